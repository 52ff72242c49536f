"""A PDF put together from its objects, as programs of the nineties wrote them: one table of places, no compression."""

from collections.abc import Sequence

CATALOGUE, PAGES = 1, 2
"""The numbers of the first two objects; pages and what they use follow."""


def stream(content: bytes, entries: str = "") -> bytes:
    """A stream object; `entries` stand in its dictionary beside its length."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode("ascii"), len(content), content)


def text(words: str) -> bytes:
    """A string of the document's properties, as UTF-16 in hexadecimal digits."""
    return b"<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode("ascii")


def assembled(version: str, objects: Sequence[bytes], *, info: int) -> bytes:
    """The file with these objects, numbered from 1: the catalogue, the tree of pages, the others. `info` is the number
    of that with the properties. It has no time and no identifier.
    """
    made = bytearray(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version.encode("ascii"))
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(objects) + 1, CATALOGUE, info)
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % table)
