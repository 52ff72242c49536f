"""A PDF of 1999: version 1.3, typewriter letters that no file brings along, encodings known by name, no tags."""

from collections.abc import Iterator, Sequence

from documents._build.errors import BadSource, Fault
from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.pdf_objects import PAGES, assembled, stream, text
from documents._build.leaflets.plain import lines

_VERSION = "1.3"
_WIDTH = 74
_LINES_A_PAGE = 54
_LETTERS = "MacRomanEncoding", "mac_roman"
"""How the letters are written, by its name in PDF and in Python."""
_FONT = 3
_INFO = 4
_FIRST_PAGE = 5


def old_pdf(leaflet: Leaflet) -> bytes:
    """The leaflet in Courier. Raises BadSource for a letter that the encoding lacks."""
    try:
        pages = [_drawn(page) for page in _pages(leaflet)]
    except UnicodeEncodeError as error:
        raise BadSource(Fault(leaflet.source.path, 1, f"an old PDF cannot write it: {error}")) from error
    numbers = [_FIRST_PAGE + 2 * at for at in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        f"<< /Type /Catalog /Pages {PAGES} 0 R >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /{_LETTERS[0]} >>".encode(),
        b"<< /Title %s /Author %s >>" % (text(leaflet.source.title), text(leaflet.source.publisher)),
    ]
    for number, page in zip(numbers, pages, strict=True):
        objects += [_page(number), stream(page)]
    return assembled(_VERSION, objects, info=_INFO)


def _pages(leaflet: Leaflet) -> Iterator[Sequence[str]]:
    every = list(lines(leaflet, _WIDTH))
    for start in range(0, len(every), _LINES_A_PAGE):
        yield every[start : start + _LINES_A_PAGE]


def _page(number: int) -> bytes:
    resources = f"<< /Font << /F1 {_FONT} 0 R >> >>"
    return (
        f"<< /Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 595 842] /Resources {resources} "
        f"/Contents {number + 1} 0 R >>"
    ).encode()


def _drawn(page: Sequence[str]) -> bytes:
    shown = b"".join(b"(%s) Tj T*\n" % _escaped(line.encode(_LETTERS[1])) for line in page)
    return b"BT\n/F1 10.5 Tf\n13.5 TL\n64 780 Td\n%sET" % shown


def _escaped(line: bytes) -> bytes:
    return line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
