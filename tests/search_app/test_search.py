"""A question becomes one request: as dictionaries, without an engine."""

from typing import Any

import orjson
import pytest
from elasticsearch import Elasticsearch
from hypothesis import given
from hypothesis import strategies as some

from mappings.analysis import analysis, compact
from mappings.indices import DOCUMENTS, index_body
from search_app.query import Query
from search_app.search import to_pages_request, to_request
from search_app.understanding import concept_of, languages_of
from tests.search_app.bodies import guide


def request(text: str = "", **more: Any) -> dict[str, Any]:
    return to_request(Query(text=text, **more), ("sl", "en"))


def fields_in(value: Any) -> set[str]:
    """Every field that a clause names."""
    if isinstance(value, list):
        return set().union(*(fields_in(one) for one in value))
    if not isinstance(value, dict):
        return set()
    here = {field for kind in ("match", "match_phrase", "term") for field in value.get(kind, {})}
    return here.union(*(fields_in(one) for one in value.values()))


def test_page_of_results_is_one_request_for_what_is_shown_and_no_more() -> None:
    asked = request("rak", page=3, size=20)
    assert (asked["from"], asked["size"], asked["track_total_hits"], asked["timeout"]) == (40, 20, True, "2s")
    assert "pages" not in asked["_source"]
    assert "post_filter" not in asked


def test_fields_of_the_given_languages_and_the_neutral_ones_are_searched() -> None:
    assert fields_in(request("rak")["query"]) == {
        "title.sl",
        "title.en",
        "title.sl.beginnings",
        "title.en.beginnings",
        "title.folded",
        "catalogue",
        "lead.sl",
        "lead.en",
        "pages.text.sl",
        "pages.text.en",
        "pages.text.sl.beginnings",
        "pages.text.en.beginnings",
        "pages.text.folded",
        "languages",
    }


def test_how_a_document_begins_ranks_and_never_finds() -> None:
    clause = request("rare cancer of the lung -bone")["query"]["function_score"]["query"]["bool"]
    assert {"lead.sl", "lead.en"} <= fields_in(clause["should"])
    assert not {name for name in fields_in([clause["must"], clause["must_not"]]) if name.startswith("lead.")}
    assert "bone" not in orjson.dumps(clause["should"]).decode()


@pytest.mark.engine
def test_index_from_before_a_field_was_added_is_searched_all_the_same(client: Elasticsearch, index_prefix: str) -> None:
    body = index_body(DOCUMENTS)
    del body["mappings"]["properties"]["lead"]
    index = f"{index_prefix}-before"
    client.indices.create(index=index, mappings=body["mappings"], settings={"analysis": compact(analysis())})
    try:
        document = guide("Lung", "Rare cancer of the lung")
        del document["lead"]
        client.index(index=index, document=document, refresh=True)
        answer = client.search(index=index, body=request("rare cancer of the lung"))
        assert answer["hits"]["total"]["value"] == 1
    finally:
        client.indices.delete(index=index)


def test_selection_is_applied_after_the_counts() -> None:
    asked = request(selected={"kind": ("guide",)})
    assert asked["post_filter"] == {"bool": {"filter": [{"terms": {"kind": ["guide"]}}]}}
    assert "kind" not in fields_in(asked["query"])


def test_without_facets_or_snippets_neither_is_asked_for() -> None:
    asked = request("rak", facets=False, snippets=False)
    assert "aggs" not in asked
    assert b"highlight" not in orjson.dumps(asked)


def test_question_without_a_word_asks_for_nothing_and_an_empty_one_for_all() -> None:
    assert request('"')["query"]["function_score"]["query"] == {"match_none": {}}
    assert request("")["query"]["function_score"]["query"] == {"match_all": {}}


def test_same_order_each_time_ends_with_the_source() -> None:
    assert all(request(sort=sort)["sort"][-1] == {"source": "asc"} for sort in ("relevance", "newest", "title"))


@given(some.text(max_size=200))
def test_any_text_is_a_request_that_can_be_sent(text: str) -> None:
    if text.isprintable():
        assert orjson.dumps(request(text))
        assert orjson.dumps(to_pages_request("id", Query(text=text), ("en",)))


@pytest.mark.parametrize(
    ("text", "reader", "languages"),
    [
        ("", "sl", ("sl",)),
        ("123", "sl", ("sl",)),
        ("rak", "sl", "sl"),
        ("Wie behandelt man Bauchspeicheldrüsenkrebs", "sl", ("sl", "de")),
        ("рак на белия дроб", "en", ("en", "bg")),
    ],
)
def test_question_is_searched_in_the_reader_s_language_and_its_own(
    text: str, reader: str, languages: tuple[str, ...] | str
) -> None:
    found = languages_of(text, reader)
    assert found == languages if isinstance(languages, tuple) else found[0] == languages
    assert len(found) <= 3


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("ORPHA:217074", "ORPHA:217074"),
        ("orpha217074", "ORPHA:217074"),
        ("ORPHA_0050", "ORPHA:50"),
        ("orphanage", None),
        ("217074", None),
        ("ORPHA:", None),
        ("ORPHA:12345678", None),
    ],
)
def test_code_of_a_disease_is_recognised(word: str, concept: str | None) -> None:
    assert concept_of(word) == concept
