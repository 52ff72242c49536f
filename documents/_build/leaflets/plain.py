"""Plain text in an encoding of its time, which the file itself does not name."""

import re
import textwrap
from collections.abc import Iterator
from functools import partial

from documents._build.errors import BadSource, Fault
from documents._build.leaflets.leaflet import Leaflet

_WIDTH = 72
_HEADING = re.compile(r"## (.+)")
_ITEM = re.compile(r"(?:- |\d+\. )")
_EMPHASIS = re.compile(r"\*+([^*]+)\*+")


def plain_text(encoding: str, leaflet: Leaflet) -> bytes:
    """The leaflet in lines of 72 signs that end as those of DOS and Windows. Raises BadSource for a letter that the
    encoding lacks.
    """
    text = "\r\n".join((*lines(leaflet, _WIDTH), ""))
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        raise BadSource(Fault(leaflet.source.path, 1, f"{encoding} has no {letter!r}; write it otherwise")) from error


windows_1251 = partial(plain_text, "windows-1251")
"""Bulgarian as Windows wrote it."""

iso_8859_2 = partial(plain_text, "iso-8859-2")
"""Central European languages as Unix and the Polish standard wrote them."""


def lines(leaflet: Leaflet, width: int) -> Iterator[str]:
    """Title, notice and text in lines of at most `width` signs; headings are underlined."""
    opening = leaflet.opening()
    yield from (leaflet.source.title, "=" * len(leaflet.source.title), "")
    for paragraph in (opening.notice_heading, opening.notice, "", opening.licence, ""):
        yield from textwrap.wrap(paragraph, width) or [""]
    for block in "\n\n".join(leaflet.parts).replace("\u00a0", " ").split("\n\n"):
        yield from (*_block(block.strip(), width), "")


def _block(block: str, width: int) -> Iterator[str]:
    if heading := _HEADING.fullmatch(block):
        yield from (heading[1], "-" * len(heading[1]))
        return
    for paragraph in _paragraphs(_EMPHASIS.sub(r"\1", block)):
        item = _ITEM.match(paragraph)
        yield from textwrap.wrap(paragraph, width, subsequent_indent=" " * len(item[0]) if item else "")


def _paragraphs(block: str) -> list[str]:
    """The items of a list, else the block, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n(?=- |\d+\. )", block)]
