"""The typed values of the page of a disease."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from search_app.pages.views import Fact, Row, Step


@dataclass(frozen=True)
class TextEntry:
    """A text about the disease: `about` says of which topics and kind it is."""

    title: str
    href: str
    about: str


@dataclass(frozen=True)
class LanguageShelf:
    """Texts in one language, named in itself; `code` is empty where it is not known."""

    name: str
    code: str
    entries: Sequence[TextEntry]


@dataclass(frozen=True)
class TextShelf:
    """Texts by language: those that the reader reads and English, then `others`. `note` says where none names the
    disease itself; `honesty` that none is in the reader's language; `topics` lead to those of one topic."""

    note: str
    honesty: str
    topics: Sequence[Step]
    languages: Sequence[LanguageShelf]
    others: Sequence[LanguageShelf]
    others_count: str
    all: Step


@dataclass(frozen=True)
class RecordGroup:
    """Organisations of one region; `nothing` says that there is none, and `all` leads to those for other cancers."""

    label: str
    entries: Sequence[Fact]
    nothing: str = ""
    all: Step | None = None


@dataclass(frozen=True)
class CentreEntry:
    """A centre with the criteria that it was chosen by, the network and the date of the source."""

    name: str
    href: str
    language: str
    place: str
    criteria: str
    source: str


@dataclass(frozen=True)
class CentreShelf:
    """Centres, those in the reader's countries first."""

    note: str
    entries: Sequence[CentreEntry]
    all: Step


@dataclass(frozen=True)
class ConditionPage:
    """A disease: its texts, organisations and centres, its place in the classification, its codes and names, a row a
    language; `called` are others in that of the page. A family has `sites`. `retired` tells that its code is no longer
    in use."""

    label: str
    label_language: str
    also: Sequence[Fact]
    documents: str
    documents_label: str
    words: str
    definition: str
    definition_language: str
    texts: TextShelf | None
    organisations: Sequence[RecordGroup]
    all_organisations: Step | None
    centres: CentreShelf | None
    called: Sequence[Fact]
    names: Sequence[Row]
    broader: Sequence[Fact] = ()
    sites: Sequence[Fact] = ()
    narrower: Sequence[Fact] = ()
    more_narrower: Sequence[Fact] = ()
    codes: Sequence[Row] = ()
    retired: bool = False
    structured: Markup | None = None
