"""From a question to the clauses of Elasticsearch that find and rank what it asks for.

What is found: one or two words must be somewhere in the document, in its title, its catalogue entry or on any of its
pages, a compound whole or in its parts, the second also as a word that begins so; of more words any will do, and any
that begins so, as people then write whole sentences, and so of two where hardly anything has both; a phrase must always
be there. What ranks: the best page and the title, by all the words and by how they begin, and how the document begins
by their letters.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from mappings.decompounding import parts_of
from mappings.fields import DOCUMENT_FIELDS, PAGE_FIELDS, PAGES
from search_app.meaning import NOTHING, Meaning
from search_app.operators import beginning
from search_app.question import Phrase, Prefix, Question, Term, Word
from search_app.searched import Field, Fields
from search_app.understanding import concept_of

Clause = dict[str, Any]
Terms = Sequence[Term]

FEW = 2
"""Words that must all be found: readers who type two expect both. Of three words two, or half of more, cost .05 of
nDCG@10 (docs/search.md)."""

MOST = "-50%"
"""How many words of a longer question must meet in a neutral field, which knows no stop words: a few words there could
be "of the in". At most half of them may be missing."""

_PHRASE_BOOST, _CODE_BOOST = 1.0, 8.0
_ALL_THERE = 100.0
"""What having all the words counts where any of them will do: more than any of them."""

_BOTH, _SHORT_WORD, _LONG_WORD = 0.5, 6, 12
"""What the lesser of a word's stem and its beginning counts beside the other, as what has the one mostly has the other;
and letters of words: the beginning of a short one counts as its field does, that of a long one half as much again."""

_ALIKE = 200
"""Letters of a question that rank by how documents begin: all of most; a clause each and for each language searched."""

_PARTS = 0.5
"""What the parts of a compound count beside the whole of it."""


class Clauses:
    """The clauses of one question, in the fields of `languages` and the neutral ones, and of what it means; with
    `any_word` any word will do of a short question too."""

    def __init__(
        self, question: Question, languages: Sequence[str], meaning: Meaning = NOTHING, *, any_word: bool = False
    ) -> None:
        self._question, self._meaning, self._any_word = question, meaning, any_word
        self._pages = Fields.of(PAGE_FIELDS, languages, question.text)
        self._documents = Fields.of(DOCUMENT_FIELDS, languages, question.text)

    def query(self, inner_hits: Clause | None = None) -> Clause:
        """Finds and scores documents; `inner_hits` says which of their pages are told, and how.

        Documents that have the words, or are about what they mean; both count, so that both come first.
        """
        question = self._question
        if question.senseless:
            return {"match_none": {}}
        found = bool(question.alternatives)
        parts = {
            "must": [_any(self._finding(inner_hits))] if found else [],
            "should": [*self._preferred(), *self._all_there(), *self._meaning.titles] if found else [],
            "filter": self._required(any_word=self._any_word),
            "must_not": self._excluded(),
        }
        clause = {occurs: clauses for occurs, clauses in parts.items() if clauses}
        return {"bool": clause} if clause else {"match_all": {}}

    def pages(self, inner_hits: Clause) -> Clause:
        """Finds documents by their pages alone, to tell which pages of a known document match."""
        return self._on_pages(inner_hits) if self._question.alternatives else {"match_none": {}}

    def _finding(self, inner_hits: Clause | None) -> list[Clause]:
        alternatives = self._question.alternatives
        words = [clause for terms in alternatives for clause in self._scoring(terms, self._documents)]
        meant = self._meaning.documents or [clause for terms in alternatives for clause in _coded(terms)]
        return [self._on_pages(inner_hits), *words, *meant]

    def _on_pages(self, inner_hits: Clause | None) -> Clause:
        words = [clause for terms in self._question.alternatives for clause in self._scoring(terms, self._pages)]
        return _nested([*words, *self._meaning.pages], self._ranking(self._pages), inner_hits)

    def _ranking(self, fields: Fields) -> list[Clause]:
        few = [terms for terms in self._question.alternatives if not self._is_long(terms)]
        words = [term for terms in few for term in terms if isinstance(term, Word)]
        return [_match(field.name, _joined(words), boost=field.boost) for field in fields.ranking] if words else []

    def _preferred(self) -> list[Clause]:
        """What ranks a document: its title by how words begin, and how it begins by the letters of all of them."""
        text = self._question.text[:_ALIKE]
        leads = [_match(field.name, text, boost=field.boost) for field in self._documents.grams]
        return [*self._ranking(self._documents), *leads]

    def _scoring(self, terms: Terms, fields: Fields) -> list[Clause]:
        return _scoring(terms, fields, long=self._is_long(terms))

    def _is_long(self, terms: Terms) -> bool:
        return self._any_word or len(terms) > FEW

    def _all_there(self) -> list[Clause]:
        """What makes documents that have all the words the first, where any will do."""
        required = self._required(any_word=False) if self._any_word else []
        return [{"constant_score": {"filter": clause, "boost": _ALL_THERE}} for clause in required]

    def _required(self, *, any_word: bool) -> list[Clause]:
        alternatives = [self._required_of(terms, any_word) for terms in self._question.alternatives]
        if not all(alternatives):
            return []  # what scores is then exactly what must be found
        return [_any([*map(_all, alternatives), *self._meaning.documents])] if alternatives else []

    def _required_of(self, terms: Terms, any_word: bool) -> list[Clause]:
        """What of the terms must be there besides any of them."""
        if len(terms) == 1 and any_word == self._any_word:
            return []
        return [self._somewhere(term) for term in (_phrases(terms) if any_word or len(terms) > FEW else terms)]

    def _somewhere(self, term: Term) -> Clause:
        """The term anywhere in the document, or a word that begins so, as another term has found the document.

        A word that is a stop word in one of the languages is not asked for.
        """
        on_pages, in_document = _scoring([term], self._pages), [*_scoring([term], self._documents), *_coded([term])]
        if isinstance(term, Word) and not term.compound:
            on_pages += [_match(field.name, term.text) for field in self._pages.ranking]
            in_document += [_match(field.name, term.text) for field in self._documents.ranking]
            in_document += [_match(field.name, term.text, zero_terms_query="all") for field in self._documents.own]
        return _any([_nested(on_pages), *in_document])

    def _excluded(self) -> list[Clause]:
        clauses: list[Clause] = []
        for term in self._question.excluded:
            clauses += [_nested(_scoring([term], self._pages)), *_scoring([term], self._documents)]
        return clauses


def is_short(question: Question) -> bool:
    """Whether all words of the question must be found."""
    return all(len(terms) <= FEW for terms in question.alternatives)


def _scoring(terms: Terms, fields: Fields, *, long: bool = False) -> list[Clause]:
    """Clauses that find and score by any of the terms; of a `long` question also by how words begin."""
    plain, hyphened = _words(terms, apart=long)
    clauses = [*_matches(plain, fields, long=long)] if plain else []
    for word in hyphened:
        clauses += [_phrase(word, field.name, field.boost) for field in fields.finding if not field.begins]
    for phrase in _phrases(terms):
        clauses += [_phrase(phrase, field.name, _PHRASE_BOOST) for field in fields.neutral]
    return [*clauses, *(clause for word in plain for clause in _parts(word, fields))]


def _matches(words: Sequence[Word], fields: Fields, *, long: bool) -> Iterator[Clause]:
    """Clauses that find by any of the words, in the neutral fields of many words by most of them."""
    text = _joined(words)
    enough = {"minimum_should_match": MOST} if len(words) > FEW else {}
    if long:
        yield from (_whole_or_begun(word, of_one) for of_one in fields.by_language() for word in words)
    else:
        yield from (_match(field.name, text, boost=field.boost) for field in fields.own)
    yield from (_match(field.name, text, boost=field.boost, **enough) for field in fields.neutral)


def _whole_or_begun(word: Word, fields: Sequence[Field]) -> Clause:
    """The word, or one that begins so, which tells the more the longer it is."""
    told = (min(len(word.text), _LONG_WORD) + _SHORT_WORD) / (_SHORT_WORD * 2)
    matches = [_match(field.name, word.text, boost=field.boost * (told if field.begins else 1)) for field in fields]
    return {"dis_max": {"queries": matches, "tie_breaker": _BOTH}}


def _words(terms: Terms, *, apart: bool) -> tuple[list[Word], list[Word]]:
    """The words, and those that are written of several parts, which then must stand together.

    Where no word must be there, the parts of one count as words: `apart`.
    """
    words = [term for term in terms if isinstance(term, Word)]
    if apart:
        return words, []
    return [word for word in words if not word.compound], [word for word in words if word.compound]


def _phrases(terms: Terms) -> list[Term]:
    return [term for term in terms if isinstance(term, Phrase)]


def _parts(word: Term, fields: Fields) -> Iterator[Clause]:
    """The parts of a compound together, as in `Krebs der Bauchspeicheldrüse`."""
    for field in fields.own:
        if parts := parts_of(word.text, field.language or ""):
            yield _match(field.name, " ".join(parts), operator="and", boost=_PARTS * field.boost)


def _match(field: str, text: str, **options: Any) -> Clause:
    return {"match": {field: {"query": text, **options}}}


def _joined(words: Sequence[Term]) -> str:
    return " ".join(word.text for word in words)


def _phrase(term: Term, field: str, boost: float) -> Clause:
    if isinstance(term, Prefix):
        return beginning(term, field, boost)
    return {"match_phrase": {field: {"query": term.text, "boost": boost}}}


def _coded(terms: Terms) -> list[Clause]:
    """Documents about the disease whose code is one of the terms."""
    concepts = filter(None, (concept_of(term.text) for term in terms))
    return [{"term": {"concepts": {"value": concept, "boost": _CODE_BOOST}}} for concept in concepts]


def _nested(finding: list[Clause], ranking: Sequence[Clause] = (), inner_hits: Clause | None = None) -> Clause:
    told = {} if inner_hits is None else {"inner_hits": inner_hits}
    query = {"bool": {"must": [_any(finding)], "should": [*ranking]}} if ranking else _any(finding)
    return {"nested": {"path": PAGES, "score_mode": "max", "query": query, **told}}


def _any(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"should": clauses, "minimum_should_match": 1}}


def _all(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": clauses}}
