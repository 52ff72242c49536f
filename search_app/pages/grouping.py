"""Kinds mixed sensibly: how many results of each, texts as a list, organisations and centres as groups beside it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search_app.library import Library
from search_app.links import search_address, without_facet
from search_app.pages.country import spoken_in
from search_app.pages.listings import CENTRES, ORGANISATIONS, SEARCH, Listing
from search_app.pages.views import Countable, ShownHit, Step
from search_app.pages.wording import Wording
from search_app.query import DEFAULT_LANGUAGE, Query
from search_app.results import Results

KIND, COUNTRY = "kind", "country"
MOST_NEAR = 4
"""Countries that are named together as those of a language."""


@dataclass(frozen=True)
class Group:
    """Organisations or centres among the results: how many there are, how many are near, those on this page."""

    name: str
    label: str
    all: Step
    near: Step | None
    hits: Sequence[ShownHit]


@dataclass(frozen=True)
class Near:
    """The countries of the reader's language, and how many results of each kind are there."""

    countries: tuple[str, ...]
    counts: Mapping[str, int]


def is_grouped(listing: Listing, query: Query) -> bool:
    """Whether kinds are told apart: where the page mixes them, and the reader has asked for no order of their own."""
    return not listing.kind and not query.selected.get(KIND) and query.sort == Query.sort


async def near(library: Library, listing: Listing, query: Query, found: Results) -> Near | None:
    """What there is in the countries of the reader's language; None where nothing is grouped, or the language is that
    of everybody who has not said another. Raises what the library raises."""
    counts = {one.value: one.count for one in found.facets.get(KIND, ())}
    kinds = [directory.kind for directory in (ORGANISATIONS, CENTRES) if counts.get(directory.kind)]
    countries = spoken_in(query.language)
    if not is_grouped(listing, query) or not kinds or query.selected.get(COUNTRY) or not _is_told(query, countries):
        return None
    there = replace(
        query, selected={**query.selected, COUNTRY: countries}, page=1, size=0, facets=False, snippets=False
    )
    asked = (library.search(_of_kind(there, kind), meant=found.understood) for kind in kinds)
    answers = await asyncio.gather(*asked)
    return Near(countries, {kind: one.total for kind, one in zip(kinds, answers, strict=True)})


def _is_told(query: Query, countries: Sequence[str]) -> bool:
    return 0 < len(countries) <= MOST_NEAR and (query.language != DEFAULT_LANGUAGE or bool(query.asked))


def kinds_row(listing: Listing, query: Query, counted: Sequence[Countable], words: Wording) -> tuple[Step, ...]:
    """Each kind with its number and the results of that kind alone; nothing where there is but one."""
    there = [one for one in counted if one.count]
    if not is_grouped(listing, query) or len(there) < 2:
        return ()
    return tuple(
        Step(one.label, search_address(_of_kind(query, one.value), SEARCH.path), count=words.number(one.count))
        for one in there
    )


def groups(
    query: Query, found: Results, hits: Sequence[ShownHit], there: Near | None, words: Wording
) -> tuple[Group, ...]:
    """Organisations and centres as groups: on the first page whatever there is, on others what stands there."""
    counts = {one.value: one.count for one in found.facets.get(KIND, ())}
    kinds = [hit.kind for hit in found.hits]
    made = []
    for directory in (ORGANISATIONS, CENTRES):
        own = [hit for kind, hit in zip(kinds, hits, strict=True) if kind == directory.kind]
        if own or (query.page == 1 and counts.get(directory.kind)):
            made.append(_group(directory, query, counts.get(directory.kind, len(own)), own, there, words))
    return tuple(made)


def _group(
    directory: Listing, query: Query, count: int, hits: Sequence[ShownHit], there: Near | None, words: Wording
) -> Group:
    there_too = there.counts.get(directory.kind, 0) if there else 0
    return Group(
        name=directory.name,
        label=words.gettext(directory.heading),
        all=Step(_counted(directory, count, words), search_address(query_for(query), directory.path)),
        near=_near(directory, query, there, there_too, words) if there and there_too else None,
        hits=hits,
    )


def _near(directory: Listing, query: Query, there: Near, count: int, words: Wording) -> Step:
    names = ", ".join(map(words.country, there.countries))
    asked = replace(query_for(query), selected={**query.selected, COUNTRY: there.countries})
    text = words.ngettext("%(number)s in %(country)s", "%(number)s in %(country)s", count, country=names)
    return Step(text, search_address(asked, directory.path))


def query_for(query: Query) -> Query:
    """The same question from its first page, as a directory carries it."""
    return replace(without_facet(query, KIND), page=1)


def _counted(directory: Listing, count: int, words: Wording) -> str:
    if directory is ORGANISATIONS:
        return words.ngettext("%(number)s organisation", "%(number)s organisations", count)
    return words.ngettext("%(number)s centre", "%(number)s centres", count)


def _of_kind(query: Query, kind: str) -> Query:
    return replace(query, selected={**query.selected, KIND: (kind,)}, page=1)
