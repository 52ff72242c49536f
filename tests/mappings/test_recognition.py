"""Words of names, questions and pages: one spelling, forms of one word, and what must stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.codes import code_key, code_keys, wider_key
from mappings.opposites import opposed
from mappings.recognition import fold, forms, is_acronym, is_same, is_surely_same, stem, telling, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łuszczak", "luszczak"),
        ("Bauchspeicheldrüse", "bauchspeicheldruse"),
        ("œsophage", "esophage"),
        ("leukaemia", "leukemia"),
        ("tumour", "tumor"),
        ("Καρκίνος", "καρκινοσ"),
        ("μελάνωμα", "melanoma"),
        ("меланом", "melanom"),
        ("гръден кош", "гръден кош"),
        ("phaincréas", "paincreas"),
        ("ȚESUT", "tesut"),
        ("ţesut", "țesut"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rak", "raka"),
        ("rak", "rakiem"),
        ("trzustka", "trzustki"),
        ("slinavka", "slinavke"),
        ("nádor", "nádory"),
        ("haimasyöpä", "haimasyövän"),
        ("karsinooma", "karsinooman"),
        ("hasnyálmirigyrák", "hasnyálmirigyrákban"),
        ("vėžys", "vėžio"),
        ("vēzis", "vēža"),
        ("рак", "рака"),
        ("μελάνωμα", "μελανώματος"),
        ("tumor", "tumorom"),
        ("carcinoma", "carcinomas"),
        ("paincréis", "phaincréas"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    first, second = fold(one), fold(other)
    assert is_same(first, second)
    assert stem(first) in forms(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("carcinoma", "carcinoid"),
        ("myeloma", "myeloid"),
        ("lymphoma", "lymphomatoid"),
        ("melanoma", "melanosis"),
        ("thyroid", "thyroiditis"),
        ("adenoma", "adenomatous"),
        ("sarcoma", "sarcoid"),
        ("cancer", "cancre"),
        ("type1", "type2"),
        ("1", "2"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert not is_same(fold(one), fold(other))


@pytest.mark.parametrize(("one", "other"), [("penis", "peníze"), ("lever", "levend"), ("mellem", "mellemøre")])
def test_words_alone_have_most_letters_in_common(one: str, other: str) -> None:
    assert not is_surely_same(fold(one), fold(other))


@given(st.text())
def test_a_folded_text_folds_to_itself_and_every_word_to_its_own_forms(text: str) -> None:
    for word in words(text):
        assert stem(word.folded) in forms(word.folded)
        assert is_same(word.folded, word.folded)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Krebs der Bauchspeicheldrüse", ["krebs", "bauchspeicheldruse"]),
        ("Syndrome d’Aicardi", ["syndrome", "aicardi"]),
        ("Ewing's sarcoma", ["ewing", "sarcoma"]),
        ("tumur tal-frixa", ["tumur", "frixa"]),
        ("Cockayne syndrome A", ["cockayne", "syndrome", "a"]),
        ("HCL-v", ["hcl", "v"]),
        ("of in", ["of", "in"]),
    ],
)
def test_words_that_tell(text: str, told: list[str]) -> None:
    assert [word.folded for word in telling(words(text))] == told


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("NET", True), ("pNET", True), ("MEN1", True), ("net", False), ("Net", False), ("Rak", False), ("ГИСТ", True)],
)
def test_acronyms_are_told_by_their_capitals(name: str, is_one: bool) -> None:
    assert is_acronym(name) is is_one


def test_what_is_opposed_is_told_in_any_language() -> None:
    assert opposed(["benign", "tumor"], ["malignant", "tumor"])
    assert opposed(["dziecieca", "bialaczka"], ["bialaczka", "doroslych"])
    assert not opposed(["benign", "tumor"], ["tumor"])


@pytest.mark.parametrize(
    ("code", "key", "wider"),
    [("c25.9", "C259", "C25"), ("8150/3", "81503", "8150"), ("Orpha:355", "ORPHA355", None), ("C25", "C25", None)],
)
def test_codes_have_one_key_in_all_spellings(code: str, key: str, wider: str | None) -> None:
    assert (code_key(code), wider_key(key)) == (key, wider)


def test_codes_are_found_by_what_is_above_them_too() -> None:
    assert code_keys(["C25.4", "C25.9", "8150/3"]) == ["C254", "C25", "C259", "81503", "8150"]
