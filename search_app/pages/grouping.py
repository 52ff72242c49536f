"""Kinds mixed sensibly: how many results of each, texts as the list, organisations and centres as groups beside it."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from mappings.letters import without_marks
from mappings.vocabulary import RECORDS
from search_app.links import addresses_by, search_address, without_facet
from search_app.pages.country import BEYOND, spoken_in
from search_app.pages.listings import CENTRES, ORGANISATIONS, SEARCH, Listing
from search_app.pages.views import Countable, ShownHit, Step
from search_app.pages.wording import Wording
from search_app.query import DEFAULT_LANGUAGE, Query
from search_app.results import Beside, Hit, Results

KIND, COUNTRY = "kind", "country"
MOST_NEAR = 4
"""Countries that are named together as those of a language."""

_DIRECTORIES = {one.kind: one for one in (ORGANISATIONS, CENTRES)}
_WORD = re.compile(r"\w+")

Shown = Callable[[Iterable[Hit]], Sequence[ShownHit]]
"""What makes hits as they are shown."""


@dataclass(frozen=True)
class KindLink:
    """The way to the results of one kind; of organisations and centres also to those that are `near`."""

    all: Step
    near: Step | None


@dataclass(frozen=True)
class Group:
    """Organisations or centres among the results: how many there are, how many are near, the best of them."""

    name: str
    label: str
    all: Step
    near: Step | None
    hits: Sequence[ShownHit]


def is_grouped(listing: Listing, query: Query) -> bool:
    """Whether kinds are told apart: where the page mixes them, and the reader has asked for no order of their own."""
    return not listing.kind and not query.selected.get(KIND) and query.sort == Query.sort


def parted(listing: Listing, query: Query) -> Query:
    """The question as it is sent: where kinds are told apart, all texts come before organisations and centres; in a
    directory of which nothing else is asked, those of the reader's countries before those for all Europe."""
    near = spoken_in(query.language) if _is_told(query) else ()
    browsing = listing.kind and not query.text and query.sort == Query.sort
    return replace(
        listing.sent(query),
        texts_first=is_grouped(listing, query),
        countries_first=(near, BEYOND) if browsing else (),
    )


def kinds_row(
    listing: Listing, query: Query, found: Results, counted: Sequence[Countable], words: Wording
) -> tuple[KindLink, ...]:
    """Each kind with its number and the results of that kind alone; nothing where there is but one."""
    there = [one for one in counted if one.count]
    if not is_grouped(listing, query) or len(there) < 2:
        return ()
    address = addresses_by(query, KIND, SEARCH.path)
    return tuple(
        KindLink(
            Step(one.label, address(one.value), count=words.number(one.count)),
            _near(_DIRECTORIES[one.value], query, found.records[one.value], words)
            if one.value in found.records
            else None,
        )
        for one in there
    )


def groups(query: Query, found: Results, shown: Shown, words: Wording) -> tuple[Group, ...]:
    """Organisations and centres as groups on the first page, where texts are its list; where there are none, they are
    the list themselves."""
    if query.page > 1 or not found.hits or found.hits[0].kind in RECORDS:
        return ()
    counts = {one.value: one.count for one in found.facets.get(KIND, ())}
    there = [one for one in _DIRECTORIES.values() if one.kind in found.records and counts.get(one.kind)]
    return tuple(_group(one, query, counts[one.kind], _told(one, found), shown, words) for one in there)


def _told(directory: Listing, found: Results) -> Beside:
    """The records of one kind with those to be named: all that stand behind the texts of this page, else the best."""
    here = tuple(hit for hit in found.hits if hit.kind == directory.kind)
    there = found.records[directory.kind]
    return replace(there, best=here) if len(here) > len(there.best) else there


def are_named(query: Query, found: Results) -> bool:
    """Whether the question is the name of an organisation or centre rather than that of a disease: all its words stand
    in the title of one, and in no title of the texts."""
    asked = _words(query.text)
    diseases = {word for one in found.understood for word in _words(one.matched)}
    if asked <= diseases:
        return False
    records = (hit for one in found.records.values() for hit in one.best)
    texts = (hit for hit in found.hits if hit.kind not in RECORDS)
    return any(_entitled(asked, hit) for hit in records) and not any(_entitled(asked, hit) for hit in texts)


def _entitled(asked: Set[str], hit: Hit) -> bool:
    title = _words(hit.title)
    return all(any(word.startswith(one) for word in title) for one in asked)


@lru_cache(maxsize=512)  # titles stand on page after page
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(without_marks(text).casefold()))


def _group(directory: Listing, query: Query, count: int, there: Beside, shown: Shown, words: Wording) -> Group:
    return Group(
        name=directory.name,
        label=words.gettext(directory.heading),
        all=Step(_counted(directory, count, words), search_address(query_for(query), directory.path)),
        near=_near(directory, query, there, words),
        hits=shown(there.best),
    )


def _near(directory: Listing, query: Query, there: Beside, words: Wording) -> Step | None:
    """Those in the countries of the reader's language; None where there are none, or these are not known."""
    countries = spoken_in(query.language)
    count = sum(there.countries.get(country, 0) for country in countries)
    if not count or query.selected.get(COUNTRY) or len(countries) > MOST_NEAR or not _is_told(query):
        return None
    names = ", ".join(map(words.country, countries))
    asked = replace(query_for(query), selected={**query.selected, COUNTRY: countries})
    text = words.ngettext("%(number)s in %(country)s", "%(number)s in %(country)s", count, country=names)
    return Step(text, search_address(asked, directory.path))


def _is_told(query: Query) -> bool:
    """Whether the reader's language is more than what everybody has who has not said another."""
    return query.language != DEFAULT_LANGUAGE or bool(query.asked)


def query_for(query: Query) -> Query:
    """The same question from its first page, as a directory carries it."""
    return replace(without_facet(query, KIND), page=1)


def _counted(directory: Listing, count: int, words: Wording) -> str:
    if directory is ORGANISATIONS:
        return words.ngettext("%(number)s organisation", "%(number)s organisations", count)
    return words.ngettext("%(number)s centre", "%(number)s centres", count)
