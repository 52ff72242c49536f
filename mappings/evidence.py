"""What the words of a short text say of its language, and whether they are words of any of the library's.

A table of weights, learnt from word lists and the library's own texts (`documents._build.languages`), says for each
word, its beginning, its end and each two to four letters of it how likely each language is. It knows words typed
without diacritics, words of other languages and letters by chance. Pure Python: the app has no room for more.
"""

import math
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mappings.resources import resource

ROWS = 1 << 16
"""Rows of the table; what several grams share, they share by chance."""

_GRAMS = (2, 3, 4)
_LONGEST_WORD = 40
_MOST_WORDS = 40
_NAME = 0.4
"""What a word counts that looks like a name: a capital, where other words have none."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_BARE = str.maketrans({"ł": "l", "đ": "d", "ħ": "h", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ð": "d"})


@dataclass(frozen=True)
class Said:
    """What the words of a text say: the logarithm of each language's probability, and the probability of none."""

    languages: dict[str, float]
    none: float


class Evidence:
    """The table: `columns` are the languages in order, then none of them; `scale` is what one of a byte is worth."""

    def __init__(self, table: bytes, *, languages: tuple[str, ...], scale: float) -> None:
        self._table = table
        self._languages = languages
        self._columns = len(languages) + 1
        self._scale = scale

    def of(self, text: str) -> Said | None:
        """What the words of `text` say, each as much as the others; None when it has no words."""
        weighted = list(_weighted(text))
        total = sum(weight for _, weight in weighted)
        if not total:
            return None
        odds = [0.0] * self._columns
        for word, weight in weighted:
            share = weight * self._scale / total
            odds = [before + share * says for before, says in zip(odds, self._sums(word), strict=True)]
        best = max(odds)
        whole = best + math.log(sum(math.exp(each - best) for each in odds))
        *of_languages, none = (each - whole for each in odds)
        return Said(dict(zip(self._languages, of_languages, strict=True)), math.exp(none))

    def _sums(self, word: str) -> list[int]:
        table, width = self._table, self._columns
        rows = b"".join([table[row * width : row * width + width] for row in rows_of(word)])
        return [sum(rows[column::width]) for column in range(width)]


@cache
def evidence() -> Evidence:
    """The process's table, 1.6 MB, read on first use."""
    told = resource("evidence.json")
    table = files("mappings").joinpath("evidence.bin").read_bytes()
    return Evidence(table, languages=tuple(told["languages"]), scale=told["scale"])


def rows_of(word: str) -> list[int]:
    """The rows of the table for a word in small letters: one for the whole, one for each letter, and one for each
    gram of two to four signs, marked at both ends.
    """
    marked = f" {word} "
    grams = [marked[place : place + length] for length in _GRAMS for place in range(len(marked) - length + 1)]
    return [zlib.crc32(marked.encode(), 1) % ROWS, *(zlib.crc32(gram.encode()) % ROWS for gram in (*word, *grams))]


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; hyphens and apostrophes inside belong to them."""
    return [word[:_LONGEST_WORD].lower() for word in _WORD.findall(_plain(text))]


def without_diacritics(word: str) -> str:
    """The word as one types it who has no keys for its diacritics."""
    parts = unicodedata.normalize("NFD", word.translate(_BARE))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("’", "'"))


def _weighted(text: str) -> Iterator[tuple[str, float]]:
    """The first words with what each counts."""
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(_plain(text))[:_MOST_WORDS]]
    has_small = any(word.islower() for word in words)
    for word in words:
        yield word.lower(), _NAME if has_small and word[0].isupper() else 1.0
