"""What is written for one item: the lines of its actions for Elasticsearch, and what they mean for the item."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson


class Outcome(StrEnum):
    """What a write means for its source once Elasticsearch has taken it."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    FAILED = "failed"
    KEPT = "kept"
    """Something besides the collection's items: state, a concept, a copy in a new version."""


@dataclass(frozen=True, slots=True)
class Write:
    """What is written for one source, all of it in one request: the lines of its actions, and what they mean."""

    source: str
    actions: tuple[bytes, ...]
    outcome: Outcome = Outcome.KEPT
    pages: int = 0

    @property
    def size(self) -> int:
        """Bytes of all lines."""
        return sum(len(action) for action in self.actions)


def index_action(index: str, identifier: str, body: Any) -> bytes:
    """The lines that put `body` in the place of what `index` holds under the identifier."""
    return b"\n".join((orjson.dumps({"index": {"_index": index, "_id": identifier}}), orjson.dumps(body), b""))


def update_action(index: str, identifier: str, part: Any) -> bytes:
    """The lines that change a part of what `index` holds under the identifier."""
    return b"\n".join(
        (orjson.dumps({"update": {"_index": index, "_id": identifier}}), orjson.dumps({"doc": part}), b"")
    )


def delete_action(index: str, identifier: str) -> bytes:
    """The line that removes what `index` holds under the identifier, if anything."""
    return orjson.dumps({"delete": {"_index": index, "_id": identifier}}) + b"\n"
