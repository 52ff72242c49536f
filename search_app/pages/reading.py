"""Reading a document page by page: the text of each with its matches marked, and the way to the next match."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappings.languages import is_language
from mappings.vocabulary import RECORDS
from search_app.errors import NotFound
from search_app.links import document_address, file_address, reading_address, state_of
from search_app.pages.asking import library_of, query_of, renderer_of
from search_app.pages.document_views import Original, ReadingPage
from search_app.pages.original import original
from search_app.pages.outline import last_page
from search_app.pages.within import back_to
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.reading import MOST_NUMBERS, Reading

MOST_MARKS = 30
"""Matches on a page that have a link each."""

_NUMBER = "number"


async def reading_page(request: Request) -> Response:
    """Page `{number}` of the text of `{id}`. Raises NotFound, BadParameter, and what the library raises."""
    identifier, number, query = request.path_params["id"], request.path_params["number"], query_of(request)
    if number > MOST_NUMBERS:
        raise NotFound
    library, renderer = library_of(request), renderer_of(request)
    reading = await library.reading(identifier, number, query)
    if reading.document.kind in RECORDS or not 1 <= number <= _last(reading, number):
        raise NotFound
    page = _page(reading, number, query, renderer.words)
    return renderer.html("reading.html", page, asked=query.asked)


async def page_by_number(request: Request) -> Response:
    """The way to the page whose number was typed; to the document itself where it is no number."""
    given = request.query_params.get(_NUMBER, "").strip()
    query = query_of(request, but=(_NUMBER,))
    here, state = document_address(request.path_params["id"], query.asked), state_of(query)
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0
    return RedirectResponse(reading_address(here, number, state) if number else here + state, 303)


def _last(reading: Reading, number: int) -> int:
    """The last page; a document whose pages nobody counted has at least the one that was found."""
    return max(last_page(reading.document), number if reading.parts else 0)


def _page(reading: Reading, number: int, query: Query, words: Wording) -> ReadingPage:
    document, state, last = reading.document, state_of(query), _last(reading, number)
    here = document_address(document.id, query.asked)
    at = partial(_at, here, state)
    before, after = _neighbours(reading.matching, number)
    return ReadingPage(
        title=document.title,
        language=document.language if is_language(document.language) else "",
        document=here + state,
        back=back_to(query),
        action=here,
        text=query.text,
        number=words.number(number),
        place=words.gettext("Page %(number)s of %(last)s", number=words.number(number), last=words.number(last)),
        last=last,
        parts=[replace(one, language=one.language if is_language(one.language) else "") for one in reading.parts],
        previous=at(number - 1) if number > 1 else "",
        next=at(number + 1) if number < last else "",
        original=_original(reading, number, words),
        count=_count(reading, query, words),
        matching=_matching(reading, query, words),
        marks=[f"#match-{mark}" for mark in range(1, min(reading.marks, MOST_MARKS) + 1)],
        previous_match=(at(before), words.number(before)) if before else None,
        next_match=(at(after), words.number(after)) if after else None,
    )


def _at(document: str, state: str, page: int) -> str:
    return reading_address(document, page, state)


def _neighbours(matching: tuple[int, ...], number: int) -> tuple[int, int]:
    """The matching pages before and behind this one; 0 where there is none."""
    before, behind = bisect_left(matching, number), bisect_right(matching, number)
    return matching[before - 1] if before else 0, matching[behind] if behind < len(matching) else 0


def _original(reading: Reading, number: int, words: Wording) -> Original | None:
    whole = original(reading.document, words)
    return replace(whole, href=file_address(reading.document.id, number)) if whole else None


def _count(reading: Reading, query: Query, words: Wording) -> str:
    if not query.text:
        return ""
    return words.ngettext(
        "%(number)s match for “%(text)s” on this page",
        "%(number)s matches for “%(text)s” on this page",
        reading.marks,
        text=query.text,
    )


def _matching(reading: Reading, query: Query, words: Wording) -> str:
    if not query.text:
        return ""
    return words.ngettext(
        "%(number)s page of this document matches", "%(number)s pages of this document match", len(reading.matching)
    )
