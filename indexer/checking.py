"""What is missing in the catalogue or contradicts the files, so that a librarian can mend it; nothing is written."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from indexer import mentions, pipeline
from indexer.catalogue import COLUMNS, Catalogue, catalogue_from
from indexer.collection import FoundFile, Scan, scan, table_kind
from indexer.comparison import Described, contradictions, missing
from indexer.concept_files import read_concepts
from indexer.description import described
from indexer.documents import Document
from indexer.errors import FileFailure
from indexer.extraction import Extractor
from indexer.extractors import extractor_of
from indexer.findings import Finding, of_faults, of_rows
from indexer.naming import THESAURUS
from indexer.records import records_from
from indexer.settings import Settings


def checked(settings: Settings, folder: Path, thesaurus: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """All findings about the collection at `folder`, ordered by file, row and column.

    Names of diseases are those of the files `thesaurus`, or of the collection's own. Raises WrongUse for a folder or
    file that cannot be read, EngineUnreachable when no Tika answers.
    """
    found = scan(folder)
    own = folder / THESAURUS
    read = read_concepts(thesaurus or ([own] if own.is_file() else ()))
    check = _Check(found, extractor_of(settings), mentions.known_concepts(read.concepts))
    check.findings += of_faults(read.faults)
    check.tables()
    pipeline.run(found.files, check.document, threads=settings.tika_clients * max(len(settings.tika_urls), 1))
    check.duplicates()
    return tuple(sorted(check.findings, key=lambda one: (one.file, one.row or 0, one.field, one.problem)))


class _Check:
    """One check of a collection, gathering what it finds; documents may be checked by several threads."""

    def __init__(self, found: Scan, extractor: Extractor, concepts: Mapping[str, mentions.Known]) -> None:
        self.findings: list[Finding] = [*of_faults(found.faults)]
        self._found = found
        self._extractor = extractor
        self._concepts = concepts
        self._titles: dict[tuple[str, str, str], list[tuple[str, int | None]]] = defaultdict(list)
        self._catalogue = self._read_catalogue()

    def tables(self) -> None:
        """Checks the tables of organisations and centres."""
        for table in self._found.tables:
            try:
                records = records_from(table_kind(table.relative) or "", table.relative, self._extractor.tables(table))
            except FileFailure as failure:
                self.findings.append(_unread(table, None, failure))
            else:
                self.findings += of_rows(records.wrong, table.relative)
                self.findings += of_faults(records.faults, besides=records.wrong)

    def document(self, file: FoundFile) -> None:
        """Checks one document."""
        entry = self._catalogue.entries.get(file.relative) if self._catalogue else None
        row = self._catalogue.numbers.get(file.relative) if self._catalogue else None
        if self._catalogue and not entry:
            remedy = f"Add a row, with {', '.join(COLUMNS.names[:5])} and so on"
            self.findings.append(Finding(file.relative, None, "file", "the catalogue has no row for it", remedy))
        try:
            document = described(file, "", self._extractor.document(file), entry, indexed_at="")
        except FileFailure as failure:
            self.findings.append(_unread(file, row, failure))
            return
        self._titles[_title(document)].append((file.relative, row))
        if entry and row:
            one = Described(file, entry, row, document)
            self.findings += (*missing(one), *contradictions(one, self._concepts))

    def duplicates(self) -> None:
        """Finds documents of one title, language and kind, once all are checked."""
        for (_, language, kind), same in self._titles.items():
            for file, row in same if len(same) > 1 else ():
                others = ", ".join(sorted(other for other, _ in same if other != file))
                problem = f"another {kind} in {language} has the same title: {others}"
                remedy = "Keep one of them, or tell them apart by their titles"
                self.findings.append(Finding(file, row, "title", problem, remedy))

    def _read_catalogue(self) -> Catalogue | None:
        file = self._found.catalogue
        if file is None:
            problem = f"there is no catalogue, so nothing is said of {len(self._found.files):,} files"
            remedy = f"Make a table with the columns {', '.join(COLUMNS.names)}"
            self.findings.append(Finding("catalogue.csv", None, "", problem, remedy))
            return None
        try:
            catalogue = catalogue_from(file.relative, self._extractor.tables(file))
        except FileFailure as failure:
            self.findings.append(_unread(file, None, failure))
            return None
        self.findings += of_rows(catalogue.wrong, file.relative, named="file")
        self.findings += of_faults(catalogue.faults, besides=catalogue.wrong)
        self.findings += _without_file(catalogue, self._found.files)
        return catalogue


def _without_file(catalogue: Catalogue, files: Iterable[FoundFile]) -> Iterator[Finding]:
    there = {file.relative for file in files}
    for path, row in catalogue.numbers.items():
        if path not in there:
            remedy = "Put it there, correct the path, or remove the row"
            yield Finding(path, row, "file", "it is not in the folder", remedy)


def _unread(file: FoundFile, row: int | None, failure: FileFailure) -> Finding:
    return Finding(file.relative, row, "", f"it would not be indexed: {failure.message}", failure.remedy)


def _title(document: Document) -> tuple[str, str, str]:
    """What no two documents should have in common: title, however it is written, language, kind."""
    title = " ".join(unicodedata.normalize("NFKC", document.title).casefold().split())
    return title, document.language, document.kind
