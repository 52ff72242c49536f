"""Which messages there are: those of the templates, of the code, and of the tables that pages show."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from mappings.vocabulary import BEYOND_COUNTRIES

_METHODS = [("**/templates/**.html", "jinja2"), ("**/templates/**.xml", "jinja2"), ("**.py", "python")]
_OPTIONS = {"**/templates/**": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "N_": None,
    "sentence": None,
}


def messages() -> Catalog:
    """A catalogue of all messages without translations, in the order of their files."""
    catalogue = Catalog(fuzzy=False)
    found = extract_from_dir(Path(str(files("search_app"))), _METHODS, _OPTIONS, keywords=_KEYWORDS)
    for filename, _, message, _, _ in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, locations=[(filename, 0)])
    for message in _of_tables():
        catalogue.add(message, locations=[("beyond.json", 0)])
    return catalogue


def _of_tables() -> Iterator[str]:
    """What networks and organisations are for, which stands in a table, and what stands for no one country."""
    told = json.loads(files("search_app").joinpath("beyond.json").read_text(encoding="utf-8"))
    for rows in (told["organisations"], told["networks"]):
        yield from (row["about"] for row in rows if row.get("about"))
    yield from BEYOND_COUNTRIES.values()
