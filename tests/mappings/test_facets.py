"""Facets and searched fields stand on fields that the mapping has."""

import pytest

from mappings import vocabulary
from mappings.facets import Facet, Labels, Order, facets
from mappings.fields import DOCUMENT_FIELDS, PAGE_FIELDS, PAGE_FOLDED, PAGE_NUMBER, SORTABLE_TITLE, TITLE_AUTOCOMPLETE
from mappings.indices import DOCUMENTS
from mappings.languages import languages
from tests.mappings.fields import fields_of, searchable

NAMES = ["kind", "language", "country", "family", "site", "stage", "audience", "publisher", "year", "concept"]


def test_facets_are_those_that_addresses_use_in_their_order() -> None:
    assert list(facets()) == NAMES


@pytest.mark.parametrize("facet", facets().values(), ids=NAMES)
def test_a_facet_counts_an_exact_field_of_the_mapping(facet: Facet) -> None:
    field = fields_of(DOCUMENTS)[facet.field]
    assert field["type"] == ("short" if facet.numeric else "keyword")
    assert field.get("index", True)
    assert field.get("doc_values", True)
    assert "." not in facet.field  # a field of the pages would count pages


def test_parents_are_facets_and_vocabularies_know_them() -> None:
    parents = {facet.name: facet.parent for facet in facets().values() if facet.parent}
    assert parents == {"site": "family"}
    assert {site.family for site in vocabulary.sites().values()} <= set(vocabulary.families())


def test_years_are_newest_first_and_all_else_by_count() -> None:
    assert {facet.name for facet in facets().values() if facet.order is not Order.COUNT} == {"year"}


def test_each_facet_knows_its_labels() -> None:
    by_value = {facet.name for facet in facets().values() if facet.labels is Labels.VALUE}
    assert by_value == {"publisher", "year"}


@pytest.mark.parametrize("row", [*DOCUMENT_FIELDS, *PAGE_FIELDS], ids=lambda row: row.name)
@pytest.mark.parametrize("language", languages())
def test_every_searched_field_is_text_of_the_mapping(row: object, language: str) -> None:
    name = str(getattr(row, "name", "")).format(language=language)
    assert searchable(DOCUMENTS)[name]["type"] == "text"


def test_no_field_is_searched_twice_and_every_boost_counts() -> None:
    rows = [*DOCUMENT_FIELDS, *PAGE_FIELDS]
    assert len({row.name for row in rows}) == len(rows)
    assert all(row.boost > 0 for row in rows)


def test_every_text_field_is_searched_or_completes_words() -> None:
    searched = {row.name.format(language=code) for row in [*DOCUMENT_FIELDS, *PAGE_FIELDS] for code in languages()}
    text = {name for name, definition in searchable(DOCUMENTS).items() if definition["type"] == "text"}
    assert text - searched == {TITLE_AUTOCOMPLETE}


def test_fields_that_are_named_once_are_in_the_mapping() -> None:
    assert {PAGE_NUMBER, PAGE_FOLDED, SORTABLE_TITLE, TITLE_AUTOCOMPLETE} <= set(fields_of(DOCUMENTS))
