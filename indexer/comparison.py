"""One document beside its row of the catalogue: what the row lacks, and where the text says something else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from indexer.catalogue import Entry
from indexer.collection import FoundFile
from indexer.description import folder_defaults, kind_of_folder
from indexer.documents import Document
from indexer.findings import Finding
from indexer.mentions import Known, text_of

_REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "title": "Write the title that stands on its first page",
        "language": "Write its code, such as sl, or put the file into a folder of that name",
        "kind": "Write what it is, such as guide, or put the file into a folder such as guides",
        "publisher": "Write who published it",
        "site": "Write the cancer sites that it is about, or leave it so if it is about all",
        "stage": "Write which parts of the patient's way it is about",
        "audience": "Write whom it is written for",
        "year": "Write the year in which it was published",
        "licence": "Write under which terms it may be passed on",
    }
)
_OF_GUIDES = ("site", "stage")
"""Columns that are asked of guides only: reports and policy texts are about all rare cancers and the whole way."""
_GUIDE = "guide"
_DIFFERS = "language-differs: "


@dataclass(frozen=True, slots=True)
class Described:
    """A file, its row in the catalogue with the row's number, and the document that would be indexed of it."""

    file: FoundFile
    entry: Entry
    row: int
    document: Document

    def finding(self, column: str, problem: str, remedy: str) -> Finding:
        """A finding about this file."""
        return Finding(self.file.relative, self.row, column, problem, remedy)


def missing(one: Described) -> Iterator[Finding]:
    """A finding for each column that the row leaves empty and the file's folder does not tell either."""
    said = {
        "language": folder_defaults(one.file.relative).language,
        "kind": kind_of_folder(one.file.relative),
    }
    for column, remedy in _REMEDIES.items():
        asked = one.document.kind == _GUIDE or column not in _OF_GUIDES
        if asked and not (getattr(one.entry, column) or said.get(column)):
            yield one.finding(column, "it is empty", remedy)


def contradictions(one: Described, concepts: Mapping[str, Known]) -> Iterator[Finding]:
    """Where the row contradicts the text or the folder: its language, and concepts that the text never names."""
    folder = folder_defaults(one.file.relative).language
    if folder and one.entry.language not in ("", folder):
        problem = f"the catalogue says {one.entry.language}, the folder {folder}"
        yield one.finding("language", problem, "Correct the row, or put the file into the right folder")
    for warning in one.document.warnings:
        if warning.startswith(_DIFFERS):
            remedy = "Correct the language, or see whether it is the right file"
            yield one.finding("language", warning.removeprefix(_DIFFERS), remedy)
    if concepts:
        yield from _concepts(one, concepts)


def _concepts(one: Described, concepts: Mapping[str, Known]) -> Iterator[Finding]:
    text = text_of(one.document.language, [page.text for page in one.document.pages])
    for concept in one.entry.concepts:
        known = concepts.get(concept)
        if known is None:
            yield one.finding("concepts", f"the thesaurus has no {concept}", "Correct the code, or take it out")
        elif known.replaced_by:
            yield one.finding("concepts", f"{concept} is retired", f"Write {known.replaced_by} instead")
        elif text.names(known) is False:
            problem = f"the text never names {concept} ({known.label})"
            yield one.finding("concepts", problem, "Take it out, or see whether the text has another name for it")
