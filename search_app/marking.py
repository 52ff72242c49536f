"""What is marked in a page's text where Elasticsearch marks nothing: names of what a question means, in the page's own
language, and words that begin as the question's, by which pages are found as well. No I/O.

Elasticsearch could mark both, but the request would then take several times as long: it would take each page apart
anew, and look for the names of all languages on it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mappings.analysis import BEGINNING
from mappings.letters import without_marks
from mappings.recognition import fold, is_acronym, is_linking, telling, words
from search_app.clauses import FEW
from search_app.meaning import Meaning
from search_app.question import Question, Word
from search_app.understood import NamesByLanguage

MARK_START, MARK_END = "\ue000", "\ue001"
"""Around what matches in a text: signs for private use, which no text has, so that all else can be escaped."""

_MARKED = re.compile(f"{MARK_START}([^{MARK_END}]*){MARK_END}")

SNIPPET_LETTERS = 200
_BEFORE = 100
"""Letters before the first mark of a snippet at most, where no sentence begins nearer."""

_SENTENCE = re.compile(r"[.!?…;]\s+|\n\s*")

_MOST_CONCEPTS = 4
"""Concepts whose names are looked for: a code has dozens."""

_SHORTEST, _SHORTEST_ACRONYM = 4, 3
_ENDING, _LONG = 3, 7
"""Letters that a form of a word may have more, and a long one lose; letters of a word that compounds begin with."""

_WORD, _BETWEEN = re.compile(r"\w+"), re.compile(r"[\s,'’‐–-]+")
_LINKING, _MOST_LINKING = 4, 2
"""Letters of a word that may stand between two words of a name, as articles and prepositions do, and how many may."""

_ANY = 1000
"""Letters that a word has at most, where any number will do."""

_ANY_LANGUAGE = ""
_LAST_SIGN = 0x2000

Span = tuple[int, int]
Form = tuple[str, int]
"""What any form of a word begins with, and how many letters it has at most."""


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
        folded = _folded(text)
        names = (_forms_of(of.get(code, ())) for of in self.names for code in dict.fromkeys((language, "en")))
        found = [span for several in names for forms in several for span in _named(folded, forms)]
        acronyms = (name for of in self.names for name in of.get(_ANY_LANGUAGE, ()) if len(name) >= _SHORTEST_ACRONYM)
        found += [span for name in acronyms for span in _named(text, ((name, len(name)),))]
        return _apart(found or [span for one in self.beginnings for span in _named(folded, ((one, _ANY),))])


NO_MARKS = Marking()


def marking_of(question: Question, meaning: Meaning, *, any_word: bool = False) -> Marking:
    """What is marked for a question. Where words must be found, as with `any_word` they need not, no beginning finds a
    page."""
    begun = question.alternatives if any_word else [terms for terms in question.alternatives if len(terms) > FEW]
    plain = (term.text for terms in begun for term in terms if isinstance(term, Word) and not term.compound)
    beginnings = dict.fromkeys(_folded(text)[:BEGINNING] for text in plain if len(text) >= BEGINNING)
    return Marking(tuple(beginnings), meaning.names[:_MOST_CONCEPTS])


def says_more(marked: str) -> bool:
    """Whether a word is marked that does more than link others, as French "du" does, which is a Swedish word too."""
    return any(not is_linking(fold(word)) for word in _MARKED.findall(marked))


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


def _named(text: str, forms: Sequence[Form]) -> Iterator[Span]:
    """Where words of these forms stand in the text one behind the other."""
    place = text.find(forms[0][0])
    while place >= 0:
        if (end := _end(text, place, forms)) and not text[max(0, place - 1) : place].isalnum():
            yield place, end
        place = text.find(forms[0][0], place + 1)


def _end(text: str, place: int, forms: Sequence[Form]) -> int:
    """Where the words end that stand in the text from `place` on; 0 when they are others."""
    end, linking, left = place, 0, [*forms]
    while left:
        word = _WORD.match(text, end)
        if not word:
            return 0
        (begins, most), letters = left[0], word.end() - word.start()
        if letters <= most and text.startswith(begins, word.start()):
            left.pop(0)
            linking = 0
        elif len(left) == len(forms) or letters > _LINKING or linking == _MOST_LINKING:
            return 0
        else:
            linking += 1
        if not left:
            return word.end()
        between = _BETWEEN.match(text, word.end())
        end = between.end() if between else len(text)
    return 0


@lru_cache(maxsize=1024)
def _forms_of(names: tuple[str, ...]) -> tuple[tuple[Form, ...], ...]:
    """The words of each name in all the forms that only their ends make; acronyms and the shortest are left out."""
    return tuple(filter(None, map(_forms, names)))


def _forms(name: str) -> tuple[Form, ...]:
    of = [_folded(word.written) for word in telling(words(name))]
    if is_acronym(name) or (len(of) == 1 and len(of[0]) < _SHORTEST):
        return ()
    return tuple(map(_form, of))


def _form(word: str) -> Form:
    kept = max(min(len(word), _SHORTEST), len(word) - min(len(word) // 3 - 1, _ENDING))
    return word[:kept], _ANY if len(word) >= _LONG else len(word) + _ENDING


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
