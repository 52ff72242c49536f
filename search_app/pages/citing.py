"""How a document is cited: in words, and as files for programs that manage references."""

from datetime import datetime

from search_app.api.cited import FORMATS
from search_app.api.exports import FileLink
from search_app.links import data_address
from search_app.pages.document_views import Citation
from search_app.pages.wording import Wording, own_name
from search_app.query import Query
from search_app.results import Document


def citation(document: Document, origin: str, asked: str | None, words: Wording) -> Citation:
    """The citation; `origin` is scheme and host of this library. What is not known is left out."""
    reader = Query(asked=asked)
    who = document.publisher or ""
    year = f"({document.year})" if document.year else ""
    said = (" ".join(filter(None, (who, year))), document.title, own_name(document.language), _read(document, words))
    address = origin + document.url
    text = f"{'. '.join(one.rstrip('.') for one in said if one)}. Rare Cancer Library, {address}"
    files = [
        FileLink(one.name, data_address(reader, f"{document.url}.{ending}"), one.media_type)
        for ending, one in FORMATS.items()
    ]
    return Citation(text, files)


def _read(document: Document, words: Wording) -> str:
    """Of when the text is that the library has: what an address shows may change."""
    if not document.indexed_at:
        return ""
    return words.gettext("As of %(date)s", date=words.date(datetime.fromisoformat(document.indexed_at).date()))
