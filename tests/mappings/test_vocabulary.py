"""Vocabularies: identifiers free of language, each with a label in every language."""

import re
import unicodedata
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
def test_each_term_has_a_label_in_every_language(name: str) -> None:
    for term in ALL[name]().values():
        assert list(term.labels) == [*languages()], term.id
        for label in term.labels.values():
            assert label == unicodedata.normalize("NFC", label).strip() != ""


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ALL)
def test_no_two_terms_of_a_vocabulary_look_alike(name: str, language: str) -> None:
    labels = [term.label(language).casefold() for term in ALL[name]().values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", ALL)
def test_label_of_any_language_leads_to_one_term(name: str) -> None:
    meant: dict[str, set[str]] = {}
    for term in ALL[name]().values():
        for label in term.labels.values():
            meant.setdefault(label.casefold(), set()).add(term.id)
    assert {label: ids for label, ids in meant.items() if len(ids) > 1} == {}


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


def test_topography_is_of_icd_o_3_and_each_code_once_a_site() -> None:
    for site in vocabulary.sites().values():
        assert [code for code in site.topography if not re.fullmatch(r"C(?:[0-7][0-9]|80)(?:\.[0-9])?", code)] == []
        assert len(set(site.topography)) == len(site.topography)
        # Where ICD-10 has chapters for a kind of tumour, ICD-O-3 has none.
        assert {code[:3] for code in site.topography} & {"C43", "C45", "C46", "C78", "C79"} == set()


def test_codes_of_icd_10_are_categories_or_codes_and_lead_to_one_organ() -> None:
    led: dict[str, list[str]] = {}
    for site in vocabulary.sites().values():
        for code in site.icd10:
            assert re.fullmatch(r"[CD][0-9]{2}(?:\.[0-9])?", code), code
            led.setdefault(code, []).append(site.id)
    several = {code: ids for code, ids in led.items() if len(ids) > 1}
    assert several == {}


@pytest.mark.parametrize(
    ("site", "topography"),
    [("pancreas", ["C25"]), ("salivary_glands", ["C07", "C08"]), ("leukaemia_acute", ["C42"]), ("gist", [])],
)
def test_topography_of_sites(site: str, topography: list[str]) -> None:
    assert vocabulary.sites()[site].topography == topography


def test_a_family_has_the_topography_of_its_sites() -> None:
    assert vocabulary.topography_of("haematological") == ("C42", "C77")
    assert vocabulary.topography_of("thoracic") == ("C33", "C37", "C38.4", "C34")
    assert vocabulary.topography_of("neuroendocrine") == ()
