"""Where a word stands that was written nearly so: on a page or in a name of one of the question's languages, as people
write it there. No I/O."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mappings.fields import PAGE_FOLDED, PAGE_LANGUAGE, PAGES
from search_app.spelling import LETTERS, NAMES, QUICKLY, Candidate, on_page

Body = dict[str, Any]

_LANGUAGE_STEP = 0.05
"""What a language that the question is less likely in must be nearer by."""

_START, _END = "\ue000", "\ue001"
_MARKED = re.compile(f"{_START}([^{_END}]+){_END}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A word as it is written in a language, and in how many documents or names."""

    text: str
    language: str
    count: int


def to_page_sighting(candidate: Candidate, languages: Sequence[str]) -> Body:
    """The body of the search for pages in the languages that hold the word."""
    holding = [{"term": {PAGE_FOLDED: candidate.text}}, {"terms": {PAGE_LANGUAGE: [*languages]}}]
    told = {
        "size": 1,
        "_source": False,
        "docvalue_fields": [PAGE_LANGUAGE],
        "highlight": _marked(PAGE_FOLDED, 50),
    }
    query = on_page({"bool": {"filter": holding}}, {"inner_hits": told})
    return {"size": 1, "_source": False, "query": query, "timeout": QUICKLY}


def to_name_sighting(candidate: Candidate, languages: Sequence[str]) -> Body:
    """The body of the search for names that hold the word."""
    return {
        "size": 3,
        "_source": [f"{kind}.{code}" for kind in ("labels", "synonyms") for code in languages],
        "query": {"term": {NAMES: candidate.text}},
        "highlight": _marked(NAMES, 0),
        "timeout": QUICKLY,
    }


def page_sightings(response: Mapping[str, Any]) -> Iterator[Sighting]:
    """Where the word stands, by the answer to `to_page_sighting`."""
    for hit in response["hits"]["hits"]:
        for page in hit["inner_hits"][PAGES]["hits"]["hits"]:
            language = page["fields"][PAGE_LANGUAGE][0]
            for text in _marks(page.get("highlight", {}).get(PAGE_FOLDED, ())):
                yield Sighting(text, language, response["hits"]["total"]["value"])


def name_sightings(response: Mapping[str, Any]) -> Iterator[Sighting]:
    """Where the word stands, by the answer to `to_name_sighting`."""
    for hit in response["hits"]["hits"]:
        for marked in hit.get("highlight", {}).get(NAMES, ()):
            plain = marked.replace(_START, "").replace(_END, "")
            for language in _languages_of(plain, hit["_source"]):
                yield from (Sighting(text, language, 1) for text in _marks([marked]))


def _languages_of(name: str, source: Mapping[str, Any]) -> Iterator[str]:
    labels, synonyms = source.get("labels", {}), source.get("synonyms", {})
    for code in dict.fromkeys([*labels, *synonyms]):
        if name == labels.get(code) or name in synonyms.get(code, ()):
            yield code


def best(seen: Sequence[tuple[Candidate, Sighting]], languages: Sequence[str]) -> str | None:
    """The word as it is written that is nearest to the one typed; `languages` are the question's, likeliest first."""
    chosen = max(
        (one for one in seen if one[1].language in languages),
        key=lambda one: (one[0].nearness - _LANGUAGE_STEP * languages.index(one[1].language), one[1].count),
        default=None,
    )
    return chosen[1].text if chosen else None


def _marked(field: str, letters: int) -> Body:
    """The text around what matches, or all of it for 0 letters."""
    size = {"fragment_size": letters, "number_of_fragments": 1} if letters else {"number_of_fragments": 0}
    return {"type": "unified", "pre_tags": [_START], "post_tags": [_END], "fields": {field: size}}


def _marks(texts: Sequence[str]) -> Iterator[str]:
    """The words that are marked, without an article that is written together with one, as in `l’estomac`."""
    marked = (match[1] for text in texts for match in _MARKED.finditer(text))
    return (words[-1] for words in map(LETTERS.findall, marked) if words)
