"""Many texts at once are told as each is alone."""

import pytest

from bench.text import pool, pool_languages
from mappings.identification import best_of_each, identifier
from tests.mappings.test_lean_model import TEXTS

SHORT = (*TEXTS, "ß", "a" * 500, "\0", "рак " * 60)


def texts() -> list[str]:
    """Sentences in several languages, more than are walked over together."""
    return [sentence for language in pool_languages() for sentence in pool(language).own[:15]]


@pytest.mark.parametrize("asked", [SHORT, texts()], ids=["odd and short", "sentences"])
def test_each_of_many_texts_is_told_as_alone(asked: list[str]) -> None:
    alone = [identifier().best(text) for text in asked]
    together = best_of_each(asked)
    assert [guess.language for guess in together] == [guess.language for guess in alone]
    assert [guess.probability for guess in together] == pytest.approx([guess.probability for guess in alone], abs=1e-5)


def test_no_text_has_no_language() -> None:
    assert best_of_each([]) == []
