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
        yield _name(name, name, "", ACRONYM)


def _variants(name: str, language: str, kind: str) -> Iterator[dict[str, Any]]:
    """The name, turned round where a comma says so, in German also as those write it who lack umlauts."""
    for spelt in (name, _turned(name)) if name.count(",") == 1 else (name,):
        yield _name(name, spelt, language, ACRONYM if is_acronym(name) else kind)
        if language == "de" and (without := spelt.translate(_UMLAUTS)) != spelt:
            yield _name(name, without, language, kind)


def _turned(name: str) -> str:
    """For example `alveoläres Rhabdomyosarkom` of `Rhabdomyosarkom, alveoläres`."""
    noun, _, described = name.partition(",")
    return f"{described.strip()} {noun}"


def _name(name: str, spelt: str, language: str, kind: str) -> dict[str, Any]:
    every = words(spelt)
    of = telling(every)
    stems = [f"{VERBATIM}{word.written}" if kind == ACRONYM else stem(word.folded) for word in of]
    different = list(dict.fromkeys(stems))
    return {
        "name": name,
        "language": language,
        "kind": kind,
        "text": " ".join(word.folded for word in every),
        "telling": [word.written if kind == ACRONYM else word.folded for word in of],
        "stems": different,
        "words": len(different),
    }


def _identity(one: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return f"{one['language']} {one['text']}", tuple(one["stems"])
