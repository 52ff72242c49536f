"""What the index holds of a file or a record: a typed value, its body for Elasticsearch, and back. The only builder."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from mappings.fields import LEAD_LETTERS
from mappings.languages import FOLDED, UNDETERMINED, is_language, text_field

_LONGEST_TITLE = 1000
"""Letters of a title that are kept; more is a mistaken file, and no keyword of Elasticsearch."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Page:
    """A page with text: its number in the file (from 1), its language, its text, the concepts that it names."""

    number: int
    language: str
    text: str
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a document comes from, and what the file says of itself, before catalogue and folders.

    `thesaurus` is the digest of the one by which its concepts were recognised, empty without one.
    """

    path: str
    hash: str
    catalogue_hash: str
    size: int
    modified_ns: int
    media_type: str
    title: str = ""
    language: str = ""
    year: int | None = None
    warnings: tuple[str, ...] = ()
    thesaurus: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document or record as it is found: every value that its body is made of.

    `concepts` are what it is about, `mentions` what else it names.
    """

    source: str
    kind: str
    title: str
    title_language: str
    language: str
    languages: tuple[str, ...]
    file: Origin
    pages: tuple[Page, ...]
    page_count: int
    indexed_at: str
    publisher: str = ""
    country: str = ""
    year: int | None = None
    family: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    licence: str = ""
    source_url: str = ""
    warnings: tuple[str, ...] = ()
    record: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


_TEXTS = ("kind", "language", "publisher", "country", "year", "licence", "source_url", "source", "indexed_at")
_LISTS = ("languages", "family", "site", "stage", "audience", "concepts", "mentions", "warnings")
_ORIGIN = (
    *("path", "hash", "catalogue_hash", "size", "modified_ns", "media_type", "title", "language", "year"),
    "thesaurus",
)


def document_id(source: str) -> str:
    """The identifier of the document at the relative path `source`: 20 hexadecimal digits, the same in every run."""
    return hashlib.sha256(source.encode()).hexdigest()[:20]


def body(document: Document) -> dict[str, Any]:
    """What Elasticsearch gets for a document; what is not known is left out."""
    values = {name: getattr(document, name) for name in (*_TEXTS, *_LISTS)}
    return {
        **{name: list(value) if name in _LISTS else value for name, value in values.items() if value},
        "title": _title(document),
        "display_title": document.title[:_LONGEST_TITLE],
        "file": _origin(document.file),
        "page_count": document.page_count,
        **({"lead": lead} if (lead := _lead(document)) else {}),
        "pages": [_page(page) for page in document.pages],
        **({"record": {name: value for name, value in document.record.items() if value}} if document.record else {}),
    }


def document_of(source: Mapping[str, Any]) -> Document:
    """The document that a stored body was made from: `document_of(body(document)) == document`."""
    language = next(iter(source["title"]))
    texts: dict[str, Any] = {name: source.get(name, None if name == "year" else "") for name in _TEXTS}
    lists: dict[str, Any] = {name: tuple(source.get(name, ())) for name in _LISTS}
    return Document(
        **texts,
        **lists,
        title=source["display_title"],
        title_language=UNDETERMINED if language == FOLDED else language,
        file=_origin_of(source["file"]),
        pages=tuple(_page_of(page) for page in source.get("pages", ())),
        page_count=source["page_count"],
        record=source.get("record", _NOTHING),
    )


def _title(document: Document) -> dict[str, str]:
    title, name = document.title[:_LONGEST_TITLE], text_field(document.title_language)
    # The languages' own fields are copied to both of these by the mapping; a title in no known language is not.
    return {name: title, "autocomplete": title} if name == FOLDED else {name: title}


def _lead(document: Document) -> dict[str, str]:
    """How the document begins in each of its languages, after its title where that is in the same."""
    said = {code: _beginning(document.pages, code) for code in document.languages if is_language(code)}
    if document.title_language in said:
        said[document.title_language] = f"{document.title[:_LONGEST_TITLE]}\n{said[document.title_language]}"
    return said


def _beginning(pages: Iterable[Page], language: str) -> str:
    parts, left = [], LEAD_LETTERS
    for page in pages:
        if page.language == language and left > 0:
            parts.append(page.text[:left])
            left -= len(parts[-1])
    return "\n".join(parts)


def _page(page: Page) -> dict[str, Any]:
    told = {"concepts": list(page.concepts)} if page.concepts else {}
    return {"number": page.number, "language": page.language, **told, "text": {text_field(page.language): page.text}}


def _page_of(page: Mapping[str, Any]) -> Page:
    text = next(iter(page["text"].values()))
    return Page(page["number"], page["language"], text, tuple(page.get("concepts", ())))


def _origin(origin: Origin) -> dict[str, Any]:
    said = {name: getattr(origin, name) for name in _ORIGIN}
    always = ("path", "hash", "catalogue_hash", "size", "modified_ns")
    kept = {name: value for name, value in said.items() if value or name in always}
    return kept | ({"warnings": list(origin.warnings)} if origin.warnings else {})


def _origin_of(file: Mapping[str, Any]) -> Origin:
    said = {name: file[name] for name in _ORIGIN if name in file}
    return Origin(**{"catalogue_hash": "", "media_type": "", **said}, warnings=tuple(file.get("warnings", ())))
