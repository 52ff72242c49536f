"""What is said of the original file, and of what could not be read of it."""

from collections.abc import Iterable

from mappings.vocabulary import RECORDS
from search_app.pages.document_views import Original
from search_app.pages.wording import Wording
from search_app.results import Document, Hit

_TYPES = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/msword": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/rtf": "RTF",
    "application/epub+zip": "EPUB",
    "application/xhtml+xml": "HTML",
    "text/html": "HTML",
    "text/plain": "TXT",
}


def original(document: Document, words: Wording) -> Original | None:
    """The link to the original, with its type, pages and size; None where there is none, as for records."""
    if not document.file_url:
        return None
    about = (form(document, words), words.size(document.size) if document.size else "")
    return Original(document.file_url, ", ".join(filter(None, about)), format_name(document.media_type))


def form(document: Document | Hit, words: Wording) -> str:
    """Type and pages of the original, for example "PDF, 24 pages"; empty for a record."""
    if document.kind in RECORDS:
        return ""
    pages = words.ngettext("%(number)s page", "%(number)s pages", document.page_count) if document.page_count else ""
    return ", ".join(filter(None, (format_name(document.media_type), pages)))


def format_name(media_type: str | None) -> str:
    """What people call the format, for example "PDF"; empty where the library has no name for it."""
    return _TYPES.get((media_type or "").partition(";")[0], "")


def warnings(found: Iterable[str], words: Wording) -> tuple[str, ...]:
    """What readers must know of how the file was read, in their words; what is for librarians alone is left out."""
    return tuple(filter(None, (_warning(warning, words) for warning in found)))


def _warning(warning: str, words: Wording) -> str:
    name, _, detail = warning.partition(":")
    match name.strip():
        case "partial":
            return words.gettext(
                "Only a part of the original could be read. The search doesn’t find what stands in the rest of it."
            )
        case "pages-without-text":
            return words.gettext(
                "No text could be read from these pages: %(pages)s. They may be pictures or scans, which the search "
                "doesn’t find.",
                pages=detail.strip(),
            )
    return ""
