"""Names of diseases are asked for once, and again after a while."""

from search_app.classification import Narrower
from search_app.diseases import AllNames, DiseaseNames
from search_app.facets import FacetValue

VALUES = (FacetValue("ORPHA:50", "ORPHA:50", 1, False), FacetValue("ORPHA:1", "ORPHA:1", 1, False))
ANSWER = {"hits": {"hits": [{"_source": {"id": "ORPHA:50", "labels": {"en": "Aicardi syndrome"}}}]}}


def test_names_are_remembered_for_a_while_also_that_there_is_none() -> None:
    now = 0.0
    names = DiseaseNames(lambda: now)
    asked = names.unknown(VALUES, "en")
    assert asked == ["ORPHA:50", "ORPHA:1"]
    names.learn(ANSWER, asked, "en")
    assert names.unknown(VALUES, "en") == []
    assert names.unknown(VALUES, "sl") == asked
    now = 601.0
    assert names.unknown(VALUES, "en") == asked


def test_values_get_their_names_and_are_ordered_by_them() -> None:
    names = DiseaseNames()
    names.learn(ANSWER, ["ORPHA:50", "ORPHA:1"], "en")
    assert [one.label for one in names.named(VALUES, "en")] == ["Aicardi syndrome", "ORPHA:1"]


def test_all_names_are_remembered_for_a_while_in_the_languages_asked_for_last() -> None:
    now = 0.0
    names, known = AllNames(lambda: now), (Narrower("ORPHA:50", "Aicardi syndrome", "en"),)
    for language in ("en", "sl", "de", "fr", "el"):
        names.learn(known, language)
    names.learn((), "it")
    assert [names.known(one) for one in ("en", "sl", "el", "it")] == [None, known, known, None]
    now = 601.0
    assert names.known("el") is None
