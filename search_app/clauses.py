"""From a question to the clauses of Elasticsearch that find and rank what it asks for.

What is found: of up to three words and phrases each must be somewhere in the document, in its title, its catalogue
entry or on any of its pages; of more words a part must meet on one page or in the title, as people then write whole
sentences. What ranks: the best page and the title, by all the words.

Asking for all words of long questions costs much (measured as nDCG@10: .50 with three quarters of the words, .87 with
one quarter, .89 with any), but readers who type two words expect to find both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mappings.fields import DOCUMENT_FIELDS, PAGE_FIELDS, PAGES, SearchField
from search_app.question import Phrase, Question, Term
from search_app.understanding import concept_of

Clause = dict[str, Any]
Terms = Sequence[Term]

FEW = 3
"""Terms that must all be found."""

SOME, MOST = "3<50% 5<30%", "3<80%"
"""How many words of a long question must meet: in a language's own field, and in the folded ones, which know no stop
words, so that a third of a sentence would there be "of the in"."""

_PHRASE_BOOST, _CODE_BOOST = 1.0, 8.0
_LANGUAGE = "{language}"


@dataclass(frozen=True)
class Fields:
    """Searched fields with their boosts: those of single languages, and the neutral ones for every language."""

    own: tuple[SearchField, ...]
    neutral: tuple[SearchField, ...]

    @classmethod
    def of(cls, table: Iterable[SearchField], languages: Sequence[str]) -> "Fields":
        """The fields of `table`, those of a language once for each of `languages`."""
        own, neutral = [], []
        for field in table:
            if _LANGUAGE in field.name:
                own += [SearchField(field.name.replace(_LANGUAGE, code), field.boost) for code in languages]
            else:
                neutral.append(field)
        return cls(tuple(own), tuple(neutral))


class Clauses:
    """The clauses of one question, in the fields of `languages` and the neutral ones."""

    def __init__(self, question: Question, languages: Sequence[str]) -> None:
        self._question = question
        self._pages = Fields.of(PAGE_FIELDS, languages)
        self._documents = Fields.of(DOCUMENT_FIELDS, languages)

    def query(self, inner_hits: Clause | None = None) -> Clause:
        """Finds and scores documents; `inner_hits` says which of their pages are told, and how."""
        question = self._question
        if question.senseless:
            return {"match_none": {}}
        parts = {
            "must": [self._scored(inner_hits)] if question.alternatives else [],
            "filter": self._required(),
            "must_not": self._excluded(),
        }
        clause = {occurs: clauses for occurs, clauses in parts.items() if clauses}
        return {"bool": clause} if clause else {"match_all": {}}

    def pages(self, inner_hits: Clause) -> Clause:
        """Finds documents by their pages alone, to tell which pages of a known document match."""
        return _nested(self._on_pages(), inner_hits) if self._question.alternatives else {"match_none": {}}

    def _scored(self, inner_hits: Clause | None) -> Clause:
        should = [_nested(self._on_pages(), inner_hits)]
        for terms in self._question.alternatives:
            should += [*_scoring(terms, self._documents), *_coded(terms)]
        return _any(should)

    def _on_pages(self) -> list[Clause]:
        return [clause for terms in self._question.alternatives for clause in _scoring(terms, self._pages)]

    def _required(self) -> list[Clause]:
        alternatives = self._question.alternatives
        if all(len(terms) == 1 or (len(terms) > FEW and len(_plain(terms)) == len(terms)) for terms in alternatives):
            return []  # what scores is then exactly what must be found
        return [_any([_all(self._required_of(terms)) for terms in alternatives])]

    def _required_of(self, terms: Terms) -> list[Clause]:
        if len(terms) <= FEW:
            return [self._somewhere(term) for term in terms]
        plain = _plain(terms)
        special = [self._somewhere(term) for term in terms if term not in plain]
        return [self._together(plain), *special] if plain else special

    def _somewhere(self, term: Term) -> Clause:
        """The term anywhere in the document. A word that is a stop word in one of the languages is not asked for."""
        found = [_nested(_scoring([term], self._pages)), *_scoring([term], self._documents), *_coded([term])]
        if _plain([term]):
            found += [
                {"match": {field.name: {"query": term.text, "zero_terms_query": "all"}}}
                for field in self._documents.own
            ]
        return _any(found)

    def _together(self, words: Terms) -> Clause:
        return _any([_nested(_scoring(words, self._pages)), *_scoring(words, self._documents)])

    def _excluded(self) -> list[Clause]:
        clauses: list[Clause] = []
        for term in self._question.excluded:
            clauses += [_nested(_scoring([term], self._pages)), *_scoring([term], self._documents)]
        return clauses


def _scoring(terms: Terms, fields: Fields) -> list[Clause]:
    """Clauses that score by any of the terms; of many words a part must meet in one field."""
    plain = _plain(terms)
    clauses = [*_matches(plain, fields)] if plain else []
    for term in terms:
        if isinstance(term, Phrase):
            clauses += [_phrase(term, field.name, _PHRASE_BOOST) for field in fields.neutral]
        elif term.compound:
            clauses += [_phrase(term, field.name, field.boost) for field in (*fields.own, *fields.neutral)]
    return clauses


def _matches(words: Terms, fields: Fields) -> Iterable[Clause]:
    text = " ".join(word.text for word in words)
    for group, enough in ((fields.own, SOME), (fields.neutral, MOST)):
        partly = {"minimum_should_match": enough} if len(words) > FEW else {}
        yield from ({"match": {field.name: {"query": text, "boost": field.boost, **partly}}} for field in group)


def _phrase(term: Term, field: str, boost: float) -> Clause:
    return {"match_phrase": {field: {"query": term.text, "boost": boost}}}


def _coded(terms: Terms) -> list[Clause]:
    """Documents about the disease whose code is one of the terms."""
    concepts = filter(None, (concept_of(term.text) for term in terms))
    return [{"term": {"concepts": {"value": concept, "boost": _CODE_BOOST}}} for concept in concepts]


def _plain(terms: Terms) -> list[Term]:
    """The terms that are single words, of one part each."""
    return [term for term in terms if not isinstance(term, Phrase) and not term.compound]


def _nested(should: list[Clause], inner_hits: Clause | None = None) -> Clause:
    told = {} if inner_hits is None else {"inner_hits": inner_hits}
    return {"nested": {"path": PAGES, "score_mode": "max", "query": _any(should), **told}}


def _any(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"should": clauses, "minimum_should_match": 1}}


def _all(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": clauses}}
