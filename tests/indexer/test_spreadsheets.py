"""Rows are put at the numbers that they have in the file; a file that does not say leaves them as they are."""

from pathlib import Path

from indexer.spreadsheets import with_empty_rows
from indexer.xhtml import Sheet
from tests.indexer import samples

READ = (Sheet((("name",), ("A",))),)


def test_rows_are_spread_over_empty_ones(tmp_path: Path) -> None:
    rows = (("name",), ("",), ("A",))
    spread = (Sheet((("name",), (), ("A",))),)
    assert with_empty_rows(READ, samples.write(tmp_path / "a.xlsx", samples.xlsx(rows)).path) == spread


def test_rows_that_do_not_agree_stay_as_they_are(tmp_path: Path) -> None:
    other = samples.write(tmp_path / "a.xlsx", samples.xlsx((("name",), ("A",), ("B",)))).path
    text = samples.write(tmp_path / "a.csv", b"name\nA\n").path
    assert [with_empty_rows(READ, path) for path in (other, text, tmp_path / "gone.ods")] == [READ] * 3


def test_row_far_beyond_any_sheet_is_no_flood(tmp_path: Path) -> None:
    sheet = b'<worksheet><sheetData><row r="1"/><row r="9999999"/></sheetData></worksheet>'
    file = samples.write(tmp_path / "a.xlsx", samples.zipped({"xl/worksheets/sheet1.xml": sheet}))
    assert with_empty_rows(READ, file.path) == READ
