"""Documents and records as lines of a table that spreadsheet programs open: letters right, nothing run."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from search_app.results import Document

BYTE_ORDER_MARK = "\ufeff"
"""Without it the commonest spreadsheet program takes Greek, Cyrillic and accents for something else."""

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet program would run; some skip white space before it."""

_CATALOGUE = ("id", "kind", "title", "language", "country", "year", "family", "site")
_OF_DOCUMENTS = ("publisher", "stage", "audience", "concepts", "licence", "source_url", "media_type", "page_count")
RECORD_FIELDS = (
    *("name_en", "city", "website", "type", "network", "cancers", "selection_criteria", "methodology"),
    *("source", "source_date", "not_stated", "note"),
)
"""Columns of a directory; `source` says where a record was seen, `collection_path` the row that it stands in."""

_PLACES = ("url", "original", "collection_path")
RECORD_COLUMNS = (*_CATALOGUE, *RECORD_FIELDS, "url", "collection_path")
COLUMNS = (*_CATALOGUE, *_OF_DOCUMENTS, *RECORD_FIELDS, *_PLACES)


def lines(documents: Iterable[Document], columns: Sequence[str], origin: str) -> str:
    """A line of CSV (RFC 4180) for each document; every cell is quoted, so that no other separator makes two of it."""
    return _written([_cell(document, column, origin) for column in columns] for document in documents)


def heading(columns: Sequence[str]) -> str:
    """The first line of a file."""
    return BYTE_ORDER_MARK + _written([columns])


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _written(rows: Iterable[Iterable[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue().replace("\0", "\ufffd")


def _cell(document: Document, column: str, origin: str) -> str:
    if column in RECORD_FIELDS:
        return document.record.get(column, "")
    if column == "url":
        return origin + document.url
    if column == "original":
        return origin + document.file_url if document.file_url else ""
    if column == "language":
        return "; ".join(document.languages or (document.language,))
    value = document.source if column == "collection_path" else getattr(document, column)
    return "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
