"""What to loosen where nothing was found: a few wider searches, counted, of which those with results are offered."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mappings.languages import is_language
from search_app.library import Library
from search_app.links import search_address, with_page, without
from search_app.pages.listings import SEARCH, Listing
from search_app.pages.panels import label
from search_app.pages.views import Step
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.results import Results

MOST = 8
"""Wider searches that are tried: each costs the engine a small request, and only where nothing was found."""

_SIGNS = re.compile(r'["“”„«»]|(?:^|(?<=\s))[-−]\S*')
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class _Candidate:
    """A wider search: what it is called, the question, the address that shows it."""

    text: str
    query: Query
    listing: Listing
    name: str = ""
    language: str = ""


async def wider(library: Library, listing: Listing, query: Query, found: Results, words: Wording) -> tuple[Step, ...]:
    """Steps that surely lead to results; none where there is nothing wider. Raises what the library raises."""
    if found.total:
        return (_first_page(listing, query, found, words),)
    candidates = [*_candidates(listing, query, found, words)][:MOST]
    answers = await asyncio.gather(*(library.search(_counting(one)) for one in candidates))
    counted = zip(candidates, answers, strict=True)
    return tuple(_step(candidate, answer.total, words) for candidate, answer in counted if answer.total)


def _first_page(listing: Listing, query: Query, found: Results, words: Wording) -> Step:
    count = words.ngettext("%(number)s result", "%(number)s results", found.total)
    href = search_address(with_page(query, 1), listing.path)
    return Step(words.gettext("Go to the first page of results"), href, count=count)


def _candidates(listing: Listing, query: Query, found: Results, words: Wording) -> Iterator[_Candidate]:
    yield from _with_fewer_filters(listing, query, found, words)
    if listing.kind:
        yield _Candidate(words.gettext("Search the whole library for this"), query, SEARCH)
    unsigned = " ".join(_SIGNS.sub(" ", query.text).split())
    if unsigned and unsigned != query.text:
        text = words.gettext("Search without quotation marks and minus signs")
        yield _Candidate(text, replace(query, text=unsigned, page=1), listing)
    alone = list(dict.fromkeys(_WORD.findall(unsigned)))
    if len(alone) > 1:
        text = words.gettext("Search for any of these words")
        yield _Candidate(text, replace(query, text=" OR ".join(alone), page=1), listing)


def _with_fewer_filters(listing: Listing, query: Query, found: Results, words: Wording) -> Iterator[_Candidate]:
    for facet, values in query.selected.items():
        labels = {one.value: one.label for one in found.facets.get(facet, ())}
        for value in values:
            text = f"{words.gettext('Search without the filter')} {label(facet, words)}:"
            language = value if facet == "language" and is_language(value) else ""
            yield _Candidate(text, without(query, facet, value), listing, labels.get(value, value), language)
    if sum(map(len, query.selected.values())) > 1:
        yield _Candidate(words.gettext("Search without any filter"), replace(query, selected={}, page=1), listing)


def _counting(candidate: _Candidate) -> Query:
    return replace(candidate.listing.sent(candidate.query), page=1, size=1, facets=False, snippets=False)


def _step(candidate: _Candidate, total: int, words: Wording) -> Step:
    return Step(
        text=candidate.text,
        href=search_address(candidate.query, candidate.listing.path),
        name=candidate.name,
        language=candidate.language,
        count=words.ngettext("%(number)s result", "%(number)s results", total),
    )
