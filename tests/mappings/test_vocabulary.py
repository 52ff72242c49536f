"""Vocabularies: identifiers free of language, each with an English label."""

import re
from collections.abc import Callable, Mapping

import pytest

from mappings import vocabulary
from mappings.languages import languages
from mappings.resources import resource
from mappings.vocabulary import Term

Vocabulary = Callable[[], Mapping[str, Term]]
ALL: dict[str, Vocabulary] = {
    "kinds": vocabulary.kinds,
    "stages": vocabulary.stages,
    "audiences": vocabulary.audiences,
    "families": vocabulary.families,
    "sites": vocabulary.sites,
}


@pytest.mark.parametrize("name", ALL)
def test_identifiers_are_unique_and_plain(name: str) -> None:
    rows = [row["id"] for row in resource(f"vocabulary/{name}.json")]
    assert rows == list(ALL[name]())
    assert [row for row in rows if not re.fullmatch(r"[a-z][a-z0-9_]*", row)] == []


@pytest.mark.parametrize("name", ALL)
def test_each_term_has_an_english_label_and_only_labels_of_our_languages(name: str) -> None:
    for term in ALL[name]().values():
        assert term.labels["en"].strip()
        assert set(term.labels) <= set(languages())


@pytest.mark.parametrize("name", ALL)
def test_no_two_terms_of_a_vocabulary_look_alike(name: str) -> None:
    labels = [term.label("en").casefold() for term in ALL[name]().values()]
    assert len(set(labels)) == len(labels)


def test_label_falls_back_to_english() -> None:
    term = Term("guide", {"en": "Guide", "sl": "Vodnik"})
    assert (term.label("sl"), term.label("fi")) == ("Vodnik", "Guide")


def test_kinds_are_those_of_the_interface() -> None:
    assert list(vocabulary.kinds()) == ["guide", "organisation", "centre", "report", "policy"]


def test_families_are_the_twelve_and_all() -> None:
    assert next(iter(vocabulary.families())) == vocabulary.ALL_FAMILIES
    assert len(vocabulary.families()) == 13


def test_each_site_has_its_family_and_each_family_of_solid_cancers_a_site() -> None:
    of_sites = {site.family for site in vocabulary.sites().values()}
    assert None not in of_sites
    assert set(vocabulary.families()) - of_sites <= {vocabulary.ALL_FAMILIES}


@pytest.mark.parametrize("site", ["pancreas", "prostate", "lung"])
def test_common_sites_are_there_for_their_rare_cancers(site: str) -> None:
    assert site in vocabulary.sites()
