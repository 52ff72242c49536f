"""Real words in the 24 languages, through the fields that they are indexed in.

`words.json` has for each language pairs that must meet (inflected forms, spellings; Latin words of medicine beside the
language's own; compounds beside their parts), the forms of words that are asked for most, pairs that must not meet,
words of the subject that must stay distinct, pairs that meet when folded, and words typed in Latin letters.
"""

import itertools
import json
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from mappings.analysis import question_analyzer
from mappings.decompounding import parts_of
from mappings.indices import DOCUMENTS, alias, create_version
from mappings.languages import languages

pytestmark = pytest.mark.engine

WORDS: dict[str, dict[str, list[Any]]] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))

# Words that are common in one of the languages and a name in all: tumours, syndromes, leukaemias, "non-Hodgkin".
STOPPED = [("lt", "NET"), ("sv", "MEN"), ("da", "MEN"), ("nl", "MEN"), ("it", "non"), ("ga", "siad"), ("en", "not")]
NAMES = ["NET", "GIST", "MEN", "ALL", "AML", "CUP", "non", "Hodgkin", "T", "B", "DIPG", "HER2", "5"]

Tokens = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def tokens(client: Elasticsearch, index_prefix: str) -> Tokens:
    """The tokens that a field of the documents' index makes of a text; those of the table are asked for at once."""
    index = create_version(client, alias(index_prefix, DOCUMENTS), 1)

    def analysed(field: str, texts: list[str]) -> dict[tuple[str, str], set[str]]:
        starts = [*itertools.accumulate((len(text) + 1 for text in texts), initial=0)]
        found: dict[tuple[str, str], set[str]] = {(field, text): set() for text in texts}
        for token in client.indices.analyze(index=index, field=field, text=texts)["tokens"]:
            found[field, texts[bisect_right(starts, token["start_offset"]) - 1]].add(token["token"])
        return found

    known: dict[tuple[str, str], set[str]] = {}
    for code, row in WORDS.items():
        for field in (f"pages.text.{code}", "pages.text.folded"):
            known |= analysed(field, words_of(row))

    def tokens_of(field: str, text: str) -> set[str]:
        return known[field, text] if (field, text) in known else analysed(field, [text])[field, text]

    return tokens_of


Asked = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def asked(client: Elasticsearch, index_prefix: str, tokens: Tokens) -> Asked:
    """The tokens that a question in a language makes of a text: those of its pages, but compounds stay whole."""
    index = alias(index_prefix, DOCUMENTS).index(1)

    def asked_in(language: str, text: str) -> set[str]:
        if question_analyzer(language) == language:
            return tokens(f"pages.text.{language}", text)
        found = client.indices.analyze(index=index, analyzer=question_analyzer(language), text=text)
        return {token["token"] for token in found["tokens"]}

    return asked_in


def words_of(row: dict[str, list[Any]]) -> list[str]:
    """All words of a row, each once."""
    listed = [
        word for column in row.values() for entry in column for word in ([entry] if isinstance(entry, str) else entry)
    ]
    return list(dict.fromkeys(listed))


def pairs(column: str) -> list[Any]:
    """A parameter for each pair of a column of the table: language, one word, the other."""
    return [(code, *pair) for code, row in WORDS.items() for pair in row.get(column, [])]


def test_every_language_has_its_row_of_words() -> None:
    assert list(WORDS) == list(languages())
    for code, row in WORDS.items():
        assert len(row["meet"]) >= 15, code
        assert len(row["latin"]) >= 5, code
        assert len(row["forms"]) >= 4, code
        assert len(row["part"]) >= 10, code
        assert len(row["distinct"]) >= 12, code
        assert len(row["folded"]) >= 2, code


def test_letters_of_a_lead_follow_each_other_across_words_without_accents_and_signs(tokens: Tokens) -> None:
    assert tokens("lead.sl", "«Rak», žlez!") == {"_rak", "rak_", "ak_z", "k_zl", "_zle", "zlez", "lez_"}
    assert tokens("lead.el", "Ο Νεφρός") == {"_ο_ν", "ο_νε", "_νεφ", "νεφρ", "εφρο", "φροσ", "ροσ_"}


@pytest.mark.parametrize(("language", "one", "other"), [*pairs("meet"), *pairs("latin")])
def test_inflected_forms_and_spellings_meet(tokens: Tokens, asked: Asked, language: str, one: str, other: str) -> None:
    field = f"pages.text.{language}"
    assert asked(language, one) & tokens(field, other)
    assert asked(language, other) & tokens(field, one)


@pytest.mark.parametrize(("language", "compound", "words"), pairs("compounds"))
def test_compounds_meet_their_parts(tokens: Tokens, asked: Asked, language: str, compound: str, words: str) -> None:
    field = f"pages.text.{language}"
    assert asked(language, words) <= tokens(field, compound)
    assert asked(language, " ".join(parts_of(compound, language))) <= tokens(field, words)
    assert not asked(language, compound) & tokens(field, words), "one part alone must not be enough"


@pytest.mark.parametrize(("language", "written", "typed"), pairs("typed"))
def test_words_typed_in_latin_letters_begin_alike(tokens: Tokens, language: str, written: str, typed: str) -> None:
    field = f"pages.text.{language}.beginnings"
    assert tokens(field, written) == tokens(field, typed) != set()


@pytest.mark.parametrize(
    ("language", "forms"), [(code, forms) for code, row in WORDS.items() for forms in row["forms"]]
)
def test_all_forms_of_the_words_that_are_asked_for_most_meet(tokens: Tokens, language: str, forms: list[str]) -> None:
    field = f"pages.text.{language}"
    first = tokens(field, forms[0])
    assert [form for form in forms if not first & tokens(field, form)] == []


@pytest.mark.parametrize(("language", "one", "other"), pairs("part"))
def test_unrelated_words_do_not_meet(tokens: Tokens, asked: Asked, language: str, one: str, other: str) -> None:
    field = f"pages.text.{language}"
    first, second = asked(language, one), asked(language, other)
    assert first
    assert second
    assert not first & tokens(field, other)
    assert not second & tokens(field, one)


@pytest.mark.parametrize("language", languages())
def test_words_of_the_subject_are_kept_and_stay_distinct(tokens: Tokens, language: str) -> None:
    stems = {word: tokens(f"pages.text.{language}", word) for word in WORDS[language]["distinct"]}
    assert [word for word, stem in stems.items() if not stem] == []
    assert [(a, b) for a, b in itertools.combinations(stems, 2) if stems[a] & stems[b]] == []


@pytest.mark.parametrize("language", languages())
def test_words_in_capitals_meet_those_in_small_letters(tokens: Tokens, language: str) -> None:
    field = f"pages.text.{language}"
    forms = [form for forms in WORDS[language]["forms"] for form in forms if form.isalpha()]
    assert [form for form in forms if not tokens(field, form.upper()) & tokens(field, form)] == []
    assert [form for form in forms if tokens(field, form.capitalize()) != tokens(field, form)] == []


@pytest.mark.parametrize("language", languages())
def test_titles_are_analysed_as_pages_are(tokens: Tokens, language: str) -> None:
    text = " ".join(WORDS[language]["distinct"])
    assert tokens(f"title.{language}", text) == tokens(f"pages.text.{language}", text)


@pytest.mark.parametrize(("language", "written", "typed"), pairs("folded"))
def test_words_typed_without_marks_meet_in_the_folded_field(
    tokens: Tokens, language: str, written: str, typed: str
) -> None:
    assert tokens("pages.text.folded", written) == tokens("pages.text.folded", typed) != set()


@pytest.mark.parametrize(("language", "name"), STOPPED)
def test_a_language_may_stop_a_name_that_the_folded_field_keeps(tokens: Tokens, language: str, name: str) -> None:
    assert tokens(f"pages.text.{language}", name) == set()
    assert tokens("pages.text.folded", name) == {name.lower()}


@pytest.mark.parametrize("name", NAMES)
def test_short_names_stay_in_the_folded_fields(tokens: Tokens, name: str) -> None:
    assert tokens("pages.text.folded", name) == {name.lower()}
    assert tokens("title.folded", name) == {name.lower()}
    assert tokens("title.autocomplete", name)


def test_non_hodgkin_is_two_words_in_the_folded_field(tokens: Tokens) -> None:
    assert tokens("pages.text.folded", "non-Hodgkin") == {"non", "hodgkin"}


def test_estonian_lung_is_no_stop_word(tokens: Tokens) -> None:
    # Lucene's Estonian list holds "kops" (lung), so the list here is the library's own.
    assert tokens("pages.text.et", "kops") == tokens("pages.text.et", "kopsu") != set()


@pytest.mark.parametrize(
    ("language", "elided", "bare"),
    [
        ("fr", "l'hôpital", "hôpital"),
        ("fr", "L’estomac", "estomac"),
        ("fr", "qu'infirmier", "infirmier"),
        ("it", "dell'ospedale", "ospedale"),
        ("it", "un’operazione", "operazione"),
        ("it", "sull'osso", "osso"),
        ("ga", "d'othar", "othar"),
        ("ga", "b’ailse", "ailse"),
        ("mt", "f'Malta", "Malta"),
        ("mt", "b’kanċer", "kanċer"),
        ("mt", "t'isptar", "isptar"),
    ],
)
def test_elided_articles_are_taken_off(tokens: Tokens, language: str, elided: str, bare: str) -> None:
    assert tokens(f"pages.text.{language}", elided) == tokens(f"pages.text.{language}", bare) != set()
    assert tokens("pages.text.folded", elided) == tokens("pages.text.folded", bare) != set()


@pytest.mark.parametrize(
    ("script", "written", "typed"),
    [
        ("German sharp s", "Straße", "STRASSE"),
        ("Greek accents and final sigma", "Καρκίνος του πνεύμονα", "ΚΑΡΚΙΝΟΣ ΤΟΥ ΠΝΕΥΜΟΝΑ"),
        ("Greek diaeresis", "πρωτεΐνη", "πρωτεινη"),
        ("Romanian comma below", "științific", "stiintific"),
        ("Romanian cedilla", "ştiinţific", "științific"),
        ("Maltese", "ħġżċ", "hgzc"),
        ("Irish fada", "áéíóú", "aeiou"),
        ("Danish", "æøå", "aeoa"),
        ("Polish", "ąćęłńóśźż", "acelnoszz"),
        ("Croatian", "čćđšž", "ccdsz"),
        ("Czech", "áčďéěíňóřšťúůýž", "acdeeinorstuuyz"),
        ("Hungarian", "őűöü", "ouou"),
        ("Latvian", "āčēģīķļņšūž", "acegiklnsuz"),
        ("Lithuanian", "ąčęėįšųūž", "aceeisuuz"),
        ("French ligature", "cœur", "coeur"),
    ],
)
def test_scripts_fold_to_their_plain_letters(tokens: Tokens, script: str, written: str, typed: str) -> None:
    assert tokens("pages.text.folded", written) == tokens("pages.text.folded", typed) != set()
    assert tokens("title.folded", written) == tokens("title.folded", typed)
