"""The catalogue's rows become checked entries; what is wrong is named by file, row and column."""

from indexer.catalogue import Entry, catalogue_from
from indexer.collection import Fault
from indexer.xhtml import Sheet

PATH = "catalogue.csv"


def _sheets(*rows: tuple[str, ...]) -> tuple[Sheet, ...]:
    return (Sheet(rows),)


def test_row_is_read_whole() -> None:
    header = (
        *("\ufeffFile ", "TITLE", "Language", "kind", "publisher", "country", "site", "stage", "audience"),
        *("year", "licence", "source url", "concepts"),
    )
    row = (
        *("guides/sl/pancreas.pdf", " Rak  trebušne slinavke ", "SL", "Guide", "Series A", "si", "pancreas; lung"),
        *("diagnosis;treatment", "Patients and families", "2024.0", "CC BY 4.0", "https://example.org/a"),
        "ORPHA:217074; 50",
    )
    catalogue = catalogue_from(PATH, _sheets(header, row))
    assert catalogue.faults == ()
    assert dict(catalogue.entries) == {
        "guides/sl/pancreas.pdf": Entry(
            file="guides/sl/pancreas.pdf",
            title="Rak trebušne slinavke",
            language="sl",
            kind="guide",
            publisher="Series A",
            country="SI",
            site=("pancreas", "lung"),
            stage=("diagnosis", "treatment"),
            audience=("patients",),
            concepts=("ORPHA:217074", "ORPHA:50"),
            year=2024,
            licence="CC BY 4.0",
            source_url="https://example.org/a",
        )
    }


def test_file_alone_is_enough() -> None:
    assert catalogue_from(PATH, _sheets(("file",), ("a.pdf",))).entries == {"a.pdf": Entry("a.pdf")}


def test_wrong_values_are_named_and_the_others_count() -> None:
    header = ("file", "language", "country", "year", "site", "source_url", "concepts", "title")
    row = ("a.pdf", "xx", "Atlantis", "20240", "pancreas;elbow", "javascript:alert(1)", "C25.9", "Kept")
    catalogue = catalogue_from(PATH, _sheets(header, ("b.pdf",), row))
    assert catalogue.entries["a.pdf"] == Entry("a.pdf", title="Kept", site=("pancreas",))
    (fault,) = catalogue.faults
    assert (fault.source, fault.reason) == ("catalogue.csv#3", "unsupported")
    assert fault.message.startswith("catalogue.csv, row 3, column ")
    for part in (
        "column language: 'xx' is not one of bg, cs,",
        "column country: 'Atlantis' is not a code of ISO 3166 such as SI, or EU or INT",
        "column year: '20240' is not a year from 1900 to 2100",
        "column site: 'elbow' is not",
        "column source_url: 'javascript:alert(1)' is not an address with https:// or http://",
        "column concepts: 'C25.9' is not an identifier of Orphanet",
    ):
        assert part in fault.message


def test_second_row_of_a_file_does_not_count() -> None:
    rows = (("file", "title"), ("a.pdf", "First"), ("./a.pdf", "Second"), ("", "Nobody's"))
    catalogue = catalogue_from(PATH, _sheets(*rows))
    assert catalogue.entries == {"a.pdf": Entry("a.pdf", title="First")}
    assert catalogue.faults == (
        Fault(
            "catalogue.csv#3",
            "unsupported",
            "catalogue.csv, row 3, column file: a.pdf has a row above, which counts; remove one",
        ),
        Fault(
            "catalogue.csv#4",
            "unsupported",
            "catalogue.csv, row 4, column file: it is empty; give the file's path below the collection folder",
        ),
    )


def test_table_without_header_is_one_fault() -> None:
    catalogue = catalogue_from(PATH, _sheets(("guides/a.pdf", "A guide"), ("guides/b.pdf", "Another")))
    assert catalogue.entries == {}
    (fault,) = catalogue.faults
    assert fault.source == PATH
    assert "its first row is no header with file; the columns are file, title, language" in fault.message


def test_empty_table_is_one_fault() -> None:
    assert [fault.source for fault in catalogue_from(PATH, _sheets(("", " "))).faults] == [PATH]


def test_unknown_and_doubled_columns_are_left_out_and_named() -> None:
    catalogue = catalogue_from(PATH, _sheets(("file", "colour", "title", "title"), ("a.pdf", "red", "One", "Two")))
    assert catalogue.entries == {"a.pdf": Entry("a.pdf", title="One")}
    (fault,) = catalogue.faults
    assert fault.source == "catalogue.csv#1"
    assert "column colour: there is no such column" in fault.message
    assert "column title: it is there twice; the first one counts" in fault.message


def test_rows_are_numbered_as_spreadsheets_count() -> None:
    rows = ((), ("file", "year"), (), ("a.pdf", "soon"))
    assert [fault.source for fault in catalogue_from(PATH, _sheets(*rows)).faults] == ["catalogue.csv#4"]


def test_digest_changes_with_what_is_said() -> None:
    said = Entry("a.pdf", title="One")
    assert said.digest == Entry("b.pdf", title="One").digest
    assert said.digest != Entry("a.pdf", title="Two").digest
