"""The app without parts of its ranking, to see what each is worth: `python -m bench.relevance.without PART…`.

It is `rarecare-search serve` with fields taken out of the table of searched ones before the app reads it.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.metadata import entry_points

from mappings import fields

FIELDS: Mapping[str, Callable[[str], bool]] = {
    "titles": lambda field: field.startswith("title."),
    "catalogue": lambda field: field == "catalogue",
    "folded": lambda field: field.endswith(".folded"),
}
"""Which searched fields belong to a part."""

NUMBERS: Mapping[str, tuple[str, str, float]] = {"reader": ("search_app.search", "READER_WEIGHT", 1.0)}
"""Of a part that is a number: its module, its name, and what it is where the part does nothing."""

PARTS = (*FIELDS, *NUMBERS, "concepts")
"""What can be left out; `concepts` by the question's own parameter."""

_TABLES = ("DOCUMENT_FIELDS", "PAGE_FIELDS")


def leave_out(parts: Sequence[str]) -> None:
    """Takes the parts out of the tables of this process, which must not have read them yet."""
    for part in parts:
        if part in NUMBERS:
            module, name, neutral = NUMBERS[part]
            setattr(import_module(module), name, neutral)
        for table in _TABLES if part in FIELDS else ():
            kept = tuple(field for field in getattr(fields, table) if not FIELDS[part](field.name))
            setattr(fields, table, kept)


def main(parts: Sequence[str]) -> int:
    """Serves the app until it is stopped; returns its exit status."""
    leave_out(parts)
    (program,) = entry_points(group="console_scripts", name="rarecare-search")
    status: int = program.load()(["serve"])
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
