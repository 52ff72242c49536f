"""What a mapping says, flattened: the names of its fields as bodies and queries write them."""

from collections.abc import Iterator, Mapping
from typing import Any

from mappings.indices import index_body


def flattened(properties: Mapping[str, Any], below: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every leaf of a mapping's properties: dotted name and definition; multi-fields are no leaves of a body."""
    for name, definition in properties.items():
        if inner := definition.get("properties"):
            yield from flattened(inner, f"{below}{name}.")
        else:
            yield f"{below}{name}", definition


def fields_of(contents: str) -> dict[str, dict[str, Any]]:
    """The leaves of the index of `contents` by dotted name."""
    return dict(flattened(index_body(contents)["mappings"]["properties"]))


def searchable(contents: str) -> dict[str, dict[str, Any]]:
    """The leaves of the index of `contents` and the multi-fields beside them, by dotted name."""
    leaves = fields_of(contents)
    beside = {
        f"{name}.{other}": definition
        for name, leaf in leaves.items()
        for other, definition in leaf.get("fields", {}).items()
    }
    return leaves | beside


def copied_fields(contents: str) -> set[str]:
    """The fields that Elasticsearch fills by itself, from others (`copy_to`)."""
    targets: set[str] = set()
    for definition in fields_of(contents).values():
        to = definition.get("copy_to", [])
        targets |= {to} if isinstance(to, str) else set(to)
    return targets
