"""What a text means: concepts by their names and codes in it. No I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from search_app.candidates import Candidate, candidates_from
from search_app.coding import Coded, coded
from search_app.concepts import label_of, names_of
from search_app.matching import Found, Text
from search_app.results import several
from search_app.understood import BROADER, CODE, EXACT, FUZZY, Understood

MOST_CONCEPTS, MOST_CODED = 20, 100
"""Concepts that are told: of a code all that have it, as many diseases have the same code of ICD-10."""

_NEAR, _AS_NEAR = 0.6, 0.99
"""Least part of its letters that a name which resembles a text must have in common with it to be meant; part of what
the best has that another must have to be as likely."""

NOTHING_FOUND: Mapping[str, Any] = MappingProxyType({"hits": {"hits": ()}})
"""An answer without a hit."""


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A concept that a text may name: `matched` is the name or code that it holds or resembles, `match` how.

    `exact` is a name in any of its forms, `code` a code, `fuzzy` a name that is hardly different, `broader` what is
    wider than what was asked: a name within a longer one that is known too, or a code above the one asked.
    `ambiguous` when other concepts have the same name or code.
    """

    id: str
    label: str
    names: tuple[str, ...]
    matched: str
    match: str
    ambiguous: bool


class Recognised:
    """The concepts in the answer to `to_candidates_request` or `to_resembling_request`, looked for in the text once."""

    def __init__(self, response: Mapping[str, Any], text: str, languages: Sequence[str]) -> None:
        self._language = languages[0]
        self._text = Text(text, languages)
        self._by_code, self._by_name = _found(response, text, self._text)

    @property
    def leaves_open(self) -> bool:
        """Whether it is so little that names which resemble the text are wanted."""
        return not self._by_code and (not self._by_name or not self._text.is_explained(self._by_name[0]))

    def matches(self, successors: Mapping[str, Any] = NOTHING_FOUND) -> tuple[ConceptMatch, ...]:
        """The concepts, best first, with labels in the first of the languages.

        What was retired gives way to what replaces it, which the answer to `to_diseases_request` has.
        """
        current = {hit["_source"]["id"]: hit["_source"] for hit in successors["hits"]["hits"]}
        told = [_of_code(one, current, self._by_code, self._language) for one in self._by_code]
        told += [_of_name(one, self._by_name, self._language) for one in self._by_name]
        once = {match.id: match for match in reversed(told)}
        most = MOST_CODED if self._by_code and self._by_code[0].whole else MOST_CONCEPTS
        return tuple(reversed(once.values()))[:most]

    def above(self) -> tuple[Understood, ...]:
        """The concepts of the code above the one in the text."""
        wider = [one for one in self._by_code if one.match == BROADER]
        return tuple(
            _understood(one.candidate, one.code, BROADER, len(wider) > 1, True, self._language) for one in wider
        )

    def resembling(self) -> tuple[Understood, ...]:
        """The concepts that the text may mean though it names none: those whose names resemble it most, the shortest of
        them."""
        alike = [one for one in self._by_name if one.match == FUZZY and one.value >= _NEAR * self._text.letters(one)]
        near = [one for one in alike if one.value >= _AS_NEAR * alike[0].value]
        best = [one for one in near if len(one.name) == min(len(other.name) for other in near)]
        return tuple(
            _understood(one.candidate, self._text.words_of(one), FUZZY, len(best) > 1, len(best) == 1, self._language)
            for one in best
        )

    def understood(self) -> tuple[Understood, ...]:
        """The concepts that the text is sure to name, in the order of the text: by the longest names, and by codes."""
        named = sorted((one for one in self._by_name if one.match == EXACT), key=lambda one: (one.first, -one.value))
        own = [one for one in self._by_code if one.match == CODE]
        told = [_understood(one.candidate, one.code, one.match, _shares(one, own), True, self._language) for one in own]
        for one in named:
            shared = _same_span(one, named) > 1
            sure = not (shared and one.verbatim)
            words = self._text.words_of(one)
            told.append(_understood(one.candidate, words, one.match, shared, sure, self._language))
        return tuple({one.concept: one for one in reversed(told)}.values())[::-1]


def _found(response: Mapping[str, Any], text: str, of: Text) -> tuple[tuple[Coded, ...], tuple[Found, ...]]:
    """Concepts by code, and by name; a word that is both, as the acronym that is OncoTree's code too, is a name."""
    candidates = candidates_from(response)
    by_code, by_name = coded(text, candidates), of.named(candidates)
    if by_code and not by_code[0].whole and by_name and by_name[0].match == EXACT:
        acronyms = {one.candidate.source["id"] for one in by_name if one.verbatim}
        return tuple(one for one in by_code if one.candidate.source["id"] not in acronyms), by_name
    return by_code, by_name


def _of_code(one: Coded, successors: Mapping[str, Any], among: Sequence[Coded], language: str) -> ConceptMatch:
    source = successors.get(one.candidate.source.get("replaced_by", ""), one.candidate.source)
    return _match(source, one.code, one.match, _shares(one, among), language)


def _of_name(one: Found, among: Sequence[Found], language: str) -> ConceptMatch:
    return _match(one.candidate.source, one.name, one.match, _same_span(one, among) > 1, language)


def _match(source: Mapping[str, Any], matched: str, match: str, ambiguous: bool, language: str) -> ConceptMatch:
    label, _ = label_of(source, language)
    return ConceptMatch(source["id"], label, several(source.get("names")), matched, match, ambiguous)


def _understood(
    candidate: Candidate, matched: str, match: str, ambiguous: bool, sure: bool, language: str
) -> Understood:
    source = candidate.source
    identifier = source.get("replaced_by") or source["id"]
    label, label_language = label_of(source, language)
    return Understood(identifier, label, label_language, matched, match, ambiguous, sure, names_of(source))


def _shares(one: Coded, among: Sequence[Coded]) -> bool:
    return sum(other.code == one.code for other in among) > 1


def _same_span(one: Found, among: Sequence[Found]) -> int:
    return sum((other.first, other.last, other.match) == (one.first, one.last, one.match) for other in among)
