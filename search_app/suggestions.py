"""What a reader may be about to type: names of diseases, titles and organisations with words that begin so. No I/O."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mappings.fields import TITLE_AUTOCOMPLETE
from mappings.indices import CONCEPTS, DOCUMENTS
from mappings.languages import is_language
from mappings.vocabulary import RECORDS
from search_app.concepts import Concept, concept_from

Body = dict[str, Any]

MOST_SUGGESTIONS = 10
CONCEPT, TITLE = "concept", "title"
_PLACES = (5, 3, 2)
"""Places of diseases, of titles and of organisations, where there is enough of each."""

NAMES = "naming"
"""Names of a disease, each with its language and kind; nested."""

_NAME_AUTOCOMPLETE = f"{NAMES}.name.autocomplete"
_ACRONYM = "acronym"
_OWN_LANGUAGE, _ENGLISH, _PREFERRED = 100.0, 30.0, 2.0
"""What a name or title in the reader's language, in English, and the usual name among several count more: far more
than how well it fits, as all of them fit."""

_WHOLE, _LONGEST = 50.0, 200
"""The same for a text that is the whole of a name, and letters of the longest that is looked for so."""

_NEARLY = "AUTO:4,8"
"""One letter may differ from four letters on, two from eight on; never the first."""

_TIMEOUT = "500ms"
"""A suggestion that comes later than the next letter is of no use."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for. `type` is `concept`, `title`, `organisation` or `centre`; `language` that of the text,
    where it is known; `concept` the identifier of the disease, if it is one, and `label` its name in the reader's
    language where the text is another name of it."""

    text: str
    type: str
    concept: str | None = None
    language: str | None = None
    label: str | None = None


def to_suggest_requests(text: str, language: str, *, nearly: bool = False) -> tuple[tuple[str, Body], ...]:
    """Searches, each with the contents that it is for: for names of diseases, titles and organisations that have words
    beginning as those of `text`, or `nearly` so."""
    records = {"terms": {"kind": [*RECORDS]}}
    title = _begins(TITLE_AUTOCOMPLETE, text, nearly)
    works = {"must": [title], "must_not": [records], "should": _preferred("languages", language)}
    organisations = {"must": [title], "filter": [records], "should": _preferred("languages", language)}
    return (
        (CONCEPTS, _asking(_diseases(text, language, nearly), ["id", "labels"])),
        (DOCUMENTS, _asking({"bool": works}, ["display_title", "language"])),
        (DOCUMENTS, _asking({"bool": organisations}, ["display_title", "kind"])),
    )


def suggestions_from(answers: Sequence[Mapping[str, Any]], language: str) -> tuple[Suggestion, ...]:
    """At most ten suggestions from the answers to `to_suggest_requests`, each text once; one that failed adds none."""
    concepts, works, organisations = (answer["hits"]["hits"] for answer in answers)
    found = [
        *((0, _concept(hit, language)) for hit in concepts),
        *((1, _work(hit["_source"])) for hit in works),
        *((2, Suggestion(hit["_source"]["display_title"], hit["_source"]["kind"])) for hit in organisations),
    ]
    once = {suggestion.text.casefold(): (group, suggestion) for group, suggestion in reversed(found)}
    groups: list[list[Suggestion]] = [[], [], []]
    for group, suggestion in reversed(once.values()):
        groups[group].append(suggestion)
    return tuple(one for group, places in zip(groups, _places(groups), strict=True) for one in group[:places])


def suggestions_of(diseases: Iterable[Concept]) -> tuple[Suggestion, ...]:
    """At most ten diseases, by their names in the reader's language where they have one."""
    named = (Suggestion(one.label, CONCEPT, one.id, one.label_language) for one in diseases)
    return tuple(islice(named, MOST_SUGGESTIONS))


def _places(groups: Sequence[Sequence[Suggestion]]) -> list[int]:
    """Places of each group: those that one leaves free go to the first that has more."""
    places = [min(len(group), usual) for group, usual in zip(groups, _PLACES, strict=True)]
    for number, group in enumerate(groups):
        places[number] += min(len(group) - places[number], MOST_SUGGESTIONS - sum(places))
    return places


def _work(source: Mapping[str, Any]) -> Suggestion:
    language = source.get("language", "")
    return Suggestion(source["display_title"], TITLE, language=language if is_language(language) else None)


def _concept(hit: Mapping[str, Any], language: str) -> Suggestion:
    """A disease by the name that was found; an acronym, which may mean several, by its name in full."""
    (name,) = (inner["_source"] for inner in hit["inner_hits"][NAMES]["hits"]["hits"])
    concept = concept_from(hit["_source"], language)
    if name["kind"] == _ACRONYM or name["name"] == concept.label:
        return Suggestion(concept.label, CONCEPT, concept.id, concept.label_language)
    own = concept.label if concept.label_language == language else None
    return Suggestion(name["name"], CONCEPT, concept.id, name["language"], own)


def _diseases(text: str, language: str, nearly: bool) -> Body:
    """Diseases by their names; first those of which the text is a name as a whole, such as an acronym."""
    named = _named(_begins(_NAME_AUTOCOMPLETE, text, nearly), language)
    return {"bool": {"must": named, "should": {"term": {"names.exact": {"value": text[:_LONGEST], "boost": _WHOLE}}}}}


def _named(begins: Body, language: str) -> Body:
    """Diseases by their names, each of which has a language of its own."""
    preferred = {"constant_score": {"filter": {"term": {f"{NAMES}.kind": "preferred"}}, "boost": _PREFERRED}}
    names = {"must": [begins], "should": [*_preferred(f"{NAMES}.language", language), preferred]}
    told = {"size": 1, "_source": [f"{NAMES}.name", f"{NAMES}.kind", f"{NAMES}.language"]}
    query: Body = {"path": NAMES, "score_mode": "max", "query": {"bool": names}, "inner_hits": told}
    return {"nested": query | {"ignore_unmapped": True}}


def _preferred(field: str, language: str) -> list[Body]:
    """The reader's language first, then English."""
    boosts = {"en": _ENGLISH} | {language: _OWN_LANGUAGE}
    return [{"constant_score": {"filter": {"term": {field: code}}, "boost": boost}} for code, boost in boosts.items()]


def _begins(field: str, text: str, nearly: bool) -> Body:
    like = {"fuzziness": _NEARLY, "prefix_length": 1, "max_expansions": 30} if nearly else {}
    return {"match": {field: {"query": text, "operator": "and", **like}}}


def _asking(query: Body, source: Sequence[str]) -> Body:
    return {"query": query, "size": MOST_SUGGESTIONS, "_source": [*source], "timeout": _TIMEOUT}
