"""The two directories as librarians' own programs write them: other formats, encodings, headings, ways to say a value.

They are made of the committed workbooks, and give the same records.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from babel import Locale

from indexer.catalogue import COLUMNS as CATALOGUE
from indexer.extraction import Extractor
from indexer.extractors import extractor_of
from indexer.headings import CATALOGUE as CATALOGUE_HEADINGS
from indexer.headings import DIRECTORIES, key
from indexer.records import COLUMNS, Record, records_from
from indexer.settings import Settings
from mappings.connection import PROJECT_FOLDER
from mappings.vocabulary import BEYOND_COUNTRIES, families, sites
from tests.conftest import Engines
from tests.indexer import samples

Rows = list[list[str]]

KINDS = {"organisation": "organisations", "centre": "centres"}
ENCODINGS = ("windows-1252", "windows-1250", "windows-1257", "windows-1253", "windows-1251")
"""A record is written in the first of these that has all its letters."""

HEADINGS = {
    "de": (
        *("Name der Organisation", "Englischer Name", "Land", "Ort", "Webseite", "Netzwerk", "Organ", "Tumorfamilie"),
        *("Typ", "Krebsarten", "Auswahlkriterien", "Methodik", "Quelle", "Stand", "Nicht angegeben", "Anmerkung"),
    ),
    "fr": (
        *("Nom", "Nom en anglais", "Pays", "Ville", "Site web", "Réseau", "Localisation", "Famille", "Type"),
        *("Types de cancer", "Critères de sélection", "Méthodologie", "Source", "Date de la source", "Non précisé"),
        "Remarques",
    ),
    "en": (
        *("ORGANIZATION", "Name (English)", "Country code", "Town", "Homepage", "Networks", "Cancer site", "Families"),
        *("Kind", "Cancer types", "Criteria", "Method", "Sources", "Date", "Not-stated", "Remarks"),
    ),
}
COLUMN_ORDER = (
    *("name", "name_en", "country", "city", "website", "network", "site", "family", "type", "cancers"),
    *("selection_criteria", "methodology", "source", "source_date", "not_stated", "note"),
)


@pytest.fixture(scope="module")
def extractor(engines: Engines) -> Extractor:
    return extractor_of(Settings(tika_urls=(engines.tika_url,)))


def committed(kind: str) -> Rows:
    """The committed workbook, cell by cell."""
    path = PROJECT_FOLDER / f"documents/directories/{KINDS[kind]}.xlsx"
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def exported(rows: Rows, language: str, encoding: str = "utf-8") -> Rows:
    """The same table with the headings of a language, and its values named in that language too, as far as the
    encoding has the letters: a heading goes without accents where it has not, a value as its identifier.
    """
    names = dict(zip(COLUMN_ORDER, HEADINGS[language], strict=True))
    plain = {column: name if fits(name, encoding) else key(name) for column, name in names.items()}
    said = ((_said(*of, language, encoding) for of in zip(rows[0], row, strict=True)) for row in rows[1:])
    return [[plain[column] for column in rows[0]], *map(list, said)]


def _said(column: str, cell: str, language: str, encoding: str) -> str:
    if column == "country" and language != "en" and cell not in BEYOND_COUNTRIES:
        named = str(Locale.parse(language).territories[cell])
    elif terms := {"site": sites(), "family": families()}.get(column):
        named = "; ".join(terms[one].label(language) for one in cell.split(";") if one)
    else:
        return cell
    return named if fits(named, encoding) else cell


def read(extractor: Extractor, kind: str, path: Path, content: bytes) -> list[Record]:
    """The records of a table, without the place where each stands."""
    found = records_from(kind, path.name, extractor.tables(samples.write(path, content)))
    assert [fault.message for fault in found.faults] == []
    return [replace(record, source="") for record in found.records]


@pytest.mark.engine
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize(("ending", "written"), [("ods", samples.ods), ("xlsx", samples.xlsx)])
def test_spreadsheet_with_other_headings_gives_the_same_records(
    extractor: Extractor, tmp_path: Path, kind: str, language: str, ending: str, written: Callable[[Rows], bytes]
) -> None:
    rows = committed(kind)
    path = tmp_path / f"{KINDS[kind]}.{ending}"
    expected = read(extractor, kind, tmp_path / "as-committed.xlsx", samples.xlsx(rows))
    assert len(expected) == len(rows) - 1
    assert read(extractor, kind, path, written(exported(rows, language))) == expected


@pytest.mark.engine
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", HEADINGS)
def test_old_encodings_with_semicolons_give_the_same_records(
    extractor: Extractor, tmp_path: Path, kind: str, language: str
) -> None:
    header, *rows = committed(kind)
    by_encoding = divided(rows)
    assert {"windows-1252", "windows-1250"} <= by_encoding.keys() or kind == "centre"
    for encoding, some in by_encoding.items():
        part = [header, *some]
        expected = read(extractor, kind, tmp_path / "part.xlsx", samples.xlsx(part))
        content = samples.csv(exported(part, language, encoding), encoding=encoding, separator=";")
        assert read(extractor, kind, tmp_path / f"{encoding}.csv", content) == expected


def divided(rows: Rows) -> dict[str, Rows]:
    """The rows by the first encoding that has all their letters; none is left out."""
    found: dict[str, Rows] = {}
    for row in rows:
        said = [cell.replace("ț", "ţ").replace("ș", "ş") for cell in row]  # no old encoding has the comma below
        encoding = next(one for one in ENCODINGS if all(fits(cell, one) for cell in said))
        found.setdefault(encoding, []).append(said)
    return found


def fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def test_every_heading_stands_for_one_column() -> None:
    for columns, headings in ((COLUMNS, DIRECTORIES), (CATALOGUE, CATALOGUE_HEADINGS)):
        assert sorted(columns.names) == sorted(headings)
        for column, names in headings.items():
            assert {name: columns.named(name) for name in (column, *names)} == dict.fromkeys((column, *names), column)


@pytest.mark.parametrize(
    "heading", ["Country-Code", " COUNTRY  CODE ", "Country_code:", "country\ncode", "Pays", "PAÍS"]
)
def test_spelling_of_a_heading_does_not_matter(heading: str) -> None:
    assert COLUMNS.named(heading) == "country"


@pytest.mark.parametrize("heading", ["", "Telefon", "Countries of the world", "e-mail"])
def test_other_headings_are_left_aside(heading: str) -> None:
    assert COLUMNS.named(heading) is None
