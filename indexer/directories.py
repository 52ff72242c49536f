"""The tables of organisations and centres: read when they changed, their rows written, rows that went removed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from indexer.collection import Fault, FoundFile, content_hash, table_kind
from indexer.description import described_record
from indexer.documents import body
from indexer.errors import FileFailure, Unsupported
from indexer.extraction import Extractor
from indexer.records import Record, records_from
from indexer.run import Indices, now
from indexer.tables import failed_table, merged, removals, stored_records, table_state
from indexer.writes import Outcome, Write, index_action


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What a table gave: writes of its records, faults by which rows are not indexed, the state to remember.

    A table that could not be read at all has one fault, its own, and no state: its records stay as they were.
    """

    file: FoundFile
    writes: tuple[Write, ...]
    faults: tuple[Fault, ...]
    state: Mapping[str, Any] | None


def read_table(client: Elasticsearch, indices: Indices, extractor: Extractor, table: FoundFile) -> ReadTable:
    """Reads a table of the folder `directories`."""
    try:
        digest = content_hash(table)
        records = records_from(table_kind(table.relative) or "", table.relative, extractor.tables(table))
    except FileFailure as failure:
        return ReadTable(table, (), (failed_table(table, failure.reason, str(failure)),), None)
    except OSError as fault:
        message = f"It cannot be read ({fault.strerror}); see to its permissions"
        return ReadTable(table, (), (failed_table(table, Unsupported.reason, message),), None)
    stored = stored_records(client, indices.documents, table.relative)
    writes = (
        *(_write(indices, record, table, digest, stored.get(record.id)) for record in records.records),
        *removals(indices, stored, kept={record.id for record in records.records}),
    )
    state = table_state(table, digest, records=len(records.records))
    return ReadTable(table, writes, merged(records.faults), state)


def _write(indices: Indices, record: Record, table: FoundFile, digest: str, stored: str | None) -> Write:
    row = _digest(record)
    document = described_record(record, table, digest, row=row, indexed_at=now())
    outcome = Outcome.ADDED if stored is None else Outcome.UNCHANGED if stored == row else Outcome.CHANGED
    pages = 0 if outcome == Outcome.UNCHANGED else document.page_count
    return Write(record.source, (index_action(indices.documents, record.id, body(document)),), outcome, pages)


def _digest(record: Record) -> str:
    """SHA-256 of all that a record says, its row included."""
    return hashlib.sha256(repr(record).encode()).hexdigest()
