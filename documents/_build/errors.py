"""What can be wrong with a source of the collection.

BuildError
├── BadSource     a text or the wording: its front matter, its Markdown, or what became of it as a PDF
└── BadDirectory  a table of a directory

Each carries the faults of its file. The build goes on with the other files: see `noted`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to put right: file, line (1 when it is about the whole file), what is wrong and what would be right."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class BuildError(Exception):
    """A file of the collection cannot be built."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class BadSource(BuildError):
    """A document's source cannot become a PDF."""


class BadDirectory(BuildError):
    """A directory's table cannot become a workbook."""


def noted(faults: list[Fault], make: Callable[[], Made]) -> tuple[Made, ...]:
    """What `make` makes, alone in a tuple; nothing when it raises a BuildError, whose faults are added to `faults`."""
    try:
        return (make(),)
    except BuildError as error:
        faults.extend(error.faults)
        return ()
