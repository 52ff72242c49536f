"""Documents like one: about the same diseases and sites in any language, or with the same telling words in its own.
No I/O."""

from collections.abc import Iterable
from typing import Any

from mappings.fields import PAGE_TEXT, PAGES
from mappings.languages import is_language
from mappings.vocabulary import RECORDS
from search_app.results import Document
from search_app.search import SHOWN_FIELDS, preferring
from search_app.spelling import QUICKLY

Body = dict[str, Any]

MOST_SIMILAR = 5
_CONCEPTS, _LETTERS = 30, 4000
"""Diseases, and letters of its text, that a document is known by."""

_WORDS = {"min_term_freq": 2, "min_doc_freq": 2, "max_query_terms": 12, "minimum_should_match": "40%"}
_TITLE_WORDS = {"min_term_freq": 1, "min_doc_freq": 1, "max_query_terms": 8, "minimum_should_match": "60%"}

_SUBJECT = 2.0
"""How much more a disease or site counts than a word: guides of one series share many words of their titles."""


def to_similar_request(document: Document, language: str) -> Body:
    """The body of the search for documents like `document`, those in the reader's `language` first.

    Directories are like directories. What is rare among the documents counts more, be it a disease, a site or a word.
    """
    alike = [*_subjects(document), *_words(document)]
    query = {
        "must": {"bool": {"should": alike}} if alike else {"match_none": {}},
        "should": [*_terms("family", document.family), *_terms("stage", document.stage), *_place(document)],
        "must_not": [{"ids": {"values": [document.id]}}],
        "filter": [_same_sort(document.kind)],
    }
    body = {"query": preferring({"bool": query}, language), "size": MOST_SIMILAR, "_source": SHOWN_FIELDS}
    return body | {"timeout": QUICKLY}


def _subjects(document: Document) -> list[Body]:
    fields = {"concepts": document.concepts[:_CONCEPTS], "site": document.site}
    return [clause for field, values in fields.items() for clause in _terms(field, values, _SUBJECT)]


def _words(document: Document) -> list[Body]:
    if not is_language(document.language):
        return []
    text = " ".join(page.text for page in document.pages if page.language == document.language)[:_LETTERS]
    return [
        {"more_like_this": {"fields": [f"title.{document.language}"], "like": document.title, **_TITLE_WORDS}},
        *([_on_pages(text, document.language)] if text else []),
    ]


def _on_pages(text: str, language: str) -> Body:
    like = {"fields": [f"{PAGE_TEXT}.{language}"], "like": text, **_WORDS}
    return {"nested": {"path": PAGES, "score_mode": "max", "query": {"more_like_this": like}}}


def _place(document: Document) -> list[Body]:
    """Whom a reader may turn to should be near."""
    return _terms("country", (document.country,)) if document.kind in RECORDS and document.country else []


def _same_sort(kind: str) -> Body:
    return {"term": {"kind": kind}} if kind in RECORDS else {"bool": {"must_not": {"terms": {"kind": [*RECORDS]}}}}


def _terms(field: str, values: Iterable[str], boost: float = 1.0) -> list[Body]:
    return [{"term": {field: {"value": value, "boost": boost}}} for value in values]
