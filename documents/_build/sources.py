"""A document's source: front matter in YAML, then Markdown; and the wording that all documents of a language share."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from documents._build.errors import BadSource

_FENCE = "---\n"


@dataclass(frozen=True)
class Wording:
    """What every document of one language says in the same words."""

    notice_heading: str
    notice: str
    licence: str
    page: str
    """With `{page}` and `{pages}`."""


@dataclass(frozen=True)
class Source:
    """One document before it is typeset. `file` is where its PDF goes, below the collection folder."""

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


def sources(folder: Path) -> list[Source]:
    """All documents below `folder`, in the order of their files. Raises BadSource."""
    return [source(path, folder) for path in sorted(folder.rglob("*.md"))]


def source(path: Path, folder: Path) -> Source:
    """The document at `path`; its PDF has the same place below the collection. Raises BadSource."""
    front, body = _split(path)
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in front.items()}
    try:
        made = Source(path=path, file=path.relative_to(folder).with_suffix(".pdf").as_posix(), body=body, **given)
    except TypeError as error:
        raise BadSource(path, f"the front matter is not what a document needs ({error})") from error
    if not isinstance(made.date, datetime.date):
        raise BadSource(path, f"date: {made.date!r} is no date; write it as 2026-11-24")
    return made


def wording(folder: Path) -> Mapping[str, Wording]:
    """The shared wording by ISO 639-1 code, from `wording.yaml` of the sources."""
    rows: dict[str, dict[str, str]] = yaml.safe_load((folder / "wording.yaml").read_text(encoding="utf-8"))
    return {language: Wording(**row) for language, row in rows.items()}


def _split(path: Path) -> tuple[dict[str, Any], str]:
    text = path.read_text(encoding="utf-8")
    parts = text.split(_FENCE, maxsplit=2)
    if len(parts) != 3 or parts[0]:
        raise BadSource(path, "must begin with front matter between two lines of ---")
    front = yaml.safe_load(parts[1])
    if not isinstance(front, dict):
        raise BadSource(path, "the front matter must be a list of `name: value`")
    return front, parts[2]
