"""What is marked in a page's text where Elasticsearch marks nothing: names of what a question means, in the page's own
language, and words that begin as the question's, by which pages are found as well. No I/O.

Elasticsearch could mark both, but the request would then take several times as long: it would take each page apart
anew, and look for the names of all languages on it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mappings.letters import without_marks
from mappings.recognition import is_acronym, telling, words
from search_app.meaning import Meaning
from search_app.question import Question, Word
from search_app.understood import NamesByLanguage

MARK_START, MARK_END = "\ue000", "\ue001"
"""Around what matches in a text: signs for private use, which no text has, so that all else can be escaped."""

SNIPPET_LETTERS = 200
_BEFORE = 100
"""Letters before the first mark of a snippet at most, where no sentence begins nearer."""

_SENTENCE = re.compile(r"[.!?…;]\s+|\n\s*")

_BEGINNING = 5
"""Letters of a word's beginning, as the index has them (`first_letters` in `mappings/analysis.json`)."""

_MOST_CONCEPTS = 4
"""Concepts whose names are looked for: a code has dozens."""

_SHORTEST, _SHORTEST_ACRONYM = 4, 3
_ENDING, _LONG = 3, 7
"""Letters that a form of a word may have more, and a long one lose; letters of a word that compounds begin with."""

_BETWEEN = r"[\s,‐–-]+(?:\w{1,4}[\s'’]+){0,2}"
"""What may stand between the words of a name: articles and prepositions, but no other sentence."""

_ANY_LANGUAGE = ""
_LAST_SIGN = 0x2000

Span = tuple[int, int]


@dataclass(frozen=True)
class Marking:
    """What to mark: `beginnings` of words, and `names` of each concept by language, acronyms in none."""

    beginnings: tuple[str, ...] = ()
    names: tuple[NamesByLanguage, ...] = ()

    @property
    def looks_at_texts(self) -> bool:
        """Whether there is anything to mark besides what Elasticsearch does."""
        return bool(self.beginnings or self.names)

    def marked(self, text: str, language: str) -> str:
        """The text with what is found between the marks; the same where nothing is."""
        return _with_marks(text, self._spans(text, language))

    def snippet(self, text: str, language: str) -> str | None:
        """The part of the text where most is found, between the marks; None where nothing is."""
        spans = self._spans(text, language)
        if not spans:
            return None
        first = max(range(len(spans)), key=lambda at: _within(spans, at, SNIPPET_LETTERS - _BEFORE))
        start, end = _around(text, spans[first])
        shown = [(one - start, other - start) for one, other in spans if one >= start and other <= end]
        return _with_marks(text[start:end], shown)

    def _spans(self, text: str, language: str) -> list[Span]:
        names = [name for of in self.names for code in (language, "en") for name in of.get(code, ())]
        acronyms = [name for of in self.names for name in of.get(_ANY_LANGUAGE, ())]
        folded = _folded(text)
        found = [*_found(_named(tuple(dict.fromkeys(names))), folded), *_found(_written(tuple(acronyms)), text)]
        return _apart(found or _found(_begun(self.beginnings), folded))


NO_MARKS = Marking()


def marking_of(question: Question, meaning: Meaning) -> Marking:
    """What is marked for a question. Of one word no beginning finds a page."""
    several = (terms for terms in question.alternatives if len(terms) > 1)
    plain = (term.text for terms in several for term in terms if isinstance(term, Word) and not term.compound)
    begun = dict.fromkeys(_folded(text)[:_BEGINNING] for text in plain if len(text) >= _BEGINNING)
    return Marking(tuple(begun), meaning.names[:_MOST_CONCEPTS])


def _within(spans: Sequence[Span], at: int, letters: int) -> int:
    return sum(start < spans[at][0] + letters for start, _ in spans[at:])


def _around(text: str, span: Span) -> Span:
    """Where a snippet begins and ends that has this span in it: with a sentence or a word."""
    earliest = max(0, span[0] - _BEFORE)
    begun = [found.end() for found in _SENTENCE.finditer(text, earliest, span[0])]
    start = begun[-1] if begun else text.find(" ", earliest, span[0]) + 1 if earliest else 0
    latest = start + SNIPPET_LETTERS
    return start, (len(text) if latest >= len(text) else max(text.rfind(" ", span[1], latest), span[1]))


def _with_marks(text: str, spans: Sequence[Span]) -> str:
    parts, after = [], 0
    for start, end in spans:
        parts += [text[after:start], MARK_START, text[start:end], MARK_END]
        after = end
    return "".join((*parts, text[after:]))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in their order, without those that begin within another."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _found(pattern: re.Pattern[str] | None, text: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=512)
def _named(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds names in a folded text, in any form that only the ends of their words make."""
    return _any_of(filter(None, map(_name, names)))


def _name(name: str) -> str:
    of = [_folded(word.written) for word in telling(words(name))]
    if is_acronym(name) or not of or (len(of) == 1 and len(of[0]) < _SHORTEST):
        return ""
    return _BETWEEN.join(map(_forms, of))


def _forms(word: str) -> str:
    kept = max(min(len(word), _SHORTEST), len(word) - min(len(word) // 3 - 1, _ENDING))
    more = r"\w*" if len(word) >= _LONG else rf"\w{{0,{len(word) - kept + _ENDING}}}"
    return f"{re.escape(word[:kept])}{more}"


@lru_cache(maxsize=512)
def _written(acronyms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds acronyms in a text as they are written: ALL is not all."""
    return _any_of(re.escape(one) for one in acronyms if len(one) >= _SHORTEST_ACRONYM)


def _begun(beginnings: tuple[str, ...]) -> re.Pattern[str] | None:
    return _any_of(rf"{re.escape(one)}\w*" for one in beginnings)


def _any_of(parts: Iterable[str]) -> re.Pattern[str] | None:
    either = "|".join(sorted(dict.fromkeys(parts), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)") if either else None


def _folded(text: str) -> str:
    """The text in small letters without accents, each sign in its place."""
    return text.translate(_plain_letters())


@cache
def _plain_letters() -> dict[int, str]:
    return dict(_one_for_one())


def _one_for_one() -> Iterator[tuple[int, str]]:
    for code in range(_LAST_SIGN):
        plain = without_marks(chr(code).casefold()).replace("ς", "σ")
        if len(plain) == 1 and plain != chr(code):
            yield code, plain
