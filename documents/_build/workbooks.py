"""A directory's table (CSV, in the sources) to an XLSX workbook, the same bytes for the same table."""

import csv
import datetime
import io
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from documents._build.errors import BadDirectory, Fault
from documents._build.front_matter import unknown
from documents._build.located import text_of
from mappings.vocabulary import families, sites

DATE = datetime.datetime(2026, 11, 24)  # noqa: DTZ001 (XLSX knows no time zones)
"""When the directories were put together; a workbook must not carry the time of its building."""

_WIDEST = 60
_KNOWN: Mapping[str, Callable[[], Collection[str]]] = {"site": sites, "family": families}
"""Columns whose cells hold identifiers of a vocabulary, several between semicolons."""


def workbook(path: Path) -> bytes:
    """The table at `path` as a workbook with one sheet: header row, frozen and bold, then a row a record.

    Raises BadDirectory when the table is empty, a row has not as many cells as the header, or names a site or family
    that no vocabulary has.
    """
    rows = _rows(path)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = path.stem
    for row in rows:
        sheet.append(row)
    _dress(sheet, rows)
    book.properties.title = path.stem.capitalize()
    book.properties.creator = "Rare Cancer Library"
    book.properties.created = book.properties.modified = DATE
    return _undated(book)


def _rows(path: Path) -> list[list[str]]:
    """Header and records. The end of a record's last line is what a reader of the file is told."""
    table = csv.reader(io.StringIO(text_of(path), newline=""))
    rows = [(table.line_num, row) for row in table]
    if len(rows) < 2:
        raise BadDirectory(Fault(path, 1, "has no records; it needs a header and a row a record"))
    (_, header), *records = rows
    faults = [Fault(path, line, reason) for line, row in records for reason in _reasons(header, row)]
    if faults:
        raise BadDirectory(*faults)
    return [row for _, row in rows]


def _reasons(header: list[str], row: list[str]) -> Iterator[str]:
    """What is wrong with a record."""
    if len(row) != len(header):
        yield f"the record has {len(row)} cells, the header has {len(header)}"
        return
    for name, cell in zip(header, row, strict=True):
        known = _KNOWN[name]() if name in _KNOWN else None
        if known is not None:
            yield from (f"{name}: {unknown(one, known)}" for one in cell.split(";") if one and one not in known)


def _dress(sheet: Worksheet, rows: list[list[str]]) -> None:
    sheet.freeze_panes = "B2"
    for number, column in enumerate(zip(*rows, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, max(map(len, column)) + 2)
    for cell in sheet[1]:
        assert isinstance(cell, Cell)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top")


def _undated(book: Workbook) -> bytes:
    """The workbook's bytes, without the time of saving in its entries.

    ExcelWriter is used as `Workbook.save` would stamp the present time over `modified`. The entries are stored, not
    compressed, since different builds of zlib compress to different bytes.
    """
    saved, undated = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(saved, "w")).save()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(undated, "w") as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, date_time=DATE.timetuple()[:6]), before.read(name))
    return undated.getvalue()
