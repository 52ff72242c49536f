"""A new version of the documents' index beside the live one, the switch when it is complete, and the way back.

A version is marked complete in its mapping's `_meta` before readers see it; what a killed rebuild left lacks the mark
and is removed by the next one.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from indexer.bulk import BulkWriter
from indexer.documents import body, document_of
from indexer.errors import EngineRefuses, WrongUse
from indexer.lease import Lease, lease
from indexer.paging import hits
from indexer.readiness import ready_operations
from indexer.run import noted
from indexer.settings import Settings
from indexer.update import update
from indexer.writes import Write, index_action
from mappings.indices import DOCUMENTS, Alias, create_version, live_version, switch
from mappings.indices import versions as existing_versions

KEPT = 2
"""Complete versions that are kept: the live one, and the one before it for `roll_back`."""

_AT_A_TIME = 20


@dataclass(frozen=True, slots=True)
class Built:
    """The version that readers now see and how many documents and records it holds."""

    version: int
    documents: int

    def values(self) -> dict[str, Any]:
        """The same for JSON."""
        return asdict(self)

    def line(self) -> str:
        """The same in one line."""
        return f"Readers see version {self.version} with {self.documents:,} documents and records"


def rebuild(client: Elasticsearch, settings: Settings, folder: Path) -> Built:
    """Fills a new version from the live one's stored text, without extraction, and switches readers to it at once.

    Without a live version the first one is made from the files of `folder`. Raises AlreadyRunning, EngineRefuses
    when the new version does not hold what the live one does: readers then keep the live one.
    """
    documents = settings.alias(DOCUMENTS)
    index = ready_operations(client, settings)
    live = live_version(client, documents)
    if live is None:
        update(client, settings, folder)
        return Built(live_version(client, documents) or 0, client.count(index=documents.name)["count"])
    with lease(client, index, "rebuild") as held, noted(client, index, "rebuild") as note:
        built = _rebuilt(client, settings, documents, live, held)
        note(built.values())
    return built


def roll_back(client: Elasticsearch, settings: Settings) -> int:
    """Switches readers to the complete version before the live one; returns its number.

    The next `update` brings it up to date with the folder. Raises WrongUse when there is no version before.
    """
    documents = settings.alias(DOCUMENTS)
    index = ready_operations(client, settings)
    with lease(client, index, "rollback"), noted(client, index, "rollback") as note:
        live = live_version(client, documents)
        complete = _complete_versions(client, documents)
        before = max((version for version in complete if live is not None and version < live), default=None)
        if before is None:
            raise WrongUse("There is no version before the one that readers see; `rarecare-index status` lists them")
        switch(client, documents, before)
        # What these say was read may not be in the version from before.
        client.delete_by_query(index=index, query={"terms": {"type": ["table", "failure"]}}, refresh=True)
        note({"version": before})
    return before


def _rebuilt(client: Elasticsearch, settings: Settings, of: Alias, live: int, held: Lease) -> Built:
    _mark_complete(client, of.index(live))
    _remove_incomplete(client, of)
    version = max(existing_versions(client, of)) + 1
    created = create_version(client, of, version)
    client.indices.refresh(index=of.index(live))
    _fill(client, settings, of.index(live), created, held)
    client.indices.refresh(index=created)
    expected, found = (client.count(index=name)["count"] for name in (of.index(live), created))
    if expected != found:
        client.indices.delete(index=created)
        raise EngineRefuses(f"The new version holds {found:,} of {expected:,} documents; readers keep the live one")
    _mark_complete(client, created)
    held.check()
    switch(client, of, version)
    for old in _complete_versions(client, of)[:-KEPT]:
        client.indices.delete(index=of.index(old))
    return Built(version, found)


def _fill(client: Elasticsearch, settings: Settings, source: str, target: str, held: Lease) -> None:
    with BulkWriter(client, _settled, check=held.check, patience_s=settings.patience_s) as writer:
        writer.put_all(_copies(client, source, target))


def _settled(write: Write, fault: str | None) -> None:
    if fault is not None:
        raise EngineRefuses(f"{write.source} does not fit into the new version ({fault}); readers keep the live one")


def _copies(client: Elasticsearch, source: str, target: str) -> Iterator[Write]:
    """Each document of `source`, its body built anew, as a change of the mapping may want other fields."""
    for hit in hits(client, source, size=_AT_A_TIME):
        document = document_of(hit["_source"])
        yield Write(document.source, (index_action(target, hit["_id"], body(document)),))


def _mark_complete(client: Elasticsearch, index: str) -> None:
    client.indices.put_mapping(index=index, meta={"complete": True})


def _complete_versions(client: Elasticsearch, of: Alias) -> list[int]:
    """The versions that are marked complete, oldest first."""
    found = client.indices.get_mapping(index=f"{of.name}-*")
    marked = (of.version(name) for name, said in found.items() if said["mappings"].get("_meta", {}).get("complete"))
    return sorted(version for version in marked if version is not None)


def _remove_incomplete(client: Elasticsearch, of: Alias) -> None:
    complete = _complete_versions(client, of)
    for version in existing_versions(client, of):
        if version not in complete:
            client.indices.delete(index=of.index(version))
