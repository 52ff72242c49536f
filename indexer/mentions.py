"""Whether a text names a disease, by any of its names in its language or in English, however they are inflected.

It is asked about diseases that the catalogue gives to a document, so it rather takes a name to be there than not: two
pages that follow each other have to hold the stems of a name's words, but for those that very many diseases have in
their names, or one word that hardly any other disease has.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from mappings.letters import without_marks

Name = frozenset[str]
"""The parts of which a text has to hold all."""
Names = Mapping[str, frozenset[Name]]

_WORD = re.compile(r"[^\W_]+")
_LENITION = re.compile(r"(?<=\b[bcdfgmpst])h", re.IGNORECASE)
_ONE_SPELLING = (("ae", "e"), ("Ae", "E"), ("oe", "e"), ("Oe", "E"), ("tumour", "tumor"))
_SHORT = 4
"""Words with fewer letters, such as articles, are left aside in names that have longer ones; acronyms are not."""
_INFLECTED, _ENDING = 6, 3
"""Words of so many letters may change so many of the last, and are found within longer words too, as in compounds."""
_LONGEST_ACRONYM = 6
_COMMON = 40
"""A word tells nothing, such as "tumour", when more than one in so many diseases have it in their names."""
_RARE = 100
"""A word tells a disease when no more than one in so many have it in their names of that language."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the thesaurus knows of a concept: a name to show, its names by language, and the concept that replaced it,
    or empty.
    """

    label: str
    names: Names
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a document, every two pages that follow each other, ready to be asked for names."""

    language: str
    pages: tuple[str, ...]

    def names(self, known: Known) -> bool | None:
        """Whether two pages hold a name; None when the thesaurus has no name in the text's language to go by."""
        if not known.names.get(self.language):
            return None
        names = known.names[self.language] | known.names.get("en", frozenset())
        return any(all(part in page for part in name) for page in self.pages for name in names)


def known_concepts(bodies: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Known]:
    """The concepts of a thesaurus by identifier, from the bodies that `concept_files` makes of its lines."""
    concepts = {identifier: _names(body) for identifier, body in bodies.items()}
    weights = _weights(concepts.values())
    return MappingProxyType(
        {
            identifier: Known(
                body["labels"].get("en") or next(iter(body["labels"].values()), identifier),
                {code: weights[code].applied(names) for code, names in concepts[identifier].items()},
                body["replaced_by"],
            )
            for identifier, body in bodies.items()
        }
    )


def text_of(language: str, pages: Sequence[str]) -> Text:
    """The text with these pages; of two that follow each other, as what one begins the next goes on with, each word is
    kept once.
    """
    openings = [f"{page} {following}" for page, following in zip_longest(pages, pages[1:], fillvalue="")]
    return Text(language, tuple(f" {' '.join(dict.fromkeys(_words(one.casefold())))} " for one in openings))


def _names(body: Mapping[str, Any]) -> Names:
    """The names by language; acronyms are of every language that the concept has a name in."""
    acronyms = frozenset(filter(None, map(_parts, body["acronyms"])))
    texts = {code: [label, *body["synonyms"].get(code, ())] for code, label in body["labels"].items()}
    texts |= {code: names for code, names in body["synonyms"].items() if code not in texts}
    return {code: acronyms | set(filter(None, map(_parts, names))) for code, names in texts.items()}


@dataclass(frozen=True, slots=True)
class _Weights:
    """Which parts of names tell nothing, as many concepts have them, and which tell all, as hardly any other has."""

    common: frozenset[str]
    telling: frozenset[str]

    def applied(self, names: frozenset[Name]) -> frozenset[Name]:
        """The names without what tells nothing, where more is left, and each telling part as a name of its own."""
        shorter = frozenset(name - self.common or name for name in names)
        return shorter | {frozenset((part,)) for name in names for part in name & self.telling}


def _weights(concepts: Iterable[Names]) -> Mapping[str, _Weights]:
    """The weights by language; where few concepts have names every part counts alike."""
    counts: dict[str, Counter[str]] = {}
    named = Counter[str]()
    for names in concepts:
        named.update(names.keys())
        for code, of in names.items():
            counts.setdefault(code, Counter()).update(frozenset[str]().union(*of))
    return {code: _weights_of(of, named[code]) for code, of in counts.items()}


def _weights_of(counts: Mapping[str, int], named: int) -> _Weights:
    if named < _RARE:
        return _Weights(frozenset(), frozenset())
    common = frozenset(part for part, count in counts.items() if count * _COMMON > named)
    return _Weights(common, frozenset(part for part, count in counts.items() if count * _RARE <= named))


def _parts(name: str) -> Name:
    """What a text has to hold for the name to be there: the stems of its words, acronyms whole."""
    words = _words(name)
    longer = [word for word in words if len(word) >= _SHORT or _is_acronym(word)]
    return frozenset(map(_stem, longer or words))


def _is_acronym(word: str) -> bool:
    return 1 < len(word) <= _LONGEST_ACRONYM and word.isupper()


def _stem(word: str) -> str:
    """The word without what its language may change at its end; a short one has to begin a word of the text."""
    if _is_acronym(word):
        return f" {word.casefold()} "
    if len(word) < _INFLECTED:
        return f" {word.casefold()[:_SHORT]}"
    return word.casefold()[: max(_SHORT, len(word) - _ENDING)]


def _words(text: str) -> list[str]:
    """The words of a text without accents, in one of their spellings, and without what Irish puts after the first."""
    folded = without_marks(text)
    for spelling, same in _ONE_SPELLING:
        folded = folded.replace(spelling, same)
    return _WORD.findall(_LENITION.sub("", folded))
