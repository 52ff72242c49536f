"""What front matter may say: which names, in which shape, with which values. Everything wrong is named at once."""

import datetime
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from documents._build.errors import BadSource, Fault
from documents._build.located import Located
from documents._build.styles import styles
from mappings.languages import languages
from mappings.vocabulary import audiences, kinds, sites, stages

_REQUIRED = ("title", "language", "kind", "publisher", "date", "licence")
_TEXTS = (*_REQUIRED, "country", "description")
_LISTS = ("site", "stage", "audience", "concepts")
_KNOWN: Mapping[str, Callable[[], Collection[str]]] = {
    "language": languages,
    "kind": kinds,
    "publisher": styles,
    "site": sites,
    "stage": stages,
    "audience": audiences,
}
_SHAPES = {
    "country": (re.compile("[A-Z]{2}|INT"), "a code of ISO 3166 such as SI, or EU or INT"),
    "concepts": (re.compile(r"ORPHA:[1-9]\d*"), "an identifier of Orphanet such as ORPHA:50"),
}
_NOT_SAID = {"family": "families follow from the sites; remove it"}


def checked(front: Located, path: Path) -> dict[str, Any]:
    """The values of `front`: texts, tuples of texts, and the date. Raises BadSource with every fault, each in the line
    of its name.
    """
    faults = [
        *(Fault(path, 1, f"{name}: is missing") for name in _REQUIRED if name not in front.values),
        *(
            Fault(path, front.lines[name], f"{name}: {reason}")
            for name, value in front.values.items()
            for reason in _reasons(name, value)
        ),
    ]
    if faults:
        raise BadSource(*sorted(faults))
    return {name: _value(name, value) for name, value in front.values.items()}


def unknown(value: str, known: Collection[str]) -> str:
    """Says that `value` is none of `known`, and which of them may have been meant."""
    meant = get_close_matches(value, known, n=1)
    return f"{value!r} is not known; " + (f"did you mean {meant[0]}?" if meant else f"it may be {', '.join(known)}")


def _reasons(name: str, value: object) -> Iterator[str]:
    """What is wrong with the value of `name`."""
    if name in _LISTS:
        yield from _of_list(name, value)
    elif name in _TEXTS:
        yield from _of_text(name, value)
    else:
        yield _NOT_SAID.get(name, f"no document has it; {', '.join((*_TEXTS, *_LISTS))} are the names")


def _of_list(name: str, values: object) -> Iterator[str]:
    if not isinstance(values, list):
        yield "must be a list: [one, another]"
        return
    for value in values:
        yield from _of_text(name, value)


def _of_text(name: str, value: object) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        yield "must be a text, and not an empty one"
    elif name in _KNOWN and value not in _KNOWN[name]():
        yield unknown(value, _KNOWN[name]())
    elif name in _SHAPES and not _SHAPES[name][0].fullmatch(value):
        yield f"{value!r} is not {_SHAPES[name][1]}"
    elif name == "date" and _date(value) is None:
        yield f"{value!r} is no date; write it as 2026-11-24"


def _date(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _value(name: str, value: Any) -> Any:
    if name == "date":
        return _date(value)
    return tuple(value) if name in _LISTS else value
