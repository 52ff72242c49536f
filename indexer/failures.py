"""What could not be indexed, why and since when: a document each in the operations index, gone once it is indexed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from elasticsearch import Elasticsearch

from indexer.collection import Fault, FoundFile
from indexer.documents import document_id
from indexer.errors import Unsupported
from indexer.inventory import KnownFailure
from indexer.paging import hits
from indexer.run import Indices, now
from indexer.writes import Outcome, Write, delete_action, index_action

_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """A failure as people see it; `message` says what is wrong and what to do, `since` is an ISO 8601 time."""

    source: str
    reason: str
    message: str
    since: str
    attempts: int

    def line(self) -> str:
        """The failure in one line."""
        tried = "once" if self.attempts == 1 else f"{self.attempts} times"
        return f"{self.source}  [{self.reason}]  {self.message}  (tried {tried}, since {self.since[:10]})"

    def values(self) -> dict[str, Any]:
        """The failure for JSON."""
        return asdict(self)


def failure_id(source: str) -> str:
    """The identifier of the failure of a file or row, the same in every run."""
    return f"failure-{document_id(source)}"


def failure_body(
    fault: Fault, *, path: str, at: str, file: FoundFile | None = None, known: KnownFailure | None = None
) -> dict[str, Any]:
    """The document of a failure at the ISO 8601 time `at`; `known` is what was recorded of it before."""
    seen = {"size": file.size, "modified_ns": file.modified_ns} if file else {}
    return {
        "type": "failure",
        "source": fault.source,
        "path": path,
        "reason": fault.reason,
        "message": fault.message,
        "since": known.since if known else at,
        "attempted_at": at,
        "attempts": known.attempts + 1 if known else 1,
        **seen,
    }


@dataclass(frozen=True, slots=True)
class Told:
    """A fault to record: `path` is that of the file it is in, `file` that file when it failed as a whole."""

    fault: Fault
    path: str
    file: FoundFile | None = None


def failure_writes(
    index: str, known: Mapping[str, KnownFailure], told: Iterable[Told], *, standing: Collection[str]
) -> Iterator[Write]:
    """The writes that record the faults, and remove those that are known and neither told nor `standing`."""
    sources = set(standing)
    for one in told:
        source = one.fault.source
        sources.add(source)
        body = failure_body(one.fault, path=one.path, at=now(), file=one.file, known=known.get(source))
        yield Write(source, (index_action(index, failure_id(source), body),), Outcome.FAILED)
    for source in known:
        if source not in sources:
            yield Write(source, (delete_action(index, failure_id(source)),))


def refused(
    indices: Indices, write: Write, fault: str, *, file: FoundFile | None, known: KnownFailure | None
) -> Write | None:
    """What is written when Elasticsearch does not take an item of the folder: its failure, in place of the item.

    None for what is no such item: notes of the run, failures, removals. `file` is None for a row of a table.
    """
    if write.outcome in (Outcome.KEPT, Outcome.FAILED, Outcome.REMOVED):
        return None
    source = write.source
    message = f"{source}: Elasticsearch does not take what is in it ({fault}); make the file anew from its source"
    path = file.relative if file else source.rpartition("#")[0]
    told = Fault(source, Unsupported.reason, message)
    body = failure_body(told, path=path, at=now(), file=file, known=known)
    actions = [index_action(indices.operations, failure_id(source), body)]
    if file:  # what it held before is not what its readers would open
        actions.append(delete_action(indices.documents, document_id(source)))
    return Write(source, tuple(actions), Outcome.FAILED)


def recorded_failures(client: Elasticsearch, index: str) -> tuple[Recorded, ...]:
    """Every failure in the operations index, ordered by source; none when there is no such index yet."""
    if not client.indices.exists(index=index):
        return ()
    client.indices.refresh(index=index)
    found = hits(client, index, size=_PAGE, query={"term": {"type": "failure"}})
    told = (hit["_source"] for hit in found)
    names = [field.name for field in fields(Recorded)]
    return tuple(sorted((Recorded(**{name: one[name] for name in names}) for one in told), key=lambda one: one.source))
