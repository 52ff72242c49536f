"""How the documents of each publisher look: one table, a row a publisher. The template draws what it says.

The publishers are made up and say so. Their styles differ as those of true publishers do: colours, type, headings, how
the title stands, margins. Only fonts that come with Typst and have Latin, Greek and Cyrillic letters are used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

_BOOK = "Libertinus Serif"
_REPORT = "New Computer Modern"
_MACHINE = "DejaVu Sans Mono"


class Title(StrEnum):
    """How the title stands on the first page."""

    PLAIN = "plain"
    CENTRED = "centred"
    """In the middle, between two lines."""
    BAR = "bar"
    """Beside a bar, below the publisher's name."""
    BAND = "band"
    """White in a coloured band from edge to edge, with the publisher's name."""
    FRAME = "frame"
    """In a frame with round corners."""


class Heading(StrEnum):
    """How headings of the first level stand out."""

    PLAIN = "plain"
    RULED = "ruled"
    BAR = "bar"
    TINTED = "tinted"
    LARGE = "large"


@dataclass(frozen=True)
class Style:
    """The look of one publisher's documents. Colours are `#rrggbb`; sizes in points, margins in centimetres; the space
    between lines and paragraphs in em.
    """

    accent: str
    """Title, headings, links."""
    tint: str
    """Ground of boxes and tinted headings."""
    font: str
    heading_font: str
    title: Title
    heading: Heading
    size: float = 12.0
    margin: float = 2.6
    lines: float = 0.72
    paragraphs: float = 1.05
    keeps_lines: bool = False
    """Whether each line of the source is a line of the page, as in easy-to-read texts: one thought a line."""


_STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "Demonstration series A": Style("#1d4f6e", "#eef4f7", _BOOK, _BOOK, Title.PLAIN, Heading.PLAIN),
        "Demonstration series B": Style(
            *("#7a1f3d", "#f9f0f3", _REPORT, _REPORT, Title.CENTRED, Heading.RULED),
            size=11.0,
            margin=3.0,
        ),
        "Demonstration series C": Style(
            *("#1f5c3a", "#eef6f0", _BOOK, _MACHINE, Title.BAR, Heading.BAR),
            margin=2.4,
        ),
        "Demonstration series D": Style(
            *("#4a2f7a", "#f2eff8", _REPORT, _REPORT, Title.BAND, Heading.TINTED),
            size=11.5,
            margin=2.2,
        ),
        "Demonstration series E": Style(
            *("#7a3e00", "#fff6e8", _BOOK, _BOOK, Title.FRAME, Heading.LARGE),
            size=14.0,
            margin=2.4,
            lines=0.76,
            paragraphs=1.15,
            keeps_lines=True,
        ),
    }
)


def styles() -> Mapping[str, Style]:
    """The styles by the publishers' names."""
    return _STYLES
