"""The catalogue of a folder, read through Tika when it changed or when there are files that it may describe."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from indexer.catalogue import Entry, catalogue_from
from indexer.collection import Fault, FoundFile, content_hash
from indexer.errors import FileFailure, Unsupported
from indexer.extraction import Extractor
from indexer.run import Run
from indexer.tables import failed_table, merged, table_state


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """The entries by path, what is wrong with the table, and the state to remember.

    A catalogue that could not be read has no state, and no digests: documents keep what it said of them before.
    """

    file: FoundFile
    entries: Mapping[str, Entry]
    faults: tuple[Fault, ...]
    state: Mapping[str, Any] | None

    @property
    def digests(self) -> Mapping[str, str] | None:
        """What each row says, as a digest, by the path of its file; None when the catalogue could not be read."""
        return None if self.state is None else {path: entry.digest for path, entry in self.entries.items()}


def read_catalogue(run: Run, extractor: Extractor, file: FoundFile) -> ReadCatalogue:
    """What the catalogue says; rows about files that are not in the folder are faults."""
    try:
        digest = content_hash(file)
        catalogue = catalogue_from(file.relative, extractor.tables(file))
    except FileFailure as failure:
        return ReadCatalogue(file, MappingProxyType({}), (failed_table(file, failure.reason, str(failure)),), None)
    except OSError as fault:
        message = f"It cannot be read ({fault.strerror}); see to its permissions"
        return ReadCatalogue(file, MappingProxyType({}), (failed_table(file, Unsupported.reason, message),), None)
    faults = merged((*catalogue.faults, *_without_file(run, file, catalogue.entries)))
    return ReadCatalogue(file, catalogue.entries, faults, table_state(file, digest, records=0))


def _without_file(run: Run, file: FoundFile, entries: Mapping[str, Entry]) -> Iterator[Fault]:
    there = {found.relative for found in run.scan.files}
    for path in entries:
        if path not in there:
            said = f"{file.relative}: {path} is not in the folder; put it there, or remove its row"
            yield Fault(f"{file.relative}#{path}", Unsupported.reason, said)
