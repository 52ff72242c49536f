"""Where in a text names may stand, told by one look at each different word.

The first four letters tell nearly all words of a text from all anchors; which were told so is remembered, with the
signs that stand beside them. Only at an anchor it is looked whether two words that follow each other begin a name.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indexer.anchors import AHEAD, AROUND, FIRST, PAIRED, WORD, Anchors, beginning
from mappings.recognition import fold, is_same

_BEFORE = AROUND + 1
"""Words before an anchor that belong to a name, or tell whether all are capitals."""

Span = tuple[int, int]
_Pairs = dict[str, list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words that begin a name with a word of texts, if they stand before or behind it, by their first letters, and
    how far such a name goes."""

    before: _Pairs = field(default_factory=dict)
    behind: _Pairs = field(default_factory=dict)

    def add(self, side: str, word: str, reach: int) -> None:
        pairs = self.before if side == AHEAD else self.behind
        pairs.setdefault(word[:PAIRED], []).append((word, reach))

    def reach(self, before: Sequence[str], behind: Sequence[str]) -> int:
        """How far a name goes that begins with one of these words around; 0 when none does."""
        return max(_reach(self.before, before), _reach(self.behind, behind))


def _reach(pairs: _Pairs, words: Sequence[str]) -> int:
    found = 0
    for word in words:
        for other, reach in pairs.get(word[:PAIRED], ()):
            if reach > found and is_same(other, word):
                found = reach
    return found


_Anchor = tuple[int, str]
_Told = tuple[_Beside | None, bool]


@dataclass(frozen=True, slots=True)
class _Remembered:
    """Words of texts, as blanks part them: those that are no anchor; what begins a name beside others, and whether they
    are a name alone; what does beside all that are forms of the same anchors; whether words that begin so may be one,
    and the folded words within that do more than link others."""

    plain: set[str] = field(default_factory=set)
    anchors: dict[str, _Told] = field(default_factory=dict)
    beside: dict[tuple[_Anchor, ...], _Beside] = field(default_factory=dict)
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
        plain = self._remembered.plain
        places = [place for place, token in enumerate(tokens) if token not in plain]
        return _joined(self._near(tokens, places, self._remembered)) if places else iter(())

    def _told(self, token: str, known: _Remembered) -> _Told | None:
        """What is told of a word that was not seen before; None when it is no anchor, which is remembered."""
        first = token[:FIRST]
        begins = known.begins.get(first)
        if begins is None:
            begins = known.begins[first] = any(table.may_begin(first) for table in self._tables)
        if (begins or not token[:-1].isalnum()) and (told := self._learned(token, known)):
            known.anchors[token] = told
            return told
        known.plain.add(token)
        return None

    def _learned(self, token: str, known: _Remembered) -> _Told | None:
        words = [(word, fold(word)) for word in ((token,) if token.isalpha() else WORD.findall(token))]
        telling = [folded for word, folded in words if beginning(word, folded)]
        anchors = tuple(
            (at, one) for at, table in enumerate(self._tables) for folded in telling for one in table.of(folded)
        )
        alone = any(self._is_name(*word) for word in words)
        return (self._beside(anchors, known) if anchors else None, alone) if anchors or alone else None

    def _beside(self, anchors: tuple[_Anchor, ...], known: _Remembered) -> _Beside:
        found = known.beside.get(anchors)
        if found is None:
            found = known.beside[anchors] = _Beside()
            for at, anchor in dict.fromkeys(anchors):
                for one in self._tables[at].beside(anchor):
                    found.add(*one)
        return found

    def _near(self, tokens: Sequence[str], places: Sequence[int], known: _Remembered) -> Iterator[Span]:
        """What is around each of the places where an anchor begins a name, or is one."""
        anchors = known.anchors
        for place in places:
            token = tokens[place]
            if told := anchors.get(token) or (None if token in known.plain else self._told(token, known)):
                beside, alone = told
                reach = self._reach(beside, tokens, place, known) if beside else 0
                if reach or alone:
                    yield max(0, place - _BEFORE), place + reach + _BEFORE

    def _reach(self, beside: _Beside, tokens: Sequence[str], place: int, known: _Remembered) -> int:
        """How far a name may go on from an anchor; 0 when it begins none with the word before or behind it."""
        before: tuple[str, ...] = ()
        behind: tuple[str, ...] = ()
        if beside.before:
            before = self._nearest(tokens, range(place - 1, max(-1, place - 1 - AROUND), -1), known)[-1:]
        if beside.behind:
            behind = self._nearest(tokens, range(place + 1, min(len(tokens), place + 1 + AROUND)), known)[:1]
        own = self._telling(tokens[place], known)
        if len(own) > 1:  # it may be any of the words within
            before, behind = before + own, own + behind
        return beside.reach(before, behind)

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
