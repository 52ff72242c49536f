"""The searched fields of one question: which find it, in which language each is, and which only rank. No I/O."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mappings.analysis import in_latin_letters
from mappings.fields import SearchField

_LANGUAGE = "{language}"


@dataclass(frozen=True, slots=True)
class Field:
    """A searched field; `language` is None for a neutral one, which has the text of all languages; one that `begins`
    has the first letters of words, without their order."""

    name: str
    boost: float
    language: str | None = None
    begins: bool = False


@dataclass(frozen=True)
class Fields:
    """Searched fields: those of single languages and the neutral ones, which find, and those that only rank: by the
    beginnings of words, and by letters that follow each other."""

    own: tuple[Field, ...]
    neutral: tuple[Field, ...]
    ranking: tuple[Field, ...]
    grams: tuple[Field, ...]

    @classmethod
    def of(cls, table: Iterable[SearchField], languages: Sequence[str], text: str) -> "Fields":
        """The fields of `table` for the question `text`, those of a language once for each of `languages`.

        What ranks finds as well in a language that has letters of its own, but is typed in Latin ones.
        """
        own, neutral, ranking, grams = [], [], [], []
        for field in table:
            for resolved in _resolved(field, languages):
                if field.grams:
                    grams.append(resolved)
                elif resolved.language is None:
                    neutral.append(resolved)
                elif field.begins and not in_latin_letters(text, resolved.language):
                    ranking.append(resolved)
                else:
                    own.append(resolved)
        return cls(tuple(own), tuple(neutral), tuple(ranking), tuple(grams))

    def by_language(self) -> tuple[tuple[Field, ...], ...]:
        """Those of each language, the ones that find first."""
        grouped: dict[str | None, list[Field]] = {}
        for field in (*self.own, *self.ranking):
            grouped.setdefault(field.language, []).append(field)
        return tuple(map(tuple, grouped.values()))

    @property
    def finding(self) -> tuple[Field, ...]:
        """All that find."""
        return (*self.own, *self.neutral)


def _resolved(field: SearchField, languages: Sequence[str]) -> Iterator[Field]:
    if _LANGUAGE not in field.name:
        yield Field(field.name, field.boost)
        return
    for code in languages:
        yield Field(field.name.replace(_LANGUAGE, code), field.boost, code, field.begins)
