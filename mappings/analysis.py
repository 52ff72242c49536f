"""How text becomes words: `analysis.json` with what is derived from it and from the lists of words beside it.

Each language has three analyzers: `de` for text on pages, in which compounds are taken apart; `de_asked` for questions,
in which they stay whole (see `decompounding`), only where the two differ; `de_beginnings` for the first letters of
words, which bring together what a stemmer parts.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from mappings.decompounding import SHORTEST_COMPOUND, compounding_languages, parts
from mappings.languages import languages
from mappings.letters import without_marks
from mappings.resources import resource

Analyzer = dict[str, Any]

BEGINNING = 5
"""Letters of a word's beginning that the index keeps."""

_LONGEST_PART = 25
_LATIN_WORDS = "latin_words"
_ONE_FORM = "_"
"""Begins what all forms of a Latin word become, so that no misspelt word's stem is the same: French cuts `sarcomma` to
`sarcoma`."""

_BEFORE_STEMMING = frozenset({"elision", "lowercase", "stop"})
"""Kinds of filters that the analyzer of beginnings shares with that of its language."""

_FIRST_LETTERS = "first_letters"
_PROTHESIS = "ga_h_prothesis"
_SCRIPTS: Mapping[str, str] = {"bg": "bulgarian_in_latin_letters", "el": "greek_in_latin_letters"}
"""Languages whose words are also typed in Latin letters, and what makes the two one."""

_OWN_LETTERS = ("\u0370", "\u052f")
"""The first and the last of the letters of Greek and Cyrillic."""


def analysis() -> dict[str, Any]:
    """The settings of Elasticsearch for all analyzers, made anew each time."""
    settings: dict[str, Any] = deepcopy(resource("analysis.json"))
    filters, analyzers = settings["filter"], settings["analyzer"]
    filters[_LATIN_WORDS] = {"type": "stemmer_override", "rules": [*_latin_rules()]}
    filters[_FIRST_LETTERS] = {"type": "truncate", "length": BEGINNING}
    for code in compounding_languages():
        filters[f"{code}_parts"] = _parts(code)
        analyzers[f"{code}_asked"] = _without(analyzers[code], f"{code}_parts")
    for code in languages():
        analyzers[f"{code}_beginnings"] = _beginnings(code, analyzers[code], filters)
    return settings


def neutral_analysis() -> dict[str, Any]:
    """The same without the languages, for indices that have no text in one language: these analyzers take a while."""
    settings = deepcopy(resource("analysis.json"))
    kept = {name: one for name, one in settings["analyzer"].items() if name not in languages()}
    chains = [*kept.values(), *settings["normalizer"].values()]
    for part in ("filter", "char_filter"):
        used = {name for chain in chains for name in chain.get(part, ())}
        settings[part] = {name: one for name, one in settings[part].items() if name in used}
    return {**settings, "analyzer": kept}


def compact(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The same in fewer settings: each long list as one text, which Elasticsearch takes apart at its commas, and no
    `custom`, which it takes an analyzer with a tokenizer for.

    To create an index it copies every text of the settings for every setting: with lists that takes 2 s, without 0.2.
    """
    return {
        part: {name: {key: _one_text(value) for key, value in _said(one)} for name, one in named.items()}
        for part, named in settings.items()
    }


def _said(one: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What has to be said of one analyzer, filter or normalizer."""
    return ((key, value) for key, value in one.items() if (key, value) != ("type", "custom"))


def _one_text(value: Any) -> Any:
    is_plain = isinstance(value, list) and not any("," in one for one in value)
    return ",".join(value) if is_plain else value


def question_analyzer(language: str) -> str:
    """The analyzer of questions in `language`."""
    return f"{language}_asked" if language in compounding_languages() else language


def has_own_letters(language: str) -> bool:
    """Whether words of `language` are written in other letters than Latin ones, in which they are typed as well."""
    return language in _SCRIPTS


def in_latin_letters(text: str, language: str) -> bool:
    """Whether `language` has letters of its own and the text none of them: words as `karkinos` or `rak na kozhata`."""
    letters = [sign for sign in text if sign.isalpha()] if has_own_letters(language) else []
    return bool(letters) and not any(_OWN_LETTERS[0] <= letter <= _OWN_LETTERS[1] for letter in letters)


def _parts(code: str) -> dict[str, Any]:
    return {
        "type": "dictionary_decompounder",
        "word_list": parts(code).words,
        "min_word_size": SHORTEST_COMPOUND,
        "min_subword_size": 3,
        "max_subword_size": _LONGEST_PART,
        "only_longest_match": True,
    }


def _without(analyzer: Analyzer, name: str) -> Analyzer:
    return {**analyzer, "filter": [one for one in analyzer["filter"] if one != name]}


def _beginnings(code: str, analyzer: Analyzer, filters: Mapping[str, Any]) -> Analyzer:
    shared = [
        name
        for name in analyzer["filter"]
        if name in (*_BEFORE_STEMMING, _PROTHESIS) or filters.get(name, {}).get("type") in _BEFORE_STEMMING
    ]
    if code in _SCRIPTS:
        analyzer, shared = {**analyzer, "char_filter": [_SCRIPTS[code]]}, ["lowercase", f"{code}_stop_in_latin_letters"]
    return {**analyzer, "filter": [*shared, "asciifolding", _FIRST_LETTERS]}


def _latin_rules() -> Iterator[str]:
    """A rule for each Latin word of medicine: all its forms in all languages, with and without accents, are one."""
    for latin, by_language in resource("latin_words.json").items():
        forms = [form for listed in by_language.values() for entry in listed.split() for form in _forms(entry)]
        folded = [plain for form in (*forms, latin) for plain in (form, _plain(form))]
        yield f"{', '.join(dict.fromkeys(folded))} => {_ONE_FORM}{latin}"


def _forms(entry: str) -> Iterator[str]:
    stem, *endings = entry.split("|")
    yield from (stem, *(f"{stem}{ending}" for ending in endings))


def _plain(word: str) -> str:
    return without_marks(word).replace("ς", "σ")
