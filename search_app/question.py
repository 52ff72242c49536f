"""What is asked, as values: words, "phrases", beginnings of words, restrictions, exclusions. `syntax` reads them from a
reader's text; `clauses` and `operators` make them searches."""

from dataclasses import dataclass

MAX_WORDS = 64
"""Words of a question, those of its phrases counted too; the longest real ones have about 60, more is a text."""


@dataclass(frozen=True)
class Word:
    """One word as it was written, without the punctuation around it."""

    text: str

    @property
    def compound(self) -> bool:
        """Whether it is written of several parts, as `non-Hodgkin`, `8150/3` or `C25.4` are."""
        return not self.text.replace("'", "").replace("’", "").isalnum()


@dataclass(frozen=True)
class Phrase:
    """Words that must stand together."""

    text: str


@dataclass(frozen=True)
class Prefix(Phrase):
    """The beginning of a word, without its asterisk; it must be there, as a phrase must."""


Term = Word | Phrase


@dataclass(frozen=True)
class Restriction:
    """What documents must be, besides what they say: `name` is one of `syntax.RESTRICTIONS`, `term` its value as it is
    understood, for example `Word("C25.4")` for `icd:c254`."""

    name: str
    term: Term


@dataclass(frozen=True)
class Side:
    """One side of OR with what restricts it."""

    terms: tuple[Term, ...]
    restrictions: tuple[Restriction, ...]


@dataclass(frozen=True)
class Question:
    """`alternatives`: each the terms that one side of OR asks for; `excluded`: terms that must not be there.

    Without alternatives all is asked for. `senseless` tells that something was written, but nothing to search for.
    `sides` are all sides of OR, in a question of which one has restrictions, and else empty; `barred` are restrictions
    that must not hold. `cut` tells that more than `MAX_WORDS` words were written, and the first of them are asked for.
    """

    alternatives: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    senseless: bool = False
    sides: tuple[Side, ...] = ()
    barred: tuple[Restriction, ...] = ()
    cut: bool = False

    @property
    def text(self) -> str:
        """What is asked in words, without the signs and restrictions around them."""
        return " ".join(term.text for terms in self.alternatives for term in terms)

    @property
    def restrictions(self) -> tuple[Restriction, ...]:
        """All restrictions, those that must not hold too."""
        return (*(one for side in self.sides for one in side.restrictions), *self.barred)

    @property
    def size(self) -> int:
        """The number of its words, those of phrases counted too."""
        terms = [term for terms in (*self.alternatives, self.excluded) for term in terms]
        return sum(len(term.text.split()) for term in (*terms, *(one.term for one in self.restrictions)))
