"""The directories are complete, and every record says what the library's readers are owed."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from mappings.vocabulary import families, sites
from tests.documents.conftest import SOURCES

BEYOND_ONE_COUNTRY = {"EU", "INT"}


@pytest.fixture(scope="module")
def organisations() -> list[dict[str, str]]:
    return records("organisations")


@pytest.fixture(scope="module")
def centres() -> list[dict[str, str]]:
    return records("centres")


def test_all_95_organisations_are_there_once(organisations: list[dict[str, str]]) -> None:
    assert len(organisations) == len({row["name"] for row in organisations}) == 95


def test_every_organisation_has_name_country_type_and_source(organisations: list[dict[str, str]]) -> None:
    for row in organisations:
        assert all(row[column] for column in ("name", "country", "type", "cancers", "family", "source")), row
        assert "." in row["source"]


def test_the_coalition_carries_the_note_of_its_standing(organisations: list[dict[str, str]]) -> None:
    [coalition] = [row for row in organisations if "ECPC" in row["name"]]

    assert "27 February 2023" in coalition["note"]


def test_every_centre_has_criteria_methodology_source_and_what_is_not_stated(centres: list[dict[str, str]]) -> None:
    assert len(centres) == 64
    for row in centres:
        for column in ("name", "network", "selection_criteria", "methodology", "source", "source_date", "not_stated"):
            assert row[column], (column, row)
        assert row["selection_criteria"] not in ("none stated", "as above")


def test_a_british_centre_says_that_it_is_in_no_european_reference_network(centres: list[dict[str, str]]) -> None:
    british = [row for row in centres if row["country"] == "GB"]

    assert british
    assert all("left those networks on 1 January 2021" in row["note"] for row in british)


def test_organisations_are_those_that_were_collected_with_their_sources(
    organisations: list[dict[str, str]], shared: Path
) -> None:
    collected = collected_rows(shared / "domain" / "organisations.tsv")

    assert len(organisations) == len(collected)
    assert sourced(organisations, "country") == sourced(collected, "country_iso2")


def test_centres_are_those_whose_criteria_are_stated(centres: list[dict[str, str]], shared: Path) -> None:
    collected = collected_rows(shared / "domain" / "centres.tsv")
    stated = [row for row in collected if not re.search("none stated|not stated", row["selection_criteria_as_stated"])]

    assert len(collected) - len(stated) == 8
    assert sorted(row["name"] for row in centres) == sorted(row["name"] for row in stated)
    assert sourced(centres, "country") == sourced(stated, "country_iso2")


def test_no_directory_holds_a_mail_address_or_telephone_number() -> None:
    cells = [cell for name in ("organisations", "centres") for row in rows_of(name) for cell in row]

    assert [cell for cell in cells if re.search(r"\w@\w|\+\d{2}[\d ]{6}", cell)] == []


@pytest.mark.parametrize("name", ["organisations", "centres"])
def test_directories_use_known_identifiers_only(name: str) -> None:
    for row in records(name):
        assert row["country"] in BEYOND_ONE_COUNTRY or (len(row["country"]) == 2 and row["country"].isupper())
        assert {value for value in row["site"].split(";") if value} <= set(sites())
        assert set(row["family"].split(";")) <= set(families())


@pytest.mark.parametrize("name", ["organisations", "centres"])
def test_workbook_holds_the_same_records_as_its_source(name: str, built: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(built[f"directories/{name}.xlsx"]))
    [sheet] = book.worksheets
    cells = [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]

    assert cells == rows_of(name)


@pytest.mark.parametrize("name", ["organisations", "centres"])
def test_workbook_carries_no_time_of_building(name: str, built: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(built[f"directories/{name}.xlsx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 24, 0, 0, 0)}


def collected_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a collected table; "as above" is what stands in the same column of the row before."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for before, row in pairwise(rows):
        row.update({name: before[name] for name, cell in row.items() if cell == "as above"})
    return rows


def sourced(rows: Iterable[Mapping[str, str]], country: str) -> Counter[tuple[str, ...]]:
    return Counter((row[country], row["city"], row["website"], row["source"], row["source_date"]) for row in rows)


def rows_of(name: str) -> list[list[str]]:
    path: Path = SOURCES / "directories" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def records(name: str) -> list[dict[str, str]]:
    header, *rows = rows_of(name)
    return [dict(zip(header, row, strict=True)) for row in rows]
