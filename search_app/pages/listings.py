"""The search page and the two directories: the same form and results; a directory has its kind fixed."""

from dataclasses import dataclass, replace

from search_app.links import without_facet
from search_app.messages import N_
from search_app.query import Query


@dataclass(frozen=True)
class Listing:
    """One such page: its address, template and messages. `kind` is the kind of material that it is about, or empty;
    `opened` are the facets whose panels stand open."""

    path: str
    name: str
    template: str
    heading: str
    box_label: str
    box_hint: str
    kind: str = ""
    opened: tuple[str, ...] = ("family", "country")

    def asked(self, query: Query) -> Query:
        """The question as this page's addresses carry it: without the kind, where the page itself fixes it."""
        return without_facet(query, "kind") if self.kind else query

    def sent(self, query: Query) -> Query:
        """The question as the library gets it."""
        return replace(query, selected={**query.selected, "kind": (self.kind,)}) if self.kind else query


SEARCH = Listing(
    path="/search",
    name="search",
    template="results.html",
    heading=N_("Search"),
    box_label=N_("Search the library"),
    box_hint="",
    opened=("language", "kind", "family"),
)
ORGANISATIONS = Listing(
    path="/organisations",
    name="organisations",
    template="organisations.html",
    heading=N_("Patient organisations"),
    box_label=N_("Search the organisations"),
    box_hint=N_("A cancer, a country, a city or a name"),
    kind="organisation",
)
CENTRES = Listing(
    path="/centres",
    name="centres",
    template="centres.html",
    heading=N_("Treatment centres"),
    box_label=N_("Search the centres"),
    box_hint=N_("A cancer, a country, a city, a network or a name"),
    kind="centre",
)
LISTINGS = (SEARCH, ORGANISATIONS, CENTRES)
