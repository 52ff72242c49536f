"""The whole collection, from sources to files."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from documents._build.catalogue import catalogue
from documents._build.errors import BadSource
from documents._build.sources import Source, Wording, sources, wording
from documents._build.typesetting import pdf
from documents._build.workbooks import workbook


def build(folder: Path, into: Path) -> list[Path]:
    """Writes PDFs, catalogue and directories made from the sources in `folder` to `into`; returns the files' paths.

    Raises BuildError.
    """
    written = []
    for name, content in files(folder):
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return written


def stale(folder: Path, built: Path) -> list[str]:
    """Paths below `built` that are missing there or differ from what the sources in `folder` make, or that no source
    makes; nothing is written. Raises BuildError.
    """
    made = dict(files(folder))
    there = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    kept = {name: path for name, path in there.items() if not _aside(name)}
    differing = {name for name, content in made.items() if name not in kept or kept[name].read_bytes() != content}
    return sorted(differing | (set(kept) - set(made)))


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each built file: its path below the collection and its bytes. Raises BuildError."""
    documents = sources(folder)
    words = wording(folder)
    for document in documents:
        yield document.file, pdf(document, _wording(words, document))
    yield "catalogue.csv", catalogue(documents)
    for table in sorted((folder / "directories").glob("*.csv")):
        yield f"directories/{table.stem}.xlsx", workbook(table)


def _aside(name: str) -> bool:
    return name.startswith("sources/") or any(part.startswith(("_", ".")) for part in name.split("/"))


def _wording(words: Mapping[str, Wording], document: Source) -> Wording:
    try:
        return words[document.language]
    except KeyError:
        raise BadSource(document.path, f"wording.yaml has no wording in {document.language!r}; add it") from None
