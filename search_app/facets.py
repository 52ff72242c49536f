"""Facets of a question: what is chosen as filters, what is counted as aggregations, what was counted as values.

Values of one facet are alternatives, facets narrow each other, and the counts of a facet ignore what is chosen of it:
each says how many results there would be with that value beside or instead of the chosen ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mappings.facets import MAX_VALUES, Facet, Order, facets
from mappings.fields import group_of
from search_app.collation import collation_key
from search_app.labels import label
from search_app.years import Years, is_year, years_of

Clause = dict[str, Any]
Selected = Mapping[str, tuple[str, ...]]

_COUNTED = "values"

LANGUAGE = "language"
"""The facet of languages."""

DISEASE = "concept"
"""The facet whose labels stand in the thesaurus."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many results it leads to, and whether it is chosen."""

    value: str
    label: str
    count: int
    selected: bool


def facet_of(concept: str) -> tuple[str, str]:
    """The facet that finds what is about a concept, and its value there: sites and families have one of their own."""
    return group_of(concept) or (DISEASE, concept)


def chosen(selected: Selected, *, but: str = "") -> list[Clause]:
    """A filter for each facet of which something is chosen; `but` names one that is left out."""
    return [_filter(facets()[name], values) for name, values in selected.items() if name != but]


def aggregations(selected: Selected) -> Clause:
    """The counts of every facet, each narrowed by what is chosen of the others."""
    if not selected:
        return _unnarrowed()
    return {name: _narrowed(name, counts, selected) for name, counts in _unnarrowed().items()}


def facet_values(counted: Mapping[str, Any], selected: Selected, language: str) -> dict[str, tuple[FacetValue, ...]]:
    """The values of every facet, ordered as it says, from Elasticsearch's aggregations.

    A chosen value is there even when it leads to nothing.
    """
    return {
        name: _values(facet, counted[name], selected.get(name, ()), language)
        for name, facet in facets().items()
        if name in counted
    }


def _filter(facet: Facet, values: Iterable[str]) -> Clause:
    """Any of the values; what can't be a number is no value of a numeric facet, and would be refused."""
    if not facet.numeric:
        return {"terms": {facet.field: [*values]}}
    single: Clause = {"terms": {facet.field: [value for value in values if is_year(value)]}}
    ranges = [_between(facet.field, years) for years in map(years_of, values) if years]
    return {"bool": {"should": [single, *ranges]}} if ranges else single


def _between(field: str, years: Years) -> Clause:
    bounds = {"gte": years.first, "lte": years.last}
    return {"range": {field: {name: year for name, year in bounds.items() if year is not None}}}


@cache
def _unnarrowed() -> Clause:
    return {name: {"terms": {"field": facet.field, "size": MAX_VALUES}} for name, facet in facets().items()}


def _narrowed(name: str, counts: Clause, selected: Selected) -> Clause:
    others = chosen(selected, but=name)
    return {"filter": {"bool": {"filter": others}}, "aggs": {_COUNTED: counts}} if others else counts


def _values(facet: Facet, counted: Any, selected: tuple[str, ...], language: str) -> tuple[FacetValue, ...]:
    buckets = counted.get(_COUNTED, counted)["buckets"]
    counts = {str(bucket["key"]): bucket["doc_count"] for bucket in buckets}
    counts |= {value: _in_range(value, counts) if facet.numeric else 0 for value in selected if value not in counts}
    values = [
        FacetValue(value, label(facet, value, language), count, value in selected) for value, count in counts.items()
    ]
    return tuple(_ordered(values, facet.order, language))


def _in_range(value: str, counts: Mapping[str, int]) -> int:
    """The results of all years of a range; a document has one year."""
    years = years_of(value)
    return sum(count for year, count in counts.items() if int(year) in years) if years else 0


def _ordered(values: list[FacetValue], order: Order, language: str) -> list[FacetValue]:
    alphabet = collation_key(language)
    if order is Order.NEWEST:
        return sorted(values, key=lambda one: one.value, reverse=True)
    if order is Order.LABEL:
        return sorted(values, key=lambda one: alphabet(one.label))
    return sorted(values, key=lambda one: (-one.count, alphabet(one.label)))
