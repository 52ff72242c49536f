"""What lies next to a question that finds nothing: wider concepts of what it names, and organisations that may help."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mappings.vocabulary import ALL_FAMILIES, families, sites
from search_app.concepts import Concept
from search_app.facets import facet_of
from search_app.library import Library
from search_app.pages.country import spoken_in
from search_app.pages.listings import ORGANISATIONS, SEARCH, Listing
from search_app.pages.naming import Named, diseases
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.results import Results

_CONCEPTS, _PARENTS = 2, 3
"""Concepts of the question, and wider ones of each, that are followed."""


@dataclass(frozen=True)
class Neighbour:
    """A listing with filters and without words: what it is called, and in which language if that is not the page's."""

    text: str
    listing: Listing
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = ""
    language: str = ""


async def neighbours(library: Library, query: Query, found: Results, words: Wording) -> list[Neighbour]:
    """The nearest first. Raises what the library raises."""
    named = [one.concept for one in found.understood[:_CONCEPTS]]
    concepts = await library.diseases(named, words.language)
    parents = [parent for one in concepts.values() for parent in one.parents[:_PARENTS]]
    labels = await diseases(library, [*concepts, *parents], words)
    wider = [*_wider([*concepts.values()], labels, words)] if concepts else []
    return [*wider, *_helping(query, [*concepts.values()], words)]


def _wider(concepts: Sequence[Concept], labels: Mapping[str, Named], words: Wording) -> Iterator[Neighbour]:
    """The concepts themselves, then what they belong to."""
    about = words.gettext("All about:")
    for concept in concepts:
        for identifier in (concept.id, *concept.parents[:_PARENTS]):
            facet, value = facet_of(identifier)
            named = labels[identifier]
            yield Neighbour(about, SEARCH, {facet: (value,)}, named.label, named.language)
    for facet, value, label in _groups_of(concepts, words):
        yield Neighbour(about, SEARCH, {facet: (value,)}, label)


def _groups_of(concepts: Sequence[Concept], words: Wording) -> Iterator[tuple[str, str, str]]:
    for facet, vocabulary in (("site", sites()), ("family", families())):
        for value in dict.fromkeys(value for one in concepts for value in getattr(one, facet)):
            if value in vocabulary:
                yield facet, value, vocabulary[value].label(words.language)


def _helping(query: Query, concepts: Sequence[Concept], words: Wording) -> Iterator[Neighbour]:
    """Patient organisations: for the family of cancers, in the reader's countries, for all rare cancers."""
    organisations = words.gettext("Patient organisations:")
    chosen = query.selected.get("family", ())
    for family in dict.fromkeys((*chosen, *(family for one in concepts for family in one.family))):
        if family in families():
            name = families()[family].label(words.language)
            yield Neighbour(organisations, ORGANISATIONS, {"family": (family,)}, name)
    if query.asked and (countries := spoken_in(query.language)):
        yield Neighbour(organisations, ORGANISATIONS, {"country": countries}, ", ".join(map(words.country, countries)))
    name = families()[ALL_FAMILIES].label(words.language)
    yield Neighbour(organisations, ORGANISATIONS, {"family": (ALL_FAMILIES,)}, name)
