"""What a file holds before anybody unpacks it: bombs and archives are known by their own tables of contents."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

_MARKUP = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf", ".ncx", ".css", ".svg")
_EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/", re.IGNORECASE)
_STREAM = re.compile(rb"stream\r?\n")
_MAX_STREAMS = 2000
_PIECE = 1 << 16


@dataclass(frozen=True)
class Contents:
    """What a zip container says of itself: sizes in bytes when unpacked, and how many files are embedded in it."""

    unpacked: int
    markup: int
    embedded: int


def zip_contents(path: Path) -> Contents | None:
    """What the zip container at `path` says that it holds, or None when it is none, or is damaged."""
    try:
        with zipfile.ZipFile(path) as container:
            items = container.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    return Contents(
        unpacked=sum(item.file_size for item in items),
        markup=sum(item.file_size for item in items if item.filename.lower().endswith(_MARKUP)),
        embedded=sum(bool(_EMBEDDED.match(item.filename)) for item in items),
    )


def is_zip(path: Path) -> bool:
    """Whether the file starts as zip containers do."""
    with path.open("rb") as content:
        return content.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def pdf_start(path: Path) -> int | None:
    """Where in its first kilobyte a PDF starts, as some are wrapped in an HTTP answer; None when it is no PDF."""
    with path.open("rb") as content:
        start = content.read(1024 + 5).find(b"%PDF-")
    return start if start >= 0 else None


def has_images(path: Path) -> bool:
    """Whether the PDF holds images; their dictionaries are never compressed, so their names can be read."""
    return re.search(rb"/Subtype\s*/Image\b|\bBI\s", path.read_bytes()) is not None


def inflates_beyond(path: Path, limit: int) -> bool:
    """Whether a deflated stream of the PDF at `path` unpacks to more than `limit` bytes."""
    content = path.read_bytes()
    starts = [found.end() for found, _ in zip(_STREAM.finditer(content), range(_MAX_STREAMS), strict=False)]
    return any(_inflated(content, start, limit) > limit for start in starts)


def _inflated(content: bytes, start: int, limit: int) -> int:
    """How many bytes the stream at `start` gives, counted until it ends, breaks or is more than `limit`."""
    inflater, data, total = zlib.decompressobj(), content[start : start + _PIECE], 0
    position = start + len(data)
    try:
        while data and total <= limit and not inflater.eof:
            total += len(inflater.decompress(data, 1 << 20))
            data = inflater.unconsumed_tail
            if not data:
                data = content[position : position + _PIECE]
                position += len(data)
    except zlib.error:
        pass
    return total
