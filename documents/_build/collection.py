"""The whole collection, from sources to files. What is wrong in one source keeps no other from being built."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from documents._build.catalogue import catalogue
from documents._build.errors import BadSource, Fault, noted
from documents._build.labels import missing_labels
from documents._build.leaflets.leaflets import leaflet_file, leaflet_paths, leaflet_source
from documents._build.sources import Source, file_of, paths, source
from documents._build.thesaurus import thesaurus_files
from documents._build.typesetting import pdf
from documents._build.wording import FILE, Wording, wording
from documents._build.workbooks import workbook

File = tuple[str, Callable[[], bytes]]
"""A file to build: its path below the collection, and what makes its bytes or raises a BuildError."""


@dataclass(frozen=True)
class Outcome:
    """Paths below the collection (written, or not up to date), and everything that is wrong in the sources."""

    files: tuple[str, ...]
    faults: tuple[Fault, ...]


def build(folder: Path, into: Path) -> Outcome:
    """Writes what the sources in `folder` make to `into`: PDFs, catalogue, directories. A file whose source is wrong is
    left as it stands.
    """
    faults: list[Fault] = []
    written = []
    for name, content in contents(folder, faults):
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(name)
    return Outcome(tuple(written), tuple(sorted(faults)))


def stale(folder: Path, built: Path) -> Outcome:
    """Files below `built` that are missing there or differ from what the sources in `folder` make, or that no source
    makes; nothing is written. Of a source that is wrong only the faults are named.
    """
    faults: list[Fault] = []
    made = dict(contents(folder, faults))
    there = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    kept = {name: path for name, path in there.items() if not _aside(name)}
    differing = {name for name, content in made.items() if name not in kept or kept[name].read_bytes() != content}
    unmade = {file_of(fault.path, folder) for fault in faults}
    return Outcome(tuple(sorted(differing | (set(kept) - set(made) - unmade))), tuple(sorted(faults)))


def contents(folder: Path, faults: list[Fault]) -> Iterator[tuple[str, bytes]]:
    """Each built file: its path below the collection and its bytes. A file that cannot be made is left out, and
    `faults` say why.
    """
    for name, make in files(folder, faults):
        for content in noted(faults, make):
            yield name, content


def files(folder: Path, faults: list[Fault]) -> Iterator[File]:
    """Everything that is built of the sources in `folder`, in order; a further kind of file is one line here.

    The catalogue comes after the documents, as it lists only those that could be made.
    """
    faults.extend(missing_labels())
    words = wording(folder, faults)
    documents = [*_documents(paths(folder), partial(source, folder=folder), words, faults)]
    leaflets = [*_documents(leaflet_paths(folder), partial(leaflet_source, folder=folder), words, faults)]
    yield from ((document.file, partial(pdf, document, words[document.language])) for document in documents)
    yield from ((leaflet.file, partial(leaflet_file, leaflet, words, documents)) for leaflet in leaflets)
    yield "catalogue.csv", partial(_catalogue, [*documents, *leaflets], faults)
    yield from (
        (_workbook(table), partial(workbook, table)) for table in sorted((folder / "directories").glob("*.csv"))
    )
    yield from thesaurus_files(folder, faults)


def _documents(
    found: Sequence[Path], read: Callable[[Path], Source], words: Mapping[str, Wording], faults: list[Fault]
) -> Iterator[Source]:
    for path in found:
        yield from noted(faults, partial(_document, path, read, words))


def _document(path: Path, reader: Callable[[Path], Source], words: Mapping[str, Wording]) -> Source:
    read = reader(path)
    if read.language not in words:
        reason = f"language: {FILE} has no wording in {read.language!r}; add it"
        raise BadSource(Fault(path, read.lines["language"], reason))
    return read


def _catalogue(documents: Sequence[Source], faults: Sequence[Fault]) -> bytes:
    wrong = {fault.path for fault in faults}
    made = (document for document in documents if document.path not in wrong)
    return catalogue(sorted(made, key=lambda document: document.file))


def _workbook(table: Path) -> str:
    return f"directories/{table.stem}.xlsx"


def _aside(name: str) -> bool:
    return name.startswith("sources/") or any(part.startswith(("_", ".")) for part in name.split("/"))
