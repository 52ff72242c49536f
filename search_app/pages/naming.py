"""What values are called on a page: in its language, which is the one that the question is asked in (see `asking`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mappings.facets import facets
from mappings.languages import UNDETERMINED, is_language
from search_app.concepts import Concept
from search_app.facets import DISEASE, LANGUAGE
from search_app.labels import label
from search_app.library import Library
from search_app.pages.views import Countable, Value
from search_app.pages.wording import Wording
from search_app.years import Years, years_of

Counted = Mapping[str, Sequence[Countable]]

YEAR = "year"
"""The facet whose values may be ranges."""

MOST = 30
"""Diseases that are looked up for one page."""


@dataclass(frozen=True)
class Named:
    """The name of a disease, and its language where that is not the page's."""

    label: str
    language: str = ""


@dataclass(frozen=True)
class Chosen:
    """A chosen value of a facet with its label; `language` is that of the label where it is not the page's."""

    facet: str
    value: str
    label: str
    language: str


def in_words(counted: Counted, named: Mapping[str, Named], words: Wording) -> Counted:
    """The values of facets as they are called on the page.

    Diseases are `named` where they are chosen, and have the labels that the library knows; one without a name is a code
    to a reader, and left out.
    """
    return {name: _in_words(name, values, named, words) for name, values in counted.items()}


def chosen(selected: Mapping[str, tuple[str, ...]], named: Mapping[str, Named], words: Wording) -> Iterator[Chosen]:
    """All chosen values, facet by facet."""
    for facet, values in selected.items():
        for value in values:
            name = named[value] if facet == DISEASE else Named(value_label(facet, value, words), _own(facet, value))
            yield Chosen(facet, value, name.label, name.language)


def value_label(facet: str, value: str, words: Wording) -> str:
    """The label of one value of a facet in the language of the page; languages are called by their own names."""
    if facet == LANGUAGE and value == UNDETERMINED:
        return words.gettext("Not known")
    if years := years_of(value) if facet == YEAR else None:
        return _between(years, words)
    return label(facets()[facet], value, words.language)


def _between(years: Years, words: Wording) -> str:
    if years.first is None:
        return words.gettext("until %(year)s", year=years.last)
    if years.last is None:
        return words.gettext("from %(year)s", year=years.first)
    return f"{years.first}–{years.last}"


async def diseases(library: Library, identifiers: Iterable[str], words: Wording) -> dict[str, Named]:
    """Names of diseases by identifier; one that the thesaurus doesn't know, or beyond `MOST`, stands for itself."""
    wanted = tuple(identifiers)
    found = await library.diseases(wanted[:MOST], words.language)
    return {identifier: Named(identifier) for identifier in wanted} | {
        identifier: _named(concept, words) for identifier, concept in found.items()
    }


def _named(concept: Concept, words: Wording) -> Named:
    return Named(concept.label, "" if concept.label_language == words.language else concept.label_language)


def _in_words(
    facet: str, values: Sequence[Countable], named: Mapping[str, Named], words: Wording
) -> Sequence[Countable]:
    if facet == DISEASE:
        labels = {one.value: named[one.value].label if one.value in named else one.label for one in values}
        known = [one for one in values if one.value in named or labels[one.value] != one.value]
        return [Value(one.value, labels[one.value], one.count, one.selected) for one in known]
    if facet == LANGUAGE:
        return [_labelled(one, value_label(facet, one.value, words)) for one in values]
    return values


def _labelled(one: Countable, label: str) -> Countable:
    return one if one.label == label else Value(one.value, label, one.count, one.selected)


def _own(facet: str, value: str) -> str:
    return value if facet == LANGUAGE and is_language(value) else ""
