"""The 24 languages: a row each, and all that a row promises."""

import pytest

from mappings.indices import CONCEPTS, DOCUMENTS, index_body
from mappings.languages import FOLDED, UNDETERMINED, is_language, iso_639_1, languages, text_field

OFFICIAL = [
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
]


def test_there_are_the_24_official_languages_in_order() -> None:
    assert list(languages()) == OFFICIAL
    assert all(code == language.code for code, language in languages().items())
    assert languages().keys() <= iso_639_1()


def test_each_language_is_named_in_itself_and_in_its_script() -> None:
    names = [language.name for language in languages().values()]
    assert len(set(names)) == len(names)
    assert {language.code: language.script for language in languages().values() if language.script != "Latn"} == {
        "bg": "Cyrl",
        "el": "Grek",
    }
    assert (languages()["sl"].name, languages()["el"].name) == ("slovenščina", "ελληνικά")


@pytest.mark.parametrize("code", OFFICIAL)
def test_each_language_has_an_analyzer_and_its_fields(code: str) -> None:
    body = index_body(DOCUMENTS)
    properties = body["mappings"]["properties"]
    assert code in body["settings"]["analysis"]["analyzer"]
    assert properties["title"]["properties"][code]["analyzer"] == code
    page = properties["pages"]["properties"]["text"]["properties"][code]
    assert (page["analyzer"], page["index_options"], page["copy_to"]) == (code, "offsets", "pages.text.folded")


def test_no_analyzer_is_for_a_language_that_has_no_row() -> None:
    analyzers = set(index_body(DOCUMENTS)["settings"]["analysis"]["analyzer"])
    of_languages = {f"{code}{use}" for code in languages() for use in ("", "_asked", "_beginnings")}
    assert analyzers - of_languages == {FOLDED, "autocomplete", "letter_grams"}


def test_dictionaries_are_those_that_the_analyzers_load() -> None:
    filters = index_body(DOCUMENTS)["settings"]["analysis"]["filter"]
    loaded = {name[:2]: row["locale"] for name, row in filters.items() if row["type"] == "hunspell"}
    assert loaded == {code: language.hunspell for code, language in languages().items() if language.hunspell}


def test_every_filter_that_is_defined_is_used() -> None:
    analysis = index_body(DOCUMENTS)["settings"]["analysis"]
    chains = [*analysis["analyzer"].values(), *analysis["normalizer"].values()]
    for part in ("filter", "char_filter"):
        used = {name for chain in chains for name in chain.get(part, [])}
        assert set(analysis[part]) <= used


def test_questions_keep_the_compounds_whole_that_are_taken_apart_on_pages() -> None:
    body = index_body(DOCUMENTS)
    fields = body["mappings"]["properties"]["pages"]["properties"]["text"]["properties"]
    asked = {code: fields[code]["search_analyzer"] for code in languages() if "search_analyzer" in fields[code]}
    assert asked == {code: f"{code}_asked" for code in ("da", "de", "et", "fi", "hu", "nl", "sv")}
    analyzers = body["settings"]["analysis"]["analyzer"]
    for code, name in asked.items():
        assert [one for one in analyzers[code]["filter"] if one != f"{code}_parts"] == analyzers[name]["filter"]


def test_indices_without_text_of_one_language_have_no_analyzers_of_languages() -> None:
    assert not set(index_body(CONCEPTS)["settings"]["analysis"]["analyzer"]) & set(languages())


def test_text_of_other_languages_goes_to_the_folded_field() -> None:
    assert [text_field(code) for code in ("sl", UNDETERMINED, "tr", "")] == ["sl", FOLDED, FOLDED, FOLDED]
    assert (is_language("mt"), is_language("tr"), is_language(UNDETERMINED)) == (True, False, False)


def test_bodies_are_made_anew_each_time() -> None:
    index_body(DOCUMENTS)["mappings"]["properties"].clear()
    assert "kind" in index_body(DOCUMENTS)["mappings"]["properties"]
