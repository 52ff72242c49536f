"""What can be wrong with a source of the collection.

BuildError
├── BadSource     a Markdown file: its front matter, its text, or what became of it as a PDF
└── BadDirectory  a table of a directory
"""

from pathlib import Path


class BuildError(Exception):
    """The collection cannot be built; the message names the file and what to do."""


class BadSource(BuildError):
    """A document's source cannot become a PDF."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}")


class BadDirectory(BuildError):
    """A directory's table cannot become a workbook."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}")
