"""What the catalogue says of each file: one row a file, every value checked against the vocabularies."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from types import MappingProxyType

from indexer import headings, vocabularies
from indexer.collection import Fault
from indexer.rows import Columns, Row, rows_of
from indexer.xhtml import Sheet
from mappings.languages import languages
from mappings.vocabulary import audiences, kinds, stages

COLUMNS = Columns(
    names=tuple(headings.CATALOGUE), required=("file",), by_key=headings.columns_by_key(headings.CATALOGUE)
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one file, empty where it says nothing; values of vocabularies are identifiers."""

    file: str
    title: str = ""
    language: str = ""
    kind: str = ""
    publisher: str = ""
    country: str = ""
    site: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    year: int | None = None
    licence: str = ""
    source_url: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of all that the entry says of its file, by which a changed row is known."""
        return hashlib.sha256(repr(astuple(self)[1:]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries by the files' relative paths, and what is wrong in the table, a fault a row; the number of each
    entry's row, and the rows that are wrong.
    """

    entries: Mapping[str, Entry]
    faults: tuple[Fault, ...]
    numbers: Mapping[str, int]
    wrong: tuple[Row, ...]


def catalogue_from(relative: str, sheets: Sequence[Sheet]) -> Catalogue:
    """The catalogue in the table at `relative`. A wrong value is a fault that names row and column; the other values
    of its row count. Of two rows about one file the first counts.
    """
    rows, faults = rows_of(relative, sheets, COLUMNS)
    entries: dict[str, Entry] = {}
    numbers: dict[str, int] = {}
    found = list(faults)
    for row in rows:
        entry = _entry(row)
        if not entry.file:
            row.wrong("file", "it is empty; give the file's path below the collection folder")
        elif entry.file in entries:
            row.wrong("file", f"{entry.file} has a row above, which counts; remove one")
        else:
            entries[entry.file] = entry
            numbers[entry.file] = row.number
        found += row.faults()
    wrong = tuple(row for row in rows if row.problems)
    return Catalogue(MappingProxyType(entries), tuple(found), MappingProxyType(numbers), wrong)


def _entry(row: Row) -> Entry:
    year = row.value("year", vocabularies.year, "a year from 1900 to 2100")
    return Entry(
        file=_relative(row.text("file")),
        title=row.text("title"),
        language=row.value("language", vocabularies.language, f"one of {', '.join(languages())}"),
        kind=row.value("kind", vocabularies.kind, f"one of {', '.join(kinds())}"),
        publisher=row.text("publisher"),
        country=row.value("country", vocabularies.country, "a code of ISO 3166 such as SI, or EU or INT"),
        site=row.values("site", vocabularies.site, "a cancer site's identifier such as pancreas"),
        stage=row.values("stage", vocabularies.stage, f"one of {', '.join(stages())}"),
        audience=row.values("audience", vocabularies.audience, f"one of {', '.join(audiences())}"),
        concepts=row.values("concepts", vocabularies.concept, "an identifier of Orphanet such as ORPHA:50"),
        year=int(year) if year else None,
        licence=row.text("licence"),
        source_url=row.value("source_url", vocabularies.web_address, "an address with https:// or http://"),
    )


def _relative(path: str) -> str:
    path = unicodedata.normalize("NFC", path).replace("\\", "/")
    return "/".join(part for part in path.split("/") if part not in ("", "."))
