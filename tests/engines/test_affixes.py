"""Dictionaries are written anew: which stems they give a word does not change, only which rules are tried for it."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from engines.affixes import spelled_out

AFFIXES = """SET UTF-8
PFX N Y 1
PFX N 0 nie .
SFX a Y 4
SFX a 0 a [^ie]k
SFX a 0 i [^k]
SFX a ek ka zek
SFX a z zie/N z
SFX b Y 2
SFX b y ego y
SFX b iy iego iy
"""
WORDS = """8
rak/a
ptak/a
znaczek/a
guz/aN
biay/bN
taniy/b
y/b
Polska/a
"""


def stems(word: str, affixes: str, words: str) -> set[str]:
    """The stems of a word by the suffix rules, as hunspell finds them: something of the word stays."""
    flags = dict(line.split("/") for line in words.splitlines()[1:])
    found = {word} & flags.keys()
    for line in affixes.splitlines():
        if re.match(r"SFX . \S+ \S+ \S", line):
            _, flag, strip, append, condition = line.split()
            ending = append.split("/")[0].replace("0", "")
            stem = word.removesuffix(ending) + strip.replace("0", "")
            fits = word.endswith(ending) and len(word) > len(ending) and re.search(f"(?:{condition})$", stem)
            if fits and flag in flags.get(stem, ""):
                found.add(stem)
    return found


def texts(affixes: str, words: str) -> tuple[str, str]:
    rules, kept = spelled_out(affixes.encode(), words.encode())
    return rules.decode(), kept.decode()


def possible_words() -> Iterator[str]:
    beginnings = ("", "r", "ra", "pta", "zna", "znac", "gu", "bia", "tan", "t", "x")
    return map(
        "".join, product(beginnings, ("", "k", "ek", "z", "cz", "i"), ("", "a", "i", "ka", "zie", "ego", "iego", "y"))
    )


def test_every_word_has_the_stems_that_it_had() -> None:
    rules, kept = texts(AFFIXES, WORDS)
    before = {word: stems(word, AFFIXES, WORDS) for word in possible_words()}
    assert {word: stems(word, rules, kept) for word in possible_words()} == before
    assert {"rak", "znaczek", "guz", "biay", "taniy"} <= set().union(*before.values())


def test_rule_says_with_its_ending_what_stands_before_it() -> None:
    rules, _ = texts(AFFIXES, WORDS)
    assert "SFX a czek czka ." in rules.splitlines()
    assert "SFX a uz uzie/N ." in rules.splitlines()
    assert not re.search(r"^SFX a 0 a ", rules, re.MULTILINE)


def test_prefixes_and_settings_stay() -> None:
    rules, _ = texts(AFFIXES, WORDS)
    assert rules.startswith("SET UTF-8\nPFX N Y 1\nPFX N 0 nie .\n")


def test_words_with_capitals_are_left_out() -> None:
    _, kept = texts(AFFIXES, WORDS)
    assert kept.splitlines() == ["7", *WORDS.splitlines()[1:-1]]


def test_heads_count_their_rules() -> None:
    rules = texts(AFFIXES, WORDS)[0].splitlines()
    heads = [line.split() for line in rules if re.fullmatch(r"SFX \S+ [YN] \d+", line)]
    assert [(flag, int(count)) for _, flag, _, count in heads] == [
        (flag, sum(line.startswith(f"SFX {flag} ") for line in rules) - 1) for flag in "ab"
    ]


@pytest.mark.parametrize(
    ("flag", "written"),
    [("SFX aa Y 1\nSFX aa 0 i .", "FLAG long\nAF 1\nAF aabb"), ("SFX 27 Y 1\nSFX 27 0 i .", "FLAG num\nAF 1\nAF 3,27")],
)
def test_flags_are_read_as_the_dictionary_writes_them(flag: str, written: str) -> None:
    rules, kept = texts(f"SET UTF-8\nFULLSTRIP\n{written}\n{flag}\n", "1\nabak/1 po:noun\n")
    assert rules.splitlines()[-1].endswith(" ak aki .")
    assert kept == "1\nabak/1 po:noun\n"
