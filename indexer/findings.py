"""What a check finds: one thing that is missing or contradicts the file, with its place and what to do about it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from indexer.collection import Fault
from indexer.rows import Row

_BETWEEN = "; "
"""What a fault's sentence has between what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `file` is a path below the collection folder, `row` the number of its row in the catalogue (of a
    directory: in its own table) or None, `field` the column that it is about or empty.
    """

    file: str
    row: int | None
    field: str
    problem: str
    remedy: str

    def values(self) -> dict[str, Any]:
        """The same for JSON."""
        return asdict(self)

    def line(self) -> str:
        """The same as a line for people."""
        place = f"{self.file}, row {self.row}" if self.row else self.file
        return f"{place}  {self.field or '-'}: {self.problem}. {self.remedy}."


def of_rows(wrong: Iterable[Row], table: str, *, named: str = "") -> Iterator[Finding]:
    """A finding for each wrong cell of the rows of `table`; `named` is the column that names another file, if one
    does: the finding is about that file then.
    """
    for row in wrong:
        file = (row.text(named) if named else "") or table
        for problem in row.problems:
            what, _, remedy = problem.what.partition(_BETWEEN)
            yield Finding(file, row.number, problem.column, what, _sentence(remedy or "correct it, or empty the cell"))


def of_faults(faults: Iterable[Fault], *, besides: Sequence[Row] = ()) -> Iterator[Finding]:
    """A finding for each fault but those of the rows `besides`, which are told cell by cell."""
    told = {row.source for row in besides}
    for fault in faults:
        if fault.source not in told:
            file, _, number = fault.source.partition("#")
            what, _, remedy = fault.message.removeprefix(f"{file}: ").rpartition(_BETWEEN)
            row = int(number) if number.isdigit() else None
            yield Finding(file, row, "", what or remedy, _sentence(remedy if what else "see to it"))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
