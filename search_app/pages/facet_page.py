"""All values of one facet on a page of their own, from A to Z, to be searched: for facets too long for the form."""

import unicodedata
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from mappings.facets import facets
from mappings.languages import is_language
from search_app.collation import collation_key
from search_app.errors import NotFound
from search_app.facets import DISEASE
from search_app.links import page_address, search_address, state_of, without
from search_app.pages.asking import library_of, query_of, renderer_of
from search_app.pages.listings import Listing
from search_app.pages.naming import diseases, in_words
from search_app.pages.panels import label
from search_app.pages.views import Countable
from search_app.pages.wording import Wording
from search_app.query import Query

WITHIN, ORDER = "within", "order"
"""Parameters of this page alone: what is looked for among the values, and how they are ordered."""

_MOST_LETTERS = 100


@dataclass(frozen=True)
class FacetEntry:
    """One value: the results with it, or without it if it is chosen; `language` is that of the label, if another's."""

    label: str
    language: str
    count: str
    href: str
    selected: bool


@dataclass(frozen=True)
class FacetPage:
    """The values of a facet. `kept` are the parameters of the question, which the form carries on."""

    heading: str
    action: str
    within: str
    kept: Sequence[tuple[str, str]]
    back: str
    count: str
    by_count: bool
    entries: Sequence[FacetEntry]


def facet_address(listing: Listing, query: Query, facet: str) -> str:
    """The page of all values that `facet` has among the results."""
    return search_address(replace(query, page=1), f"{listing.path}/facets/{facet}")


def facet_page(listing: Listing) -> Callable[[Request], Awaitable[Response]]:
    """The page function of a listing; it raises NotFound, BadParameter, and what the library raises."""

    async def answer(request: Request) -> Response:
        facet = request.path_params["facet"]
        if facet not in facets() or (listing.kind and facet == "kind"):
            raise NotFound
        query = listing.asked(query_of(request, but=(WITHIN, ORDER)))
        library, renderer = library_of(request), renderer_of(request)
        found = await library.search(replace(listing.sent(query), page=1, size=1, snippets=False))
        named = await diseases(library, query.selected.get(DISEASE, ()), renderer.words)
        values = in_words(found.facets, named, renderer.words).get(facet, ())
        asked = request.query_params
        if by_count := asked.get(ORDER) == "count":
            values = sorted(values, key=lambda one: -one.count)
        else:
            alphabet = collation_key(renderer.words.language)
            values = sorted(values, key=lambda one: alphabet(one.label))
        page = _page(listing, query, facet, values, asked.get(WITHIN, ""), renderer.words)
        page = replace(page, by_count=by_count)
        return renderer.html("facet.html", page, here=listing.name, asked=query.asked)

    return answer


def _page(
    listing: Listing, query: Query, facet: str, values: Sequence[Countable], within: str, words: Wording
) -> FacetPage:
    sought = within.strip()[:_MOST_LETTERS]
    found = [one for one in values if _folded(sought) in _folded(one.label) and (one.count or one.selected)]
    return FacetPage(
        heading=label(facet, words),
        action=page_address(f"{listing.path}/facets/{facet}", query.asked),
        within=sought,
        kept=_parameters(query),
        back=search_address(query, listing.path),
        count=words.ngettext("%(number)s value", "%(number)s values", len(found)),
        by_count=False,
        entries=[_entry(listing, query, facet, one, words) for one in found],
    )


def _entry(listing: Listing, query: Query, facet: str, value: Countable, words: Wording) -> FacetEntry:
    more = (*query.selected.get(facet, ()), value.value)
    with_it = replace(query, selected={**query.selected, facet: more}, page=1)
    after = without(query, facet, value.value) if value.selected else with_it
    return FacetEntry(
        label=value.label,
        language=value.value if facet == "language" and is_language(value.value) else "",
        count=words.number(value.count),
        href=search_address(after, listing.path),
        selected=value.selected,
    )


def _parameters(query: Query) -> list[tuple[str, str]]:
    return parse_qsl(state_of(replace(query, page=1)).removeprefix("?"))


def _folded(text: str) -> str:
    """Without capitals and accents, for looking up."""
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
