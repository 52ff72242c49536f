"""A document's source: front matter in YAML, then Markdown."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from documents._build.errors import BadSource, Fault
from documents._build.front_matter import checked
from documents._build.located import located, text_of

FOLDERS = ("guides", "policy", "reports")
"""Folders of the sources whose Markdown files are documents; other folders hold tables, names and notes."""

_FENCE = "---\n"


@dataclass(frozen=True)
class Source:
    """One document before it is typeset. `file` is where its PDF goes, below the collection folder; `lines` are those
    of its file in which the names of the front matter and the body stand.
    """

    path: Path
    file: str
    title: str
    language: str
    kind: str
    publisher: str
    date: datetime.date
    licence: str
    body: str
    country: str = ""
    site: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    description: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def paths(folder: Path) -> list[Path]:
    """The sources of all documents below `folder`, in the order of their files."""
    return sorted(path for name in FOLDERS for path in (folder / name).rglob("*.md"))


def sources(folder: Path) -> list[Source]:
    """All documents below `folder`, in the order of their files. Raises BadSource for the first that is wrong."""
    return [source(path, folder) for path in paths(folder)]


def source(path: Path, folder: Path) -> Source:
    """The document at `path`; its PDF has the same place below the collection. Raises BadSource."""
    front, body = _split(path)
    said = located(front, path, first=2)
    return Source(
        path=path,
        file=file_of(path, folder),
        body=body,
        lines={**said.lines, "body": front.count("\n") + 3},
        **checked(said, path),
    )


def file_of(path: Path, folder: Path) -> str:
    """Where the PDF of the source at `path` goes, below the collection folder."""
    return path.relative_to(folder).with_suffix(".pdf").as_posix()


def _split(path: Path) -> tuple[str, str]:
    """Front matter and body; the front matter starts in the second line."""
    parts = text_of(path).split(_FENCE, maxsplit=2)
    if len(parts) != 3 or parts[0]:
        raise BadSource(Fault(path, 1, "must begin with front matter between two lines of ---"))
    return parts[1], parts[2]
