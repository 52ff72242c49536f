"""The pages of a document as a list: each with its first words, and a link to read it."""

from collections.abc import Collection, Iterable

from mappings.languages import is_language
from mappings.vocabulary import RECORDS
from search_app.links import reading_address
from search_app.pages.document_views import OutlinePage
from search_app.pages.wording import Wording
from search_app.reading import reflowed
from search_app.results import Document, PageText

LISTED = 100
"""Pages that are listed; matching ones are linked besides."""

_LETTERS = 110
"""Letters of a page's beginning: about a line on a wide screen."""

_ENDED = (".", "!", "?", ":")


def outline(
    document: Document, address: str, matching: Collection[int], state: str, words: Wording
) -> tuple[tuple[OutlinePage, ...], str]:
    """The first pages of the document at `address`, and in words how many are left out. Pages without text are not in
    the index; they are listed as such, so that the numbers have no gaps."""
    if document.kind in RECORDS:
        return (), ""
    texts = _first_parts(document.pages)
    last = last_page(document)
    listed = [
        _page(number, texts.get(number), address, number in matching, state, words)
        for number in range(1, min(last, LISTED) + 1)
    ]
    return tuple(listed), _unlisted(last - LISTED, words)


def last_page(document: Document) -> int:
    """The number of the last page, also of one whose text could not be read."""
    return max(document.page_count or 0, *(page.number for page in document.pages), 0)


def beginning(text: str) -> str:
    """The first words of a page: of its first lines as much as fills one, ended at a word."""
    said = ""
    for line in reflowed(text).splitlines():
        said = f"{said}{'' if not said or said.endswith(_ENDED) else ' –'} {line}".strip()
        if len(said) > _LETTERS // 2:
            break
    return said if len(said) <= _LETTERS else f"{said[:_LETTERS].rpartition(' ')[0] or said[:_LETTERS]} …"


def _first_parts(parts: Iterable[PageText]) -> dict[int, PageText]:
    """The pages by number; of one in several languages the part that comes first."""
    first: dict[int, PageText] = {}
    for part in parts:
        first.setdefault(part.number, part)
    return first


def _page(number: int, text: PageText | None, address: str, matches: bool, state: str, words: Wording) -> OutlinePage:
    return OutlinePage(
        label=words.gettext("Page %(number)s", number=words.number(number)),
        href=reading_address(address, number, state),
        beginning=beginning(text.text) if text else words.gettext("No text could be read from this page."),
        language=text.language if text and is_language(text.language) else "",
        matches=matches,
    )


def _unlisted(left_out: int, words: Wording) -> str:
    if left_out <= 0:
        return ""
    return words.ngettext(
        "%(number)s more page is not listed here. You reach it by its number.",
        "%(number)s more pages are not listed here. You reach them by their numbers.",
        left_out,
    )
