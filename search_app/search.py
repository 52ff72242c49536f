"""From a `Query` to the one request that its page of results takes: hits, counts, matching pages and snippets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mappings.fields import PAGE_FIELDS, PAGE_FOLDED, PAGE_NUMBER, PAGE_TEXT, SORTABLE_TITLE
from search_app.clauses import Clauses, is_short
from search_app.facets import LANGUAGE, aggregations, chosen
from search_app.marking import MARK_END, MARK_START, SNIPPET_LETTERS, Marking, marking_of
from search_app.meaning import NOTHING, Meaning
from search_app.operators import Restrictions
from search_app.query import Query
from search_app.question import Question
from search_app.records import BESIDE, TEXTS_FIRST, beside, countries_first
from search_app.restrictions import NO_CONCEPTS, Concepts
from search_app.searched import Fields
from search_app.spelling import to_unknown, words_of

Body = dict[str, Any]

HIT_PAGES, DOCUMENT_PAGES = 3, 20
"""Matching pages told of a hit, and of a single document."""

ENGINE_TIMEOUT = "2s"
"""After this Elasticsearch gives up; never a part of the results, as its counts would be wrong."""

READER_WEIGHT = 5.0
"""How much more a document in the reader's language counts. A factor, as scores grow with the number of words: what is
as good, or up to a fifth as good, comes first; what is much better in another language still comes before it."""

READS_WEIGHT = 2.5
"""The same for the other languages that he said he reads."""

_ALL_THERE = 200.0, 50.0
"""Both where all that is found has every word of the question: each of them answers it, so the language decides. A word
that most documents of a language have would count next to nothing there, and much in another language."""

ENGLISH, ENGLISH_WEIGHT = "en", 1.5
"""What many read besides their own language comes before what few do, where a question finds all languages."""

SHOWN_FIELDS = (
    "kind",
    "display_title",
    "language",
    "languages",
    "publisher",
    "country",
    "year",
    "source",
    "page_count",
    "file.media_type",
)
_NEWEST = {"year": {"order": "desc", "missing": "_last"}}
_LAST = {"source": "asc"}
"""Sources differ, so the order of results is the same each time."""

_SORTS: dict[str, list[Any]] = {
    "relevance": ["_score", _NEWEST, _LAST],
    "newest": [_NEWEST, "_score", _LAST],
    "title": [{SORTABLE_TITLE: "asc"}, _LAST],
}


def to_request(
    query: Query, languages: Sequence[str], concepts: Concepts = NO_CONCEPTS, meaning: Meaning = NOTHING
) -> Body:
    """The body of the search; `languages` are those whose fields are searched, `concepts` what restricting codes in it
    mean, `meaning` what its words do.

    What is chosen of the facets is a `post_filter`, so that each facet can be counted without its own selection.
    """
    question, marking = query.question, marking_of(query.question, meaning, any_word=query.any_word)
    told = _told(HIT_PAGES, question, languages, marking) if query.snippets else None
    scored = Clauses(question, languages, meaning, any_word=query.any_word).query(told)
    clause = Restrictions(question, languages, concepts).around(scored, lambda part: Clauses(part, languages).query())
    body: Body = {
        "query": _in_languages(clause, query, meaning),
        "from": (query.page - 1) * query.size,
        "size": query.size,
        "sort": [*_parted(query), *_SORTS[query.sort]],
        "_source": SHOWN_FIELDS,
        "track_total_hits": True,
        "timeout": ENGINE_TIMEOUT,
    }
    if query.facets:
        body["aggs"] = aggregations(query.selected)
    if query.texts_first:
        languages_chosen = chosen({name: values for name, values in query.selected.items() if name == LANGUAGE})
        records = beside(chosen(query.selected, but=LANGUAGE), languages_chosen, SHOWN_FIELDS)
        body["aggs"] = body.get("aggs", {}) | {BESIDE: records}
    if words := words_of(question):
        body["suggest"] = to_unknown(words)
    if query.selected:
        body["post_filter"] = {"bool": {"filter": chosen(query.selected)}}
    return body


def _parted(query: Query) -> Iterator[Body]:
    """What comes before all else in the order."""
    if query.texts_first:
        yield TEXTS_FIRST
    if query.countries_first:
        yield countries_first(query.countries_first)


def to_pages_request(identifier: str, query: Query, languages: Sequence[str], meaning: Meaning = NOTHING) -> Body:
    """The body of the search for the pages of one document that match the question, or name what it means."""
    told = _told(DOCUMENT_PAGES, query.question, languages, marking_of(query.question, meaning))
    pages = Clauses(query.question, languages, meaning).pages(told)
    return {
        "query": {"bool": {"filter": [{"ids": {"values": [identifier]}}], "must": [pages]}},
        "size": 1,
        "_source": False,
        "timeout": ENGINE_TIMEOUT,
    }


def _in_languages(clause: Body, query: Query, meaning: Meaning) -> Body:
    if meaning.groups:
        return preferring(clause, query.language, ENGLISH_WEIGHT, query.reads)
    all_there = not query.any_word and is_short(query.question)
    own, reads = _ALL_THERE if all_there else (READER_WEIGHT, READS_WEIGHT)
    return _weighted(clause, dict.fromkeys(query.reads, reads) | {query.language: own})


def preferring(clause: Body, language: str, english: float = 1.0, reads: Sequence[str] = ()) -> Body:
    """The clause with documents in the reader's language counting more, those in languages that he `reads` as well less
    so, and those in English `english` times."""
    return _weighted(clause, {ENGLISH: english} | dict.fromkeys(reads, READS_WEIGHT) | {language: READER_WEIGHT})


def _weighted(clause: Body, weights: Mapping[str, float]) -> Body:
    preferred = [{"filter": {"term": {"languages": code}}, "weight": weight} for code, weight in weights.items()]
    score = {"query": clause, "functions": preferred, "score_mode": "max", "boost_mode": "multiply"}
    return {"function_score": score}


def marked(question: Question, languages: Sequence[str]) -> list[str]:
    """The fields whose matches are marked in the folded text: all that find the question on a page."""
    return [field.name for field in Fields.of(PAGE_FIELDS, languages, question.text).finding]


def _told(pages: int, question: Question, languages: Sequence[str], marking: Marking) -> Body:
    """The best matching pages with a snippet each.

    The text of a page is in the field of its language, and folded beside it. The snippet is made once, from the folded
    text, and marks what matches in either. The whole text is told where there is more to mark, see `marking`.
    """
    return {
        "size": pages,
        "_source": [PAGE_TEXT] if marking.looks_at_texts else False,
        "docvalue_fields": [PAGE_NUMBER],
        "highlight": {
            "type": "unified",
            "fragment_size": SNIPPET_LETTERS,
            "number_of_fragments": 1,
            "pre_tags": [MARK_START],
            "post_tags": [MARK_END],
            "no_match_size": SNIPPET_LETTERS,  # of a page that names in another language what is asked for
            "fields": {PAGE_FOLDED: {"matched_fields": marked(question, languages)}},
        },
    }
