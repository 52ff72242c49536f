"""The contract itself: what the indexer writes and what the app reads are exactly the fields of the mapping.

What is written is taken from bodies that the indexer builds of values with every field filled. What is read is taken
from the app at work: its functions get a stored body that notes each field that is looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from indexer import records
from indexer.collection import Fault, FoundFile
from indexer.concept_lines import concept_body
from indexer.documents import Document, Origin, Page, body, document_of
from indexer.failures import failure_body
from indexer.lease import Holder
from indexer.run import noted
from indexer.tables import table_state
from mappings.fields import PAGE_TEXT, PAGES
from mappings.indices import CONCEPTS, DOCUMENTS, OPERATIONS, alias, ensure
from mappings.languages import UNDETERMINED, languages
from search_app.candidates import to_candidates_request, to_resembling_request
from search_app.concepts import concept_from
from search_app.facets import Selected
from search_app.links import document_address
from search_app.pages import rows as page_rows
from search_app.query import Query
from search_app.recognised import Recognised
from search_app.results import document_from, from_response
from search_app.search import SHOWN_FIELDS, to_pages_request, to_request
from search_app.suggestions import to_suggest_requests
from tests.mappings.fields import copied_fields, fields_of, searchable

OF_THE_INDEXER = {"file.path", "file.hash", "file.catalogue_hash", "file.modified_ns"} | {
    f"file.{name}" for name in ("title", "language", "year", "warnings", "thesaurus")
}
"""State that the indexer writes for its own next run; the app reads path and hash of it, where it serves a file."""


def full_document(language: str = "sl") -> Document:
    """A document with a value in every field; each language of a page and title is `language`."""
    origin = Origin("a.pdf", "h", "c", 5, 7, "application/pdf", "Title", "sl", 2024, ("partial",), "d")
    return Document(
        source="a.pdf",
        kind="guide",
        title="Rak",
        title_language=language,
        language=language,
        languages=(language,),
        file=origin,
        pages=(Page(1, language, "Rak trebušne slinavke", ("site:pancreas",)),),
        page_count=1,
        indexed_at="2026-01-31T12:00:00+00:00",
        publisher="Publisher",
        country="SI",
        year=2024,
        family=("digestive",),
        site=("pancreas",),
        stage=("treatment",),
        audience=("patients",),
        concepts=("ORPHA:217074",),
        mentions=("site:pancreas",),
        licence="CC-BY-4.0",
        source_url="https://example.org/",
        warnings=("language-contradicted",),
        record=dict.fromkeys(records._FIELDS, "said"),
    )


def names(stored: Mapping[str, Any], below: str = "") -> Iterator[str]:
    """The dotted names of the fields that a body fills."""
    for name, value in stored.items():
        inner = value if isinstance(value, list) else [value]
        if inner and all(isinstance(one, Mapping) for one in inner):
            for one in inner:
                yield from names(one, f"{below}{name}.")
        else:
            yield f"{below}{name}"


class Noting(dict[str, Any]):
    """A stored body that notes in `read` the dotted name of each value that is looked at, there or not."""

    def __init__(self, stored: Mapping[str, Any], read: set[str], below: str = "") -> None:
        super().__init__()
        self._read, self._below = read, below
        for name, value in stored.items():
            self[name] = self._noting(value, f"{below}{name}.")

    def __getitem__(self, name: str) -> Any:
        self._note(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The value, noted."""
        self._note(name)
        return super().get(name, default)

    def values(self) -> Any:
        """All values, each noted."""
        return [self[name] for name in self]

    def items(self) -> Any:
        """All names and values, each noted."""
        return [(name, self[name]) for name in self]

    def _noting(self, value: Any, below: str) -> Any:
        if isinstance(value, Mapping):
            return Noting(value, self._read, below)
        if isinstance(value, list):
            return [self._noting(one, below) for one in value]
        return value

    def _note(self, name: str) -> None:
        value = super().get(name)
        folder = isinstance(value, Noting) or (isinstance(value, list) and value and isinstance(value[0], Noting))
        if not folder:
            self._read.add(f"{self._below}{name}")


def written() -> set[str]:
    """Every field that the builder of bodies fills, over all languages and text in none of them."""
    return {name for code in (*languages(), UNDETERMINED) for name in names(body(full_document(code)))}


def test_the_indexer_writes_every_field_that_elasticsearch_does_not_fill_itself() -> None:
    neutral = {"title.folded", "title.autocomplete", "pages.text.folded"}
    assert written() == set(fields_of(DOCUMENTS)) - (copied_fields(DOCUMENTS) - neutral)


def test_fields_of_a_record_are_those_of_the_tables_and_all_are_shown() -> None:
    mapped = {name.removeprefix("record.") for name in fields_of(DOCUMENTS) if name.startswith("record.")}
    assert set(records._FIELDS) == mapped
    assert {name for name, _ in page_rows._RECORD} == mapped


def test_a_document_is_what_its_body_says() -> None:
    for code in ("sl", UNDETERMINED):
        document = full_document(code)
        assert document_of(body(document)) == document
        bare = replace(document, record={}, publisher="", year=None, warnings=(), site=())
        assert document_of(body(bare)) == bare


def test_the_app_reads_every_field_that_is_not_the_indexers_own_state() -> None:
    read: set[str] = set()
    for code in (*languages(), UNDETERMINED):
        shown = document_from("1", Noting(body(full_document(code)), read))
        dict(shown.record.items())
    of_the_app = {name for name in read if not name.startswith("title.")}
    searched = {f"{field}.{code}" for field in ("title", "lead") for code in languages()}
    unread = set(fields_of(DOCUMENTS)) - copied_fields(DOCUMENTS) - searched
    assert of_the_app - {"pages.text.folded"} == unread - OF_THE_INDEXER


def test_a_hit_reads_exactly_what_is_fetched_for_it() -> None:
    read: set[str] = set()
    hit = {"_id": "1", "_score": 1.0, "_source": Noting(body(full_document()), read)}
    answer = {"took": 1, "hits": {"total": {"value": 1, "relation": "eq"}, "hits": [hit]}}
    assert from_response(answer, Query()).hits[0].url == document_address("1")
    assert read == set(SHOWN_FIELDS)
    assert read <= set(fields_of(DOCUMENTS))


def asked_fields(request: Any) -> Iterator[str]:
    """Every field that a request names: in its clauses, counts, order, highlighting and fetched parts."""
    if isinstance(request, list):
        for one in request:
            yield from asked_fields(one)
    if not isinstance(request, Mapping):
        return
    for name, value in request.items():
        if name in {"match", "match_phrase", "term", "terms", "prefix", "exists", "range"} and isinstance(value, dict):
            yield from [value["field"]] if "field" in value else [next(iter(value))]
        elif name in {"docvalue_fields", "_source", "matched_fields"}:
            yield from value or ()
        elif name == "sort":
            yield from (next(iter(one)) for one in value if isinstance(one, Mapping))
        elif name == "nested":
            yield value["path"]
        elif name == "fields" and isinstance(value, Mapping):
            yield from value
        yield from asked_fields(value)


QUESTIONS = [
    "",
    "rak",
    'rak "trebušne slinavke" -pljuča OR NET',
    "ORPHA:217074",
    "kaj naj vprašam svojega zdravnika zdaj",
]
CHOSEN: Selected = {"kind": ("guide",), "language": ("sl", "de"), "year": ("2024",), "site": ("pancreas",)}


@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("selected", [{}, CHOSEN], ids=["all", "chosen"])
@pytest.mark.parametrize("sort", ["relevance", "newest", "title"])
def test_a_search_names_only_fields_of_the_mapping(text: str, selected: Selected, sort: str) -> None:
    query = Query(text=text, selected=selected, sort=sort)
    asked = set(asked_fields(to_request(query, ["sl", "de"]))) | set(asked_fields(to_pages_request("1", query, ["sl"])))
    assert asked - {PAGES, PAGE_TEXT} <= set(searchable(DOCUMENTS))
    assert "kind" in asked


def concept_fields() -> set[str]:
    """The fields of the concepts, multi-fields included."""
    fields = fields_of(CONCEPTS)
    inner = {f"{name}.{part}" for name, definition in fields.items() for part in definition.get("fields", {})}
    return set(fields) | inner | {"naming"}


def test_diseases_are_read_and_searched_by_fields_of_their_mapping() -> None:
    read: set[str] = set()
    stored: dict[str, Any] = {name: ["x"] for name in fields_of(CONCEPTS)} | {"id": "ORPHA:50"}
    stored |= {"labels": {"en": "x"}, "synonyms": {"en": ["x"]}, "definition": {"en": "x"}}
    stored |= {"provenance": {"S2": {"en": ["x"]}}, "replaced_by": ""}
    source = Noting(stored, read)
    concept_from(source, "en")
    Recognised({"hits": {"hits": [{"_source": source, "matched_queries": ["code"]}]}}, "ORPHA:50", ["en"]).matches()
    searched = {"code_keys"} | {
        f"naming.{part}" for part in ("name", "language", "kind", "text", "telling", "stems", "words")
    }
    assert {name.split(".")[0] if name not in searched else name for name in read} | searched == set(
        fields_of(CONCEPTS)
    )
    for request in (to_candidates_request("x C25", ["en"]), to_resembling_request("x", ["en"])):
        assert set(asked_fields(request)) <= concept_fields()


def test_suggestions_name_only_fields_of_the_mapping() -> None:
    known = {CONCEPTS: concept_fields(), DOCUMENTS: set(fields_of(DOCUMENTS))}
    for nearly in (False, True):
        for contents, request in to_suggest_requests("x", "en", nearly=nearly):
            assert set(asked_fields(request)) <= known[contents]


def test_the_thesaurus_fills_every_field_of_a_disease() -> None:
    said = {"orpha": "50", "names": {"en": "Aicardi syndrome"}}
    told = concept_body(said)
    naming = {f"naming.{part}" for one in told["naming"] for part in one}
    assert {*told, *naming} - {"naming"} == set(fields_of(CONCEPTS))


@pytest.mark.engine
def test_operations_are_written_in_exactly_the_fields_of_their_mapping(
    client: Elasticsearch, index_prefix: str
) -> None:
    of = alias(index_prefix, OPERATIONS)
    index = ensure(client, of)
    at = datetime(2026, 1, 31, 12, tzinfo=UTC)
    file = FoundFile(Path("a.pdf"), "a.pdf", 5, 7)
    with noted(client, of.name, "update") as note:
        note({"seen": 1})
    bodies = [
        Holder("o", "h", 1, "update", at, at).body(),
        failure_body(Fault("a.pdf", "damaged", "x"), path="a.pdf", at=at.isoformat(), file=file),
        table_state(file, "h", records=2),
        client.get(index=of.name, id="run-update")["_source"],
    ]
    for one in bodies:
        client.index(index=index, document=one)
    assert {name.split(".")[0] for one in bodies for name in names(one)} == set(fields_of(OPERATIONS))
