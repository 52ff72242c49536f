"""The words by which names of a language are looked for in texts: of a name of several words the rarer of its first two
is the anchor. All forms of a word have a beginning in common, by which they are told from all other words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mappings.recognition import fold, is_linking, is_same, shared

WORD = re.compile(r"[^\W_]+")
MOST_LINKING = 2
"""Words that may stand between two words of a name: "of the"."""

PAIRED = 3
"""First letters by which a word is known to form a name with another."""

FIRST = 4
"""First letters by which a word is told from all anchors."""

_SHORT = 3
"""Letters of a word that is no good anchor, as many texts have it."""

_OPEN = "aou"
"""Letters that become one with the next, as in "ae": a word that is cut behind them may begin otherwise."""

AROUND = MOST_LINKING + 1
"""Words from one word of a name to the next at most."""

AHEAD, _AFTER = "<", ">"
"""Between an anchor and what stands before it, or behind it."""


def pair_key(words: Sequence[str]) -> str:
    """What two words that follow each other in a name, or in a text, are found by."""
    return f"{words[0][:PAIRED]}{words[1][:PAIRED]}"


def beginning(word: str, folded: str) -> str:
    """The part of a text's word in a `pair_key`; empty for a word that only links others."""
    is_letter = len(word) == 1 and word.islower()
    return "" if is_letter or (is_linking(folded) and not word.isupper()) else folded[:PAIRED]


class Anchors:
    """The words of one language at which its names may stand.

    `names` are the folded words of names of several words; `alone` what words begin with that are a name alone, folded
    or as they are written. Pairs are kept as texts, as objects would take several times the memory.
    """

    def __init__(self, names: Sequence[Sequence[str]], alone: Iterable[str]) -> None:
        self._pairs: dict[str, str] = {}
        self._starts: dict[str, str] = {}
        frequency = Counter(word for name in names for word in name)
        for name in names:
            self._keep(name, min(name[:2], key=lambda one: (len(one) <= _SHORT, frequency[one])))
        self._lengths: dict[str, tuple[int, ...]] = {}
        for start in self._starts:
            self._lengths[start[:FIRST]] = tuple(sorted({*self._lengths.get(start[:FIRST], ()), len(start)}))
        begun = (*self._starts, *alone)
        self._begun = frozenset(one[:length] for one in begun for length in range(1, FIRST + 1))

    def _keep(self, name: Sequence[str], anchor: str) -> None:
        start = shared(anchor)
        if anchor not in self._starts.get(start, "").split():
            self._starts[start] = f"{self._starts.get(start, '')} {anchor}"
        side, other = (_AFTER, name[1]) if anchor == name[0] else (AHEAD, name[0])
        pair = f"{side}{other} {len(name) * AROUND}"
        pairs = self._pairs.get(anchor, "")
        if pair not in pairs.split("\n"):
            self._pairs[anchor] = f"{pairs}\n{pair}" if pairs else pair

    def may_begin(self, first: str) -> bool:
        """Whether an anchor or a name may begin with these letters, of which there are at most four."""
        folded = fold(first).rstrip(_OPEN)[:FIRST]
        sure = first.isalnum() and folded and first not in self._begun and folded not in self._begun
        return not sure or any(folded[:length] in self._starts for length in range(1, FIRST + 1))

    def of(self, folded: str) -> Iterator[str]:
        """The anchors that a word is a form of."""
        for first in (folded[:_SHORT], folded[:FIRST]) if len(folded) > _SHORT else (folded,):
            for length in self._lengths.get(first, ()):
                if words := self._starts.get(folded[:length]):
                    yield from (word for word in words.split() if is_same(word, folded))

    def beside(self, anchor: str) -> Iterator[tuple[str, str, int]]:
        """On which side of an anchor a word begins a name with it, the word, and how far such a name goes at most."""
        reaches: dict[tuple[str, str], int] = {}
        pairs = [line.split(" ") for line in self._pairs[anchor].split("\n")]
        for word, reach in pairs:
            key = word[0], word[1 : 1 + PAIRED]
            reaches[key] = max(reaches.get(key, 0), int(reach))
        for word in dict.fromkeys(word for word, _ in pairs):
            yield word[0], word[1:], reaches[word[0], word[1 : 1 + PAIRED]]
