"""Which files are there: the collection folder, read once and in a fixed order, with what cannot be read named."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import Unsupported, WrongUse

DIRECTORIES = "directories"
"""The folder of the tables of organisations and centres."""

TABLE_ENDINGS = (".csv", ".xlsx", ".ods")
_TABLE = re.compile(r"(?P<kind>organi[sz]ation|cent(?:re|er))s?(?:[-_. ].*)?\.(?:csv|xlsx|ods)", re.IGNORECASE)
_CATALOGUE = re.compile(r"catalogue\.(?:csv|xlsx|ods)", re.IGNORECASE)
_CHUNK = 1 << 20

LEFT_ASIDE = ".noindex"
"""A folder that holds a file of this name is no part of the collection."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the collection. `relative` is its path below the folder, with `/`, in Unicode NFC."""

    path: Path
    relative: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the folder that cannot be indexed, with a reason code and a sentence that says what to do."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What a collection folder holds: documents, tables of records, the catalogue if there is one, and faults.

    Each is ordered by relative path, so that two scans of the same folder are equal.
    """

    files: tuple[FoundFile, ...]
    tables: tuple[FoundFile, ...]
    catalogue: FoundFile | None
    faults: tuple[Fault, ...]


def table_kind(relative: str) -> str | None:
    """`organisation` or `centre` when `relative` is a table of records below `directories/`, else None."""
    folder, _, name = relative.rpartition("/")
    if folder.split("/")[0] != DIRECTORIES or not (match := _TABLE.fullmatch(name)):
        return None
    return "centre" if match["kind"].lower().startswith("cent") else "organisation"


def content_hash(file: FoundFile) -> str:
    """SHA-256 of the file's bytes in hexadecimal digits, read in pieces. Raises OSError."""
    digest = hashlib.sha256()
    with file.path.open("rb", buffering=0) as content:
        while piece := content.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def scan(folder: Path) -> Scan:
    """All files of the collection at `folder`, but those in or with names that start with `.` or `_`, and
    those of folders marked with a file `.noindex`.

    A link is followed while it stays within the folder and is not a folder above itself; one that leads out is a
    fault, as is a folder or file that cannot be read or has a name that is not UTF-8. Raises WrongUse when `folder`
    is no folder.
    """
    if not folder.is_dir():
        raise WrongUse(f"{folder} is no folder; give the folder of the collection, or set DOCUMENTS")
    reading = _Reading(folder.resolve())
    reading.read(str(folder), "", (os.path.realpath(folder),))
    return reading.result()


class _Reading:
    """One walk over a folder, gathering what it finds."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._inside = self._root.rstrip(os.sep) + os.sep
        self._found: dict[str, FoundFile] = {}
        self._faults: list[Fault] = []

    def read(self, folder: str, prefix: str, above: tuple[str, ...]) -> None:
        """Adds what `folder` holds; `prefix` is its relative path with a `/`, `above` the real folders around it."""
        try:
            entries = list(os.scandir(folder))
        except OSError as fault:
            self._fault(
                prefix.rstrip("/") or ".", f"this folder cannot be read ({fault.strerror}); see to its permissions"
            )
            return
        if any(entry.name == LEFT_ASIDE for entry in entries):
            return
        for entry in entries:
            if not entry.name.startswith((".", "_")):
                self._entry(entry, prefix, above)

    def _entry(self, entry: "os.DirEntry[str]", prefix: str, above: tuple[str, ...]) -> None:
        relative = prefix + entry.name
        if not entry.name.isascii():
            try:
                relative.encode()
            except UnicodeEncodeError:
                shown = relative.encode(errors="surrogateescape").decode(errors="replace")
                self._fault(shown, "its name is not UTF-8; rename it")
                return
            relative = unicodedata.normalize("NFC", relative)
        try:
            if entry.is_symlink() and not self._stays_inside(entry, relative):
                return
            if entry.is_dir():
                self._folder(entry, relative, above)
            elif entry.is_file():
                self._file(entry, relative)
        except OSError as fault:
            self._fault(relative, f"it cannot be read ({fault.strerror}); see to its permissions")

    def _stays_inside(self, entry: "os.DirEntry[str]", relative: str) -> bool:
        target = os.path.realpath(entry.path)
        if target != self._root and not target.startswith(self._inside):
            self._fault(relative, "this link leads out of the collection; put the file itself here")
            return False
        if not os.path.exists(target):
            self._fault(relative, "this link leads nowhere; put the file itself here")
            return False
        return True

    def _folder(self, entry: "os.DirEntry[str]", relative: str, above: tuple[str, ...]) -> None:
        real = os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(above[-1], entry.name)
        if real in above:
            self._fault(relative, "this link leads to a folder that it is in; remove it")
            return
        self.read(entry.path, f"{relative}/", (*above, real))

    def _file(self, entry: "os.DirEntry[str]", relative: str) -> None:
        if relative in self._found:
            self._fault(relative, "another file has the same name in another Unicode form; rename one of them")
            return
        status = entry.stat()
        self._found[relative] = FoundFile(Path(entry.path), relative, status.st_size, status.st_mtime_ns)

    def _fault(self, relative: str, message: str) -> None:
        self._faults.append(Fault(relative, Unsupported.reason, f"{relative}: {message}"))

    def result(self) -> Scan:
        """What was found, in order."""
        catalogues = sorted(relative for relative in self._found if _CATALOGUE.fullmatch(relative))
        for superfluous in catalogues[1:]:
            self._fault(superfluous, f"there is a catalogue already, {catalogues[0]}; keep one of them")
        files: list[FoundFile] = []
        tables: list[FoundFile] = []
        for file in self._documents(frozenset(catalogues)):
            (tables if table_kind(file.relative) else files).append(file)
        faults = sorted(self._faults, key=lambda fault: fault.source)
        catalogue = self._found[catalogues[0]] if catalogues else None
        return Scan(tuple(files), tuple(tables), catalogue, tuple(faults))

    def _documents(self, catalogues: frozenset[str]) -> Iterator[FoundFile]:
        for relative in sorted(self._found):
            if relative in catalogues:
                continue
            if relative.startswith(f"{DIRECTORIES}/") and not table_kind(relative):
                endings = ", ".join(TABLE_ENDINGS)
                self._fault(
                    relative, f"{DIRECTORIES} holds organisations.* and centres.* only ({endings}); move it elsewhere"
                )
                continue
            yield self._found[relative]
