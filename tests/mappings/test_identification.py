"""Languages of short texts: what is told, what is left open, and how much of the shared development set is right."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mappings.identification import Identifier, identifier, lean_identifier

FLOORS = {
    "query": (0.965, 0.9),
    "query-undiacritic": (0.9, 0.7),
    "query-medical": (0.98, 0.9),
    "sentence": (0.992, 0.97),
    "paragraph": (0.999, 0.99),
}
"""The share of all rows of a kind, and of those in its worst language, that must be right: a little below what is."""


def rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    for file in sorted(folder.glob("dev*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            language, kind, text = line.split("\t")
            yield language, kind, text


def test_shared_development_set_is_told_as_well_as_ever(shared: Path) -> None:
    asked, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for language, kind, text in rows(shared / "evaluation" / "dev" / "langid"):
        asked[kind, language] += 1
        right[kind, language] += identifier().told(text).language == language
    assert {kind for kind, _ in asked} == set(FLOORS)
    for kind, (floor, worst) in FLOORS.items():
        of_kind = [each for each in asked if each[0] == kind]
        assert sum(right[each] for each in of_kind) / sum(asked[each] for each in of_kind) >= floor, kind
        told = {
            language: right[_, language] / asked[_, language] for _, language in of_kind if asked[_, language] >= 30
        }
        assert min(told.values()) >= worst, (kind, told)


@pytest.mark.parametrize("identify", [identifier, lean_identifier], ids=["whole", "lean"])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("rak trebušne slinavke", "sl"),
        ("rak trebusne slinavke", "sl"),
        ("rakovina slinivky", "cs"),
        ("Bauchspeicheldrüsenkrebs", "de"),
        ("kræft", "da"),
        ("vähk", "et"),
        ("wat is kanker", "nl"),
        ("nowotwor zlosliwy", "pl"),
        ("рак на гърдата", "bg"),
        ("kanċer", "mt"),
        ("ailse", "ga"),
        *((text, "und") for text in ("", " ", "123", "8150/3", "🎗", "xyz", "asdf", "zzzz", "x")),
        *((text, "und") for text in ("tumor", "test", "PET/CT", "NET", "AML")),
        *((text, "und") for text in ("akciğer kanseri tedavisi", "рак молочной железы", "пухлина підшлункової залози")),
    ],
)
def test_short_text_is_told_or_left_open(text: str, language: str, identify: Callable[[], Identifier]) -> None:
    assert identify().told(text).language == language


def test_ranked_probabilities_are_one_less_that_it_is_none_of_them() -> None:
    def total(text: str) -> float:
        return sum(guess.probability for guess in identifier().rank(text))

    assert total("rak trebušne slinavke") == pytest.approx(1, abs=0.02)
    assert total("xyz") < 0.4
    ranked = [guess.probability for guess in identifier().rank("tumori rari")]
    assert ranked == sorted(ranked, reverse=True)


def test_by_letters_alone_the_words_have_no_say() -> None:
    by_letters = {guess.language: guess.probability for guess in identifier().rank_by_letters("xyz")}
    assert sum(by_letters.values()) == pytest.approx(1)
    assert by_letters != {guess.language: guess.probability for guess in identifier().rank("xyz")}
