"""From the restrictions of a question to clauses of Elasticsearch, around the clause that finds and ranks its words.

On one side of OR several values of one restriction are alternatives and different ones narrow, as facets do; all that
is wanted of a title must be in it. A code stands for the concepts that have it, which `codes` asks the thesaurus for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from mappings.fields import DISEASES, subject_fields
from mappings.languages import FOLDED
from search_app.question import Phrase, Prefix, Question, Restriction, Side, Term
from search_app.restrictions import CODES, Concepts

Clause = dict[str, Any]

_TITLE = "title"
_FIELDS: Mapping[str, str] = {"lang": "languages", "site": "site"}


@dataclass(frozen=True)
class Restrictions:
    """The restrictions of a question, in titles of `languages`; `concepts` are those that its codes mean."""

    question: Question
    languages: Sequence[str]
    concepts: Concepts

    def around(self, scored: Clause, words: Callable[[Question], Clause]) -> Clause:
        """`scored`, which finds and ranks the words of the question, within its restrictions.

        `words` makes a clause that finds what a question without restrictions asks for.
        """
        if not self.question.restrictions:
            return scored
        barred = [clause for one in self.question.barred for clause in self._holding([one])]
        restricted: Clause = {"must_not": barred} if barred else {}
        if len(self.question.sides) > 1:
            sides = [[words(self._plain(side)), *self._holding(side.restrictions)] for side in self.question.sides]
            wanted = {"bool": {"should": [{"bool": {"filter": side}} for side in sides]}}
            return {"bool": {"filter": [wanted], "should": [scored], **restricted}}
        held = [clause for side in self.question.sides for clause in self._holding(side.restrictions)]
        return {"bool": {"must": [scored, *held], **restricted}}

    def _plain(self, side: Side) -> Question:
        """What one side of OR asks for in words, with the exclusions, which hold for all sides."""
        return Question((side.terms,) if side.terms else (), self.question.excluded)

    def _holding(self, restrictions: Sequence[Restriction]) -> list[Clause]:
        """A clause for each kind of restriction; those of titles score, the others do not."""
        titles = [self._in_title(one.term) for one in restrictions if one.name == _TITLE]
        others = sorted((one for one in restrictions if one.name != _TITLE), key=lambda one: one.name)
        kinds = groupby(others, key=lambda one: one.name)
        return [*titles, *({"bool": {"filter": [self._one_of(name, [*group])]}} for name, group in kinds)]

    def _one_of(self, name: str, group: Sequence[Restriction]) -> Clause:
        if name in CODES:
            return _about([concept for one in group for concept in self.concepts.get(one, ())])
        return {"terms": {_FIELDS[name]: [one.term.text for one in group]}}

    def _in_title(self, term: Term) -> Clause:
        fields = [f"{_TITLE}.{FOLDED}"]
        if not isinstance(term, Phrase):
            fields += [f"{_TITLE}.{language}" for language in self.languages]
        return {"dis_max": {"queries": [_matching(term, field) for field in fields]}}


def beginning(term: Term, field: str, boost: float = 1.0) -> Clause:
    """Finds words that begin so, without the engine's own signs for it, which the text could bring along."""
    return {"match_bool_prefix": {field: {"query": term.text, "operator": "and", "boost": boost}}}


def _matching(term: Term, field: str) -> Clause:
    if isinstance(term, Prefix):
        return beginning(term, field)
    if isinstance(term, Phrase):
        return {"match_phrase": {field: {"query": term.text}}}
    return {"match": {field: {"query": term.text, "operator": "and"}}}


def _about(concepts: Sequence[str]) -> Clause:
    """Documents about any of the concepts; none without a concept, as of a code that nothing has."""
    held = subject_fields(concepts) or {DISEASES: []}
    return {"bool": {"should": [{"terms": {field: values}} for field, values in held.items()]}}
