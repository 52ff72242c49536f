"""The part of an update that reads files: documents, copies of them, tables; imported only when there is something."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from elasticsearch import ApiError, TransportError

from indexer import pipeline
from indexer.bulk import BulkWriter
from indexer.catalogue import Entry
from indexer.collection import FoundFile
from indexer.directories import ReadTable, read_table
from indexer.extraction import Extractor
from indexer.naming import Naming
from indexer.plan import Plan
from indexer.progress import Progress, progress
from indexer.run import Run
from indexer.work import Work
from indexer.writes import Write

T = TypeVar("T")

_LAST = 120
"""Files that are left when all before them are refreshed: one thread of Elasticsearch writes what was not, which at the
end would keep one core busy and all else waiting."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read besides documents: the tables, and the paths of documents without a file that nobody moved."""

    tables: tuple[ReadTable, ...]
    left_gone: frozenset[str]


def load(
    run: Run,
    plan: Plan,
    tables: Sequence[FoundFile],
    entries: Mapping[str, Entry],
    naming: Naming,
    tika: Callable[[], Extractor],
    writer: BulkWriter,
) -> Loaded:
    """Carries out the plan's tasks and reads the tables; returns when Elasticsearch has taken all of it.

    `tika` is called when the first file is to be extracted: a run that only moves or describes anew needs no Tika.
    """
    run.preparation.begin()
    work = Work(run.client, run.indices, tika, entries, plan, run.preparation, naming)
    threads = run.settings.tika_clients * max(len(run.settings.tika_urls), 1)
    with progress(run.tally, len(plan.tasks)) as shown:
        _in_threads(_refreshing(run, plan.tasks), work.write, writer, min(threads, len(plan.tasks)), shown)
        writer.flush()
        copies = work.copies()
        _in_threads(copies, work.copied, writer, min(threads, len(copies)), shown)
    read = tuple(_tables(run, tables, tika, writer))
    writer.flush()
    return Loaded(read, work.left_gone())


def _in_threads(
    tasks: Iterable[T], make: Callable[[T], Write | None], writer: BulkWriter, threads: int, shown: Progress
) -> None:
    def process(task: T) -> None:
        if write := make(task):
            writer.put(write)

    pipeline.run(tasks, process, threads=threads, watched=shown.look)


def _refreshing(run: Run, tasks: Sequence[T]) -> Iterator[T]:
    """The tasks; when only the last are left, what came of those before is refreshed beside them."""
    for left, task in zip(range(len(tasks), 0, -1), tasks, strict=True):
        if left == _LAST:
            threading.Thread(target=_refresh, args=(run,), name="refresh", daemon=True).start()
        yield task


def _refresh(run: Run) -> None:
    with suppress(ApiError, TransportError):  # the run's own requests find out, and its last refresh
        run.client.indices.refresh(index=run.indices.documents)


def _tables(
    run: Run, tables: Sequence[FoundFile], tika: Callable[[], Extractor], writer: BulkWriter
) -> Iterator[ReadTable]:
    for table in tables:
        read = read_table(run.client, run.indices, tika(), table)
        writer.put_all(read.writes)
        yield read
