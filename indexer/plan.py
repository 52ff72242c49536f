"""What there is to do: the folder as it is beside the index as it is. A pure function, tested without an engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.collection import FoundFile, Scan
from indexer.inventory import Known, KnownFailure, Operations, is_record


@dataclass(frozen=True, slots=True)
class Task:
    """A file to look at: new, changed, or described anew; `known` is the index's document, `failure` what failed."""

    file: FoundFile
    known: Known | None
    failure: KnownFailure | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an update does.

    `failing` have failed and not changed since, so they are not tried again; `gone` are documents without a file;
    `tables` are the paths of all tables that have records in the index.
    """

    tasks: tuple[Task, ...]
    unchanged: int
    failing: tuple[KnownFailure, ...]
    gone: tuple[Known, ...]
    tables: frozenset[str]

    @property
    def is_first(self) -> bool:
        """Whether the index holds no document yet."""
        return not self.unchanged and not self.gone and all(task.known is None for task in self.tasks)


def planned(
    scan: Scan,
    known: Iterable[Known],
    failures: Mapping[str, KnownFailure],
    *,
    digests: Mapping[str, str] | None,
    retry: bool,
    thesaurus: str = "",
) -> Plan:
    """The plan for a scanned folder. `digests` are those of the catalogue's rows by path, None when it is as it was;
    with `retry` what failed is tried again. What names of another thesaurus were looked for in is described anew.
    """
    left = {file.relative: file for file in scan.files}
    tasks: list[Task] = []
    gone: list[Known] = []
    tables: set[str] = set()
    unchanged = 0
    for one in known:
        if is_record(one):
            tables.add(one.path)
        elif (file := left.get(one.path)) is None or _failed_as_it_is(file, failures, retry):
            gone.append(one)
        else:
            del left[one.path]
            as_told = digests is None or one.catalogue_hash == digests.get(one.path, "")
            if as_told and one.same_stat(file) and one.thesaurus == thesaurus:
                unchanged += 1
            else:
                tasks.append(Task(file, one, failures.get(one.path)))
    failing = tuple(failures[path] for path, file in left.items() if _failed_as_it_is(file, failures, retry))
    still = {failure.source for failure in failing}
    tasks += [Task(file, None, failures.get(path)) for path, file in left.items() if path not in still]
    tasks.sort(key=lambda task: task.file.relative)
    return Plan(tuple(tasks), unchanged, failing, tuple(gone), frozenset(tables))


def is_to_be_read(table: FoundFile, before: Operations, *, retry: bool) -> bool:
    """Whether a table, or the catalogue, changed since it was read; with `retry` also when it had faults."""
    failures = before.failures
    if retry and any(failure.path == table.relative for failure in failures.values()):
        return True
    if _failed_as_it_is(table, failures, retry):
        return False
    known = before.tables.get(table.relative)
    return known is None or not known.is_of(table)


def _failed_as_it_is(file: FoundFile, failures: Mapping[str, KnownFailure], retry: bool) -> bool:
    failure = failures.get(file.relative)
    return failure is not None and not retry and failure.same_stat(file)
