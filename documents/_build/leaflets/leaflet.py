"""A leaflet before it gets its form: its source, and what it says on its first page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from documents._build.sources import Source
from documents._build.typography import firm
from documents._build.wording import Wording

_NEXT_PART = re.compile(r"^\+\+\+\n", re.MULTILINE)


@dataclass(frozen=True)
class Opening:
    """What stands on the first page in one language."""

    notice_heading: str
    notice: str
    licence: str


@dataclass(frozen=True)
class Leaflet:
    """One leaflet. `wording` has the shared words by language, `guides` the sources that a handbook is made of."""

    source: Source
    wording: Mapping[str, Wording]
    guides: Sequence[Source] = ()

    @property
    def parts(self) -> list[str]:
        """The body in Markdown: pages, panels or chapters, which lines of `+++` part in the source."""
        return [firm(part, self.source.language) for part in _NEXT_PART.split(self.source.body)]

    def opening(self, language: str = "") -> Opening:
        """The notice and the licence, in the leaflet's language or in another that it is written in."""
        language = language or self.source.language
        said, source = self.wording[language], self.source
        licence = said.licence.format(publisher=source.publisher, year=source.date.year, licence=source.licence)
        return Opening(said.notice_heading, firm(said.notice, language), firm(licence, language))
