"""Atom (RFC 4287): a list of documents as feed readers and other programs take it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from starlette.requests import Request
from starlette.responses import Response

from mappings.languages import is_language
from mappings.vocabulary import kinds
from search_app.labels import country
from search_app.links import page_address
from search_app.pages.asking import renderer_of
from search_app.results import Document

MEDIA_TYPE = "application/atom+xml"
KIND_SCHEME = "kind"
_UNKNOWN_TIME = "1970-01-01T00:00:00Z"
"""The time of what has none, as the format leaves none out: that of an empty feed, too."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML has no way to write."""

Categories = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class FeedEntry:
    """One document: `href` is the whole address of its page, `id` the same in no language, `updated` the time (RFC
    3339) at which the library got it."""

    title: str
    id: str
    href: str
    updated: str
    summary: str
    language: str = ""
    categories: Categories = ()


@dataclass(frozen=True)
class Feed:
    """A feed: `id` is its own whole address, `alternate` that of the page that says the same."""

    title: str
    id: str
    alternate: str
    language: str
    entries: Sequence[FeedEntry]
    subtitle: str = ""
    categories: Categories = ()

    @property
    def updated(self) -> str:
        """The time of the last change."""
        return max((entry.updated for entry in self.entries), default=_UNKNOWN_TIME)


def feed_entry(
    document: Document, origin: str, language: str, *, asked: str | None, categories: Categories = ()
) -> FeedEntry:
    """The entry of a document; its summary is in `language`, as is its page where a language was `asked` for."""
    return FeedEntry(
        title=document.title,
        id=origin + document.url,
        href=origin + page_address(document.url, asked),
        updated=document.indexed_at or _UNKNOWN_TIME,
        summary=summary(document, language),
        language=document.language if is_language(document.language) else "",
        categories=((KIND_SCHEME, document.kind), *categories),
    )


def summary(document: Document, language: str) -> str:
    """What it is, of whom, from where and when; of a record its network and website, of a centre by which criteria and
    in which source it was chosen besides."""
    kind = kinds().get(document.kind)
    record = document.record
    said = (
        kind.label(language) if kind else document.kind,
        document.publisher,
        record.get("network"),
        record.get("city"),
        country(document.country, language) if document.country else None,
        str(document.year) if document.year else None,
        record.get("website"),
    )
    chosen = (record.get("selection_criteria"), record.get("source")) if document.kind == "centre" else ()
    return ". ".join(filter(None, (", ".join(filter(None, said)), *chosen)))


def feed_answer(request: Request, feed: Feed, *, cache: str) -> Response:
    """The feed as an answer."""
    text = renderer_of(request).text("feed.xml", _writable(feed))
    return Response(text, media_type=MEDIA_TYPE, headers={"Cache-Control": cache})


def _writable(feed: Feed) -> Feed:
    return replace(
        feed,
        title=_clean(feed.title),
        subtitle=_clean(feed.subtitle),
        categories=_clean_pairs(feed.categories),
        entries=[_writable_entry(entry) for entry in feed.entries],
    )


def _writable_entry(entry: FeedEntry) -> FeedEntry:
    texts = {one.name: _clean(getattr(entry, one.name)) for one in fields(entry) if one.name != "categories"}
    return replace(entry, **texts, categories=_clean_pairs(entry.categories))


def _clean_pairs(pairs: Iterable[tuple[str, str]]) -> Categories:
    return tuple((_clean(first), _clean(second)) for first, second in pairs)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
