"""The names of a concept as they are searched: each with its language and its kind, and what is compared of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mappings.recognition import VERBATIM, is_acronym, stem, telling, words

PREFERRED, OTHER, ACRONYM = "preferred", "other", "acronym"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def naming(
    labels: Mapping[str, str], synonyms: Mapping[str, Sequence[str]], acronyms: Sequence[str]
) -> list[dict[str, Any]]:
    """Every name once a language, for the field `naming`; names without a letter or digit are left out."""
    found = {(text, stems): one for one in _named(labels, synonyms, acronyms) for text, stems in [_identity(one)]}
    return [one for one in found.values() if one["stems"]]


def _named(
    labels: Mapping[str, str], synonyms: Mapping[str, Sequence[str]], acronyms: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """The names, the better kind of an equal name last."""
    for language, names in synonyms.items():
        for name in names:
            yield from _variants(name, language, OTHER)
    for language, name in labels.items():
        yield from _variants(name, language, PREFERRED)
    for name in acronyms:
        yield _name(name, "", ACRONYM)


def _variants(name: str, language: str, kind: str) -> Iterator[dict[str, Any]]:
    """The name, and in German as people write it who have no umlauts."""
    yield _name(name, language, ACRONYM if is_acronym(name) else kind)
    if language == "de" and (without := name.translate(_UMLAUTS)) != name:
        yield _name(without, language, kind)


def _name(name: str, language: str, kind: str) -> dict[str, Any]:
    of = telling(words(name))
    stems = [f"{VERBATIM}{word.written}" if kind == ACRONYM else stem(word.folded) for word in of]
    different = list(dict.fromkeys(stems))
    return {
        "name": name,
        "language": language,
        "kind": kind,
        "text": " ".join(word.folded for word in words(name)),
        "stems": different,
        "words": len(different),
    }


def _identity(one: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return f"{one['language']} {one['text']}", tuple(one["stems"])
