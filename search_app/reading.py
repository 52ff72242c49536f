"""Reading one page of a document: its whole text with what matches marked, and which pages match. No I/O."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from mappings.fields import PAGE_FOLDED, PAGE_NUMBER, PAGES
from mappings.languages import UNDETERMINED
from search_app.clauses import Clauses
from search_app.errors import NotFound
from search_app.marking import MARK_END, MARK_START, NO_MARKS, Marking
from search_app.meaning import NOTHING, Meaning
from search_app.query import Query
from search_app.question import Question
from search_app.results import Document, document_from
from search_app.search import ENGINE_TIMEOUT, marked

Body = dict[str, Any]

MOST_NUMBERS = 10_000
"""The number of the last page that can be read, and of matching pages that are told: more than any document has."""

_MOST_PARTS = 20
"""Parts of a page in different languages."""

_FULL_LINE = 65
"""Letters of a line that was broken because the page ends there, and not because its sentence does."""

_ENDED = '.!?:;…»”"'
_MARK = re.compile(f"{MARK_START}([^{MARK_START}{MARK_END}]*){MARK_END}")


@dataclass(frozen=True, slots=True)
class Part:
    """The text of a page, or its part in one language: paragraphs of safe HTML, with `mark` for what matches."""

    language: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Reading:
    """One page of `document`, which is without its texts here; `matching` are the numbers of all pages that match, in
    order, and `marks` counts what is marked on this one: the first has the id `match-1`."""

    document: Document
    parts: tuple[Part, ...]
    matching: tuple[int, ...]
    marks: int


def to_reading_request(
    identifier: str, number: int, query: Query, languages: Sequence[str], meaning: Meaning = NOTHING
) -> Body:
    """The body of the search for page `number` of a document, with the whole text of it and the numbers of the pages
    that match; without words nothing matches."""
    matching = (
        Clauses(query.question, languages, meaning).pages({}).get("nested", {}).get("query") if query.text else None
    )
    page: Body = {
        "path": PAGES,
        "query": {"term": {PAGE_NUMBER: number}},
        "inner_hits": _told(matching, query.question, languages),
    }
    body: Body = {
        "query": {"bool": {"filter": [{"ids": {"values": [identifier]}}], "should": [{"nested": page}]}},
        "size": 1,
        "_source": {"excludes": [PAGES]},
        "timeout": ENGINE_TIMEOUT,
    }
    if matching:
        numbers = {"terms": {"field": PAGE_NUMBER, "size": MOST_NUMBERS, "order": {"_key": "asc"}}}
        counted = {"matching": {"filter": matching, "aggs": {"numbers": numbers}}}
        body["aggs"] = {"pages": {"nested": {"path": PAGES}, "aggs": counted}}
    return body


def reading_from(identifier: str, response: Mapping[str, Any], marking: Marking = NO_MARKS) -> Reading:
    """The page in the answer to `to_reading_request`; `marking` says what is marked where no word is. Raises NotFound
    when there is no such document."""
    hits = response["hits"]["hits"]
    if not hits:
        raise NotFound
    found = hits[0].get("inner_hits", {}).get(PAGES, {}).get("hits", {}).get("hits", ())
    marks = _Marks()
    parts = tuple(_part(hit, marking, marks) for hit in found)
    return Reading(document_from(identifier, hits[0]["_source"]), parts, _numbers(response), marks.count)


class _Marks:
    """Makes marks of a page's matches, numbered through all its parts."""

    def __init__(self) -> None:
        self.count = 0

    def marked(self, text: str) -> Markup:
        escaped = _MARK.sub(self._mark, str(escape(reflowed(text))))
        lines = escaped.replace(MARK_START, "").replace(MARK_END, "").splitlines()
        return Markup("\n".join(f"<p>{line}</p>" for line in lines))

    def _mark(self, match: re.Match[str]) -> str:
        self.count += 1
        return f'<mark id="match-{self.count}">{match[1]}</mark>'


def reflowed(text: str) -> str:
    """The text with lines of one sentence joined: what breaks off within a sentence goes on in the next line, if that
    begins with a small letter, or if the line before filled the page and this one begins no item of a list."""
    flowing: list[str] = []
    before = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if before and _goes_on(before, line):
            flowing[-1] = f"{flowing[-1]} {line}"
        else:
            flowing.append(line)
        before = line
    return "\n".join(flowing)


def _goes_on(before: str, line: str) -> bool:
    start = line.lstrip(MARK_START)[:1]
    if before.rstrip(MARK_END)[-1:] in _ENDED:
        return False
    return start.islower() or (len(before) > _FULL_LINE and start.isalnum())


def _told(matching: Body | None, question: Question, languages: Sequence[str]) -> Body:
    told: Body = {"size": _MOST_PARTS, "_source": [f"{PAGES}.language", f"{PAGES}.text"]}
    if matching:
        told["highlight"] = {
            "type": "unified",
            "number_of_fragments": 0,
            "highlight_query": matching,
            "pre_tags": [MARK_START],
            "post_tags": [MARK_END],
            "fields": {PAGE_FOLDED: {"matched_fields": marked(question, languages)}},
        }
    return told


def _part(hit: Mapping[str, Any], marking: Marking, marks: _Marks) -> Part:
    source = hit["_source"]
    code, text = next(iter(source.get("text", {}).items()), (UNDETERMINED, ""))
    highlighted = hit.get("highlight", {}).get(PAGE_FOLDED, ())
    marked = "\n".join(highlighted) if highlighted else marking.marked(text, code)
    return Part(source.get("language", UNDETERMINED), marks.marked(marked))


def _numbers(response: Mapping[str, Any]) -> tuple[int, ...]:
    counted = response.get("aggregations", {}).get("pages", {}).get("matching", {}).get("numbers", {})
    return tuple(bucket["key"] for bucket in counted.get("buckets", ()))
