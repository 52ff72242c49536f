"""Compounds and their parts, as questions take them apart."""

import pytest

from mappings.decompounding import compounding_languages, parts, parts_of
from mappings.languages import languages


def test_languages_that_write_compounds_have_a_list() -> None:
    assert compounding_languages() == ("da", "de", "et", "fi", "hu", "nl", "sv")
    assert set(compounding_languages()) <= set(languages())


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("de", "Bauchspeicheldrüsenkrebs", ("bauchspeicheldrüse", "krebs")),
        ("de", "BAUCHSPEICHELDRUSENKREBS", ("bauchspeicheldrüse", "krebs")),
        ("de", "Bauchspeicheldrüse", ()),
        ("de", "Behandlungen", ()),
        ("de", "Krebs", ()),
        ("de", "Methodenkrebs", ()),
        ("de", "Krebsforschungsinstitut", ()),
        ("fi", "keuhkosyövän", ("keuhko", "syöpä")),
        ("fi", "eturauhassyopa", ("eturauhasen", "syöpä")),
        ("hu", "hasnyálmirigyrák", ("hasnyálmirigy", "rák")),
        ("en", "Bauchspeicheldrüsenkrebs", ()),
        ("sl", "", ()),
    ],
)
def test_compounds_are_taken_apart_only_as_a_whole(language: str, word: str, expected: tuple[str, ...]) -> None:
    assert parts_of(word, language) == expected


@pytest.mark.parametrize("language", compounding_languages())
def test_each_word_of_a_list_is_either_a_part_or_keeps_others_from_being_seen(language: str) -> None:
    of_language = parts(language)
    assert of_language.parts
    assert not of_language.parts.keys() & of_language.kept
    assert all(word == word.lower() and len(word) >= 3 for word in of_language.words)
