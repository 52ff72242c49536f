"""The app without parts of its ranking, to see what each is worth: `python -m bench.relevance.without PART…`.

It is `rarecare-search serve` with fields taken out of the table of searched ones, before the app reads it, or weights
set to what does nothing.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import NamedTuple

from mappings import fields


class Weight(NamedTuple):
    """A value of a module of the app, and what it is where it changes nothing."""

    module: str
    name: str
    neutral: object


FIELDS: Mapping[str, Callable[[str], bool]] = {
    "titles": lambda field: field.startswith("title."),
    "catalogue": lambda field: field == "catalogue",
    "stems": lambda field: field.endswith(".{language}") and not field.startswith("lead."),
    "beginnings": lambda field: field.endswith(".beginnings"),
    "folded": lambda field: field.endswith(".folded"),
    "leads": lambda field: field.startswith("lead."),
}
"""Which searched fields belong to a part."""

WEIGHTS: Mapping[str, Sequence[Weight]] = {
    "reader": (
        Weight("search_app.search", "READER_WEIGHT", 1.0),
        Weight("search_app.search", "_ALL_THERE", (1.0, 1.0)),
    ),
    "compounds": (Weight("search_app.clauses", "_PARTS", 0.0),),
}
"""Which weights belong to a part."""

PARTS = (*FIELDS, *WEIGHTS, "concepts")
"""What can be left out; `concepts` by a parameter of the question."""

_TABLES = ("DOCUMENT_FIELDS", "PAGE_FIELDS")


def leave_out(parts: Sequence[str]) -> None:
    """Takes the parts out of the tables of this process, which the app must not have read yet."""
    for part in parts:
        for table in _TABLES if part in FIELDS else ():
            kept = tuple(field for field in getattr(fields, table) if not FIELDS[part](field.name))
            setattr(fields, table, kept)
    for part in parts:
        for weight in WEIGHTS.get(part, ()):
            setattr(import_module(weight.module), weight.name, weight.neutral)


def main(parts: Sequence[str]) -> int:
    """Serves the app until it is stopped; returns its exit status."""
    leave_out(parts)
    (program,) = entry_points(group="console_scripts", name="rarecare-search")
    status: int = program.load()(["serve"])
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
