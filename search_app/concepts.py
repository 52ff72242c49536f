"""Diseases of the thesaurus: requests for them, and the answers as values. No I/O, as in `search` and `results`."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any

from search_app.results import several
from search_app.search import ENGINE_TIMEOUT
from search_app.understanding import concept_of

Body = dict[str, Any]

MOST_CONCEPTS = 20
_CODE, _EXACT, _FUZZY = "code", "exact", "fuzzy"
_CODE_FIELDS = ("id", "codes", "icd10", "icdo3", "topography")
_DEFAULT_LANGUAGE = "en"
_GROUPS: Body = {"terms": {"type": ["Site", "Family"]}}
_OF_GROUPS = 0.9
"""A disease comes before the site that bears its name, as neuroblastoma does."""

NOTHING_FOUND: Mapping[str, Any] = MappingProxyType({"hits": {"hits": ()}})
"""An answer without a hit."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A disease. `label` is its name in the reader's language, or in `label_language` where it has none there.

    `labels` and `synonyms` are by ISO 639-1 code; `definition` is in `definition_language`. `ambiguous` are those of
    the `acronyms` that other diseases have too; `provenance` has names by source and language. `replaced_by` is the
    identifier to use instead of one that was retired.
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
    site: tuple[str, ...]
    topography: tuple[str, ...]
    acronyms: tuple[str, ...]
    ambiguous: tuple[str, ...]
    definition: str | None
    definition_language: str | None
    source: tuple[str, ...]
    provenance: Mapping[str, Mapping[str, tuple[str, ...]]]
    retired: bool
    replaced_by: str | None


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
    found = {"boosting": {"positive": {"bool": {"should": should}}, "negative": _GROUPS, "negative_boost": _OF_GROUPS}}
    return {"query": found, "size": MOST_CONCEPTS, "timeout": ENGINE_TIMEOUT}


def matches_from(
    response: Mapping[str, Any], text: str, language: str, successors: Mapping[str, Any] = NOTHING_FOUND
) -> tuple[ConceptMatch, ...]:
    """The diseases in the answer to `to_concepts_request`, best first.

    What was retired gives way to what replaces it, which the answer to `to_successors_request` has.
    """
    current = {hit["_source"]["id"]: hit["_source"] for hit in successors["hits"]["hits"]}
    found = [_match(hit, current, text, language) for hit in response["hits"]["hits"]]
    return tuple({match.id: match for match in reversed(found)}.values())[::-1]


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
        synonyms=_by_language(source.get("synonyms", {})),
        codes=several(source.get("codes")),
        icd10=several(source.get("icd10")),
        icdo3=several(source.get("icdo3")),
        type=source.get("type"),
        parents=several(source.get("parents")),
        family=several(source.get("family")),
        site=several(source.get("site")),
        topography=several(source.get("topography")),
        acronyms=several(source.get("acronyms")),
        ambiguous=several(source.get("ambiguous")),
        definition=definitions.get(definition_language),
        definition_language=definition_language if definitions else None,
        source=several(source.get("source")),
        provenance={origin: _by_language(names) for origin, names in source.get("provenance", {}).items()},
        retired=bool(source.get("retired")),
        replaced_by=source.get("replaced_by") or None,
    )


def successors_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    """Identifiers of what replaces retired diseases in the answer to `to_concepts_request`."""
    return tuple(dict.fromkeys(filter(None, (hit["_source"].get("replaced_by") for hit in response["hits"]["hits"]))))


def to_successors_request(identifiers: Sequence[str]) -> Body:
    """The body of the search for the diseases that replace retired ones."""
    return {
        "query": {"bool": {"filter": [{"terms": {"id": identifiers}}]}},
        "size": len(identifiers),
        "timeout": ENGINE_TIMEOUT,
    }


def _match(
    hit: Mapping[str, Any], successors: Mapping[str, Mapping[str, Any]], text: str, language: str
) -> ConceptMatch:
    given = hit["_source"]
    source = successors.get(given.get("replaced_by", ""), given)
    concept, names = concept_from(source, language), several(source.get("names"))
    how = next((how for how in (_EXACT, _CODE) if how in hit.get("matched_queries", ())), _FUZZY)
    codes = (given["id"], *concept.codes, *concept.icd10, *concept.icdo3, *concept.topography)
    candidates = codes if how == _CODE else names
    return ConceptMatch(concept.id, concept.label, names, _nearest(candidates, text), how)


def _nearest(candidates: Iterable[str], text: str) -> str:
    folded = _folded(text)
    return max(candidates, key=lambda one: SequenceMatcher(None, _folded(one), folded).ratio(), default=text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _by_language(names: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {code: several(of_language) for code, of_language in names.items()}


def _best_language(texts: Mapping[str, str], language: str) -> str:
    """The reader's language where there is a text in it, else English, else any."""
    return next((code for code in (language, _DEFAULT_LANGUAGE, *texts) if code in texts), "")
