"""Text that is not what the pages show is told from text that is only unusual."""

import pytest

from indexer.legibility import illegible

SOUND = "Rare cancers of the pancreas are treated in few centres, and each of them sees many patients. " * 5


def _shifted(text: str) -> str:
    """As fonts without names for their letters give it: each letter 29 places before its own."""
    return "".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in text)


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        SOUND.upper(),
        "Καρκίνος του παγκρέατος: οδηγός για ασθενείς και συγγενείς. " * 5,
        "Редки видове рак на белия дроб – ръководство за пациенти. " * 5,
        "Čtvrt pacientů trpí bolestí prstů; čtvrtek je den, kdy lékař vyšetří krk, hrdlo a prsty. " * 5,
        "1.5 ± 0.2 × 10³ 12 % 7,5 §3 © 2024 → 15 – 20 " * 10,
        "What is it? Who helps? When? Why? See https://example.org/find?query=rare&page=2 " * 5,
        "abc",
        "",
    ],
)
def test_sound_text_is_legible(text: str) -> None:
    assert illegible(text, shown=len(text), unmapped=0) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (_shifted(SOUND), "its fonts do not say which letters they show"),
        ("\ufffd\ue012 \ufffd\ufffd\ufffd abc " * 20, "its fonts do not say which letters they show"),
        (
            "Ä¿ ¡¡ Â¼ ¹Ø ÓÚ ºì ¾ü ×÷ Õ½ µÄ Ô¡ £± ¡¡ ¡¡ ¡¡ " * 10,
            "its letters are stored in an encoding that it does not name",
        ),
        (
            "b?uf bourguignon près de l?Èbre et l?Île, El?bieta et d?Östersund " * 3,
            "letters are missing within its words",
        ),
    ],
)
def test_other_signs_than_those_shown_are_told(text: str, why: str) -> None:
    assert illegible(text, shown=len(text), unmapped=0) == why


def test_glyphs_without_letters_are_told_by_their_number() -> None:
    assert illegible(SOUND * 4, shown=2000, unmapped=1900) == "its fonts do not say which letters they show"
    assert illegible(SOUND * 4, shown=2000, unmapped=300) == ""
