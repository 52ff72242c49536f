"""The typed value of a page of results."""

from collections.abc import Sequence
from dataclasses import dataclass

from search_app.api.exports import FileLink
from search_app.pages.country_map import CountryMap
from search_app.pages.directory import DirectoryTable
from search_app.pages.grouping import Group, KindLink
from search_app.pages.pager import Pager
from search_app.pages.understanding import Understanding
from search_app.pages.views import Chip, CountryNote, Line, Panel, ShownHit, Sort, Step
from search_app.pages.years import YearsPanel


@dataclass(frozen=True)
class LanguagesRead:
    """The languages that the reader reads besides his `own`: their codes, and how many they are, in words."""

    own: str
    codes: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class ResultsPage:
    """A page of results with its form. `number` is the page's number, `start` the rank of its first hit; `kept` are
    parameters that the form carries on unseen; `found` tells that there are results, if not on this page.
    `kinds` lead to each kind alone; `groups` are organisations and centres, which `hits` then leave out, and stand
    first where the best result is one of them. A directory has a `table` of its hits, and a `map`."""

    action: str
    heading: str
    text: str
    box_label: str
    box_hint: str
    kept: Sequence[tuple[str, str]]
    number: int
    place: str
    count: str
    found: bool
    start: int
    panels: Sequence[Panel]
    chips: Sequence[Chip]
    clear: str
    everything: str
    sorts: Sequence[Sort]
    honesty: Sequence[Line]
    hits: Sequence[ShownHit]
    pages: Pager | None
    wider: Sequence[Step]
    years: YearsPanel | None = None
    reads: LanguagesRead | None = None
    kinds: Sequence[KindLink] = ()
    groups: Sequence[Group] = ()
    groups_first: bool = False
    table: DirectoryTable | None = None
    map: CountryMap | None = None
    country: CountryNote | None = None
    files: Sequence[FileLink] = ()
    meant: Line | None = None
    understanding: Understanding | None = None
