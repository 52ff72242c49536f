"""The concepts loaded from JSON Lines into a new version of their index, which readers see when it is complete."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from indexer.bulk import BulkWriter
from indexer.collection import Fault
from indexer.concept_files import Read, read_concepts
from indexer.errors import EngineRefuses, WrongUse
from indexer.lease import lease
from indexer.naming import LAST_LOAD, thesaurus_digest
from indexer.readiness import ready_operations
from indexer.run import noted
from indexer.settings import Settings
from indexer.writes import Write, index_action
from mappings.indices import CONCEPTS, Alias, create_version, index_body, live_version, switch, versions

_COPYING_S = 600


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many concepts the index holds, how many the files gave, and what was wrong or odd with them.

    `unknown_parents` are parents that no line of the files describes: a part of a classification has such, and is taken
    as it is. `unchanged` when the last load was of the same concepts, so that nothing was done.
    """

    concepts: int
    loaded: int
    unknown_parents: int
    unchanged: bool
    faults: tuple[Fault, ...]

    def values(self) -> dict[str, Any]:
        """The same for JSON."""
        return {
            "concepts": self.concepts,
            "loaded": self.loaded,
            "unknown_parents": self.unknown_parents,
            "unchanged": self.unchanged,
            "failed": [asdict(fault) for fault in self.faults],
        }

    def line(self) -> str:
        """The same in one line."""
        done = "unchanged" if self.unchanged else "loaded"
        odd = f"; {self.unknown_parents:,} parents are not among them" if self.unknown_parents else ""
        wrong = f"; {len(self.faults):,} lines are wrong and were left out" if self.faults else ""
        return f"{self.loaded:,} concepts {done}, {self.concepts:,} in all{odd}{wrong}"


def load(client: Elasticsearch, settings: Settings, files: Sequence[Path]) -> Loaded:
    """Loads the concepts of `files`; those of earlier loads that they do not name stay, those they name are replaced.

    Wrong lines are reported, the others loaded. Readers see all of it at once. The same concepts as the last time are
    left as they are. Raises WrongUse when a file cannot be read or none holds a concept, AlreadyRunning, EngineRefuses.
    """
    read = read_concepts(files)
    if not read.concepts:
        raise WrongUse("\n".join((*(fault.message for fault in read.faults), "There is no concept in what was given")))
    of, digest = settings.alias(CONCEPTS), _digest(read.concepts)
    unchanged = thesaurus_digest(client, of) == digest
    if not unchanged:
        _load(client, settings, read, digest)
    count = client.count(index=of.name)["count"]
    return Loaded(count, len(read.concepts), read.unknown_parents, unchanged, read.faults)


def _load(client: Elasticsearch, settings: Settings, read: Read, digest: str) -> None:
    index, of = ready_operations(client, settings), settings.alias(CONCEPTS)
    with lease(client, index, "thesaurus load") as held, noted(client, index, "thesaurus load") as note:
        live = live_version(client, of)
        created = _new_version(client, of, live)
        with BulkWriter(client, _settled, check=held.check, patience_s=settings.patience_s) as writer:
            writer.put_all(Write(name, (index_action(created, name, body),)) for name, body in read.concepts.items())
        client.indices.put_mapping(index=created, meta={LAST_LOAD: digest})
        client.indices.refresh(index=created)
        switch(client, of, of.version(created) or 1)
        _remove_others(client, of, {of.version(created), live})
        note({"concepts": client.count(index=created)["count"]})


def _digest(concepts: Mapping[str, Any]) -> str:
    """Of the bodies and of how they are indexed: a new version of the program may make either otherwise."""
    return hashlib.sha256(json.dumps([index_body(CONCEPTS), concepts]).encode()).hexdigest()


def _new_version(client: Elasticsearch, of: Alias, live: int | None) -> str:
    """A new version that holds what the live one does; what a killed load left is removed."""
    for version in versions(client, of):
        if live is None or version > live:
            client.indices.delete(index=of.index(version))
    created = create_version(client, of, (live or 0) + 1)
    if live is not None:
        patient = client.options(request_timeout=_COPYING_S)
        patient.reindex(source={"index": of.index(live)}, dest={"index": created}, refresh=True)
    return created


def _settled(write: Write, fault: str | None) -> None:
    if fault is not None:
        raise EngineRefuses(f"Elasticsearch does not take {write.source} ({fault}); the concepts stay as they were")


def _remove_others(client: Elasticsearch, of: Alias, kept: set[int | None]) -> None:
    for version in versions(client, of):
        if version not in kept:
            client.indices.delete(index=of.index(version))
