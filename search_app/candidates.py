"""Concepts that a text may name or whose code it may be: requests, and the names in their answers. No I/O.

Elasticsearch finds names of which the text holds every word in some form, and codes; where these leave something open,
names that resemble the text by their letters. `matching` looks at each and decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mappings.recognition import VERBATIM, Word, forms, telling, words
from search_app.results import several
from search_app.search import ENGINE_TIMEOUT
from search_app.spellings import code_keys_of

Body = dict[str, Any]

CODE = "code"
_HELD, _RESEMBLING = "held", "resembling"
_NAMING = "naming"
_MOST, _MOST_CODED = 30, 100
"""Concepts that are looked at; of a code all, as many diseases have one of ICD-10."""

_HELD_NAMES, _RESEMBLING_NAMES = 16, 3
LONG = 8
"""Words of a text that is likelier a sentence around a name than a name, so that a name has few of its letters."""

_ALIKE, _ALIKE_IN_SENTENCE = "35%", "8%"
_CODE_BOOST, _HELD_BOOST, _OWN_LANGUAGE_BOOST = 1000.0, 3.0, 3.0
BRIEFLY = ("id", "labels", "synonyms", "acronyms", "icd10", "icdo3", "topography", "other_codes", "replaced_by")
"""Fields of a concept that tell whether it is meant, and its names."""

SHOWN = (*BRIEFLY, "names")
"""The same with all names, which the API tells."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a concept. `words` are those that tell, folded, of an acronym as they are written; `joined` all."""

    name: str
    language: str
    kind: str
    words: tuple[str, ...]
    joined: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept as it is indexed, with those of its names that the text may hold, and those that resemble it."""

    source: Mapping[str, Any]
    held: tuple[Name, ...]
    resembling: tuple[Name, ...]
    coded: bool

    @property
    def own_codes(self) -> tuple[str, ...]:
        """The codes that are the concept's own, not those of a category above them."""
        fields = ("icd10", "icdo3", "topography", "other_codes")
        return (self.source["id"], *(code for field in fields for code in several(self.source.get(field))))


def to_candidates_request(text: str, languages: Sequence[str], *, told: Sequence[str] = SHOWN) -> Body:
    """The body of the search for the names that `text` holds, those in `languages` first, and for codes in it.

    `told` are the fields of a concept that the answer has.
    """
    of = telling(words(text))
    keys = code_keys_of(text)
    should: list[Body] = [_held(of, languages)] if of else []
    if keys.all:
        coded = {"filter": {"terms": {"code_keys": keys.all}}, "boost": _CODE_BOOST, "_name": CODE}
        should.append({"constant_score": coded})
    return _request(should, _MOST_CODED if keys.whole else _MOST, told)


def to_resembling_request(text: str, languages: Sequence[str]) -> Body:
    """The body of the search for the names that `text` holds, and for those that it resembles, first in `languages`."""
    of = telling(words(text))
    begun = {"match": {"names.autocomplete": {"query": text, "operator": "and", "boost": 2}}}
    return _request([_held(of, languages), _resembling(of, languages), begun] if of else [], _MOST)


def candidates_from(response: Mapping[str, Any]) -> tuple[Candidate, ...]:
    """The candidates in the answer to `to_candidates_request`."""
    return tuple(
        Candidate(
            hit["_source"],
            tuple(_names(hit, _HELD)),
            tuple(_names(hit, _RESEMBLING)),
            CODE in hit.get("matched_queries", ()),
        )
        for hit in response["hits"]["hits"]
    )


def _held(of: tuple[Word, ...], languages: Sequence[str]) -> Body:
    """Names all of whose words stand in the text, in whatever form and order."""
    stems = dict.fromkeys(form for word in of for form in forms(word.folded))
    verbatim = dict.fromkeys(f"{VERBATIM}{word.written}" for word in of)
    terms = {"terms": [*stems, *verbatim], "minimum_should_match_field": "naming.words"}
    return _nested(_preferring({"terms_set": {"naming.stems": terms}}, languages), _HELD, _HELD_NAMES, _HELD_BOOST)


def _resembling(of: tuple[Word, ...], languages: Sequence[str]) -> Body:
    text = " ".join(word.folded for word in of)
    alike = _ALIKE if len(of) < LONG else _ALIKE_IN_SENTENCE
    found = {"match": {"naming.text": {"query": text, "minimum_should_match": alike}}}
    return _nested(_preferring(found, languages), _RESEMBLING, _RESEMBLING_NAMES)


def _preferring(found: Body, languages: Sequence[str]) -> Body:
    """Names in these languages before those in others, of which there may be more than are looked at."""
    own = {"constant_score": {"filter": {"terms": {"naming.language": languages}}, "boost": _OWN_LANGUAGE_BOOST}}
    return {"bool": {"must": found, "should": own}}


def _nested(query: Body, name: str, size: int, boost: float = 1.0) -> Body:
    shown = [f"{_NAMING}.{part}" for part in ("name", "language", "kind", "text", "telling")]
    told = {"name": name, "size": size, "_source": shown, "ignore_unmapped": True}
    return {
        "nested": {
            "path": _NAMING,
            "score_mode": "max",
            "query": query,
            "inner_hits": told,
            "boost": boost,
            "ignore_unmapped": True,
        }
    }


def _request(should: list[Body], size: int, told: Sequence[str] = SHOWN) -> Body:
    return {
        "query": {"bool": {"should": should}} if should else {"match_none": {}},
        "size": size,
        "_source": told,
        "track_total_hits": False,
        "timeout": ENGINE_TIMEOUT,
    }


def _names(hit: Mapping[str, Any], told: str) -> Iterator[Name]:
    found = hit.get("inner_hits", {}).get(told, {}).get("hits", {}).get("hits", ())
    for one in found:
        source = one["_source"]
        joined = source["text"].replace(" ", "")
        yield Name(source["name"], source["language"], source["kind"], several(source["telling"]), joined)
