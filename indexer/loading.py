"""The part of an update that reads files: documents, copies of them, tables; imported only when there is something."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from indexer import pipeline
from indexer.bulk import BulkWriter
from indexer.catalogue import Entry
from indexer.collection import FoundFile
from indexer.connection import required_tika
from indexer.directories import ReadTable, read_table
from indexer.extraction import Extractor
from indexer.naming import Naming
from indexer.plan import Plan
from indexer.progress import Progress, progress
from indexer.run import Run
from indexer.settings import Settings
from indexer.work import Work
from indexer.writes import Write

T = TypeVar("T")

_MIB = 1 << 20
_PATIENCE_AT_START_S = 5.0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read besides documents: the tables, and the paths of documents without a file that nobody moved."""

    tables: tuple[ReadTable, ...]
    left_gone: frozenset[str]


def extractor_of(settings: Settings) -> Extractor:
    """An extractor with the limits that are set, whose Tika answers now. Raises EngineUnreachable.

    A Tika that was there and went away is waited for longer than one that is not there at the start.
    """
    _extractor(settings, min(settings.patience_s, _PATIENCE_AT_START_S)).prepare()
    return _extractor(settings, settings.patience_s)


def _extractor(settings: Settings, patience_s: float) -> Extractor:
    return Extractor(
        required_tika(settings),
        timeout_s=settings.timeout_s,
        max_file_bytes=settings.max_file_mib * _MIB,
        max_text_bytes=settings.max_text_mib * _MIB,
        patience_s=patience_s,
    )


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
        _in_threads(plan.tasks, work.write, writer, threads, shown)
        writer.flush()
        _in_threads(work.copies(), work.copied, writer, threads, shown)
    read = tuple(_tables(run, tables, tika, writer))
    writer.flush()
    return Loaded(read, work.left_gone())


def _in_threads(
    tasks: Sequence[T], make: Callable[[T], Write | None], writer: BulkWriter, threads: int, shown: Progress
) -> None:
    def process(task: T) -> None:
        if write := make(task):
            writer.put(write)

    pipeline.run(tasks, process, threads=min(threads, len(tasks)), watched=shown.look)


def _tables(
    run: Run, tables: Sequence[FoundFile], tika: Callable[[], Extractor], writer: BulkWriter
) -> Iterator[ReadTable]:
    for table in tables:
        read = read_table(run.client, run.indices, tika(), table)
        writer.put_all(read.writes)
        yield read
