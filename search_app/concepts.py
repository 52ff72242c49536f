"""Diseases of the thesaurus: requests for them, and the answers as values. No I/O, as in `search` and `results`."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from search_app.results import several
from search_app.search import ENGINE_TIMEOUT
from search_app.understanding import concept_of

Body = dict[str, Any]

MOST_CONCEPTS = 20
_CODE, _EXACT, _FUZZY = "code", "exact", "fuzzy"
_CODE_FIELDS = ("id", "codes", "icd10", "icdo3")
_DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Concept:
    """A disease. `label` is its name in the reader's language, or in `label_language` where it has none there.

    `labels` and `synonyms` are by ISO 639-1 code; `definition` is in `definition_language`.
    """

    id: str
    label: str
    label_language: str
    labels: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    codes: tuple[str, ...]
    icd10: tuple[str, ...]
    icdo3: tuple[str, ...]
    type: str | None
    parents: tuple[str, ...]
    family: tuple[str, ...]
    definition: str | None
    definition_language: str | None
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A disease that a text may name: `matched` is the name or code that it resembles, `match` how."""

    id: str
    label: str
    names: tuple[str, ...]
    matched: str
    match: str


def to_concepts_request(text: str) -> Body:
    """The body of the search for diseases by code, exact name, beginning of a name, or nearly."""
    code = concept_of(text) or text.upper()
    coded = [{"term": {field: {"value": code, "boost": 100}}} for field in _CODE_FIELDS]
    nearly = {"names": {"query": text, "fuzziness": "AUTO", "operator": "and", "prefix_length": 1}}
    should = [
        {"bool": {"should": coded, "_name": _CODE}},
        {"term": {"names.exact": {"value": text, "boost": 50, "_name": _EXACT}}},
        {"match": {"names.autocomplete": {"query": text, "operator": "and", "boost": 2}}},
        {"match": nearly},
    ]
    return {"query": {"bool": {"should": should}}, "size": MOST_CONCEPTS, "timeout": ENGINE_TIMEOUT}


def matches_from(response: Mapping[str, Any], text: str, language: str) -> tuple[ConceptMatch, ...]:
    """The diseases in the answer to `to_concepts_request`, best first."""
    return tuple(_match(hit, text, language) for hit in response["hits"]["hits"])


def concept_from(source: Mapping[str, Any], language: str) -> Concept:
    """The disease as it is indexed, with its label in `language`."""
    labels, definitions = source.get("labels", {}), source.get("definition") or {}
    label_language = _best_language(labels, language)
    definition_language = _best_language(definitions, language)
    return Concept(
        id=source["id"],
        label=labels.get(label_language, source["id"]),
        label_language=label_language or _DEFAULT_LANGUAGE,
        labels=labels,
        synonyms={code: tuple(several(names)) for code, names in source.get("synonyms", {}).items()},
        codes=several(source.get("codes")),
        icd10=several(source.get("icd10")),
        icdo3=several(source.get("icdo3")),
        type=source.get("type"),
        parents=several(source.get("parents")),
        family=several(source.get("family")),
        definition=definitions.get(definition_language),
        definition_language=definition_language if definitions else None,
        source=several(source.get("source")),
    )


def _match(hit: Mapping[str, Any], text: str, language: str) -> ConceptMatch:
    source = hit["_source"]
    concept, names = concept_from(source, language), several(source.get("names"))
    how = next((how for how in (_EXACT, _CODE) if how in hit.get("matched_queries", ())), _FUZZY)
    candidates = (concept.id, *concept.codes, *concept.icd10, *concept.icdo3) if how == _CODE else names
    return ConceptMatch(concept.id, concept.label, names, _nearest(candidates, text), how)


def _nearest(candidates: Iterable[str], text: str) -> str:
    folded = _folded(text)
    return max(candidates, key=lambda one: SequenceMatcher(None, _folded(one), folded).ratio(), default=text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _best_language(texts: Mapping[str, str], language: str) -> str:
    """The reader's language where there is a text in it, else English, else any."""
    return next((code for code in (language, _DEFAULT_LANGUAGE, *texts) if code in texts), "")
