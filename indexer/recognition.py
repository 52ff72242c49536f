"""Concepts that pages name: by the longest names of their language and of English, in whatever form the words are.

Names are kept by what their first two words begin with. Of each different word it is remembered what it begins with,
and which concepts it names alone; only where two words that follow each other begin a name are the words of the page
compared with it. Names are lines of text, as objects would take ten times the memory.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import add

from mappings.recognition import VERBATIM, fold, is_linking, is_same, is_surely_same

_WORD = re.compile(r"[^\W_]+")
_MOST_LINKING = 2
"""Words that may stand between two words of a name: "of the"."""

_PAIRED, _ALONE = 3, 5
"""First letters by which words are found that form a name with another, and those that are one alone."""

_LONG, _TOLD = 6, 4
"""From so many letters on forms of a word have so many first ones in common."""

_MOST_KNOWN = 40_000
"""Words that are remembered: what a collection says again and again."""

_APART = "\t"
_ANY_LANGUAGE = ""

Lines = dict[str, str]
"""Names by first letters: a line each, of the concept, the language and the words."""


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


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of words: what each begins with, empty when it only links others; of those that are names
    alone, concept and language of each, and whether it is an acronym."""

    beginnings: dict[str, str] = field(default_factory=dict)
    alone: dict[str, list[tuple[str, str, bool]]] = field(default_factory=dict)


class Names:
    """The names of a thesaurus, to be looked for in texts. Safe to share between threads."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._pairs: dict[str, Lines] = {}
        self._alone: Lines = {}
        self._acronyms: Lines = {}
        for name in names:
            self._keep(name)
        self._known = _Known()

    def __bool__(self) -> bool:
        return bool(self._pairs or self._alone or self._acronyms)

    def named(self, text: str, language: str) -> list[Named]:
        """The concepts that a text in `language` names, in its order; what a longer name holds is left out."""
        words = _WORD.findall(text)
        different = set(words)
        known = self._learned(different)
        languages = dict.fromkeys((language, "en", _ANY_LANGUAGE))
        found = [*_by_one_word(words, different, known, languages), *self._by_several(words, known, languages)]
        return list(_longest(found)) if found else []

    def _keep(self, name: Name) -> None:
        if len(name.words) > 1:
            key = "".join(fold(word)[:_PAIRED] for word in name.words[:2])
            _add(self._pairs.setdefault(name.language, {}), key, name)
        elif name.verbatim:
            _add(self._acronyms, name.words[0], name)
        else:
            _add(self._alone, name.words[0][:_ALONE], name)

    def _learned(self, words: Iterable[str]) -> _Known:
        known = self._known
        beginnings = known.beginnings
        for word in words:
            if word not in beginnings:
                folded = fold(word)
                beginnings[word] = _beginning(word, folded)
                if folded[:_ALONE] in self._alone or word in self._acronyms:
                    self._learn(known, word, folded)
        if len(beginnings) > _MOST_KNOWN:
            self._known = _Known()
        return known

    def _learn(self, known: _Known, word: str, folded: str) -> None:
        names = _parted(self._alone.get(folded[:_ALONE], ""))
        alone = [(concept, language, False) for concept, language, name in names if is_surely_same(name, folded)]
        alone += [(concept, language, True) for concept, language, _ in _parted(self._acronyms.get(word, ""))]
        if alone:
            known.alone[word] = alone

    def _by_several(self, words: Sequence[str], known: _Known, languages: Iterable[str]) -> Iterator[Named]:
        begun = [known.beginnings[word] for word in words]
        telling = [one for one in begun if one]
        pairs = [*map(add, telling, telling[1:])]
        different = set(pairs)
        text = None
        for lines in (self._pairs[language] for language in languages if language in self._pairs):
            for key in lines.keys() & different:
                text = text or _Words(words, begun)
                names = [(concept, name.split(" ")) for concept, _, name in _parted(lines[key])]
                for at in _all_places(pairs, key):
                    yield from text.named(names, at)


class _Words:
    """The words of a text, and which of them do more than link others."""

    def __init__(self, words: Sequence[str], begun: Sequence[str]) -> None:
        self._written = words
        self._places = [place for place, one in enumerate(begun) if one]
        self._folded: dict[int, str] = {}

    def named(self, names: Iterable[tuple[str, list[str]]], at: int) -> Iterator[Named]:
        """Those of the names that the telling words from `at` on are."""
        for concept, name in names:
            if self._begins(name[0], at) and self._begins(name[1], at + 1) and (span := self._span(name, at)):
                yield Named(concept, *span, name[0].startswith(VERBATIM))

    def _begins(self, word: str, at: int) -> bool:
        """Whether the telling word `at` can be this one: most that begin alike are told apart by a letter more."""
        return len(word) < _LONG or word[0] == VERBATIM or self._fold(self._places[at])[:_TOLD] == word[:_TOLD]

    def _span(self, name: Sequence[str], at: int) -> tuple[int, int] | None:
        """The first and last word, if those from the telling word `at` on are those of the name."""
        places = self._places[at : at + len(name)]
        if len(places) < len(name) or places[-1] - places[0] > (len(name) - 1) * (_MOST_LINKING + 1):
            return None
        first, last = places[0], places[-1]
        if name[0].startswith(VERBATIM):
            same = [self._written[place] for place in places] == [word[1:] for word in name]
            return (first, last) if same and not _is_shouted(self._written, first, last) else None
        same = all(is_same(word, self._fold(place)) for word, place in zip(name, places, strict=True))
        return (first, last) if same else None

    def _fold(self, place: int) -> str:
        folded = self._folded.get(place)
        if folded is None:
            folded = self._folded[place] = fold(self._written[place])
        return folded


def _by_one_word(
    words: Sequence[str], different: Collection[str], known: _Known, languages: Collection[str]
) -> Iterator[Named]:
    for word in known.alone.keys() & different:
        for place in _all_places(words, word):
            for concept, language, verbatim in known.alone[word]:
                if language in languages and not (verbatim and _is_shouted(words, place, place)):
                    yield Named(concept, place, place, verbatim)


def _is_shouted(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the words around are in capitals too, as in a heading, so that they tell no acronym."""
    around = [*words[max(0, first - 1) : first], *words[last + 1 : last + 2]]
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in around)


def _beginning(word: str, folded: str) -> str:
    is_letter = len(word) == 1 and word.islower()
    return "" if is_letter or (is_linking(folded) and not word.isupper()) else folded[:_PAIRED]


def _all_places(keys: Sequence[str], key: str) -> Iterator[int]:
    at = -1
    for _ in range(keys.count(key)):
        yield (at := keys.index(key, at + 1))


def _parted(lines: str) -> Iterator[list[str]]:
    """Concept, language and words of each line."""
    return (line.split(_APART) for line in lines.split("\n")) if lines else iter(())


def _add(lines: Lines, key: str, name: Name) -> None:
    words = " ".join(f"{VERBATIM * name.verbatim}{word}" for word in name.words)
    line = _APART.join((name.concept, name.language, words))
    if key not in lines:
        lines[key] = line
    elif line not in lines[key].split("\n"):
        lines[key] += f"\n{line}"


def _longest(found: Iterable[Named]) -> Iterator[Named]:
    reached, longest = -1, -1
    for one in sorted(dict.fromkeys(found), key=lambda one: (one.first, -one.last)):
        if one.last <= reached and one.last - one.first < longest:
            continue
        if one.last > reached:
            reached, longest = one.last, one.last - one.first
        yield one
