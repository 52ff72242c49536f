"""A table's rows by the names of their columns, with where each stands and what is wrong in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.cleaning import clean_line
from indexer.collection import Fault
from indexer.errors import Unsupported
from indexer.headings import key
from indexer.vocabularies import Reader
from indexer.xhtml import Sheet

_SEPARATOR = ";"
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a table may have, those that it must have, and the column by each key of a heading."""

    names: tuple[str, ...]
    required: tuple[str, ...]
    by_key: Mapping[str, str]

    def named(self, heading: str) -> str | None:
        """The column that a heading names, however it is spelt; None when it names none."""
        return self.by_key.get(key(clean_line(heading)))


class Problem(NamedTuple):
    """What is wrong with the cell of a column, and what would be right."""

    column: str
    what: str


@dataclass(slots=True)
class Row:
    """One row: the table's path, its number as spreadsheets count (the header is 1), its cells by column, and the
    problems found while they were read.
    """

    path: str
    number: int
    cells: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    @property
    def source(self) -> str:
        """Where it stands: path, `#`, number."""
        return f"{self.path}#{self.number}"

    def text(self, column: str) -> str:
        """The cell's text, clean, on one line; empty when there is none."""
        return self.cells.get(column, "")

    def value(self, column: str, read: Reader, right: str) -> str:
        """The value of the cell; empty when it has none, or one that cannot be read, which is a problem then."""
        text = self.text(column)
        return next(iter(self._read(column, (text,) if text else (), read, right)), "")

    def values(self, column: str, read: Reader, right: str) -> tuple[str, ...]:
        """The values of a cell that holds several, separated by `;`, without doubles and those that are wrong."""
        given = tuple(stripped for part in self.text(column).split(_SEPARATOR) if (stripped := part.strip()))
        return tuple(dict.fromkeys(self._read(column, given, read, right)))

    def wrong(self, column: str, problem: str) -> None:
        """Notes what is wrong with the row's cell, and what would be right."""
        self.problems.append(Problem(column, problem))

    def faults(self) -> tuple[Fault, ...]:
        """All that is wrong with the row as one fault, which names file, row and columns; none when it is right."""
        if not self.problems:
            return ()
        wrong = "; ".join(f"column {problem.column}: {problem.what}" for problem in self.problems)
        message = f"{self.path}, row {self.number}, {wrong}"
        return (Fault(self.source, Unsupported.reason, message),)

    def _read(self, column: str, given: Sequence[str], read: Reader, right: str) -> Iterator[str]:
        for text in given:
            if known := read(text):
                yield known
            else:
                self.wrong(column, f"{text[:_SHOWN]!r} is not {right}")


def rows_of(path: str, sheets: Sequence[Sheet], columns: Columns) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """The rows of the first sheet that is not empty, and what is wrong with its header. Empty rows are left out."""
    for sheet in sheets:
        filled = [number for number, cells in enumerate(sheet.rows, 1) if any(cell.strip() for cell in cells)]
        if filled:
            return _rows_below(path, sheet, filled, columns)
    return (), (Fault(path, Unsupported.reason, f"{path}: it has no rows; {_advice(columns)}"),)


def _rows_below(
    path: str, sheet: Sheet, filled: Sequence[int], columns: Columns
) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    header = Row(path, filled[0], {})
    names = [columns.named(cell) for cell in sheet.rows[header.number - 1]]
    if missing := [column for column in columns.required if column not in names]:
        problem = f"its first row is no header with {', '.join(missing)}"
        return (), (Fault(path, Unsupported.reason, f"{path}: {problem}; {_advice(columns)}"),)
    for at, (cell, name) in enumerate(zip(sheet.rows[header.number - 1], names, strict=True)):
        if name is None and cell.strip():
            header.wrong(clean_line(cell)[:_SHOWN], f"there is no such column, it is left out; {_advice(columns)}")
        elif name and name in names[:at]:
            header.wrong(name, "it is there twice; the first one counts")
    rows = tuple(Row(path, number, _cells(names, sheet.rows[number - 1])) for number in filled[1:])
    return rows, header.faults()


def _cells(names: Sequence[str | None], row: Sequence[str]) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        if name and name not in cells:
            cells[name] = clean_line(cell) if cell else ""
    return cells


def _advice(columns: Columns) -> str:
    return f"the columns are {', '.join(columns.names)}"
