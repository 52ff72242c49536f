"""From the concepts that a question names to clauses: documents about them in every language. No I/O.

What is found by a concept is found whether its words are there or not, so the clauses stand beside those of the words.
A question that says more exactly what must be there (phrases, OR) is taken at its words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mappings.fields import DISEASES, TITLE_FOLDED, subject_fields
from mappings.vocabulary import RECORDS
from search_app.question import Phrase, Question
from search_app.understood import CODE, NamesByLanguage, Understood

Clause = dict[str, Any]

_SUBJECT, _GROUP, _RECORD, _MENTION, _PAGE = 50.0, 40.0, 10.0, 4.0, 6.0
"""What counts more than many words: to be about a disease, about a site or family; what counts as a word: to be an
organisation or centre for it, to name it, and a page that does."""

_ALONE = 10.0
"""How much more it counts to be about what is meant where a question says nothing else: then a guide in any language
comes before a page in the reader's own that only names it."""

_MOST_CODED = 4
"""Concepts of a code whose names rank: a category of ICD-10 may have dozens, the nearest first."""

_CODES = "\0"
"""Stands for all codes of a question: the finer ones below a category are no words of it."""


@dataclass(frozen=True)
class Meaning:
    """Identifiers of concepts that a question is sure to name; those of one group are what the same words name.

    `is_all` when the question says nothing besides. `names` are those of each concept, `coded` the first ones, in each
    language, of those that it names by a code.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    is_all: bool = False
    names: tuple[NamesByLanguage, ...] = ()
    coded: tuple[str, ...] = ()

    @property
    def documents(self) -> list[Clause]:
        """Clauses that find documents: about a concept, or naming it. Each group counts once."""
        weight = _ALONE if self.is_all else 1.0
        return [_one_of([*_about(one, weight), _constant("mentions", one, _MENTION)]) for one in self.groups]

    @property
    def titles(self) -> list[Clause]:
        """What ranks titles by the names of what a code means: the code itself makes all that is about it alike."""
        return [{"match": {TITLE_FOLDED: " ".join(self.coded)}}] if self.coded else []

    @property
    def pages(self) -> list[Clause]:
        """Clauses that find pages naming a concept."""
        return [_constant("pages.concepts", group, _PAGE) for group in self.groups]


NOTHING = Meaning()


def is_literal(question: Question) -> bool:
    """Whether it says so exactly what must be there that it is taken at its words."""
    return len(question.alternatives) != 1 or any(isinstance(one, Phrase) for one in question.alternatives[0])


def meaning_of(question: Question, understood: Sequence[Understood]) -> Meaning:
    """What a question means besides its words."""
    if is_literal(question):
        return NOTHING
    sure = [one for one in understood if one.sure]
    groups: dict[str, list[str]] = {}
    for one in sure:
        groups.setdefault(_CODES if one.match == CODE else one.matched, []).append(one.concept)
    return Meaning(
        tuple(map(tuple, groups.values())),
        is_all=not _besides(question.text, sure),
        names=tuple(one.names for one in sure),
        coded=tuple(dict.fromkeys(_first_names(one for one in sure if one.match == CODE))),
    )


def _first_names(coded: Iterable[Understood]) -> Iterator[str]:
    for one in islice(coded, _MOST_CODED):
        yield from (names[0] for language, names in one.names.items() if language and names)


def _besides(text: str, understood: Sequence[Understood]) -> bool:
    """Whether a question has words besides those that name concepts."""
    for one in understood:
        text = text.replace(one.matched, " ")
    return any(map(str.isalnum, text))


def _about(concepts: Sequence[str], weight: float) -> Iterator[Clause]:
    """Clauses for documents about the concepts."""
    for field, values in subject_fields(concepts).items():
        if field == DISEASES:
            yield _constant(field, values, _SUBJECT * weight)
            continue
        yield _constant(field, values, _RECORD)
        about = {"filter": [{"terms": {field: values}}], "must_not": [{"terms": {"kind": [*RECORDS]}}]}
        yield {"constant_score": {"filter": {"bool": about}, "boost": _GROUP * weight}}


def _one_of(clauses: Sequence[Clause]) -> Clause:
    return {"dis_max": {"queries": clauses}}


def _constant(field: str, values: Sequence[str], boost: float) -> Clause:
    return {"constant_score": {"filter": {"terms": {field: values}}, "boost": boost}}
