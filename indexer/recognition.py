"""Concepts that pages name: by the longest names of their language and of English, in whatever form the words are.

Names are kept by what their first two words begin with, and names of one word by its first letters. A page is split
into beginnings of words, of which it is remembered what they are worth; only where two that follow each other begin a
name are the words themselves looked at. Names are lines of text, as objects would take ten times the memory.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from mappings.recognition import VERBATIM, fold, is_linking, is_same, is_surely_same

_WORD = re.compile(r"[^\W_]+")
_WORD_BEGUN = re.compile(r"([^\W_]{1,6})[^\W_]*")
"""The same words, of each what is needed to tell the first letters of its folded form, and whether it only links."""

_MOST_LINKING = 2
"""Words that may stand between two words of a name: "of the"."""

_PAIRED, _ALONE = 3, 5
"""First letters by which words are found that form a name with another, and those that are one alone."""

_MOST_KNOWN = 40_000
"""Beginnings of words that are remembered."""

_APART = "\t"
_ANY_LANGUAGE = ""

Lines = dict[str, dict[str, str]]
"""Names by language and first letters: a line each, of the concept and its words."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a concept: its telling words, folded; of an acronym as they are written. `language` "" is any."""

    concept: str
    language: str
    words: tuple[str, ...]
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A concept that the words from `first` to `last` of a text name; `verbatim` by an acronym."""

    concept: str
    first: int
    last: int
    verbatim: bool


class Names:
    """The names of a thesaurus, to be looked for in texts. Safe to share between threads."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._pairs, self._alone = _by_language(names)
        self._beginnings: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._pairs or self._alone)

    def named(self, text: str, language: str) -> list[Named]:
        """The concepts that a text in `language` names, in its order; what a longer name holds is left out."""
        begun = self._begun(_WORD_BEGUN.findall(text))
        telling = [one for one in begun if one]
        paired = [one[:_PAIRED] for one in telling]
        pairs = [*map(add, paired, paired[1:]), ""]
        languages = dict.fromkeys((language, "en", _ANY_LANGUAGE))
        hit = [
            (own, keys)
            for lines, keys in ((self._pairs, pairs), (self._alone, telling))
            for one in languages
            if (own := lines.get(one)) and not own.keys().isdisjoint(keys)
        ]
        return list(_longest(self._looked_at(_Words(text, begun), hit))) if hit else []

    def _begun(self, beginnings: Sequence[str]) -> list[str]:
        """The first folded letters of each word, empty of those that only link others."""
        known = self._beginnings
        for one in set(beginnings):
            if one not in known:  # not by the difference of sets, which would go through all that are known
                known[one] = _beginning(one)
        if len(known) > _MOST_KNOWN:
            self._beginnings = {}
        return [known[one] for one in beginnings]

    def _looked_at(self, words: "_Words", hit: Iterable[tuple[dict[str, str], Sequence[str]]]) -> Iterator[Named]:
        for lines, keys in hit:
            for key in lines.keys() & set(keys):
                names = [line.partition(_APART) for line in lines[key].split("\n")]
                for at in _places(keys, key):
                    for concept, _, joined in names:
                        if span := words.span(joined.split(" "), at):
                            yield Named(concept, *span, joined.startswith(VERBATIM))


def _places(keys: Sequence[str], key: str) -> Iterator[int]:
    at = -1
    for _ in range(keys.count(key)):
        yield (at := keys.index(key, at + 1))


class _Words:
    """The words of a text, and which of them do more than link others."""

    def __init__(self, text: str, begun: Sequence[str]) -> None:
        self._written = _WORD.findall(text)
        self._places = [place for place, one in enumerate(begun) if one]
        self._folded: dict[int, str] = {}

    def span(self, name: Sequence[str], at: int) -> tuple[int, int] | None:
        """The first and last word, if those from the telling word `at` on are those of the name."""
        places = self._places[at : at + len(name)]
        if len(places) < len(name) or places[-1] - places[0] > (len(name) - 1) * (_MOST_LINKING + 1):
            return None
        first, last = places[0], places[-1]
        if name[0].startswith(VERBATIM):
            same = [self._written[place] for place in places] == [word[1:] for word in name]
            return (first, last) if same and not self._is_shouted(first, last) else None
        if len(name) == 1:
            return (first, last) if is_surely_same(name[0], self._fold(first)) else None
        same = all(is_same(word, self._fold(place)) for word, place in zip(name, places, strict=True))
        return (first, last) if same else None

    def _fold(self, place: int) -> str:
        folded = self._folded.get(place)
        if folded is None:
            folded = self._folded[place] = fold(self._written[place])
        return folded

    def _is_shouted(self, first: int, last: int) -> bool:
        """Whether the words around are in capitals too, as in a heading, so that they tell no acronym."""
        around = [*self._written[max(0, first - 1) : first], *self._written[last + 1 : last + 2]]
        return any(len(word) > 1 and word.isupper() and word.isalpha() for word in around)


def _beginning(begun: str) -> str:
    folded = fold(begun)
    is_letter = len(begun) == 1 and begun.islower()
    return "" if is_letter or (is_linking(folded) and not begun.isupper()) else folded[:_ALONE]


def _by_language(names: Iterable[Name]) -> tuple[Lines, Lines]:
    """The names of several words, by what the first two begin with, and those of one."""
    pairs: Lines = {}
    alone: Lines = {}
    for name in names:
        folded = [fold(word) for word in name.words]
        several = len(folded) > 1
        key = "".join(word[:_PAIRED] for word in folded[:2]) if several else folded[0][:_ALONE]
        line = _APART.join((name.concept, " ".join(f"{VERBATIM * name.verbatim}{word}" for word in name.words)))
        own = (pairs if several else alone).setdefault(name.language, {})
        if line not in own.get(key, "").split("\n"):
            own[key] = f"{own[key]}\n{line}" if key in own else line
    return pairs, alone


def _longest(found: Iterable[Named]) -> Iterator[Named]:
    reached, longest = -1, -1
    for one in sorted(dict.fromkeys(found), key=lambda one: (one.first, -one.last)):
        if one.last <= reached and one.last - one.first < longest:
            continue
        if one.last > reached:
            reached, longest = one.last, one.last - one.first
        yield one
