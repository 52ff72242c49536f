"""Which concepts a text names, of those that Elasticsearch found: by the longest match, best first. No I/O.

A name is *held* when its words stand together in the text, in any order and form, with nothing between but what links
words; it *resembles* when hardly more letters differ than people mistype. What a name explains of the text counts: its
letters, less for each difference. A name within a longer one that was found is what is broader.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mappings.opposites import opposed
from mappings.recognition import Word, is_negating, is_same, is_surely_same, telling, words
from search_app.candidates import LONG, Candidate, Name
from search_app.understood import BROADER, EXACT, FUZZY

_ALIKE, _ALIKE_WITHIN = 0.72, 0.84
"""Least likeness of a name to the whole text and to a part of it: 1 is the same, 0 nothing in common."""

_SHORTEST_WITHIN = 6
"""Letters of a name that is looked for within a text although it differs."""

_NO_CHANCE = 12
"""Letters of a name that nobody writes in a sentence while meaning a longer one that he mistypes."""

_ALONE, _ACRONYM = 5, 3
"""Letters that a word must have to be a name within a text, and an acronym."""
_OTHER_LANGUAGE_ALONE = 7
"""Letters that it must have when it is a word of another language than the asker's: it may mean something else."""

_POWER = 2
_TURNED, _INFLECTED, _FUZZY, _BEGUN = 0.98, 0.985, 0.97, 0.75
_KINDS: Mapping[str, float] = {"preferred": 1.0, "other": 0.995, "acronym": 0.99}
_OTHERWISE = 0.9995
"""Where only capitals differ, what has the same ones comes first."""
_ENGLISH, _FOREIGN = 0.985, 0.97
_GROUP = 0.99
"""Where a site bears the name of a disease, the disease comes first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concept that the text names from word `first` to `last`. `value` orders: how many letters it explains."""

    candidate: Candidate
    name: str
    first: int
    last: int
    value: float
    match: str
    verbatim: bool = False
    """Whether the name is an acronym, written as it is."""

    @property
    def id(self) -> str:
        """The identifier of the concept."""
        identifier: str = self.candidate.source["id"]
        return identifier

    def covers(self, other: "Found") -> bool:
        """Whether it names more of the text, and all that `other` names."""
        longer = self.last - self.first > other.last - other.first
        return longer and self.first <= other.first and other.last <= self.last


class Text:
    """The words of a question, ready to be asked for names."""

    def __init__(self, text: str, languages: Sequence[str]) -> None:
        self._text = unicodedata.normalize("NFC", text)
        self._every = every = words(text)
        self.words = telling(every)
        self._languages = languages
        self._joined = "".join(word.folded for word in every)
        written = [word.written for word in every]
        self._shouted = len(written) > 1 and all(map(str.isupper, written))
        """All in capitals, so that they tell no acronym from a word."""

    def named(self, candidates: Iterable[Candidate]) -> tuple[Found, ...]:
        """The best match of each concept that the text names, best first."""
        best = (self._best(candidate) for candidate in candidates)
        ordered = sorted((one for one in best if one), key=lambda one: (-one.value, one.id))
        return tuple(_told(ordered))

    def is_explained(self, found: Found) -> bool:
        """Whether a name is all that the text says, or in a sentence so long that it is no chance."""
        letters = self.letters(found)
        whole = found.last - found.first + 1 == len(self.words)
        return whole or (len(self.words) >= LONG and letters >= _NO_CHANCE)

    def letters(self, found: Found) -> int:
        """Letters of the words of the text that name it."""
        return sum(len(word.folded) for word in self.words[found.first : found.last + 1])

    def words_of(self, found: Found) -> str:
        """The words of the text that name it, as they are written."""
        return self._text[self.words[found.first].start : self.words[found.last].end]

    def _best(self, candidate: Candidate) -> Found | None:
        found = [*self._held(candidate), *self._resembling(candidate)]
        meant = (one for one in found if not self._is_negated(self.words[one.first]))
        return max(meant, key=lambda one: one.value, default=None)

    def _held(self, candidate: Candidate) -> Iterator[Found]:
        for name in candidate.held:
            for first in range(len(self.words) - len(name.words) + 1):
                window = self.words[first : first + len(name.words)]
                share = _share(name, window)
                if share and self._is_meant(name, window):
                    yield self._found(candidate, name, window, first, share, EXACT)

    def _is_meant(self, name: Name, window: Sequence[Word]) -> bool:
        """Whether the words are surely the name and no other word: short ones are in doubt."""
        whole = len(window) == len(self.words)
        if name.kind == "acronym":
            return whole or (not self._shouted and sum(map(len, name.words)) >= _ACRONYM)
        if whole or len(window) > 1:
            return True
        own = name.language in (*self._languages, "en", "")
        least = _ALONE if own else _OTHER_LANGUAGE_ALONE
        return len(name.words[0]) >= least and is_surely_same(window[0].folded, name.words[0])

    def _is_negated(self, first: Word) -> bool:
        """Whether the word before says that it is not meant."""
        return any(is_negating(word.folded) for word in self._every if word.end + 1 == first.start)

    def _resembling(self, candidate: Candidate) -> Iterator[Found]:
        for name in candidate.resembling:
            likeness = OSA.normalized_similarity(self._joined, name.joined, score_cutoff=_ALIKE)
            if likeness and _may_be(name, self.words):
                yield self._alike(candidate, name, 0, len(self.words), likeness)
            for size in range(max(1, len(name.words) - 1), min(len(name.words) + 1, len(self.words)) + 1):
                yield from self._windows(candidate, name, size)
            if self._begins(name):
                yield self._found(candidate, name, self.words, 0, _BEGUN, FUZZY)

    def _windows(self, candidate: Candidate, name: Name, size: int) -> Iterator[Found]:
        """The part of the text that is most like the name, of so many words, in whatever order they are."""
        wanted = "".join(sorted(name.words)).casefold()
        whole = size == len(self.words)
        if not whole and len(wanted) < _SHORTEST_WITHIN:
            return
        windows = [self.words[first : first + size] for first in range(len(self.words) - size + 1)]
        turned = ["".join(sorted(word.folded for word in window)) for window in windows]
        least = _ALIKE if whole else _ALIKE_WITHIN
        best = process.extractOne(wanted, turned, scorer=OSA.normalized_similarity, score_cutoff=least)
        if best and _may_be(name, windows[best[2]]):
            yield self._alike(candidate, name, best[2], size, best[1] * _TURNED)

    def _alike(self, candidate: Candidate, name: Name, first: int, size: int, likeness: float) -> Found:
        share = _FUZZY * likeness**_POWER
        return self._found(candidate, name, self.words[first : first + size], first, share, FUZZY)

    def _begins(self, name: Name) -> bool:
        """Whether each word of the text begins one of the name's."""
        return all(any(own.casefold().startswith(word.folded) for own in name.words) for word in self.words)

    def _found(
        self, candidate: Candidate, name: Name, window: Sequence[Word], first: int, share: float, match: str
    ) -> Found:
        letters = sum(len(word.folded) for word in window)
        language = name.language in (*self._languages[:1], "")
        share *= 1.0 if language else _ENGLISH if name.language == "en" else _FOREIGN
        share *= _KINDS.get(name.kind, 1.0) * (1.0 if candidate.source["id"].startswith("ORPHA") else _GROUP)
        written = self._text[window[0].start : window[-1].end]
        share *= 1.0 if written == name.name else _OTHERWISE
        verbatim = name.kind == "acronym" and match == EXACT
        return Found(candidate, name.name, first, first + len(window) - 1, letters * share, match, verbatim)


def _told(ordered: Sequence[Found]) -> Iterator[Found]:
    """What is a part of a better match is broader."""
    kept: list[Found] = []
    for one in ordered:
        within = one.match == EXACT and any(other.covers(one) for other in kept)
        kept.append(one)
        yield (
            one if not within else Found(one.candidate, one.name, one.first, one.last, one.value, BROADER, one.verbatim)
        )


def _share(name: Name, window: Sequence[Word]) -> float:
    """How much the words of the text count as those of the name; 0 when they are not."""
    if name.kind == "acronym":
        return float([word.written for word in window] == list(name.words))
    own, inflected, turned = [word.folded for word in window], 0, False
    for place, word in enumerate(name.words):
        found = next((other for other in _likeliest(own, place) if is_same(word, own[other])), None)
        if found is None:
            return 0.0
        inflected += word != own[found]
        turned = turned or found != place
        own[found] = ""
    return _INFLECTED**inflected * (_TURNED if turned else 1.0)


def _likeliest(own: Sequence[str], place: int) -> Iterator[int]:
    yield place
    yield from (other for other in range(len(own)) if other != place)


def _may_be(name: Name, window: Sequence[Word]) -> bool:
    """Whether words that resemble a name may be it: the same figures and letters, and nothing that is opposed."""
    own = [word.folded for word in window]
    theirs = [word.casefold() for word in name.words]
    single = [word for word in theirs if len(word) == 1]
    there = all(any(word.startswith(letter) or word.endswith(letter) for word in own) for letter in single)
    return there and sorted(_marks(own)) == sorted(_marks(theirs)) and not opposed(own, theirs)


def _marks(of: Iterable[str]) -> Iterator[str]:
    """The figures that tell types of a disease apart, as in type 2, MEN1, stage II."""
    for word in of:
        if not word.isalpha():
            yield "".join(filter(str.isdigit, word))
        elif word in _ROMAN:
            yield word


_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix"})
