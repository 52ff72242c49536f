"""What becomes of one file: its write, made from Tika's text, or from text that the index holds already."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError

from indexer.catalogue import Entry
from indexer.collection import DIRECTORIES, Fault, FoundFile, content_hash
from indexer.description import described, extraction_of
from indexer.documents import body, document_id, document_of
from indexer.errors import Damaged, FileFailure, IndexerError, Unsupported
from indexer.extraction import Extraction, Extractor
from indexer.failures import failure_body, failure_id
from indexer.inventory import Known
from indexer.naming import Naming
from indexer.plan import Plan, Task
from indexer.preparation import Preparation
from indexer.run import Indices, now
from indexer.withdrawals import withdrawal
from indexer.writes import Outcome, Write, delete_action, index_action, update_action

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Copy:
    """A task whose file has the same bytes as the document at `original`, which is on its way into the index."""

    task: Task
    digest: str
    original: str


class Work:
    """Makes the write of each task. Safe to share between threads."""

    def __init__(
        self,
        client: Elasticsearch,
        indices: Indices,
        tika: Callable[[], Extractor],
        entries: Mapping[str, Entry],
        plan: Plan,
        preparation: Preparation,
        naming: Naming,
    ) -> None:
        self._client, self._indices, self._tika, self._entries = client, indices, tika, entries
        self._preparation, self._naming = preparation, naming
        self._twins = _Twins(client, indices.documents, plan)

    def write(self, task: Task) -> Write | None:
        """The write of a task; None for a copy of a file of this run, which `copies` gives back."""
        return self._or_failure(task, lambda: self._write(task))

    def copies(self) -> list[Copy]:
        """The tasks that `write` put aside; what they are copies of must be in the index before `copied`."""
        return self._twins.put_aside

    def copied(self, copy: Copy) -> Write | None:
        """The write of a copy, from the text of its original; read by itself when that could not be indexed."""
        return self._or_failure(copy.task, lambda: self._copied(copy))

    def left_gone(self) -> frozenset[str]:
        """The paths of documents without a file from which no file has moved."""
        return self._twins.left_gone()

    def _or_failure(self, task: Task, make: Callable[[], Write | None]) -> Write | None:
        """What `make` makes, or the failure of the task when its file is at fault; an engine's fault is raised."""
        try:
            return make()
        except FileFailure as failure:
            return self._failed(task, failure.reason, str(failure))
        except OSError as fault:
            said = f"It cannot be read ({fault.strerror}); see to its permissions"
            return self._failed(task, Unsupported.reason, said)
        except (IndexerError, ApiError, TransportError):
            raise
        except Exception as fault:
            log.debug("reading a file ended with an unforeseen fault", exc_info=True)
            return self._failed(task, Damaged.reason, str(Damaged(f"reading it ended with {type(fault).__name__}")))

    def _write(self, task: Task) -> Write | None:
        file, known = task.file, task.known
        ahead = self._preparation.taken(file)
        digest = ahead.digest if ahead else known.hash if known and known.same_stat(file) else content_hash(file)
        if known and known.hash == digest:
            if known.catalogue_hash == self._row(file) and known.thesaurus == self._naming.digest:
                return self._touched(task, known)
            return self._indexed(task, digest, self._stored(file.relative, digest) or self._tika().document(file))
        twin = self._twins.of(task, digest)
        if twin is None and self._twins.is_put_aside(task, digest):
            return None
        if twin and (text := self._stored(twin, digest)):
            return self._indexed(task, digest, text, moved_from=self._twins.take_gone(twin))
        return self._indexed(task, digest, ahead.text if ahead else self._tika().document(file))

    def _copied(self, copy: Copy) -> Write:
        text = self._stored(copy.original, copy.digest)
        return self._indexed(copy.task, copy.digest, text or self._tika().document(copy.task.file))

    def _indexed(self, task: Task, digest: str, text: Extraction, *, moved_from: str | None = None) -> Write:
        file = task.file
        self._preparation.wait()
        document = described(
            file,
            digest,
            text,
            self._entries.get(file.relative),
            indexed_at=now(),
            names=self._naming.names(),
            thesaurus=self._naming.digest,
        )
        actions = [index_action(self._indices.documents, document_id(file.relative), body(document))]
        if moved_from:
            actions += withdrawal(
                self._indices.documents,
                self._indices.operations,
                document_id(moved_from),
                source=moved_from,
                moved_to=file.relative,
            )
        if task.failure:
            actions.append(delete_action(self._indices.operations, failure_id(file.relative)))
        outcome = Outcome.MOVED if moved_from else Outcome.CHANGED if task.known else Outcome.ADDED
        return Write(file.relative, tuple(actions), outcome, document.page_count)

    def _touched(self, task: Task, known: Known) -> Write:
        """Only the time of modification differs: the stored one is set, so that the next run need not read the file."""
        part = {"file": {"size": task.file.size, "modified_ns": task.file.modified_ns}}
        actions = (update_action(self._indices.documents, document_id(known.path), part),)
        return Write(task.file.relative, actions, Outcome.UNCHANGED)

    def _failed(self, task: Task, reason: str, message: str) -> Write:
        file, path = task.file, task.file.relative
        fault = Fault(path, reason, f"{path}: {message}")
        told = failure_body(fault, path=path, at=now(), file=file, known=task.failure)
        actions = [index_action(self._indices.operations, failure_id(path), told)]
        if task.known:  # what the file held before is no longer what its readers would open
            actions.append(delete_action(self._indices.documents, document_id(path)))
        return Write(path, tuple(actions), Outcome.FAILED)

    def _row(self, file: FoundFile) -> str:
        entry = self._entries.get(file.relative)
        return entry.digest if entry else ""

    def _stored(self, path: str, digest: str) -> Extraction | None:
        """What was extracted from the document at `path`, as the index holds it, if it is still of these bytes."""
        try:
            source = self._client.get(index=self._indices.documents, id=document_id(path))["_source"]
        except NotFoundError:
            return None
        return extraction_of(document_of(source)) if source["file"]["hash"] == digest else None


class _Twins:
    """Files with the same bytes: found in the index by their hash, or in this run among files of the same size."""

    def __init__(self, client: Elasticsearch, index: str, plan: Plan) -> None:
        self._client, self._index, self._is_first = client, index, plan.is_first
        self._gone = {known.path for known in plan.gone}
        sizes = Counter(task.file.size for task in plan.tasks)
        self._shared_sizes = {size for size, count in sizes.items() if count > 1}
        self._firsts: dict[str, str] = {}
        self._turn = threading.Lock()
        self.put_aside: list[Copy] = []

    def of(self, task: Task, digest: str) -> str | None:
        """The path of a document of the index with the same bytes, or None; one whose file is gone before others."""
        if self._is_first:
            return None
        found = self._client.search(
            index=self._index,
            # Records carry their table's hash, and no document lies in the folder of the tables.
            query={
                "bool": {
                    "filter": {"term": {"file.hash": digest}},
                    "must_not": {"prefix": {"file.path": f"{DIRECTORIES}/"}},
                }
            },
            source_includes=["file.path"],
            size=100,
        )["hits"]["hits"]
        paths = [str(hit["_source"]["file"]["path"]) for hit in found]
        with self._turn:
            return next((path for path in paths if path in self._gone), paths[0] if paths else None)

    def is_put_aside(self, task: Task, digest: str) -> bool:
        """Whether another file of this run has the same bytes; the task is then a copy of it."""
        if task.file.size not in self._shared_sizes:
            return False
        with self._turn:
            first = self._firsts.setdefault(digest, task.file.relative)
            if first != task.file.relative:
                self.put_aside.append(Copy(task, digest, first))
            return first != task.file.relative

    def take_gone(self, path: str) -> str | None:
        """`path` when its file is gone and no other file has moved from it yet, else None."""
        with self._turn:
            if path not in self._gone:
                return None
            self._gone.remove(path)
            return path

    def left_gone(self) -> frozenset[str]:
        """The paths whose file is gone and that nobody took."""
        with self._turn:
            return frozenset(self._gone)
