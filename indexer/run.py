"""What all steps of one run share."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError

from indexer.collection import Scan
from indexer.inventory import Operations
from indexer.preparation import Preparation
from indexer.settings import Settings
from indexer.summary import Tally


@dataclass(frozen=True, slots=True)
class Indices:
    """The names under which documents and operations are read and written."""

    documents: str
    operations: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a folder: what is there, what earlier runs left, and whether what failed is tried again.

    `check` raises when the run may not write any more.
    """

    client: Elasticsearch
    settings: Settings
    indices: Indices
    scan: Scan
    before: Operations
    check: Callable[[], None]
    retry: bool
    preparation: Preparation
    tally: Tally = field(default_factory=Tally)


def now() -> str:
    """The time now in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@contextmanager
def noted(client: Elasticsearch, index: str, command: str) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Notes in the operations index when a run of `command` began and ended, and what it then said it did.

    A run that was stopped is noted as such, unless Elasticsearch is what stopped it.
    """
    began, told = now(), dict[str, Any]()
    body = {"type": "run", "command": command, "started_at": began}
    try:
        yield told.update
    except BaseException as fault:
        with suppress(ApiError, TransportError):
            client.index(index=index, id=f"run-{command}", document=body | _end(type(fault).__name__, told))
        raise
    client.index(index=index, id=f"run-{command}", document=body | _end("completed", told))


def _end(outcome: str, told: Mapping[str, Any]) -> dict[str, Any]:
    return {"ended_at": now(), "outcome": outcome, "summary": told}
