"""What is indexed with which hash, what could not be, which tables and catalogue were read: the state of the last run.

It is read from doc values alone, by point in time: 0.15 s for 10,000 documents. A stored field, even `_id`, would cost
the unpacking of every document's text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from elasticsearch import Elasticsearch

from indexer.collection import FoundFile, content_hash, table_kind
from indexer.paging import hits

_ROWS = 5_000
_DOCUMENT = ("file.path", "file.hash", "file.catalogue_hash", "file.size", "file.modified_ns", "file.thesaurus")
_OPERATION = ("type", "source", "path", "hash", "size", "modified_ns", "reason", "since", "attempts", "records")


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the index knows it."""

    path: str
    hash: str
    catalogue_hash: str
    size: int
    modified_ns: int
    thesaurus: str = ""

    def same_stat(self, file: FoundFile) -> bool:
        """Whether the file looks as it did: same size, same time of modification."""
        return self.size == file.size and self.modified_ns == file.modified_ns


@dataclass(frozen=True, slots=True)
class KnownFailure:
    """A file or row that could not be indexed. `path` is the file's, size and time are None for what is no file."""

    source: str
    path: str
    reason: str
    since: str
    attempts: int
    size: int | None
    modified_ns: int | None

    def same_stat(self, file: FoundFile) -> bool:
        """Whether the file looks as it did when it failed."""
        return self.size == file.size and self.modified_ns == file.modified_ns


@dataclass(frozen=True, slots=True)
class KnownTable:
    """A table of records, or the catalogue, as it was read last, and how many records the index has of it."""

    path: str
    hash: str
    size: int
    modified_ns: int
    records: int

    def is_of(self, file: FoundFile) -> bool:
        """Whether the file is what was read: it looks as it did, or holds the same bytes."""
        if self.path != file.relative or self.size != file.size:
            return False
        try:
            return self.modified_ns == file.modified_ns or self.hash == content_hash(file)
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Operations:
    """What the operations index tells: failures by source, tables (the catalogue is one of them) by path."""

    failures: Mapping[str, KnownFailure]
    tables: Mapping[str, KnownTable]


def known_files(client: Elasticsearch, index: str) -> Iterator[Known]:
    """Every document and record of `index`, in no order; records come with their table's path."""
    for row in rows(client, index, _DOCUMENT):
        yield Known(*(row.get(name, ("",))[0] for name in _DOCUMENT))


def is_record(known: Known) -> bool:
    """Whether the document is a table's record."""
    return table_kind(known.path) is not None


def operations(client: Elasticsearch, index: str) -> Operations:
    """What the operations index tells of earlier runs."""
    failures: dict[str, KnownFailure] = {}
    tables: dict[str, KnownTable] = {}
    for row in rows(client, index, _OPERATION, {"terms": {"type": ["failure", "table"]}}):
        said = {name: values[0] for name, values in row.items()}
        if said["type"] == "failure":
            failures[said["source"]] = _failure(said)
        else:
            tables[said["path"]] = KnownTable(**{one.name: said[one.name] for one in fields(KnownTable)})
    return Operations(failures, tables)


def rows(
    client: Elasticsearch, index: str, names: Sequence[str], query: Mapping[str, Any] | None = None
) -> Iterator[Mapping[str, Sequence[Any]]]:
    """The doc values `names` of every document that `query` finds, lists by name; absent values are left out."""
    asked = [{"field": name} for name in names]
    for hit in hits(client, index, size=_ROWS, query=query, stored_fields="_none_", docvalue_fields=asked):
        yield hit["fields"]


def _failure(said: Mapping[str, Any]) -> KnownFailure:
    values: dict[str, Any] = {one.name: said.get(one.name) for one in fields(KnownFailure)}
    return KnownFailure(**values)
