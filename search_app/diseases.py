"""Names of diseases for the values of a facet, asked of the thesaurus once and remembered for a while."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from search_app.classification import Narrower
from search_app.concepts import concept_from
from search_app.facets import FacetValue
from search_app.search import ENGINE_TIMEOUT

_REMEMBERED_S = 600.0
"""After this a thesaurus that was loaded meanwhile is seen, and names that were changed."""

_MOST = 50_000
_LANGUAGES = 4


class DiseaseNames:
    """Labels by identifier and language. What the thesaurus doesn't know stands for itself."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._labels: dict[tuple[str, str], str] = {}
        self._until = clock() + _REMEMBERED_S

    def unknown(self, values: Iterable[FacetValue], language: str) -> list[str]:
        """Identifiers among the values that the thesaurus has not been asked for."""
        if self._clock() > self._until or len(self._labels) > _MOST:
            self._labels.clear()
            self._until = self._clock() + _REMEMBERED_S
        return [one.value for one in values if (one.value, language) not in self._labels]

    def learn(self, response: Mapping[str, Any], asked: Iterable[str], language: str) -> None:
        """Remembers the answer to `to_names_request`."""
        found = (concept_from(hit["_source"], language) for hit in response["hits"]["hits"])
        self._labels |= {(identifier, language): identifier for identifier in asked}
        self._labels |= {(concept.id, language): concept.label for concept in found}

    def named(self, values: Iterable[FacetValue], language: str) -> tuple[FacetValue, ...]:
        """The values with their names, most frequent first."""
        labelled = (replace(one, label=self._labels.get((one.value, language), one.value)) for one in values)
        return tuple(sorted(labelled, key=lambda one: (-one.count, one.label)))


class AllNames:
    """The names of all diseases, in the languages that they were last asked for: a few, as they take memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str, tuple[float, tuple[Narrower, ...]]] = {}

    def known(self, language: str) -> tuple[Narrower, ...] | None:
        """The names that were learnt not too long ago; None where they must be asked for."""
        until, names = self._known.get(language, (0.0, ()))
        return names if self._clock() < until else None

    def learn(self, names: tuple[Narrower, ...], language: str) -> None:
        """Remembers them for a while; that there are none is not: a thesaurus may be loaded at any moment."""
        if not names:
            return
        self._known.pop(language, None)
        self._known[language] = self._clock() + _REMEMBERED_S, names
        if len(self._known) > _LANGUAGES:
            self._known.pop(next(iter(self._known)))


def to_names_request(identifiers: Sequence[str]) -> dict[str, Any]:
    """The body of the search for the names of diseases."""
    return {
        "query": {"bool": {"filter": [{"terms": {"id": identifiers}}]}},
        "size": len(identifiers),
        "_source": ["id", "labels"],
        "timeout": ENGINE_TIMEOUT,
    }
