"""The page of a document or record: all that is known, the pages that match the question, the outline of its text."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from mappings.languages import UNDETERMINED, is_language
from mappings.vocabulary import RECORDS, kinds
from search_app.addresses import origin_of
from search_app.answering import siblings, similar
from search_app.library import Library
from search_app.links import document_address, reading_address, state_of
from search_app.pages.asking import library_of, query_of, renderer_of
from search_app.pages.citing import citation
from search_app.pages.document_views import DocumentPage, Matches
from search_app.pages.naming import Named, diseases
from search_app.pages.original import original, warnings
from search_app.pages.outline import last_page, outline
from search_app.pages.results import page_label, shown_hits
from search_app.pages.rows import rows
from search_app.pages.views import Fact, ShownPage
from search_app.pages.within import back_to, menu_entry
from search_app.pages.wording import Wording, own_name
from search_app.query import Query
from search_app.results import Document, PageHit
from search_app.structured import data_block, of_document

MOST_LINKED = 500
"""Matching pages that have a link each besides those with snippets."""


@dataclass(frozen=True)
class _Found:
    """What matches the question: the best pages with snippets, and the numbers of all."""

    best: tuple[PageHit, ...] = ()
    numbers: tuple[int, ...] = ()


async def document_page(request: Request) -> Response:
    """The page of `{id}`. Raises NotFound, BadParameter, and what the library raises."""
    identifier, query = request.path_params["id"], query_of(request)
    library, renderer = library_of(request), renderer_of(request)
    words, origin = renderer.words, origin_of(request)
    document = await library.document(identifier)
    found, named, alike, same = await asyncio.gather(
        _matching(library, identifier, query),
        diseases(library, document.concepts, words),
        similar(library, document, query.language),
        siblings(library, document),
    )
    other = {hit.id for hit in (*same.translations, *same.editions)}
    page = replace(
        _page(document, found, named, query, words),
        citation=citation(document, origin, query.asked, words),
        translations=shown_hits(same.translations, query.asked, words),
        editions=shown_hits(same.editions, query.asked, words),
        similar=shown_hits([hit for hit in alike if hit.id not in other], query.asked, words),
    )
    if not page.back:
        told = of_document(document, {one: name.label for one, name in named.items()}, origin)
        page = replace(page, structured=data_block(told))
    return renderer.html("document.html", page, here=menu_entry(document), asked=query.asked)


async def _matching(library: Library, identifier: str, query: Query) -> _Found:
    if not query.text:
        return _Found()
    best, reading = await asyncio.gather(library.matches(identifier, query), library.reading(identifier, 0, query))
    return _Found(best, reading.matching)


def _page(document: Document, found: _Found, named: Mapping[str, Named], query: Query, words: Wording) -> DocumentPage:
    is_record, state = document.kind in RECORDS, state_of(query)
    here = document_address(document.id, query.asked)
    listed, unlisted = outline(document, here, found.numbers, state, words)
    return DocumentPage(
        title=document.title,
        language=document.language if is_language(document.language) else "",
        facts=_facts(document, words),
        is_record=is_record,
        is_centre=document.kind == "centre",
        warnings=warnings(document.warnings, words),
        original=original(document, words),
        back=back_to(query),
        action=here,
        text=query.text,
        read=reading_address(here, 1, state) if not is_record and last_page(document) else "",
        matches=_matches(document, found, query, words) if found.best else None,
        rows=rows(document, query, named, words),
        outline=listed,
        unshown=unlisted,
    )


def _facts(document: Document, words: Wording) -> tuple[Fact, ...]:
    kind = kinds().get(document.kind)
    facts = (
        Fact(kind.label(words.language) if kind else document.kind),
        Fact(own_name(document.language), document.language),
        Fact(document.publisher or ""),
        Fact(words.country(document.country) if document.country else ""),
        Fact(str(document.year) if document.year else ""),
    )
    return tuple(fact for fact in facts if fact.text)


def _matches(document: Document, found: _Found, query: Query, words: Wording) -> Matches:
    here, state = document_address(document.id, query.asked), state_of(query)
    shown = {match.number for match in found.best}
    others = [number for number in found.numbers if number not in shown]
    return Matches(
        count=words.ngettext("%(number)s page", "%(number)s pages", len(found.numbers)),
        best=_best(document, found.best, query, words),
        others=[(words.number(number), reading_address(here, number, state)) for number in others[:MOST_LINKED]],
        unshown=_unlinked(len(others) - MOST_LINKED, words),
    )


def _best(document: Document, best: Iterable[PageHit], query: Query, words: Wording) -> Sequence[ShownPage]:
    here, state = document_address(document.id, query.asked), state_of(query)
    languages: dict[int, str] = {}
    for part in document.pages:  # a page in several languages is in none of them
        languages[part.number] = UNDETERMINED if part.number in languages else part.language
    return [
        ShownPage(
            page_label(match.number, words),
            match.url,
            _code(languages.get(match.number)),
            match.snippets,
            reading_address(here, match.number, state),
        )
        for match in best
    ]


def _unlinked(left_out: int, words: Wording) -> str:
    if left_out <= 0:
        return ""
    return words.ngettext("and %(number)s more", "and %(number)s more", left_out)


def _code(language: str | None) -> str:
    return language if language and is_language(language) else ""
