"""Entries of the library as a list of all needs them: requests and answers. No I/O, as in `search` and `results`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mappings.indices import CONCEPTS, DOCUMENTS
from search_app.search import ENGINE_TIMEOUT

Body = dict[str, Any]

MOST_ENTRIES = 10_000
"""Entries of one answer: Elasticsearch's own bound for the size of an answer, and a fifth of a sitemap's."""

_PLACES: Mapping[str, str] = MappingProxyType({DOCUMENTS: "source", CONCEPTS: "id"})
"""What entries are ordered by: sources and identifiers differ, so none is listed twice or left out."""

_IN_USE: Mapping[str, Body] = MappingProxyType(
    {DOCUMENTS: {"match_all": {}}, CONCEPTS: {"bool": {"must_not": {"term": {"retired": True}}}}}
)

BY_ARRIVAL = ({"indexed_at": {"order": "desc", "missing": "_last"}}, {"source": "asc"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A document or disease: `changed` is the time (ISO 8601) at which the library got it, if it is known."""

    id: str
    place: str
    changed: str | None


def to_entries_request(contents: str, after: str = "", size: int = MOST_ENTRIES) -> Body:
    """The body of the search for the entries of an index behind `after`, in the order of their places."""
    body: Body = {
        "query": _IN_USE[contents],
        "size": size,
        "sort": [{_PLACES[contents]: "asc"}],
        "_source": ["id", "indexed_at"],
        "track_total_hits": False,
        "timeout": ENGINE_TIMEOUT,
    }
    return body | {"search_after": [after]} if after else body


def entries_from(response: Mapping[str, Any]) -> tuple[Entry, ...]:
    """The entries in the answer to `to_entries_request`."""
    return tuple(_entry(hit) for hit in response["hits"]["hits"])


def _entry(hit: Mapping[str, Any]) -> Entry:
    source = hit["_source"]
    return Entry(source.get("id", hit["_id"]), hit["sort"][0], source.get("indexed_at"))
