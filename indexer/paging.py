"""All hits of a search, page by page through a point in time, so that nothing is missed or seen twice."""

from collections.abc import Iterator
from typing import Any

from elasticsearch import Elasticsearch

_KEEP_ALIVE = "2m"


def hits(client: Elasticsearch, index: str, *, size: int, **asked: Any) -> Iterator[dict[str, Any]]:
    """Every hit in `index`, `size` a request, in the order of the index; `asked` are other parts of the search."""
    point = client.open_point_in_time(index=index, keep_alive=_KEEP_ALIVE)["id"]
    after = None
    try:
        while True:
            page: list[dict[str, Any]] = client.search(
                pit={"id": point, "keep_alive": _KEEP_ALIVE},
                size=size,
                sort=["_shard_doc"],
                track_total_hits=False,
                search_after=after,
                **asked,
            )["hits"]["hits"]
            yield from page
            if len(page) < size:
                return
            after = page[-1]["sort"]
    finally:
        client.close_point_in_time(id=point)
