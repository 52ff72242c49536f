"""What would be indexed of one file, shown and not written; it needs Tika, and of Elasticsearch only the thesaurus, if
one is loaded there."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from indexer.catalogue import Entry, catalogue_from
from indexer.collection import FoundFile, content_hash, scan, table_kind
from indexer.description import described
from indexer.documents import Document, document_id
from indexer.errors import FileFailure, WrongUse
from indexer.extraction import Extractor
from indexer.extractors import extractor_of
from indexer.naming import names_there
from indexer.records import Record, records_from
from indexer.run import now
from indexer.settings import Settings

_FIRST = 80
"""Letters of a page that are shown to people."""


def explained(settings: Settings, path: Path) -> dict[str, Any]:
    """What would be indexed of the file at `path`, within the collection folder or outside, as JSON values.

    A file that cannot be indexed is told by `failure`. Raises WrongUse when there is no such file, EngineUnreachable.
    """
    file = _found(settings, path)
    extractor = extractor_of(settings)
    try:
        if kind := table_kind(file.relative):
            return _table(kind, file, extractor)
        document = described(
            file,
            content_hash(file),
            extractor.document(file),
            _entry(settings, file, extractor),
            indexed_at=now(),
            names=names_there(settings),
        )
    except FileFailure as failure:
        return {"source": file.relative, "failure": {"reason": failure.reason, "message": str(failure)}}
    return _document(document)


def lines(told: Mapping[str, Any]) -> Iterator[str]:
    """The same for people: what is known, then a line a page with its language and how it begins."""
    for name, value in told.items():
        if name == "failure":
            yield f"would not be indexed  [{value['reason']}]  {value['message']}"
        elif name in ("pages", "records", "faults"):
            yield f"{name}:"
            yield from (f"  {_line(item)}" for item in value)
        elif value not in ("", None, [], (), {}):
            yield f"{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}"


def _line(item: Mapping[str, Any] | str) -> str:
    if isinstance(item, str):
        return item
    if "number" in item:
        named = f"  [{' '.join(item['concepts'])}]" if item["concepts"] else ""
        begins = _beginning(item["text"])
        return f"{item['number']:>4}  {item['language']}  {len(item['text']):>6,} letters  {begins}{named}"
    return f"{item['source']}  {item['name']}  ({item['country']})"


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _FIRST else f"{line[:_FIRST]}…"


def _found(settings: Settings, path: Path) -> FoundFile:
    """The file with its path below the collection folder, or its name when it is outside."""
    try:
        status, real = path.stat(), path.resolve()
    except OSError as fault:
        raise WrongUse(f"{path} cannot be read ({fault.strerror}); give the path of a file") from fault
    if not real.is_file():
        raise WrongUse(f"{path} is no file; give the path of a file")
    folder = settings.documents.resolve()
    relative = real.relative_to(folder).as_posix() if real.is_relative_to(folder) else real.name
    return FoundFile(path, relative, status.st_size, status.st_mtime_ns)


def _entry(settings: Settings, file: FoundFile, extractor: Extractor) -> Entry | None:
    """What the collection's catalogue says of the file; nothing when it lies outside or the catalogue is unreadable."""
    if not file.path.resolve().is_relative_to(settings.documents.resolve()):
        return None
    catalogue = scan(settings.documents).catalogue
    if catalogue is None:
        return None
    try:
        return catalogue_from(catalogue.relative, extractor.tables(catalogue)).entries.get(file.relative)
    except FileFailure:
        return None


def _document(document: Document) -> dict[str, Any]:
    told = asdict(replace(document, record={}))
    told |= {name: list(value) for name, value in told.items() if isinstance(value, tuple)}
    return {"id": document_id(document.source), **told}


def _table(kind: str, file: FoundFile, extractor: Extractor) -> dict[str, Any]:
    records = records_from(kind, file.relative, extractor.tables(file))
    return {
        "source": file.relative,
        "kind": kind,
        "records": [_values(record) for record in records.records],
        "faults": [fault.message for fault in records.faults],
    }


def _values(record: Record) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)} | {"fields": dict(record.fields)}
