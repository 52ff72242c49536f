"""Text for the benchmarks: sentences of the project's own and made-up words of twelve languages, from a seed.

Real text has a few words that are everywhere and very many that are nearly nowhere, and what a search costs depends
on that. So each language has a few sentences about rare cancers, and a tail of made-up words that look like its own,
used as often as Zipf's law says.
"""

import itertools
import json
import random
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TAIL_WORDS = 60_000
POOL_SENTENCES = 6_000
PAGE_LETTERS = 2_500

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Pool:
    """What one language's pages are put together from. `tail` has the commonest of its words first."""

    language: str
    own: tuple[str, ...]
    sentences: tuple[str, ...]
    tail: tuple[str, ...]

    def page(self, chance: random.Random) -> str:
        """A page of about PAGE_LETTERS letters, in paragraphs."""
        parts: list[str] = []
        letters = 0
        while letters < PAGE_LETTERS:
            paragraph = " ".join([*chance.sample(self.own, 2), *chance.choices(self.sentences, k=4)])
            parts.append(paragraph)
            letters += len(paragraph)
        return "\n".join(parts)[:PAGE_LETTERS]

    def title(self, chance: random.Random) -> str:
        """Some words of a sentence, as a document's title."""
        return " ".join(chance.choice(self.own).rstrip(".").split()[:6]) + " " + chance.choice(self.tail[:5000])


def pool_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that there is text in, in alphabetical order."""
    return tuple(_own_sentences())


@cache
def pool(language: str) -> Pool:
    """The text of one of `pool_languages`, the same in each run; takes about 0.2 s the first time."""
    chance = random.Random(f"rare cancers {language}")
    own = _own_sentences()[language]
    words = [word.lower() for sentence in own for word in _WORD.findall(sentence)]
    tail = _tail(words, chance)
    return Pool(language, own, tuple(_sentences(words, tail, chance)), tail)


@cache
def _own_sentences() -> dict[str, tuple[str, ...]]:
    read: dict[str, list[str]] = json.loads(files("bench").joinpath("sentences.json").read_text(encoding="utf-8"))
    return {language: tuple(sentences) for language, sentences in sorted(read.items())}


def _tail(words: list[str], chance: random.Random) -> tuple[str, ...]:
    """Beginnings of the language's words with endings of others, so that its stemmer finds something to do."""
    long = sorted({word for word in words if len(word) > 4})
    starts = [word[:length] for word in long for length in (3, 4)]
    middles = ["", "", *(word[1:3] for word in long)]
    ends = [word[-length:] for word in long for length in (3, 4, 5)]
    tail: dict[str, None] = {}
    while len(tail) < TAIL_WORDS:
        tail[chance.choice(starts) + chance.choice(middles) + chance.choice(ends)] = None
    return tuple(tail)


def _sentences(words: list[str], tail: tuple[str, ...], chance: random.Random) -> list[str]:
    weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(tail))))
    made = []
    for _ in range(POOL_SENTENCES):
        count = chance.randint(8, 18)
        real = chance.choices(words, k=count)
        rare = chance.choices(tail, cum_weights=weights, k=count)
        # Two words in five are made up: more, and the languages of pages could no longer be told apart.
        mixed = [other if chance.random() < 0.4 else word for word, other in zip(real, rare, strict=True)]
        made.append(" ".join(mixed).capitalize() + ".")
    return made
