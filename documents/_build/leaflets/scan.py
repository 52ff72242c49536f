"""A scan: each page is a picture of text, a little askew, black and white. Only OCR finds words in it."""

import io
from collections.abc import Iterator
from itertools import groupby

from PIL import Image

from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.pdf_objects import PAGES, assembled, stream, text
from documents._build.leaflets.typeset import compiled, document

_PER_INCH = 200
_BLACK_BELOW = 128
_INFO = 3
_FIRST_PAGE = 4
_LONGEST_RUN = 128


def scan(leaflet: Leaflet) -> bytes:
    """The leaflet's parts as pictures, a page each. They are packed by run lengths: other packers pack differently from
    one build to the next.
    """
    pictures = compiled("scan", leaflet, document(leaflet), format="png", ppi=_PER_INCH)
    numbers = [_FIRST_PAGE + 3 * at for at in range(len(pictures))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        f"<< /Type /Catalog /Pages {PAGES} 0 R >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pictures)} >>".encode(),
        b"<< /Title %s >>" % text(leaflet.source.title),
    ]
    for number, picture in zip(numbers, pictures, strict=True):
        objects += _page(number, picture)
    return assembled("1.4", objects, info=_INFO)


def _page(number: int, picture: bytes) -> tuple[bytes, bytes, bytes]:
    with Image.open(io.BytesIO(picture)) as opened:
        grey = opened.convert("L")
    bits = grey.point([0] * _BLACK_BELOW + [255] * (256 - _BLACK_BELOW)).convert("1")
    resources = f"<< /XObject << /Scan {number + 2} 0 R >> >>"
    entries = (
        f"/Type /XObject /Subtype /Image /Width {bits.width} /Height {bits.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /RunLengthDecode"
    )
    page = (
        f"<< /Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 595 842] /Resources {resources} "
        f"/Contents {number + 1} 0 R >>"
    )
    return page.encode(), stream(b"q 595 0 0 842 0 0 cm /Scan Do Q"), stream(_packed(bits.tobytes()), entries)


def _packed(content: bytes) -> bytes:
    """The bytes as PDF's RunLengthDecode reads them: runs of one byte, and stretches without runs."""
    packed = bytearray()
    literal = bytearray()
    for byte, length in _runs(content):
        if length > 2:
            packed += _literals(literal)
            literal.clear()
            packed += bytes((257 - length, byte))
        else:
            literal += bytes((byte,)) * length
    packed += _literals(literal)
    return bytes(packed) + b"\x80"


def _runs(content: bytes) -> Iterator[tuple[int, int]]:
    for byte, same in groupby(content):
        left = sum(1 for _ in same)
        while left:
            yield byte, min(left, _LONGEST_RUN)
            left -= min(left, _LONGEST_RUN)


def _literals(stretch: bytearray) -> bytes:
    pieces = (stretch[start : start + _LONGEST_RUN] for start in range(0, len(stretch), _LONGEST_RUN))
    return b"".join(bytes((len(piece) - 1,)) + piece for piece in pieces)
