"""What to loosen where nothing was found: a few wider searches, counted; those that lead to results are offered."""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from search_app.answering import corrected
from search_app.library import Library
from search_app.links import search_address, with_page, without
from search_app.pages.listings import SEARCH, Listing
from search_app.pages.naming import Named, chosen
from search_app.pages.panels import label
from search_app.pages.views import Step
from search_app.pages.wider_concepts import Neighbour, neighbours
from search_app.pages.wording import Wording
from search_app.query import MAX_TEXT, Query
from search_app.results import Results

MOST = 12
"""Wider searches that are tried: each costs the engine a small request, and only where nothing was found."""

_SIGNS = re.compile(r'["“”„«»]|(?:^|(?<=\s))[-−]\S*')
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class _Candidate:
    """A wider search: what it is called, the question, the address that shows it; `as_asked` when its words are the
    reader's, which are corrected there too."""

    text: str
    query: Query
    listing: Listing
    name: str = ""
    language: str = ""
    as_asked: bool = False


async def wider(
    library: Library, listing: Listing, query: Query, found: Results, *, named: Mapping[str, Named], words: Wording
) -> tuple[Step, ...]:
    """Steps that surely lead to results; none where there is nothing wider. Raises what the library raises."""
    if found.total:
        return (_first_page(listing, query, found, words),)
    nearby = [_beside(one, query) for one in await neighbours(library, query, found, words)]
    return await _leading(library, [*_candidates(listing, query, named, words), *nearby], words)


async def looser(
    library: Library, listing: Listing, query: Query, *, named: Mapping[str, Named], words: Wording
) -> tuple[Step, ...]:
    """The same question with fewer filters, where the results with all of them are about what is wider."""
    return await _leading(library, _with_fewer_filters(listing, query, named, words), words)


async def _leading(library: Library, searches: Iterable[_Candidate], words: Wording) -> tuple[Step, ...]:
    """Those of the searches that find something, each with its number."""
    candidates = _distinct(searches)[:MOST]
    answers = await asyncio.gather(*(_counted(library, one) for one in candidates))
    counted = zip(candidates, answers, strict=True)
    return tuple(_step(candidate, answer.total, words) for candidate, answer in counted if answer.total)


def _first_page(listing: Listing, query: Query, found: Results, words: Wording) -> Step:
    count = words.ngettext("%(number)s result", "%(number)s results", found.total)
    href = search_address(with_page(query, 1), listing.path)
    return Step(words.gettext("Go to the first page of results"), href, count=count)


def _candidates(listing: Listing, query: Query, named: Mapping[str, Named], words: Wording) -> Iterator[_Candidate]:
    yield from _with_fewer_filters(listing, query, named, words)
    if listing.kind:
        yield _Candidate(words.gettext("Search the whole library for this"), query, SEARCH, as_asked=True)
    unsigned = " ".join(_SIGNS.sub(" ", query.text).split())
    if unsigned and unsigned != query.text:
        text = words.gettext("Search without quotation marks and minus signs")
        yield _Candidate(text, replace(query, text=unsigned, page=1), listing)
    alone = list(dict.fromkeys(_WORD.findall(unsigned)))
    if len(alone) > 1 and len(any_of := " OR ".join(alone)) <= MAX_TEXT:
        yield _Candidate(words.gettext("Search for any of these words"), replace(query, text=any_of, page=1), listing)


def _beside(neighbour: Neighbour, query: Query) -> _Candidate:
    asked = Query(language=query.language, asked=query.asked, selected=neighbour.selected)
    return _Candidate(neighbour.text, asked, neighbour.listing, neighbour.name, neighbour.language)


def _distinct(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Each address once."""
    return [*{search_address(one.query, one.listing.path): one for one in reversed([*candidates])}.values()][::-1]


def _with_fewer_filters(
    listing: Listing, query: Query, named: Mapping[str, Named], words: Wording
) -> Iterator[_Candidate]:
    without_filter = words.gettext("Search without the filter")
    for one in chosen(query.selected, named, words):
        text = f"{without_filter} {label(one.facet, words)}:"
        looser = without(query, one.facet, one.value)
        yield _Candidate(text, looser, listing, one.label, one.language, as_asked=True)
    if sum(map(len, query.selected.values())) > 1:
        looser = replace(query, selected={}, page=1)
        yield _Candidate(words.gettext("Search without any filter"), looser, listing, as_asked=True)


async def _counted(library: Library, candidate: _Candidate) -> Results:
    sent = replace(candidate.listing.sent(candidate.query), page=1, size=1, facets=False, snippets=False)
    found = await library.search(sent)
    return found if found.total or not candidate.as_asked else await corrected(library, sent, found)


def _step(candidate: _Candidate, total: int, words: Wording) -> Step:
    return Step(
        text=candidate.text,
        href=search_address(candidate.query, candidate.listing.path),
        name=candidate.name,
        language=candidate.language,
        count=words.ngettext("%(number)s result", "%(number)s results", total),
    )
