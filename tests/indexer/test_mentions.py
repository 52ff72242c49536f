"""Names of diseases in texts: inflected, compounded, in another spelling, or not there."""

from typing import Any

import pytest

from indexer.concept_lines import concept_body
from indexer.mentions import known_concepts, text_of

THYMUS: dict[str, Any] = {
    "orpha": "1",
    "names": {"en": "Carcinoma of the thymus", "sl": "rak priželjca", "fi": "kateenkorvasyöpä"},
    "synonyms": {"de": ["Thymuskarzinom"]},
}
NEUROENDOCRINE: dict[str, Any] = {
    "orpha": "2",
    "names": {"en": "Neuroendocrine tumour", "fr": "Tumeur neuroendocrine", "bg": "невроендокринен тумор"},
    "acronyms": [{"name": "NET"}],
}
OESOPHAGUS: dict[str, Any] = {"orpha": "3", "names": {"en": "Oesophageal tumor", "el": "καρκίνος οισοφάγου"}}
RETIRED: dict[str, Any] = {"orpha": "4", "names": {}, "retired": True, "replaced_by": "ORPHA:3"}
KNOWN = known_concepts({body["id"]: body for body in map(concept_body, (THYMUS, NEUROENDOCRINE, OESOPHAGUS, RETIRED))})


@pytest.mark.parametrize(
    ("language", "page", "concept", "named"),
    [
        ("en", "A carcinoma that grew in the thymus.", "ORPHA:1", True),
        ("en", "A tumour that grew in the thymus.", "ORPHA:1", False),
        ("sl", "Zdravljenje raka priželjca", "ORPHA:1", True),
        ("sl", "Zdravljenje raka trebušne slinavke", "ORPHA:1", False),
        ("sl", "We call it carcinoma of thymus", "ORPHA:1", True),
        ("fi", "Kateenkorvasyövästä tiedetään", "ORPHA:1", True),
        ("de", "Bei Thymuskarzinomen und anderen", "ORPHA:1", True),
        ("en", "NEUROENDOCRINE TUMORS", "ORPHA:2", True),
        ("en", "Most NETs, but a NET too", "ORPHA:2", True),
        ("en", "a support network", "ORPHA:2", False),
        ("bg", "За невроендокринните тумори", "ORPHA:2", True),
        ("en", "Tumours of the esophagus", "ORPHA:3", True),
        ("en", "Tumours of the stomach", "ORPHA:3", False),
        ("el", "ΚΑΡΚΙΝΟΣ ΤΟΥ ΟΙΣΟΦΑΓΟΥ", "ORPHA:3", True),
    ],
)
def test_name_is_found_however_it_is_written(language: str, page: str, concept: str, named: bool) -> None:
    assert text_of(language, ["Contents", page]).names(KNOWN[concept]) is named


def test_words_of_a_name_stand_within_two_pages() -> None:
    assert text_of("en", ["A carcinoma", "of the thymus"]).names(KNOWN["ORPHA:1"]) is True
    assert text_of("en", ["A carcinoma", "", "of the thymus"]).names(KNOWN["ORPHA:1"]) is False


def test_language_without_names_cannot_be_asked() -> None:
    assert text_of("lt", ["Carcinoma of the thymus"]).names(KNOWN["ORPHA:1"]) is None


def test_retired_concept_has_what_replaced_it() -> None:
    assert KNOWN["ORPHA:4"].replaced_by == "ORPHA:3"


def test_word_that_hardly_any_disease_has_is_enough_where_many_are_known() -> None:
    lines = [{"orpha": str(number), "names": {"en": f"Tumour of organ{number:03d}"}} for number in range(100)]
    odd = {"orpha": "500", "names": {"en": "Tumour of Krukenberg type"}}
    many = known_concepts({body["id"]: body for body in map(concept_body, [*lines, odd])})
    assert text_of("en", ["Krukenberg saw it."]).names(many["ORPHA:500"]) is True
    assert text_of("en", ["A tumour of another type."]).names(many["ORPHA:500"]) is True
    assert text_of("en", ["A tumour."]).names(many["ORPHA:500"]) is False
