"""From Elasticsearch's answer to typed values; the only place besides `reading` that makes safe HTML
of a document's text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from mappings.fields import PAGE_FOLDED, PAGE_NUMBER, PAGES
from mappings.languages import UNDETERMINED
from mappings.vocabulary import RECORDS
from search_app.facets import LANGUAGE, FacetValue, facet_values
from search_app.links import document_address, file_address
from search_app.marking import MARK_END, MARK_START, NO_MARKS, Marking, says_more
from search_app.query import Query
from search_app.records import kinds_beside, languages_of_texts
from search_app.spelling import unknown_from
from search_app.understood import Understood

_LEADERS, _TWO_DOTS = re.compile(r"\s?(?:[.·…]\s?){5,}"), re.compile(r"[.·…]\s?[.·…]")
"""Dots that lead to a page's number; two of them, which few snippets have, and which take less to look for."""


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page that matches: its number, its address in the original, safe HTML with `mark` as the only element."""

    number: int
    url: str
    snippets: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `source` is the path below the collection folder; what is not known is None."""

    id: str
    kind: str
    title: str
    language: str
    publisher: str | None
    country: str | None
    year: int | None
    source: str
    url: str
    score: float | None
    pages: tuple[PageHit, ...]
    languages: tuple[str, ...]
    page_count: int | None
    media_type: str | None


@dataclass(frozen=True, slots=True)
class Beside:
    """The records of one kind among the results: the best of them, and how many there are by country."""

    best: tuple[Hit, ...]
    countries: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results. `total` counts all results; `relation` is `eq`, as it is exact; `facets` are in order.

    `unknown` are words of the question that no page holds; `suggestion` is the question as it was probably meant, and
    `corrected` tells that the results are those of the suggestion. `understood` are the concepts that the question
    names, whether they were searched for or not; `broader` those that they belong to and the results are about, as
    nothing is about them. `records` tells of organisations and centres, by kind, where these stand behind all texts,
    and `texts` how many of those there are in each language. `all_words` is how many have all words, where so few have
    that the results are what has any of them, and else None.
    """

    total: int
    relation: str
    took_ms: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    suggestion: str | None = None
    corrected: bool = False
    understood: tuple[Understood, ...] = ()
    broader: tuple[Understood, ...] = ()
    records: Mapping[str, Beside] = field(default_factory=dict)
    texts: Mapping[str, int] = field(default_factory=dict)
    all_words: int | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page, as it was read, and identifiers of the diseases, sites and families that it names."""

    number: int
    language: str
    text: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """All that is known of a document or record. `file_url` is None for a record, which has no file of its own.

    `concepts` are identifiers of diseases that it is about, `mentions` of others, sites and families that it names.
    """

    id: str
    kind: str
    title: str
    language: str
    languages: tuple[str, ...]
    publisher: str | None
    country: str | None
    year: int | None
    family: tuple[str, ...]
    site: tuple[str, ...]
    stage: tuple[str, ...]
    audience: tuple[str, ...]
    concepts: tuple[str, ...]
    mentions: tuple[str, ...]
    licence: str | None
    source_url: str | None
    source: str
    url: str
    file_url: str | None
    media_type: str | None
    size: int | None
    page_count: int | None
    pages: tuple[PageText, ...]
    record: Mapping[str, str]
    warnings: tuple[str, ...]
    indexed_at: str | None


def from_response(response: Mapping[str, Any], query: Query, marking: Marking = NO_MARKS) -> Results:
    """The results in Elasticsearch's answer to `search.to_request`; `marking` says what else is marked on pages."""
    hits, counted = response["hits"], response.get("aggregations", {})
    facets = facet_values(counted, query.selected, query.language)
    return Results(
        total=hits["total"]["value"],
        relation=hits["total"]["relation"],
        took_ms=response["took"],
        hits=hits_from(response, marking),
        facets=facets,
        unknown=unknown_from(response),
        records={kind: _beside(bucket) for kind, bucket in kinds_beside(counted).items()},
        texts=languages_of_texts(counted, {one.value: one.count for one in facets.get(LANGUAGE, ())}),
    )


def _beside(bucket: Mapping[str, Any]) -> Beside:
    countries = {one["key"]: one["doc_count"] for one in bucket["countries"]["buckets"]}
    return Beside(hits_from(bucket["best"]), countries)


def hits_from(response: Mapping[str, Any], marking: Marking = NO_MARKS) -> tuple[Hit, ...]:
    """The documents in an answer, best first."""
    return tuple(_hit(hit, marking) for hit in response["hits"]["hits"])


def pages_from_response(response: Mapping[str, Any], marking: Marking = NO_MARKS) -> tuple[PageHit, ...]:
    """The matching pages in the answer to `search.to_pages_request`, in reading order."""
    hits = response["hits"]["hits"]
    pages = _pages(hits[0], marking, linked=True) if hits else ()
    return tuple(sorted(pages, key=lambda page: page.number))


def document_from(identifier: str, source: Mapping[str, Any]) -> Document:
    """The document as it is indexed."""
    kind, file = source["kind"], source.get("file", {})
    is_file = kind not in RECORDS
    return Document(
        id=identifier,
        kind=kind,
        title=source["display_title"],
        language=source["language"],
        languages=several(source.get("languages")),
        publisher=source.get("publisher"),
        country=source.get("country"),
        year=source.get("year"),
        family=several(source.get("family")),
        site=several(source.get("site")),
        stage=several(source.get("stage")),
        audience=several(source.get("audience")),
        concepts=several(source.get("concepts")),
        mentions=several(source.get("mentions")),
        licence=source.get("licence"),
        source_url=source.get("source_url"),
        source=source["source"],
        url=document_address(identifier),
        file_url=file_address(identifier) if is_file else None,
        media_type=file.get("media_type") if is_file else None,
        size=file.get("size") if is_file else None,
        page_count=source.get("page_count"),
        pages=tuple(_page_text(page) for page in source.get(PAGES, ())),
        record=source.get("record", {}),
        warnings=several(source.get("warnings")),
        indexed_at=source.get("indexed_at"),
    )


def snippet(marked: str) -> Markup:
    """Safe HTML of a snippet whose matches stand between the marks of `marking`; white space becomes one space, the
    dots that lead to a page's number a few."""
    shown = " ".join(marked.split())
    if _TWO_DOTS.search(shown):
        shown = _LEADERS.sub(" … ", shown)
    before, *marked_parts = str(escape(shown)).split(MARK_START)
    return Markup(before.replace(MARK_END, "") + "".join(map(_with_mark, marked_parts)))


def several(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """A field's values: Elasticsearch keeps one value and a list of one as they were written."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _with_mark(part: str) -> str:
    """What follows the start of a mark; marks that a text brings along itself never leave an element open."""
    inside, end, after = part.partition(MARK_END)
    return f"<mark>{inside}</mark>{after.replace(MARK_END, '')}" if end else inside


def _hit(hit: Mapping[str, Any], marking: Marking) -> Hit:
    source, identifier = hit["_source"], hit["_id"]
    kind = source["kind"]
    return Hit(
        id=identifier,
        kind=kind,
        title=source["display_title"],
        language=source["language"],
        publisher=source.get("publisher"),
        country=source.get("country"),
        year=source.get("year"),
        source=source["source"],
        url=document_address(identifier),
        score=hit["_score"],
        pages=_pages(hit, marking, linked=kind not in RECORDS),
        languages=several(source.get("languages")),
        page_count=source.get("page_count"),
        media_type=source.get("file", {}).get("media_type"),
    )


def _pages(hit: Mapping[str, Any], marking: Marking, *, linked: bool) -> tuple[PageHit, ...]:
    """The matching pages, best first. The page of a record is its own page, as it has no original."""
    found = hit.get("inner_hits", {}).get(PAGES, {}).get("hits", {}).get("hits", ())
    return tuple(_page(page, hit["_id"], marking, linked) for page in found)


def _page(page: Mapping[str, Any], identifier: str, marking: Marking, linked: bool) -> PageHit:
    number = page["fields"][PAGE_NUMBER][0]
    url = file_address(identifier, number) if linked else document_address(identifier)
    return PageHit(number, url, tuple(map(snippet, _snippets(page, marking))))


def _snippets(page: Mapping[str, Any], marking: Marking) -> Sequence[str]:
    highlighted: Sequence[str] = page.get("highlight", {}).get(PAGE_FOLDED, ())
    texts = page.get("_source", {}).get("text", {})
    if not texts or any(map(says_more, highlighted)):
        return highlighted
    named = next(filter(None, (marking.snippet(text, code) for code, text in texts.items())), None)
    return [named] if named else highlighted


def _page_text(page: Mapping[str, Any]) -> PageText:
    text = next(iter(page.get("text", {}).values()), "")
    return PageText(page["number"], page.get("language", UNDETERMINED), text, several(page.get("concepts")))
