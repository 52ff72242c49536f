"""From the app's own values to JSON Schema: the description of an answer can't differ from what is answered."""

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import Markup

Schema = dict[str, Any]

_PLAIN: Mapping[Any, str] = types.MappingProxyType(
    {str: "string", Markup: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
)


def reference(kind: type) -> Schema:
    """The schema that leads to the one of `kind` among the description's components."""
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


def components(kinds: typing.Iterable[type], words: Mapping[str, Mapping[str, str]]) -> dict[str, Schema]:
    """Schemas of dataclasses by name, with those that they are made of; `words` say of fields what they are."""
    found: dict[str, Schema] = {}
    waiting = [*kinds]
    while waiting:
        kind = waiting.pop(0)
        if kind.__name__ not in found:
            found[kind.__name__] = _of_dataclass(kind, words.get(kind.__name__, {}))
            waiting += _within(kind)
    return found


def _of_dataclass(kind: Any, words: Mapping[str, str]) -> Schema:
    hints = typing.get_type_hints(kind)
    properties = {one.name: _described(schema_of(hints[one.name]), words.get(one.name)) for one in fields(kind)}
    return {"type": "object", "properties": properties, "required": [*properties]}


def _described(schema: Schema, words: str | None) -> Schema:
    return schema | {"description": words} if words else schema


def schema_of(hint: Any) -> Schema:
    """The schema of a type as dataclasses here use them. Raises TypeError for one that has no JSON."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        return reference(hint)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": schema_of(inner[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": schema_of(inner[1])}
    if origin in (types.UnionType, typing.Union):
        return _of_union(inner)
    raise TypeError(f"{hint} has no schema")


def _of_union(kinds: tuple[Any, ...]) -> Schema:
    if all(kind in _PLAIN for kind in kinds):
        return {"type": [_PLAIN[kind] for kind in kinds]}
    return {"anyOf": [schema_of(kind) for kind in kinds]}


def _within(kind: Any) -> list[type]:
    return [found for hint in typing.get_type_hints(kind).values() for found in _dataclasses(hint)]


def _dataclasses(hint: Any) -> Iterator[type]:
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for inner in typing.get_args(hint):
        yield from _dataclasses(inner)
