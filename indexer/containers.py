"""What a file holds before anybody unpacks it: bombs and archives are known by their own tables of contents."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HEAD_BYTES = 1024 + 5
"""How much of a file's beginning says what it is: some PDFs start within the first kilobyte only."""

_TAIL_BYTES = 8192
_MARKUP = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf", ".ncx", ".css", ".svg")
_DOCUMENT = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/manifest.xml")
"""A zip container that holds one of these is a document of Office, OpenDocument or EPUB, not an archive."""
_EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/", re.IGNORECASE)
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PIECE = 1 << 16
_BOMB_BYTES = 100_000_000
_BOMB_RATIO = 50
_SMALLEST_BOMB = _BOMB_BYTES // 1032
"""Nothing deflates to less than a 1032nd."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a zip container says of itself: sizes in bytes when unpacked, how many files are embedded in it, and
    whether it is a document rather than an archive."""

    packed: int
    unpacked: int
    markup: int
    embedded: int
    is_document: bool

    @property
    def is_bomb(self) -> bool:
        """Whether unpacking it would take far more room than any document does."""
        return self.unpacked > _BOMB_BYTES and self.unpacked > _BOMB_RATIO * self.packed


def head_of(path: Path) -> bytes:
    """The file's first kilobyte. Raises OSError."""
    with path.open("rb", buffering=0) as content:
        return content.read(HEAD_BYTES)


def is_zip(head: bytes) -> bool:
    """Whether a file with this head starts as zip containers do."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def zip_contents(path: Path) -> Contents | None:
    """What the zip container at `path` says that it holds, or None when it is none, or is damaged."""
    try:
        with zipfile.ZipFile(path) as container:
            items = container.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    names = {item.filename for item in items}
    return Contents(
        packed=sum(item.compress_size for item in items),
        unpacked=sum(item.file_size for item in items),
        markup=sum(item.file_size for item in items if item.filename.lower().endswith(_MARKUP)),
        embedded=sum(bool(_EMBEDDED.match(item.filename)) for item in items),
        is_document=any(name in names for name in _DOCUMENT),
    )


def pdf_start(head: bytes) -> int | None:
    """Where in this head a PDF starts, as some are wrapped in an HTTP answer; None when it is no PDF."""
    start = head.find(b"%PDF-")
    return start if start >= 0 else None


def is_cut_off(path: Path) -> bool:
    """Whether the PDF at `path` lacks its end, as half a download does."""
    with path.open("rb") as content:
        content.seek(0, 2)
        content.seek(max(0, content.tell() - _TAIL_BYTES))
        tail = content.read()
    return b"%%EOF" not in tail and b"startxref" not in tail


def has_images(path: Path) -> bool:
    """Whether the PDF holds images; their dictionaries are never compressed, so their names can be read."""
    return re.search(rb"/Subtype\s*/Image\b|\bBI\s", path.read_bytes()) is not None


def is_pdf_bomb(path: Path) -> bool:
    """Whether a deflated stream of the PDF at `path` unpacks to far more than any page does."""
    if path.stat().st_size < _SMALLEST_BOMB:
        return False
    content = path.read_bytes()
    return any(_inflated(content, start, _BOMB_BYTES) > _BOMB_BYTES for start in _long_streams(content))


def _long_streams(content: bytes) -> Iterator[int]:
    """Where the streams start that are long enough to unpack to a bomb."""
    for found in _STREAM.finditer(content):
        end = content.find(b"endstream", found.end())
        if end < 0 or end - found.end() >= _SMALLEST_BOMB:
            yield found.end()


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
