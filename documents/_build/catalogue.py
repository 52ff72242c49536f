"""`catalogue.csv`: a row a document, from the front matter of its source."""

import csv
import io
from collections.abc import Iterable

from documents._build.sources import Source

COLUMNS = (
    "file",
    "title",
    "language",
    "kind",
    "publisher",
    "country",
    "site",
    "stage",
    "audience",
    "year",
    "licence",
    "source_url",
    "concepts",
)


def catalogue(documents: Iterable[Source]) -> bytes:
    """The catalogue in UTF-8; several values of a cell stand between semicolons.

    The language of a guide is left to its folder (`guides/fi/…`), and no document has an address of its own.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_row(document) for document in documents)
    return text.getvalue().encode()


def _row(document: Source) -> list[str]:
    return [
        document.file,
        document.title,
        "" if f"/{document.language}/" in document.file else document.language,
        document.kind,
        document.publisher,
        document.country,
        ";".join(document.site),
        ";".join(document.stage),
        ";".join(document.audience),
        str(document.date.year),
        document.licence,
        "",
        ";".join(document.concepts),
    ]
