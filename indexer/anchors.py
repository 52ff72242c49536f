"""Where in a text names may stand, told by one look at each different word.

Of a name of several words the rarer of its first two is the anchor. All forms of a word have a beginning in common, so
the first four letters tell nearly all words of a text from all anchors; which were told so is remembered, with the
signs that stand beside them. Only at an anchor it is looked whether two words that follow each other begin a name.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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

_AHEAD, _AFTER = "<", ">"
"""Between an anchor and what stands before it, or behind it."""

Span = tuple[int, int]


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
        self._reaches: dict[str, tuple[int, str]] = {}
        self._starts: dict[str, str] = {}
        frequency = Counter(word for name in names for word in name)
        for name in names:
            self._keep(name, min(name[:2], key=lambda one: (len(one) <= _SHORT, frequency[one])))
        self._lengths = sorted({*map(len, self._starts)})
        begun = (*self._starts, *alone)
        self._begun = frozenset(one[:length] for one in begun for length in range(1, _FIRST + 1))

    def _keep(self, name: Sequence[str], anchor: str) -> None:
        start = shared(anchor)
        if anchor not in self._starts.get(start, "").split():
            self._starts[start] = f"{self._starts.get(start, '')} {anchor}"
        side, other = (_AFTER, name[1]) if anchor == name[0] else (_AHEAD, name[0])
        key = f"{anchor}{side}{other[:PAIRED]}"
        reach, others = self._reaches.get(key, (0, ""))
        words = others if other in others.split() else f"{others} {other}"
        self._reaches[key] = max(reach, len(name) * _AROUND), words

    def may_begin(self, first: str) -> bool:
        """Whether an anchor or a name may begin with these letters, of which there are at most four."""
        folded = fold(first).rstrip(_OPEN)[:_FIRST]
        sure = first.isalnum() and folded and first not in self._begun and folded not in self._begun
        return not sure or any(folded[:length] in self._starts for length in range(1, _FIRST + 1))

    def of(self, folded: str) -> Iterator[str]:
        """The anchors that a word is a form of."""
        for length in takewhile(len(folded).__ge__, self._lengths):
            if words := self._starts.get(folded[:length]):
                yield from (word for word in words.split() if is_same(word, folded))

    def reach(self, anchor: str, before: Sequence[str], after: Sequence[str]) -> int:
        """How far a name goes that begins with the anchor and one of these words around; 0 when none does."""
        found = 0
        for side, words in ((_AHEAD, before), (_AFTER, after)):
            for word in words:
                pair = self._reaches.get(f"{anchor}{side}{word[:PAIRED]}")
                if pair and pair[0] > found and any(is_same(other, word) for other in pair[1].split()):
                    found = pair[0]
        return found


_Anchor = tuple[Anchors, str]


@dataclass(frozen=True, slots=True)
class _Remembered:
    """Words of texts, as blanks part them: those that are no anchor; which anchors others are, and whether they are a
    name alone; whether words that begin so may be one, and the folded words within that do more than link others."""

    plain: set[str] = field(default_factory=set)
    anchors: dict[str, tuple[tuple[_Anchor, ...], bool]] = field(default_factory=dict)
    begins: dict[str, bool] = field(default_factory=dict)
    telling: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Places:
    """Where names may stand in texts of a language, by the anchors of all languages that are searched with it.

    `is_name` tells of a word, as it is written and folded, whether it is a name alone. Safe to share between threads.
    """

    def __init__(self, anchors: Sequence[Anchors], is_name: Callable[[str, str], bool]) -> None:
        self._tables, self._is_name = anchors, is_name
        self._remembered = _Remembered()

    @property
    def remembered(self) -> int:
        """How many words are remembered."""
        return len(self._remembered.plain) + len(self._remembered.telling)

    def forget(self) -> None:
        """Begins anew to learn words."""
        self._remembered = _Remembered()

    def spans(self, tokens: Sequence[str]) -> Iterator[Span]:
        """From where to where the blank-separated words of a text may hold names, in order; no two overlap."""
        known = self._remembered
        different = set(tokens).difference(known.plain)
        anchors = {token for token in different if token in known.anchors or self._is_anchor(token, known)}
        return _joined(self._near(tokens, anchors, known)) if anchors else iter(())

    def _is_anchor(self, token: str, known: _Remembered) -> bool:
        first = token[:_FIRST]
        begins = known.begins.get(first)
        if begins is None:
            begins = known.begins[first] = any(table.may_begin(first) for table in self._tables)
        if (begins or not token[:-1].isalnum()) and self._learned(token, known):
            return True
        known.plain.add(token)
        return False

    def _learned(self, token: str, known: _Remembered) -> bool:
        words = [(word, fold(word)) for word in WORD.findall(token)]
        telling = [folded for word, folded in words if beginning(word, folded)]
        anchors = tuple((table, one) for table in self._tables for folded in telling for one in table.of(folded))
        alone = any(self._is_name(*word) for word in words)
        if anchors or alone:
            known.anchors[token] = anchors, alone
        return bool(anchors) or alone

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
        return max(table.reach(one, before, after) for table, one in anchors)

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
