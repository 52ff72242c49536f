"""What is remembered of tables: which bytes were read, which records the index has of them, which rows were wrong."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch

from indexer.collection import Fault, FoundFile
from indexer.documents import document_id
from indexer.paging import hits
from indexer.run import Indices
from indexer.withdrawals import withdrawal
from indexer.writes import Outcome, Write

_ROWS = 2_000


def stored_records(client: Elasticsearch, index: str, path: str) -> dict[str, str]:
    """Identifiers of the records that `index` has of the table at `path`, with the digest of what each said."""
    asked = {"query": {"term": {"file.path": path}}, "source": ["file.catalogue_hash"]}
    found = hits(client, index, size=_ROWS, **asked)
    return {hit["_id"]: hit["_source"]["file"].get("catalogue_hash", "") for hit in found}


def removals(indices: Indices, stored: Iterable[str], *, kept: Collection[str] = ()) -> Iterator[Write]:
    """The writes that remove the stored records, but those that are `kept`."""
    for identifier in stored:
        if identifier not in kept:
            actions = withdrawal(indices.documents, indices.operations, identifier)
            yield Write(identifier, actions, Outcome.REMOVED)


def state_id(path: str) -> str:
    """The identifier of the state of the table, or catalogue, at `path`."""
    return f"table-{document_id(path)}"


def failed_table(table: FoundFile, reason: str, message: str) -> Fault:
    """The fault of a table, or the catalogue, that cannot be read at all."""
    return Fault(table.relative, reason, f"{table.relative}: {message}")


def table_state(table: FoundFile, digest: str, *, records: int) -> dict[str, Any]:
    """What the operations index remembers of a table that was read, and of how many records it holds of it."""
    return {
        "type": "table",
        "path": table.relative,
        "hash": digest,
        "size": table.size,
        "modified_ns": table.modified_ns,
        "records": records,
    }


def merged(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults, those of one row as one."""
    by_source: dict[str, Fault] = {}
    for fault in faults:
        before = by_source.get(fault.source)
        message = f"{before.message}; {fault.message}" if before else fault.message
        by_source[fault.source] = Fault(fault.source, fault.reason, message)
    return tuple(by_source.values())
