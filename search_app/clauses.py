"""From a question to the clauses of Elasticsearch that find and rank what it asks for.

What is found: one or two words must be somewhere in the document, in its title, its catalogue entry or on any of its
pages; of more words a few must meet on one page or in the title, as people then write whole sentences; a phrase must
always be there. What ranks: the best page and the title, by all the words.

Readers who type two words expect to find both. Asking the same of more costs much, measured as nDCG@10 on 1,000
questions in 24 languages: .826 where any word will do, .820 so from three words on, .816 with two of three words and
15 % of more, .772 with two of three to six and 30 % of more, .746 with all of three and half of four or five.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mappings.fields import DOCUMENT_FIELDS, PAGE_FIELDS, PAGES, SearchField
from search_app.meaning import NOTHING, Meaning
from search_app.operators import beginning
from search_app.question import Phrase, Prefix, Question, Term, Word
from search_app.understanding import concept_of

Clause = dict[str, Any]
Terms = Sequence[Term]

FEW = 2
"""Terms that must all be found."""

SPREAD = 4
"""Terms that may stand apart, if all are found: on several pages, or one in the title."""

SOME, MOST = "2<2 3<15%", "2<2 3<50%"
"""How many words of a longer question must meet: in a language's own field, and in the neutral ones, which know no stop
words, so that a few words there could be "of the in"."""

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
    """The clauses of one question, in the fields of `languages` and the neutral ones, and of what it means."""

    def __init__(self, question: Question, languages: Sequence[str], meaning: Meaning = NOTHING) -> None:
        self._question, self._meaning = question, meaning
        self._pages = Fields.of(PAGE_FIELDS, languages)
        self._documents = Fields.of(DOCUMENT_FIELDS, languages)

    def query(self, inner_hits: Clause | None = None) -> Clause:
        """Finds and scores documents; `inner_hits` says which of their pages are told, and how."""
        question = self._question
        if question.senseless:
            return {"match_none": {}}
        if self._meaning.groups:
            return self._words_or_meaning(inner_hits)
        parts = {
            "must": [self._scored(inner_hits)] if question.alternatives else [],
            "filter": self._required(),
            "must_not": self._excluded(),
        }
        clause = {occurs: clauses for occurs, clauses in parts.items() if clauses}
        return {"bool": clause} if clause else {"match_all": {}}

    def pages(self, inner_hits: Clause) -> Clause:
        """Finds documents by their pages alone, to tell which pages of a known document match."""
        on_pages = [*self._on_pages(), *self._meaning.pages]
        return _nested(on_pages, inner_hits) if self._question.alternatives else {"match_none": {}}

    def _words_or_meaning(self, inner_hits: Clause | None) -> Clause:
        """Documents that have the words, or are about what they mean; both count, so that both come first."""
        pages = _nested([*self._on_pages(), *self._meaning.pages], inner_hits)
        words = [clause for terms in self._question.alternatives for clause in _scoring(terms, self._documents)]
        meant, required, excluded = self._meaning.documents, self._required(), self._excluded()
        clause: Clause = {"should": [pages, *words, *meant]}
        clause |= {"filter": [_any([*required, *meant])]} if required else {"minimum_should_match": 1}
        return {"bool": clause | ({"must_not": excluded} if excluded else {})}

    def _scored(self, inner_hits: Clause | None) -> Clause:
        should = [_nested(self._on_pages(), inner_hits)]
        for terms in self._question.alternatives:
            should += [*_scoring(terms, self._documents), *_coded(terms)]
        return _any(should)

    def _on_pages(self) -> list[Clause]:
        return [clause for terms in self._question.alternatives for clause in _scoring(terms, self._pages)]

    def _required(self) -> list[Clause]:
        alternatives = self._question.alternatives
        if all(len(terms) == 1 for terms in alternatives):
            return []  # what scores is then exactly what must be found
        return [_any([_all(self._required_of(terms)) for terms in alternatives])]

    def _required_of(self, terms: Terms) -> list[Clause]:
        if len(terms) <= FEW:
            return [self._somewhere(term) for term in terms]
        words = [term for term in terms if isinstance(term, Word)]
        phrases = [self._somewhere(term) for term in _phrases(terms)]
        return [self._together(words), *phrases] if words else phrases

    def _somewhere(self, term: Term) -> Clause:
        """The term anywhere in the document. A word that is a stop word in one of the languages is not asked for."""
        found = [_nested(_scoring([term], self._pages)), *_scoring([term], self._documents), *_coded([term])]
        if isinstance(term, Word) and not term.compound:
            found += [
                {"match": {field.name: {"query": term.text, "zero_terms_query": "all"}}}
                for field in self._documents.own
            ]
        return _any(found)

    def _together(self, words: Terms) -> Clause:
        """Enough of the words on one page or in one field of the document, or all of a few anywhere in it."""
        apart = [_all([self._somewhere(word) for word in words])] if len(words) <= SPREAD else []
        return _any([_nested(_enough(words, self._pages)), *_enough(words, self._documents), *apart])

    def _excluded(self) -> list[Clause]:
        clauses: list[Clause] = []
        for term in self._question.excluded:
            clauses += [_nested(_scoring([term], self._pages)), *_scoring([term], self._documents)]
        return clauses


def _scoring(terms: Terms, fields: Fields) -> list[Clause]:
    """Clauses that score by any of the terms."""
    plain, compound = _words(terms)
    clauses = [*_matches(plain, fields)] if plain else []
    for word in compound:
        clauses += [_phrase(word, field.name, field.boost) for field in (*fields.own, *fields.neutral)]
    for phrase in _phrases(terms):
        clauses += [_phrase(phrase, field.name, _PHRASE_BOOST) for field in fields.neutral]
    return clauses


def _words(terms: Terms) -> tuple[list[Term], list[Term]]:
    """The words, and those that are written of several parts, which then must stand together.

    In a long question no word must be there, so the parts of one count as words.
    """
    words: list[Term] = [term for term in terms if isinstance(term, Word)]
    if len(terms) > FEW:
        return words, []
    return [word for word in words if not _compound(word)], [word for word in words if _compound(word)]


def _compound(term: Term) -> bool:
    return isinstance(term, Word) and term.compound


def _phrases(terms: Terms) -> list[Term]:
    return [term for term in terms if isinstance(term, Phrase)]


def _matches(words: Terms, fields: Fields) -> Iterable[Clause]:
    text = _joined(words)
    for field in (*fields.own, *fields.neutral):
        yield {"match": {field.name: {"query": text, "boost": field.boost}}}


def _enough(words: Terms, fields: Fields) -> list[Clause]:
    text = _joined(words)
    return [
        {"match": {field.name: {"query": text, "minimum_should_match": enough}}}
        for group, enough in ((fields.own, SOME), (fields.neutral, MOST))
        for field in group
    ]


def _joined(words: Terms) -> str:
    return " ".join(word.text for word in words)


def _phrase(term: Term, field: str, boost: float) -> Clause:
    if isinstance(term, Prefix):
        return beginning(term, field, boost)
    return {"match_phrase": {field: {"query": term.text, "boost": boost}}}


def _coded(terms: Terms) -> list[Clause]:
    """Documents about the disease whose code is one of the terms."""
    concepts = filter(None, (concept_of(term.text) for term in terms))
    return [{"term": {"concepts": {"value": concept, "boost": _CODE_BOOST}}} for concept in concepts]


def _nested(should: list[Clause], inner_hits: Clause | None = None) -> Clause:
    told = {} if inner_hits is None else {"inner_hits": inner_hits}
    return {"nested": {"path": PAGES, "score_mode": "max", "query": _any(should), **told}}


def _any(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"should": clauses, "minimum_should_match": 1}}


def _all(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": clauses}}
