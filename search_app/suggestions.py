"""What a reader may be about to type: names of diseases and titles that begin so. No I/O."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mappings.fields import TITLE_AUTOCOMPLETE
from search_app.concepts import concept_from

Body = dict[str, Any]

MOST_SUGGESTIONS = 10
_CONCEPTS = 5
"""Names of diseases at most, where there are titles too."""

_TIMEOUT = "500ms"
"""A suggestion that comes later than the next letter is of no use."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for. `type` is `concept` or `title`; `concept` the identifier of the disease, if it is one."""

    text: str
    type: str
    concept: str | None = None


def to_suggest_request(text: str, language: str) -> tuple[Body, Body]:
    """Bodies of two searches: for titles, and for names of diseases, that have words beginning as those of `text`."""
    titles = {
        "query": {
            "bool": {
                "must": [_begins(TITLE_AUTOCOMPLETE, text)],
                "should": [{"constant_score": {"filter": {"term": {"language": language}}, "boost": 10}}],
            }
        },
        "size": 2 * MOST_SUGGESTIONS,
        "_source": ["display_title"],
        "timeout": _TIMEOUT,
    }
    concepts = {
        "query": _begins("names.autocomplete", text),
        "size": MOST_SUGGESTIONS,
        "_source": ["id", "labels"],
        "timeout": _TIMEOUT,
    }
    return titles, concepts


def suggestions_from(answers: Sequence[Mapping[str, Any]], language: str) -> tuple[Suggestion, ...]:
    """At most ten suggestions from the answers to both searches, each text once; an answer that failed adds none."""
    titles, concepts = (_sources(answer) for answer in answers)
    named = [concept_from(source, language) for source in concepts]
    diseases = [Suggestion(concept.label, "concept", concept.id) for concept in named]
    works = [Suggestion(source["display_title"], "title") for source in titles]
    first = diseases[: max(_CONCEPTS, MOST_SUGGESTIONS - len(works))]
    once = {suggestion.text.casefold(): suggestion for suggestion in reversed([*first, *works])}
    return tuple(reversed(once.values()))[:MOST_SUGGESTIONS]


def _begins(field: str, text: str) -> Body:
    return {"match": {field: {"query": text, "operator": "and"}}}


def _sources(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (hit["_source"] for hit in answer.get("hits", {}).get("hits", ()))
