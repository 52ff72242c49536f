"""What is no word of any language: letters by chance, neighbours on a keyboard, one letter again and again."""

import random
import re

_LETTERS, _CONSONANTS = "abcdefghijklmnopqrstuvwxyz", "bcdfghjklmnpqrstvwxz"
_RUNS = (_LETTERS, "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm")
"""The alphabet, and the rows of keyboards."""
_LENGTHS = (2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 9)

_THRICE = re.compile(r"(.)\1\1")
_SHORTEST_RUN = 4
_PLACEHOLDERS = frozenset(("abc", "xyz", "qwe", "asd"))


def is_nonsense(word: str) -> bool:
    """Whether a word of a list is not one: `xyz`, `asdf`, `aaa`."""
    runs_on = len(word) >= _SHORTEST_RUN and any(word in run for run in _RUNS)
    return runs_on or word in _PLACEHOLDERS or bool(_THRICE.search(word))


def nonsense(chance: random.Random) -> str:
    """Something that is no word, or hardly ever one."""
    length = chance.choice(_LENGTHS)
    kind = chance.random()
    if kind < 0.3:
        return _any(chance, _LETTERS, length)
    if kind < 0.6:
        return _any(chance, _CONSONANTS, length)
    if kind < 0.8:
        return _run(chance, min(max(length, 3), 6))
    if kind < 0.9:
        return chance.choice(_LETTERS) * max(length, 3)
    return _any(chance, "asdfghjkl", chance.choice((2, 3))) * chance.choice((2, 3))


def _any(chance: random.Random, letters: str, length: int) -> str:
    return "".join(chance.choice(letters) for _ in range(length))


def _run(chance: random.Random, length: int) -> str:
    run = chance.choice(_RUNS)
    start = chance.randrange(len(run) - length + 1)
    return run[start : start + length] * chance.choice((1, 1, 1, 2))
