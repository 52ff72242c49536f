"""Organisations and centres among results of all kinds: behind every text, the best of each kind told beside them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mappings.vocabulary import RECORDS

Clause = dict[str, Any]

BESIDE = "records"
"""The name of their counts among the aggregations."""

_LEFT = "left"

TOLD = 3
"""Records of each kind that are told by name."""

_MOST_COUNTRIES, _MOST_LANGUAGES = 60, 60
_IS_RECORD = "params.records.contains(doc['kind'].value) ? 1 : 0"

_GROUP_OF_COUNTRY = """
  if (doc['country'].size() > 0)
    for (int i = 0; i < params.groups.size(); i++) if (params.groups[i].contains(doc['country'].value)) return i;
  return params.groups.size();
"""

TEXTS_FIRST: Clause = {
    "_script": {"type": "number", "order": "asc", "script": {"source": _IS_RECORD, "params": {"records": [*RECORDS]}}}
}
"""The first key of an order that has every text before every record, on all pages of the results."""


def countries_first(groups: Sequence[Sequence[str]]) -> Clause:
    """The first key of an order by groups of countries; what is in none of them comes last."""
    script = {"source": _GROUP_OF_COUNTRY, "params": {"groups": [[*group] for group in groups]}}
    return {"_script": {"type": "number", "order": "asc", "script": script}}


def beside(chosen: Iterable[Clause], chosen_languages: Iterable[Clause], fields: Sequence[str]) -> Clause:
    """The aggregation of records that what is `chosen` leaves: how many there are in each language, and of those in the
    `chosen_languages` the best of each kind, with their `fields`, and how many there are in each country."""
    best = {"top_hits": {"size": TOLD, "_source": [*fields]}}
    countries = {"terms": {"field": "country", "size": _MOST_COUNTRIES}}
    kinds = {"terms": {"field": "kind"}, "aggs": {"best": best, "countries": countries}}
    languages = {"terms": {"field": "languages", "size": _MOST_LANGUAGES}}
    left = {"filter": {"bool": {"filter": [*chosen_languages]}}, "aggs": {"kinds": kinds}}
    filters = [*chosen, {"terms": {"kind": [*RECORDS]}}]
    return {"filter": {"bool": {"filter": filters}}, "aggs": {"languages": languages, _LEFT: left}}


def languages_of_texts(aggregations: Mapping[str, Any], counts: Mapping[str, int]) -> dict[str, int]:
    """How many texts there are in each language, most first, of the `counts` of all there is; none where records were
    not asked for."""
    if BESIDE not in aggregations:
        return {}
    records = {bucket["key"]: bucket["doc_count"] for bucket in aggregations[BESIDE]["languages"]["buckets"]}
    texts = {code: count - records.get(code, 0) for code, count in counts.items()}
    return {code: texts[code] for code in sorted(texts, key=lambda one: -texts[one]) if texts[code]}


def kinds_beside(aggregations: Mapping[str, Any]) -> dict[str, Any]:
    """The buckets of `beside` by kind; none where it was not asked for."""
    counted = aggregations.get(BESIDE, {}).get(_LEFT, {}).get("kinds", {}).get("buckets", ())
    return {bucket["key"]: bucket for bucket in counted}
