"""What keeps diseases apart although their names resemble: of children and of adults, benign and malignant."""

from collections.abc import Sequence
from functools import cache

from mappings.resources import resource


def opposed(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether folded words of one side say the opposite of what the other side's say."""
    return any(_says(one, this) and _says(other, that) for pair in _pairs() for this, that in (pair, pair[::-1]))


def _says(words: Sequence[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)


@cache
def _pairs() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Beginnings of folded words of both sides, in all languages."""
    return tuple((tuple(first), tuple(second)) for first, second in resource("opposites.json").values())
