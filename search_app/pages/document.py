"""The page of a document or record: all that is known, the pages that match the question, the text page by page."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from mappings.languages import UNDETERMINED, is_language
from mappings.vocabulary import kinds
from search_app.addresses import origin_of
from search_app.answering import similar
from search_app.library import Library
from search_app.links import file_address, search_address
from search_app.pages.asking import library_of, query_of, renderer_of
from search_app.pages.listings import LISTINGS, SEARCH
from search_app.pages.naming import Named, diseases
from search_app.pages.original import original, warnings
from search_app.pages.results import page_label, shown_hits
from search_app.pages.rows import rows
from search_app.pages.views import DocumentPage, Fact, PageText, ShownPage
from search_app.pages.wording import Wording, own_name
from search_app.query import Query
from search_app.results import RECORDS, Document, PageHit
from search_app.results import PageText as IndexedPage
from search_app.structured import data_block, of_document

SHOWN = 100
"""Pages whose text is shown; matching ones are shown besides."""


async def document_page(request: Request) -> Response:
    """The page of `{id}`. Raises NotFound, BadParameter, and what the library raises."""
    identifier, query = request.path_params["id"], query_of(request)
    library, renderer = library_of(request), renderer_of(request)
    document = await library.document(identifier)
    matches, named, alike = await asyncio.gather(
        _matching(library, identifier, query),
        diseases(library, document.concepts, renderer.words),
        similar(library, document, query.language),
    )
    page = _page(document, matches, named, query, renderer.words)
    page = replace(page, similar=shown_hits(alike, search_address(Query(asked=query.asked), ""), renderer.words))
    if not page.back:
        told = of_document(document, {one: name.label for one, name in named.items()}, origin_of(request))
        page = replace(page, structured=data_block(told))
    return renderer.html("document.html", page, here=_menu_entry(document), asked=query.asked)


async def _matching(library: Library, identifier: str, query: Query) -> tuple[PageHit, ...]:
    return await library.matches(identifier, query) if query.text else ()


def _page(
    document: Document, matches: Sequence[PageHit], named: Mapping[str, Named], query: Query, words: Wording
) -> DocumentPage:
    is_record = document.kind in RECORDS
    texts = () if is_record else _texts(document, {match.number for match in matches}, words)
    return DocumentPage(
        title=document.title,
        language=document.language if is_language(document.language) else "",
        facts=_facts(document, words),
        is_record=is_record,
        is_centre=document.kind == "centre",
        warnings=warnings(document.warnings, words),
        original=original(document, words),
        back=_back(query),
        text=query.text,
        matches=_matches(document, matches, words),
        rows=rows(document, query, named, words),
        texts=texts,
        unshown=_unshown(document, texts, words),
    )


def _menu_entry(document: Document) -> str:
    return next((listing.name for listing in LISTINGS if listing.kind == document.kind), "")


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


def _back(query: Query) -> str:
    """The results that the reader comes from: the whole question is in the address of the document too."""
    if not (query.text or query.selected):
        return ""
    kind = query.selected.get("kind", ())
    listing = next((one for one in LISTINGS if one.kind and kind == (one.kind,)), SEARCH)
    return search_address(listing.asked(query), listing.path)


def _matches(document: Document, matches: Iterable[PageHit], words: Wording) -> tuple[ShownPage, ...]:
    languages = {number: page.language for number, page in _whole(document.pages).items()}
    return tuple(
        ShownPage(page_label(match.number, words), match.url, _code(languages.get(match.number)), match.snippets)
        for match in matches
    )


def _texts(document: Document, matched: set[int], words: Wording) -> tuple[PageText, ...]:
    """Pages without text are not in the index; they are shown as such, so that the numbers have no gaps."""
    texts = _whole(document.pages)
    last = max(document.page_count or 0, *texts, 0) if texts else document.page_count or 0
    shown = sorted({*range(1, min(last, SHOWN) + 1), *(number for number in matched if number in texts)})
    return tuple(
        PageText(
            number=str(number),
            text=texts[number].text if number in texts else "",
            language=_code(texts[number].language) if number in texts else "",
            href=file_address(document.id, number) if document.file_url else "",
            open=number in matched or last == 1,
        )
        for number in shown
    )


def _whole(parts: Iterable[IndexedPage]) -> dict[int, IndexedPage]:
    """The pages by number; one in several languages, of which the index has each part, whole and in none of them."""
    whole: dict[int, IndexedPage] = {}
    for part in parts:
        before = whole.get(part.number)
        text = f"{before.text}\n{part.text}" if before else part.text
        whole[part.number] = replace(part, text=text, language=UNDETERMINED if before else part.language)
    return whole


def _unshown(document: Document, texts: Sequence[PageText], words: Wording) -> str:
    left_out = (document.page_count or 0) - len(texts)
    if left_out <= 0 or document.kind in RECORDS:
        return ""
    return words.ngettext(
        "%(number)s more page is not shown here. It is in the original.",
        "%(number)s more pages are not shown here. They are in the original.",
        left_out,
    )


def _code(language: str | None) -> str:
    return language if language and is_language(language) else ""
