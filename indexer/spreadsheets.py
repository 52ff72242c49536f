"""At which numbers a spreadsheet's rows stand: Tika leaves empty rows out, and people look for a fault by its row."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer.xhtml import Sheet

_MAX_ROWS = 1_048_576
_WORKSHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d{1,7})"')
_CONTENT = "content.xml"
_TABLE = re.compile(rb"<table:table\b.*?</table:table>", re.DOTALL)
_TABLE_ROW = re.compile(rb"<table:table-row\b[^>]*?>")
_REPEATED = re.compile(rb'table:number-rows-repeated="(\d{1,7})"')


def with_empty_rows(sheets: Sequence[Sheet], path: Path) -> tuple[Sheet, ...]:
    """The sheets that Tika read from `path`, each row at its number in the file, with empty ones between. A sheet of
    which the file does not say where its rows stand is as it was.
    """
    try:
        with zipfile.ZipFile(path) as container:
            numbers = list(_numbers(container))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return tuple(sheets)
    known = numbers + [()] * (len(sheets) - len(numbers))
    return tuple(_spread(sheet, at) for sheet, at in zip(sheets, known, strict=False))


def _numbers(container: zipfile.ZipFile) -> Iterator[tuple[int, ...]]:
    """The numbers of each sheet's rows, in the order of the sheets."""
    names = container.namelist()
    if _CONTENT in names:
        for table in _TABLE.findall(container.read(_CONTENT)):
            yield tuple(_numbers_of_repeated(table))
    for name in sorted(filter(_WORKSHEET.fullmatch, names), key=lambda name: int(_WORKSHEET.sub(r"\1", name))):
        yield tuple(int(number) for number in _ROW.findall(container.read(name)))


def _numbers_of_repeated(table: bytes) -> Iterator[int]:
    number = 1
    for row in _TABLE_ROW.findall(table):
        yield number
        repeated = _REPEATED.search(row)
        number += int(repeated[1]) if repeated else 1


def _spread(sheet: Sheet, numbers: Sequence[int]) -> Sheet:
    if len(numbers) != len(sheet.rows) or max(numbers, default=0) > _MAX_ROWS:
        return sheet
    rows: list[tuple[str, ...]] = []
    for number, row in zip(numbers, sheet.rows, strict=True):
        if any(row):
            rows += [()] * (number - 1 - len(rows))
            rows.append(row)
    return Sheet(tuple(rows))
