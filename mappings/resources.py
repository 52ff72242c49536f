"""The JSON files of this package, read once each, on first use."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def resource(name: str) -> Any:
    """The parsed JSON file `name` of this package, such as `vocabulary/kinds.json`; callers never change it."""
    return json.loads(files("mappings").joinpath(name).read_text(encoding="utf-8"))
