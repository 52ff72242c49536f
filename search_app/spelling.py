"""Words of a question that nothing in the library holds, and what may have been meant instead. No I/O.

Elasticsearch keeps the words of all pages and names without accents and whatever their language, and tells which of
them are written nearly as an unknown one. `sightings` then looks for these where people write them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mappings.fields import PAGE_FOLDED, PAGE_TEXT, PAGES
from search_app.question import Prefix, Question

Body = dict[str, Any]

MOST_WORDS = 8
"""Words of a question that are looked at; who asks with more of them writes a text."""

MOST_UNKNOWN = 3
"""Unknown words of a question that is corrected; one with more is in a language that the library does not have."""

NAMES = "names"
_CANDIDATES = 4
_NEARNESS = 0.7
"""How much of a word must stay: one letter of four may differ, two of seven."""

LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,40}(?![^\W\d_]|['’])")
"""A word of 4 to 40 letters, but no article that is written together with the next."""

_ACRONYM_LETTERS = 5
QUICKLY = "500ms"
"""Help that comes later is left out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word, without accents, that is written nearly as an unknown one; `nearness` is 1 for the same word."""

    text: str
    nearness: float


def words_of(question: Question) -> tuple[str, ...]:
    """The words whose spelling is looked at: no codes, no acronyms, no beginnings; none of a long question."""
    terms = [term for terms in question.alternatives for term in terms if not isinstance(term, Prefix)]
    parts = [part for term in terms for part in term.text.split()] if terms else []
    if len(parts) > MOST_WORDS:
        return ()
    return tuple(dict.fromkeys(word for part in parts for word in _spelt(part)))


def _spelt(part: str) -> Iterator[str]:
    if any(sign.isdigit() for sign in part):
        return
    for match in LETTERS.finditer(part):
        if not (match[0].isupper() and len(match[0]) <= _ACRONYM_LETTERS):
            yield match[0]


def to_unknown(words: Sequence[str], field: str = PAGE_FOLDED, *, mode: str = "missing") -> Body:
    """The part of a search that tells the words which the field doesn't hold, with those that are written nearly so.

    For a word that it holds this costs one look into its list of words. In the mode `always` such words are told too.
    """
    like = {
        "field": field,
        "suggest_mode": mode,
        "size": 2 * _CANDIDATES,
        "accuracy": _NEARNESS,
        "prefix_length": 1,
        "sort": "score",
    }
    return {_key(word): {"text": word, "term": like} for word in words}


def unknown_from(response: Mapping[str, Any]) -> tuple[str, ...]:
    """The words in the answer to `to_unknown` that something is written nearly as."""
    return tuple(word for word, candidates in candidates_from(response).items() if candidates)


def candidates_from(response: Mapping[str, Any]) -> dict[str, tuple[Candidate, ...]]:
    """What is written nearly as each of the words in the answer to `to_unknown`, nearest first."""
    return {_word(key): _candidates(entries) for key, entries in response.get("suggest", {}).items()}


def _candidates(entries: Sequence[Mapping[str, Any]]) -> tuple[Candidate, ...]:
    """Those of a word that the engine takes for one, too."""
    if len(entries) != 1:
        return ()
    return tuple(Candidate(option["text"], option["score"]) for option in entries[0]["options"])


def to_pages_request(words: Sequence[str]) -> Body:
    """The body of the search for words that are written nearly so on pages, whether these hold the words or not."""
    return {"size": 0, "suggest": to_unknown(words, mode="always"), "timeout": QUICKLY}


def to_names_request(words: Sequence[str]) -> Body:
    """The body of the search among the names of diseases: which of the words they hold, and which are nearly so."""
    held = {_key(word): {"match": {NAMES: {"query": word, "operator": "and"}}} for word in words}
    return {
        "size": 0,
        "suggest": to_unknown(words, NAMES, mode="always"),
        "aggs": {NAMES: {"filters": {"filters": held}}},
        "timeout": QUICKLY,
    }


def to_stem_request(word: str, languages: Sequence[str]) -> Body:
    """The body of the search for another form of a word: a form that no page has may be right."""
    forms = [{"match": {f"{PAGE_TEXT}.{code}": {"query": word, "operator": "and"}}} for code in languages]
    return {"size": 0, "query": on_page({"bool": {"should": forms}}), "terminate_after": 1, "timeout": QUICKLY}


def known(word: str, names: Mapping[str, Any], stems: Mapping[str, Any]) -> bool:
    """Whether names hold the word or pages a form of it, by the answers to `to_names_request` and `to_stem_request`."""
    buckets = names.get("aggregations", {}).get(NAMES, {}).get("buckets", {})
    return bool(buckets.get(_key(word), {}).get("doc_count") or stems["hits"]["total"]["value"])


def merged(pages: Sequence[Candidate], names: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The nearest candidates of both, each once."""
    once = {candidate.text: candidate for candidate in (*names, *pages)}
    return tuple(sorted(once.values(), key=lambda one: -one.nearness)[: 2 * _CANDIDATES])


def put_right(text: str, words: Mapping[str, str]) -> str:
    """The text with each of the words replaced, in small letters where they were typed so."""
    composed = unicodedata.normalize("NFC", text)
    for typed, meant in words.items():
        as_typed = meant.lower() if typed.islower() else meant
        composed = re.sub(rf"(?<![^\W\d_]){re.escape(typed)}(?![^\W\d_])", as_typed, composed)
    return composed


def _key(word: str) -> str:
    """What the engine calls it: a word alone could be a word of its own, such as `text`."""
    return f"={word}"


def _word(key: str) -> str:
    return key[1:]


def on_page(query: Body, told: Body | None = None) -> Body:
    """Documents with a page that the query finds."""
    return {"nested": {"path": PAGES, "query": query, **(told or {})}}
