"""What a directory says of an organisation or centre reaches its page whole: from the row to what readers see."""

import pytest

from indexer.collection import FoundFile
from indexer.description import described_record
from indexer.documents import body
from indexer.records import Record, records_from
from indexer.xhtml import Sheet
from mappings.vocabulary import families, sites
from search_app.pages.rendering import Renderer
from search_app.pages.rows import rows
from search_app.query import Query
from search_app.results import document_from
from tests.documents.conftest import SOURCES
from tests.documents.test_directories import rows_of

WORDS = Renderer().words
KINDS = {"organisation": "organisations", "centre": "centres"}
SHOWN = {
    "name_en": "Name in English",
    "city": "City",
    "website": "Website",
    "type": "Kind of organisation",
    "network": "Network",
    "cancers": "Cancers, as the source names them",
    "selection_criteria": "How it was chosen (selection criteria)",
    "methodology": "How this was collected and checked (methodology)",
    "source": "Source",
    "source_date": "Date of the source",
    "not_stated": "What is not stated",
    "note": "Note",
}


def recorded(kind: str) -> list[tuple[dict[str, str], Record]]:
    """Each row of the directory with its record; none is wrong."""
    table = rows_of(KINDS[kind])
    found = records_from(kind, f"directories/{KINDS[kind]}.xlsx", [Sheet(tuple(map(tuple, table)))])
    assert found.faults == ()
    said = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
    return [*zip(said, found.records, strict=True)]


def page_of(record: Record) -> tuple[str, dict[str, str]]:
    """Title and rows of the record's page, the entries of a row as one text."""
    table = FoundFile(SOURCES, "directories/table.xlsx", 1, 1)
    indexed = body(described_record(record, table, "0" * 64, row="", indexed_at="2026-11-25T12:00:00+00:00"))
    document = document_from(record.id, indexed)
    shown = rows(document, Query(), {}, WORDS)
    return document.title, {row.label: " ".join(entry.text for entry in row.entries) for row in shown}


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_of_a_row_is_on_the_page_of_its_record(kind: str) -> None:
    for said, record in recorded(kind):
        title, shown = page_of(record)
        assert title == said["name"]
        assert shown["Country"] == WORDS.country(said["country"])
        for column, label in SHOWN.items():
            assert _letters(said.get(column, "")) == _letters(shown.get(label, "")), (column, said["name"])
        for vocabulary, column, label in (
            (sites(), "site", "Cancer site"),
            (families(), "family", "Family of cancers"),
        ):
            for value in filter(None, said[column].split(";")):
                assert vocabulary[value].label("en") in shown[label], said["name"]


def test_workbooks_of_the_sources_have_no_column_that_is_not_shown() -> None:
    for name in KINDS.values():
        assert set(rows_of(name)[0]) <= {"name", "country", "site", "family", *SHOWN}


def _letters(text: str) -> str:
    """The letters of a text: between web addresses that become links, signs may go."""
    return "".join(sign for sign in text if sign.isalnum())
