"""Brings the index up to date with a folder: what is there beside what is indexed, the work, what came of it.

Nothing here imports what reads files; that is imported when there is a file to read, so that a run that finds nothing
to do costs little more than the reading of the state.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from elasticsearch import Elasticsearch

from indexer.bulk import BulkWriter
from indexer.collection import FoundFile, Scan, scan
from indexer.documents import document_id
from indexer.failures import Told, failure_writes, refused
from indexer.inventory import KnownFailure, known_files, operations
from indexer.lease import lease
from indexer.naming import Naming, thesaurus_digest
from indexer.plan import Plan, is_to_be_read, planned
from indexer.preparation import Preparation
from indexer.readiness import ready_documents, ready_operations
from indexer.run import Run, noted
from indexer.settings import Settings
from indexer.summary import Summary
from indexer.tables import removals, state_id, stored_records
from indexer.withdrawals import withdrawal
from indexer.writes import Outcome, Write, delete_action, index_action
from mappings.indices import CONCEPTS, DOCUMENTS, live_version

if TYPE_CHECKING:
    from indexer.cataloguing import ReadCatalogue
    from indexer.directories import ReadTable
    from indexer.extraction import Extractor


def update(
    client: Elasticsearch,
    settings: Settings,
    folder: Path,
    *,
    retry: bool = False,
    started: float | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Summary:
    """Brings the index up to date with `folder`; with `retry` what failed is tried again. Returns what was done.

    `started` is the time of `clock` from which the summary's seconds count. Raises WrongUse when there is no such
    folder, AlreadyRunning, EngineUnreachable, EngineRefuses; the next run then completes what this one began.
    """
    began = clock() if started is None else started
    command = "retry" if retry else "update"
    found = scan(folder)
    with _prepared(client, settings, found) as preparation:
        index = ready_operations(client, settings)
        with lease(client, index, command) as held, noted(client, index, command) as note:
            indices = ready_documents(client, settings)
            run = Run(client, settings, indices, found, operations(client, index), held.check, retry, preparation)
            _Update(run).carry_out()
            client.indices.refresh(index=[indices.documents, indices.operations])
            summary = run.tally.summary(clock() - began)
            note(summary.values())
    return summary


def _prepared(client: Elasticsearch, settings: Settings, found: Scan) -> Preparation:
    """The preparation of the run, begun when it is the first one."""
    if not found.files or live_version(client, settings.alias(DOCUMENTS)) is not None:
        return Preparation(settings)
    preparation = Preparation(settings, found.files)
    preparation.begin()
    return preparation


class _Update:
    """The steps of a run, in an order in which a kill at any moment leaves nothing that the next run does not see."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._index, self._operations = run.indices.documents, run.indices.operations
        self._changed_tables = [table for table in run.scan.tables if is_to_be_read(table, run.before, retry=run.retry)]
        self._extractor: Extractor | None = None
        self._starting = threading.Lock()
        self._catalogue: ReadCatalogue | None = None
        self._tables: tuple[ReadTable, ...] = ()
        concepts = run.settings.alias(CONCEPTS)
        self._naming = Naming(run.client, run.settings, thesaurus_digest(run.client, concepts))

    def carry_out(self) -> None:
        """Plans, does it, and counts what there was nothing to do about."""
        run = self._run
        plan = self._plan()
        patience_s = run.settings.patience_s
        with BulkWriter(run.client, self._settled, check=run.check, patience_s=patience_s) as writer:
            writer.put_all(self._gone_tables(plan))
            writer.flush()  # before others are read: a table may have been renamed, its records stay
            gone = self._load(plan, writer) if plan.tasks or self._changed_tables else {one.path for one in plan.gone}
            writer.put_all(self._gone_documents(gone))
            writer.put_all(self._failures(plan))
            writer.flush()  # what was read is remembered only when all that it gave is in the index
            writer.put_all(self._states())
        self._count(plan)

    def _plan(self) -> Plan:
        """The plan, with the catalogue read when it changed, or when there are files that it may describe."""
        run, catalogue = self._run, self._run.scan.catalogue
        if catalogue and is_to_be_read(catalogue, run.before, retry=run.retry):
            self._read_catalogue(catalogue)
        digests = self._catalogue.digests if self._catalogue else None if catalogue else {}
        known = known_files(run.client, self._index)
        thesaurus = self._naming.digest
        plan = planned(run.scan, known, run.before.failures, digests=digests, retry=run.retry, thesaurus=thesaurus)
        if catalogue and plan.tasks and not self._catalogue:
            self._read_catalogue(catalogue)
        return plan

    def _read_catalogue(self, file: FoundFile) -> None:
        from indexer.cataloguing import read_catalogue

        self._catalogue = read_catalogue(self._run, self._tika(), file)

    def _load(self, plan: Plan, writer: BulkWriter) -> Collection[str]:
        """Has documents and tables read; returns the paths of documents without a file that no file has moved from."""
        from indexer.loading import load

        entries = self._catalogue.entries if self._catalogue else {}
        loaded = load(self._run, plan, self._changed_tables, entries, self._naming, self._tika, writer)
        self._tables = loaded.tables
        return loaded.left_gone

    def _tika(self) -> "Extractor":
        from indexer.extractors import extractor_of

        with self._starting:
            self._extractor = self._extractor or extractor_of(self._run.settings)
            return self._extractor

    def _settled(self, write: Write, fault: str | None) -> Write | None:
        if fault is None:
            self._run.tally.add(write.outcome, pages=write.pages)
            return None
        file = next((file for file in self._run.scan.files if file.relative == write.source), None)
        return refused(self._run.indices, write, fault, file=file, known=self._run.before.failures.get(write.source))

    def _gone_tables(self, plan: Plan) -> Iterator[Write]:
        for path in plan.tables - {table.relative for table in self._run.scan.tables}:
            stored = stored_records(self._run.client, self._index, path)
            yield from removals(self._run.indices, stored)

    def _gone_documents(self, paths: Collection[str]) -> Iterator[Write]:
        for path in paths:
            actions = withdrawal(self._index, self._operations, document_id(path), source=path)
            yield Write(path, actions, Outcome.REMOVED)

    def _failures(self, plan: Plan) -> Iterator[Write]:
        """Records what is wrong in the folder, its catalogue and its tables; forgets what no longer is."""
        told = [Told(fault, fault.source) for fault in self._run.scan.faults]
        told += [Told(fault, read.file.relative, read.file) for read in self._read() for fault in read.faults]
        standing = {failure.source for failure in self._standing(plan)} | {task.file.relative for task in plan.tasks}
        return failure_writes(self._operations, self._run.before.failures, told, standing=standing)

    def _states(self) -> Iterator[Write]:
        for read in self._read():
            if read.state:
                path = read.file.relative
                yield Write(path, (index_action(self._operations, state_id(path), read.state),))
        there = {table.relative for table in _all_tables(self._run.scan)}
        for path in self._run.before.tables:
            if path not in there:
                yield Write(path, (delete_action(self._operations, state_id(path)),))

    def _standing(self, plan: Plan) -> tuple[KnownFailure, ...]:
        """Failures of files and tables that are as they were, so that they were not tried again."""
        read = {one.file.relative for one in self._read()}
        unread = {table.relative for table in _all_tables(self._run.scan)} - read
        return (*plan.failing, *(one for one in self._run.before.failures.values() if one.path in unread))

    def _count(self, plan: Plan) -> None:
        tally, read = self._run.tally, {one.file.relative for one in self._read() if one.state}
        tally.add(Outcome.UNCHANGED, plan.unchanged)
        tally.add(Outcome.FAILED, len(self._standing(plan)))
        for table in self._run.scan.tables:
            if table.relative not in read and (known := self._run.before.tables.get(table.relative)):
                tally.add(Outcome.UNCHANGED, known.records)

    def _read(self) -> "tuple[ReadTable | ReadCatalogue, ...]":
        return (*self._tables, *([self._catalogue] if self._catalogue else []))


def _all_tables(found: Scan) -> tuple[FoundFile, ...]:
    return (*found.tables, *([found.catalogue] if found.catalogue else []))
