"""Diseases of the thesaurus: requests for them, and the answers as values. No I/O, as in `search` and `results`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search_app.results import several
from search_app.search import ENGINE_TIMEOUT
from search_app.understood import NamesByLanguage

Body = dict[str, Any]

_DEFAULT_LANGUAGE = "en"


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
    other_codes: tuple[str, ...]
    acronyms: tuple[str, ...]
    ambiguous: tuple[str, ...]
    definition: str | None
    definition_language: str | None
    source: tuple[str, ...]
    provenance: Mapping[str, Mapping[str, tuple[str, ...]]]
    retired: bool
    replaced_by: str | None

    @property
    def names(self) -> NamesByLanguage:
        """All names by language, acronyms in none."""
        return _names(self.labels, self.synonyms, self.acronyms)


def concept_from(source: Mapping[str, Any], language: str) -> Concept:
    """The disease as it is indexed, with its label in `language`."""
    definitions = source.get("definition") or {}
    label, label_language = label_of(source, language)
    definition_language = _best_language(definitions, language)
    return Concept(
        id=source["id"],
        label=label,
        label_language=label_language or _DEFAULT_LANGUAGE,
        labels=source.get("labels", {}),
        synonyms=_by_language(source.get("synonyms", {})),
        codes=several(source.get("codes")),
        icd10=several(source.get("icd10")),
        icdo3=several(source.get("icdo3")),
        type=source.get("type"),
        parents=several(source.get("parents")),
        family=several(source.get("family")),
        site=several(source.get("site")),
        topography=several(source.get("topography")),
        other_codes=several(source.get("other_codes")),
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
    """Identifiers of what replaces retired diseases in the answer to `to_candidates_request`."""
    return tuple(dict.fromkeys(filter(None, (hit["_source"].get("replaced_by") for hit in response["hits"]["hits"]))))


def to_diseases_request(identifiers: Sequence[str]) -> Body:
    """The body of the search for the diseases of these identifiers."""
    return {
        "query": {"bool": {"filter": [{"terms": {"id": identifiers}}]}},
        "size": len(identifiers),
        "_source": {"excludes": ["naming", "code_keys"]},
        "timeout": ENGINE_TIMEOUT,
    }


def _by_language(names: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {code: several(of_language) for code, of_language in names.items()}


def label_of(source: Mapping[str, Any], language: str) -> tuple[str, str]:
    """The name of a stored concept in the reader's language, else in English, else in any, and that language; its
    identifier, in none, where it has no name."""
    labels = source.get("labels", {})
    code = _best_language(labels, language)
    return labels.get(code, source["id"]), code


def names_of(source: Mapping[str, Any]) -> NamesByLanguage:
    """All names of a stored concept by language, acronyms in none."""
    return _names(source.get("labels", {}), _by_language(source.get("synonyms", {})), several(source.get("acronyms")))


def _names(
    labels: Mapping[str, str], synonyms: Mapping[str, tuple[str, ...]], acronyms: tuple[str, ...]
) -> NamesByLanguage:
    named = {code: (label, *synonyms.get(code, ())) for code, label in labels.items()}
    return {"": acronyms, **synonyms, **named}


def _best_language(texts: Mapping[str, str], language: str) -> str:
    """The reader's language where there is a text in it, else English, else any."""
    return next((code for code in (language, _DEFAULT_LANGUAGE, *texts) if code in texts), "")
