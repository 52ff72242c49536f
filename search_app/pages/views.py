"""The typed values that the templates get, one a page; plain data, with every link and word already in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from markupsafe import Markup

from search_app.pages.body_map import BodyMap
from search_app.pages.country_map import CountryMap


class Countable(Protocol):
    """A value of a facet as the templates show it."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def selected(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet as the pages make it."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Within:
    """Values that stand below one value of a panel, as sites stand below their family."""

    name: str
    summary: str
    values: Sequence[Countable]
    open: bool


@dataclass(frozen=True)
class Panel:
    """One facet of the form: the values shown at once, those behind "more", what to say of those left out, and the
    address of the page that has the `whole` of them.

    `chosen` says in words how many are chosen, or is empty; `own_names` tells that labels are names of languages in
    themselves; `label_language` is the language of the labels where it is not the page's.
    """

    name: str
    label: str
    first: Sequence[Countable]
    more: Sequence[Countable] = ()
    more_label: str = ""
    rest: str = ""
    whole: str = ""
    chosen: str = ""
    open: bool = False
    own_names: bool = False
    label_language: str = ""
    below: Mapping[str, Within] = field(default_factory=dict)


@dataclass(frozen=True)
class Chip:
    """One chosen filter; `href` is the same search without it, `language` the language of its label, if another's."""

    facet: str
    label: str
    href: str
    language: str = ""


@dataclass(frozen=True)
class Sort:
    """One way to sort; the present one has no `href`."""

    label: str
    href: str | None


@dataclass(frozen=True)
class Line:
    """A sentence that says honestly what the results do not hold, with a link that shows it, or none."""

    text: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True)
class Step:
    """Something that the reader can do next; without `href` it is advice alone. `name` ends the text; it is in
    `language`, where that is not the page's; `count` says what the step leads to."""

    text: str
    href: str = ""
    name: str = ""
    language: str = ""
    count: str = ""


@dataclass(frozen=True)
class ShownPage:
    """A matching page of a hit: its number in words, the address of that page of the original, safe HTML snippets in
    `language`; at `read` its text is read, which is empty for a record."""

    label: str
    url: str
    language: str
    snippets: Sequence[Markup]
    read: str = ""


@dataclass(frozen=True)
class ShownHit:
    """One result as it is shown; texts that are not known are empty. `original` is what its file is, "PDF, 24 pages",
    and `format` the first word of that."""

    href: str
    title: str
    language: str
    language_name: str
    kind: str
    publisher: str
    country: str
    year: str
    paged: bool
    pages: Sequence[ShownPage]
    original: str = ""
    format: str = ""


@dataclass(frozen=True)
class CountryNote:
    """Where to go on for a country: what the library has for it, counted, and who works across Europe."""

    heading: str
    own: Sequence[Step]
    organisations: Sequence["Fact"]
    networks: Sequence["Fact"]
    networks_source: str


@dataclass(frozen=True)
class Door:
    """A link of the home page into the library; `number` is that of its spot on the figure, or 0."""

    value: str
    label: str
    href: str
    count: int
    number: int = 0


@dataclass(frozen=True)
class Doors:
    """Doors of one sort on the home page."""

    name: str
    label: str
    entries: Sequence[Door]
    own_names: bool = False


@dataclass(frozen=True)
class HomePage:
    """The home page; `unavailable` when the numbers could not be had. `new` is what the library got last, `feed` the
    address that tells more of it."""

    doors: Sequence[Doors]
    unavailable: bool = False
    body: BodyMap | None = None
    countries: CountryMap | None = None
    new: Sequence[ShownHit] = ()
    feed: str = ""


@dataclass(frozen=True)
class Fact:
    """A short word about a document, or one entry of a row; `outside` marks a link that leaves the library; `note` is
    said besides."""

    text: str
    language: str = ""
    href: str = ""
    outside: bool = False
    note: str = ""
    note_language: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the catalogue: label and one or more entries."""

    label: str
    entries: Sequence[Fact]


@dataclass(frozen=True)
class OpenSearch:
    """The description of the search for browsers; `origin` is scheme and host of this library, `language` the parameter
    that programs are told the reader's language by, `suggest` the path of suggestions."""

    origin: str
    language: str
    suggest: str


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong, in words, and what to do; `detail_language` is that of `detail` where it is not the page's."""

    heading: str
    detail: str
    steps: Sequence[Step]
    text: str
    detail_language: str = ""
