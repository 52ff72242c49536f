"""Lines do not break where a reader of the language would stumble."""

import pytest

from documents._build.sources import Source, sources
from documents._build.typography import firm
from tests.documents.conftest import SOURCES

DOCUMENTS = sources(SOURCES)


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        ("fr", "Pourquoi ? Voici : « oui » ; non !", "Pourquoi~? Voici~: «~oui~»~; non~!"),
        ("en", "Why ? A dash – here", "Why ? A dash – here"),
        ("en", "made up 24 % of all", "made up 24~% of all"),
        ("pl", "ból w nadbrzuszu i w plecach", "ból w~nadbrzuszu i~w~plecach"),
        ("pl", "rozmowa z\n  psychologiem", "rozmowa z~psychologiem"),
        ("pl", "rezonans magnetyczny, MR w\n\nNowy akapit", "rezonans magnetyczny, MR w\n\nNowy akapit"),
        ("sl", "V prsnem košu in v trebuhu", "V~prsnem košu in v~trebuhu"),
        ("de", "a b", "a b"),
    ],
)
def test_space_is_firm_where_the_language_wants_it(language: str, typed: str, set_: str) -> None:
    assert firm(typed, language) == set_.replace("~", "\u00a0")


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.file for document in DOCUMENTS])
def test_firm_spaces_change_no_word_and_are_set_once(document: Source) -> None:
    text = firm(document.body, document.language)

    assert text.split() == document.body.split()
    assert firm(text, document.language) == text
