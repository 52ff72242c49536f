"""What the words of a short text say of its language, from the table that the project has learnt."""

import math

import pytest

from mappings.evidence import ROWS, Evidence, evidence, rows_of, without_diacritics, words_of
from mappings.languages import languages


def likeliest(text: str) -> str:
    said = evidence().of(text)
    assert said is not None
    return max(said.languages, key=lambda code: said.languages[code])


def test_every_language_has_a_probability_and_together_with_none_they_are_one() -> None:
    said = evidence().of("rak trebušne slinavke")
    assert said is not None
    assert list(said.languages) == sorted(languages())
    assert sum(math.exp(each) for each in said.languages.values()) + said.none == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("trebušna", "sl"),
        ("trebusne slinavke", "sl"),
        ("gušterača", "hr"),
        ("slinivky břišní", "cs"),
        ("pľúca", "sk"),
        ("kræft i bugspytkirtlen", "da"),
        ("cancer i bukspottkörteln", "sv"),
        ("l'ospedale", "it"),
        ("ΚΑΡΚΊΝΟΣ", "el"),
        ("kanċer tal-frixa", "mt"),
        ("ailse phaincréasach", "ga"),
    ],
)
def test_words_are_of_their_language(text: str, language: str) -> None:
    assert likeliest(text) == language


@pytest.mark.parametrize(
    "text", ["xyz", "asdf", "qwertz", "bcdfg", "aaa", "akciğer kanseri tedavisi", "опухоль поджелудочной железы"]
)
def test_letters_by_chance_and_words_of_other_languages_are_of_none(text: str) -> None:
    said = evidence().of(text)
    assert said is not None
    assert said.none > 0.6


@pytest.mark.parametrize("text", ["", "123 45,6", "🎗 !?", "-", "'"])
def test_what_has_no_words_says_nothing(text: str) -> None:
    assert evidence().of(text) is None


def test_names_count_less_than_other_words() -> None:
    learnt = table_for("mexico", "over")

    def of_the_name(text: str) -> float:
        said = learnt.of(text)
        assert said is not None
        return said.languages["aa"]

    assert of_the_name("over Mexico") < of_the_name("over mexico") == pytest.approx(of_the_name("OVER MEXICO"))


def test_words_are_in_small_letters_with_hyphens_and_plain_apostrophes() -> None:
    assert words_of("L’hôpital: il-kanċer, PET/CT 3 (a-b-)") == ["l'hôpital", "il-kanċer", "pet", "ct", "a-b"]


def test_word_without_diacritics_is_as_it_is_typed_without_them() -> None:
    assert [without_diacritics(word) for word in ("łódź", "kræft", "żgħir", "süß")] == [
        "lodz",
        "kraeft",
        "zghir",
        "suss",
    ]


def test_rows_of_a_word_are_one_for_it_and_one_for_each_letter_and_gram() -> None:
    rows = rows_of("rak")
    assert len(rows) == 1 + 3 + 4 + 3 + 2
    assert all(0 <= row < ROWS for row in rows)


def test_each_word_has_the_same_say() -> None:
    said = table_for("a", "bcdefgh").of("a bcdefgh")
    assert said is not None
    assert said.languages["aa"] == pytest.approx(said.languages["bb"])


def table_for(first: str, second: str) -> Evidence:
    """A table in which one word stands for the language `aa`, the other as much for `bb`."""
    table = bytearray([128] * (ROWS * 3))
    for column, word in enumerate((first, second)):
        table[rows_of(word)[0] * 3 + column] += 100
    return Evidence(bytes(table), languages=("aa", "bb"), scale=0.1)
