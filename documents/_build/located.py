"""YAML of which every name knows its line, so that whoever wrote it is told where to look."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from documents._build.errors import BadSource, Fault


@dataclass(frozen=True)
class Located:
    """Names with their values, and the line of the file in which each name stands."""

    values: Mapping[str, Any]
    lines: Mapping[str, int]


def text_of(path: Path) -> str:
    """The text of the file at `path`. Raises BadSource for one that is not there or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadSource(Fault(path, line, f"is not UTF-8 ({error.reason}); save it as UTF-8")) from error
    except OSError as error:
        raise BadSource(Fault(path, 1, f"cannot be read: {error.strerror}")) from error


def located(text: str, path: Path, first: int = 1) -> Located:
    """The mapping that `text` is; `first` is the line of the file at which it starts.

    Scalars are read as text: YAML would make `no` a truth value and fail on a date that no calendar has. Raises
    BadSource.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        reason = f"is not YAML: {_problem(error)} (a text with a colon in it needs quotes)"
        raise BadSource(Fault(path, first + _line(error), reason)) from error
    if not isinstance(root, yaml.MappingNode):
        raise BadSource(Fault(path, first, "must be a list of `name: value`"))
    names = [(str(name.value), first + name.start_mark.line) for name, _ in root.value]
    lines = dict(names)
    twice = [name for name, count in Counter(name for name, _ in names).items() if count > 1]
    if twice:
        raise BadSource(*(Fault(path, lines[name], f"{name}: stands twice; keep one") for name in twice))
    return Located(values, lines)


def _line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line if mark else 0


def _problem(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or str(error)
