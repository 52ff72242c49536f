"""Where in a text names may stand, told by one look at each different word.

Of a name of several words the rarer of its first two is the anchor. All forms of a word have a beginning in common, so
the first four letters tell nearly all words of a text from all anchors; which were told so is remembered, with the
signs that stand beside them. Only at an anchor it is looked whether two words that follow each other begin a name.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from mappings.recognition import fold, is_linking, is_same, shared

WORD = re.compile(r"[^\W_]+")
MOST_LINKING = 2
"""Words that may stand between two words of a name: "of the"."""

PAIRED = 3
"""First letters by which a word is known to form a name with another."""

_FIRST = 4
"""First letters by which a word is told from all anchors."""

_SHORT = 3
"""Letters of a word that is no good anchor, as many texts have it."""

_OPEN = "aou"
"""Letters that become one with the next, as in "ae": a word that is cut behind them may begin otherwise."""

_AROUND = MOST_LINKING + 1
_BEFORE = _AROUND + 1
"""Words before an anchor that belong to a name, or tell whether all are capitals."""

_MOST_REMEMBERED = 60_000
"""Words of a language that are remembered: what a collection says again and again."""

Span = tuple[int, int]
_Beside = dict[str, dict[str, int]]


def pair_key(words: Sequence[str]) -> str:
    """What two words that follow each other in a name, or in a text, are found by."""
    return f"{words[0][:PAIRED]}{words[1][:PAIRED]}"


def beginning(word: str, folded: str) -> str:
    """The part of a text's word in a `pair_key`; empty for a word that only links others."""
    is_letter = len(word) == 1 and word.islower()
    return "" if is_letter or (is_linking(folded) and not word.isupper()) else folded[:PAIRED]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A word of names: what stands before it and behind it where one begins, and how far such a name goes; by
    `beginning`."""

    before: _Beside = field(default_factory=dict)
    after: _Beside = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Remembered:
    """Words of texts, as blanks part them: those that are no anchor; which anchors others are, and whether they are a
    name alone; whether words that begin so may be one, and the folded words within that do more than link others."""

    plain: set[str] = field(default_factory=set)
    anchors: dict[str, tuple[tuple[_Anchor, ...], bool]] = field(default_factory=dict)
    begins: dict[str, bool] = field(default_factory=dict)
    telling: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Anchors:
    """The words at which names may stand in texts of a language. Safe to share between threads.

    `names` are the folded words of names of several words; `alone` what words begin with that are a name alone, folded
    or as they are written, and `is_name` tells of a word, as it is written and folded, whether it is one.
    """

    def __init__(
        self, names: Iterable[Sequence[str]], alone: Iterable[str], is_name: Callable[[str, str], bool]
    ) -> None:
        self._anchors = _anchors_of([*names])
        self._starts: dict[str, list[str]] = {}
        for word in self._anchors:
            self._starts.setdefault(shared(word), []).append(word)
        self._lengths = sorted({*map(len, self._starts)})
        begun = (*self._starts, *alone)
        self._begun = frozenset(one[:length] for one in begun for length in range(1, _FIRST + 1))
        self._is_name = is_name
        self._remembered = _Remembered()

    def spans(self, tokens: Sequence[str]) -> Iterator[Span]:
        """From where to where the blank-separated words of a text may hold names, in order; no two overlap."""
        known = self._remembered
        if len(known.plain) + len(known.telling) > _MOST_REMEMBERED:
            known = self._remembered = _Remembered()
        different = set(tokens).difference(known.plain)
        anchors = {token for token in different if token in known.anchors or self._is_anchor(token, known)}
        return _joined(self._near(tokens, anchors, known)) if anchors else iter(())

    def _is_anchor(self, token: str, known: _Remembered) -> bool:
        first = token[:_FIRST]
        begins = known.begins.get(first)
        if begins is None:
            begins = known.begins[first] = self._may_begin(first)
        if (begins or not token[:-1].isalnum()) and self._learned(token, known):
            return True
        known.plain.add(token)
        return False

    def _may_begin(self, first: str) -> bool:
        """Whether an anchor or a name may begin with these letters."""
        folded = fold(first).rstrip(_OPEN)[:_FIRST]
        sure = first.isalnum() and folded and first not in self._begun and folded not in self._begun
        return not sure or any(folded[:length] in self._starts for length in range(1, _FIRST + 1))

    def _learned(self, token: str, known: _Remembered) -> bool:
        words = [(word, fold(word)) for word in WORD.findall(token)]
        anchors = tuple(one for word, folded in words for one in self._same(folded) if beginning(word, folded))
        alone = any(self._is_name(*word) for word in words)
        if anchors or alone:
            known.anchors[token] = anchors, alone
        return bool(anchors) or alone

    def _same(self, folded: str) -> Iterator[_Anchor]:
        for length in takewhile(len(folded).__ge__, self._lengths):
            for word in self._starts.get(folded[:length], ()):
                if is_same(word, folded):
                    yield self._anchors[word]

    def _near(self, tokens: Sequence[str], anchors: Collection[str], known: _Remembered) -> Iterator[Span]:
        """What is around each anchor that begins a name, or is one."""
        for place in [place for place, token in enumerate(tokens) if token in anchors]:
            here, alone = known.anchors[tokens[place]]
            reach = self._reach(here, tokens, place, known) if here else 0
            if reach or alone:
                yield max(0, place - _BEFORE), place + reach + _BEFORE

    def _reach(self, anchors: Sequence[_Anchor], tokens: Sequence[str], place: int, known: _Remembered) -> int:
        """How far a name may go on from an anchor; 0 when it begins none with the word before or behind it."""
        before = self._nearest(tokens, range(place - 1, max(-1, place - 1 - _AROUND), -1), known)[-1:]
        after = self._nearest(tokens, range(place + 1, min(len(tokens), place + 1 + _AROUND)), known)[:1]
        own = self._telling(tokens[place], known)
        if len(own) > 1:  # it may be any of the words within
            before, after = before + own, own + after
        reach = 0
        for one in anchors:
            for beside, words in ((one.before, before), (one.after, after)):
                for word in words:
                    if word[:PAIRED] in beside:
                        reach = max(reach, _reached(beside[word[:PAIRED]], word))
        return reach

    def _nearest(self, tokens: Sequence[str], places: Iterable[int], known: _Remembered) -> tuple[str, ...]:
        """The words of the first of the tokens that do more than link others."""
        for place in places:
            telling = known.telling.get(tokens[place])
            if telling is None:
                telling = self._telling(tokens[place], known)
            if telling:
                return telling
        return ()

    def _telling(self, token: str, known: _Remembered) -> tuple[str, ...]:
        found = known.telling.get(token)
        if found is None:
            words = ((word, fold(word)) for word in WORD.findall(token))
            found = known.telling[token] = tuple(folded for word, folded in words if beginning(word, folded))
        return found


def _reached(words: Mapping[str, int], folded: str) -> int:
    return max((reach for word, reach in words.items() if is_same(word, folded)), default=0)


def _anchors_of(names: Sequence[Sequence[str]]) -> dict[str, _Anchor]:
    frequency = Counter(word for name in names for word in name)
    anchors: dict[str, _Anchor] = {}
    for name in names:
        word, other = sorted(name[:2], key=lambda one: (len(one) <= _SHORT, frequency[one]))
        anchor = anchors.setdefault(word, _Anchor())
        beside = anchor.after if word == name[0] else anchor.before
        words = beside.setdefault(other[:PAIRED], {})
        words[other] = max(words.get(other, 0), len(name) * _AROUND)
    return anchors


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those that overlap as one."""
    start, end = next(iter_spans := iter(spans), (0, 0))
    for first, last in iter_spans:
        if first > end:
            yield start, end
            start = first
        end = max(end, last)
    if end:
        yield start, end
