"""Concepts that pages name: by the longest names of their language and of English, in whatever form the words are.

Names are kept by what their first two words begin with. Where `anchors` tell that one may stand, the words of the page
are compared with it. Names are lines of text, as objects would take ten times the memory.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from indexer.anchors import MOST_LINKING, PAIRED, WORD, Anchors, beginning, pair_key
from indexer.places import Places
from mappings.recognition import VERBATIM, fold, is_negating, is_same, is_surely_same

_ALONE = 5
"""First letters by which words are found that are a name alone."""

_MOST_WORDS = 20_000
"""Words around names that are remembered as they are compared."""

_MOST_READ = 2_000
"""Beginnings of names of which the names are kept apart once they were compared with a text."""

_APART = "\t"
_WITH_ALL = ("en", "")
"""Languages whose names are looked for in texts of all languages: "" is any."""

_FEW, _MOST_REMEMBERED = 2_000, 100_000
"""Words of texts that are remembered of a language in any case, and of all together."""

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
class _Read:
    """A word as it is compared; concept and language of each name that is this word alone, and if it is an acronym."""

    folded: str
    beginning: str
    alone: list[tuple[str, str, bool]]


class Names:
    """The names of a thesaurus, to be looked for in texts. Safe to share between threads."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._pairs: dict[str, Lines] = {}
        self._alone: Lines = {}
        self._acronyms: Lines = {}
        for name in names:
            self._keep(name)
        self._anchors: dict[str, Anchors] = {}
        self._places_in: dict[str, Places] = {}
        self._read_words: dict[str, _Read] = {}
        self._names_read: dict[tuple[str, str], list[tuple[str, list[str], str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._pairs or self._alone or self._acronyms)

    def named(self, text: str, language: str) -> list[Named]:
        """The concepts that a text in `language` names, in its order; what a longer name holds is left out.

        Words are counted as blanks part them up to the stretch of the text in which a name stands.
        """
        tokens = text.split()
        languages = dict.fromkeys((language, *_WITH_ALL))
        return [
            one
            for start, end in self._places(language).spans(tokens)
            for one in self._named(WORD.findall(" ".join(tokens[start:end])), languages, start)
        ]

    def _named(self, words: Sequence[str], languages: Collection[str], start: int) -> Iterator[Named]:
        read = self._words_read(words)
        folded, begun = [one.folded for one in read], [one.beginning for one in read]
        every = [*_by_one_word(words, read, languages), *self._by_several(words, folded, begun, languages)]
        found = [one for one in every if not (one.first and is_negating(folded[one.first - 1]))]
        return (Named(one.concept, start + one.first, start + one.last, one.verbatim) for one in _longest(found))

    def _words_read(self, words: Sequence[str]) -> list[_Read]:
        if len(self._read_words) > _MOST_WORDS:
            self._read_words = {}
        known = self._read_words
        for word in words:
            if word not in known:
                folded = fold(word)
                known[word] = _Read(folded, beginning(word, folded), self._alone_named(word, folded))
        return [known[word] for word in words]

    def _keep(self, name: Name) -> None:
        if len(name.words) > 1:
            _add(self._pairs.setdefault(name.language, {}), pair_key([*map(fold, name.words[:2])]), name)
        elif name.verbatim:
            _add(self._acronyms, name.words[0], name)
        else:
            _add(self._alone, name.words[0][:_ALONE], name)

    def _places(self, language: str) -> Places:
        """Where names may stand in texts of a language; of all languages some 100,000 words are remembered."""
        found = self._places_in.get(language)
        if found is None:
            anchors = [self._anchors_of(code) for code in dict.fromkeys((language, *_WITH_ALL))]
            found = self._places_in[language] = Places(anchors, partial(self._is_name, language))
        if found.remembered > _FEW and sum(one.remembered for one in [*self._places_in.values()]) > _MOST_REMEMBERED:
            max(self._places_in.values(), key=lambda one: one.remembered).forget()
        return found

    def _anchors_of(self, language: str) -> Anchors:
        if language not in self._anchors:
            lines = (_parted(line) for line in self._pairs.get(language, {}).values())
            names = [[fold(one.removeprefix(VERBATIM)) for one in name.split(" ")] for of in lines for *_, name in of]
            alone = (
                key
                for kept in (self._alone, self._acronyms)
                for key, line in kept.items()
                if any(own == language for _, own, _ in _parted(line))
            )
            self._anchors[language] = Anchors(names, alone)
        return self._anchors[language]

    def _is_name(self, language: str, word: str, folded: str) -> bool:
        return any(own in (language, *_WITH_ALL) for _, own, _ in self._alone_named(word, folded))

    def _alone_named(self, word: str, folded: str) -> list[tuple[str, str, bool]]:
        """Concept and language of each name that is this word alone, and whether it is an acronym."""
        lines, acronyms = self._alone.get(folded[:_ALONE]), self._acronyms.get(word)
        if not (lines or acronyms):
            return []
        named = [(one, language, False) for one, language, name in _parted(lines) if is_surely_same(name, folded)]
        return named + [(one, language, True) for one, language, _ in _parted(acronyms)]

    def _by_several(
        self, words: Sequence[str], folded: Sequence[str], begun: Sequence[str], languages: Iterable[str]
    ) -> Iterator[Named]:
        telling = [place for place, one in enumerate(begun) if one]
        text = _Words(words, folded, telling)
        keys = [begun[one] + begun[other] for one, other in pairwise(telling)]
        for language in languages:
            pairs = self._pairs.get(language, {})
            for at, key in enumerate(keys):
                for concept, name, last in self._read(language, key, pairs[key]) if key in pairs else ():
                    end = at + len(name) - 1
                    if end < len(telling) and begun[telling[end]] == last:
                        yield from text.named(concept, name, at)

    def _read(self, language: str, key: str, lines: str) -> list[tuple[str, list[str], str]]:
        """Concept and words of each name in the lines, and what its last word begins with."""
        read = self._names_read.get((language, key))
        if read is None:
            if len(self._names_read) > _MOST_READ:
                self._names_read = {}
            named = [(concept, name.split(" ")) for concept, _, name in _parted(lines)]
            last = [fold(name[-1].removeprefix(VERBATIM))[:PAIRED] for _, name in named]
            read = [(concept, name, one) for (concept, name), one in zip(named, last, strict=True)]
            self._names_read[language, key] = read
        return read


class _Words:
    """The words of a text, folded too, and the places of those that do more than link others."""

    def __init__(self, words: Sequence[str], folded: Sequence[str], places: Sequence[int]) -> None:
        self._written, self._folded, self._places = words, folded, places

    def named(self, concept: str, name: Sequence[str], at: int) -> Iterator[Named]:
        """The concept, if the telling words from `at` on are those of its name."""
        places = self._places[at : at + len(name)]
        if len(places) < len(name) or places[-1] - places[0] > (len(name) - 1) * (MOST_LINKING + 1):
            return
        verbatim = name[0].startswith(VERBATIM)
        if (self._is_written if verbatim else self._is_same)(name, places):
            yield Named(concept, places[0], places[-1], verbatim)

    def _is_written(self, name: Sequence[str], places: Sequence[int]) -> bool:
        same = [self._written[place] for place in places] == [word[1:] for word in name]
        return same and not _is_shouted(self._written, places[0], places[-1])

    def _is_same(self, name: Sequence[str], places: Sequence[int]) -> bool:
        return all(is_same(word, self._folded[place]) for word, place in zip(name, places, strict=True))


def _by_one_word(words: Sequence[str], read: Sequence[_Read], languages: Collection[str]) -> Iterator[Named]:
    for place, word in enumerate(read):
        for concept, language, verbatim in word.alone:
            if language in languages and not (verbatim and _is_shouted(words, place, place)):
                yield Named(concept, place, place, verbatim)


def _is_shouted(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the words around are in capitals too, as in a heading, so that they tell no acronym."""
    around = [*words[max(0, first - 1) : first], *words[last + 1 : last + 2]]
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in around)


def _parted(lines: str | None) -> list[list[str]]:
    """Concept, language and words of each line."""
    return [line.split(_APART) for line in lines.split("\n")] if lines else []


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
