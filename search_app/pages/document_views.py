"""The typed values of a document's pages: the one about it, and those on which its text is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from search_app.api.exports import FileLink
from search_app.pages.views import Fact, Row, ShownHit, ShownPage
from search_app.reading import Part


@dataclass(frozen=True)
class Original:
    """The original file: its address, what it is, for example "PDF, 24 pages, 1.2 MB", and its format alone."""

    href: str
    about: str
    format: str = ""


@dataclass(frozen=True)
class OutlinePage:
    """One page of a document. `beginning` are its first words, in `language`; `matches` tells that it does."""

    label: str
    href: str
    beginning: str
    language: str
    matches: bool


@dataclass(frozen=True)
class Matches:
    """The pages that match: in words how many, the best of them with snippets, and a link to each of the others."""

    count: str
    best: Sequence[ShownPage]
    others: Sequence[tuple[str, str]] = ()
    unshown: str = ""


@dataclass(frozen=True)
class Citation:
    """How the document is cited: as a text, and as files for programs that manage references."""

    text: str
    files: Sequence[FileLink]


@dataclass(frozen=True)
class DocumentPage:
    """All that is known of a document or record. `action` is the address of the search within it."""

    title: str
    language: str
    facts: Sequence[Fact]
    is_record: bool
    is_centre: bool
    warnings: Sequence[str]
    original: Original | None
    back: str
    action: str
    text: str
    read: str
    matches: Matches | None
    rows: Sequence[Row]
    outline: Sequence[OutlinePage]
    unshown: str
    citation: Citation | None = None
    translations: Sequence[ShownHit] = ()
    editions: Sequence[ShownHit] = ()
    similar: Sequence[ShownHit] = ()
    structured: Markup | None = None


@dataclass(frozen=True)
class ReadingPage:
    """One page of a document's text. `marks` are addresses of the matches on it, `matching` says in words how many
    pages match; addresses of neighbours are empty where there is none."""

    title: str
    language: str
    document: str
    back: str
    action: str
    text: str
    number: str
    place: str
    last: int
    parts: Sequence[Part]
    previous: str
    next: str
    original: Original | None
    count: str
    matching: str
    marks: Sequence[str]
    previous_match: tuple[str, str] | None
    next_match: tuple[str, str] | None
