"""Zip containers (Word, OpenDocument, EPUB) with nothing in them that differs from one building to the next."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

_WHEN = (2026, 11, 25, 0, 0, 0)


def settled(parts: Mapping[str, bytes]) -> bytes:
    """A container with these parts in this order. They are stored, not compressed, as builds of zlib differ, and bear a
    fixed time.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as container:
        for name, part in parts.items():
            container.writestr(zipfile.ZipInfo(name, date_time=_WHEN), part)
    return content.getvalue()


def parts_of(container: bytes) -> dict[str, bytes]:
    """The parts of a container that a library wrote, in their order."""
    with zipfile.ZipFile(io.BytesIO(container)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def canonical(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with their XML in its canonical form: odfpy declares whatever namespaces it has met before."""
    return {
        name: etree.tostring(etree.fromstring(part), method="c14n", exclusive=True) if name.endswith(".xml") else part
        for name, part in parts.items()
    }
