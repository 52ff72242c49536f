"""What stands below a disease in the classification, and how exactly a code fits one. No I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mappings.fields import GROUPS, group_of
from search_app.collation import collation_key
from search_app.concepts import label_of
from search_app.search import ENGINE_TIMEOUT

Body = dict[str, Any]

MOST_NARROWER = 200
"""Narrower diseases that are told: more than any disease has, fewer than the largest families."""

MOST_NAMES = 10_000
"""Names of all diseases: Elasticsearch's own bound for the size of an answer; Orphanet's nomenclature has fewer."""

_CODES = ("icd10", "icdo3")
"""Fields of codes that several diseases may share."""


@dataclass(frozen=True, slots=True)
class Narrower:
    """A disease that belongs to another, with its label and the language of that."""

    id: str
    label: str
    language: str


def to_narrower_request(identifier: str) -> Body:
    """The body of the search for what belongs directly to a disease, or to a site or family."""
    belongs = dict([group_of(identifier) or ("parents", identifier)])
    return {
        "query": {"bool": {"filter": [{"term": belongs}], "must_not": [{"term": {"retired": True}}]}},
        "size": MOST_NARROWER,
        "_source": ["id", "labels", "type"],
        "sort": ["id"],
        "timeout": ENGINE_TIMEOUT,
    }


def to_all_names_request(language: str) -> Body:
    """The body of the search for all diseases, but for families and sites, with their names in a language."""
    groups = [{"prefix": {"id": f"{group}:"}} for group in GROUPS]
    return {
        "query": {"bool": {"must_not": [{"term": {"retired": True}}, *groups]}},
        "size": MOST_NAMES,
        "_source": ["id", f"labels.{language}", "labels.en"],
        "timeout": ENGINE_TIMEOUT,
    }


def narrower_from(response: Mapping[str, Any], identifier: str, language: str) -> tuple[Narrower, ...]:
    """The diseases in the answer as the language orders their labels; what is as wide as the group itself is not among
    them."""
    found, alphabet = [], collation_key(language)
    for hit in response["hits"]["hits"]:
        source = hit["_source"]
        if source["id"] != identifier:
            found.append(Narrower(source["id"], *label_of(source, language)))
    return tuple(sorted(found, key=lambda one: alphabet(one.label)))


def to_sharing_request(codes: Sequence[str]) -> Body:
    """The body of the search for how many diseases each of the codes stands for."""
    counted = {field: {"terms": {"field": field, "include": [*codes], "size": len(codes)}} for field in _CODES}
    return {
        "query": {"bool": {"must_not": [{"term": {"retired": True}}]}},
        "size": 0,
        "aggs": counted,
        "timeout": ENGINE_TIMEOUT,
    }


def sharing_from(response: Mapping[str, Any]) -> dict[str, int]:
    """The number of diseases by code."""
    counted = response.get("aggregations", {})
    return {bucket["key"]: bucket["doc_count"] for field in counted.values() for bucket in field["buckets"]}
