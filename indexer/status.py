"""What stands: versions and counts, failures, the last runs, and who is writing now."""

from collections.abc import Iterator
from typing import Any

from elasticsearch import Elasticsearch

from indexer.lease import current_holder
from indexer.settings import Settings
from mappings.indices import CONTENTS, OPERATIONS, live_version, versions


def status(client: Elasticsearch, settings: Settings) -> dict[str, Any]:
    """The state of the prefix's indices as JSON values; all is empty before the first run."""
    operations = settings.alias(OPERATIONS).name
    told: dict[str, Any] = {"prefix": settings.prefix, "indices": _indices(client, settings)}
    if not client.indices.exists(index=operations):
        return told | {"kinds": {}, "failures": {}, "runs": [], "writing": None}
    client.indices.refresh(index=operations)
    holder = current_holder(client, operations)
    documents = told["indices"]["documents"]
    return told | {
        "kinds": _counts(client, settings.alias("documents").name, "kind") if documents["live"] else {},
        "failures": _counts(client, operations, "reason"),
        "runs": _runs(client, operations),
        "writing": holder and {"command": holder.command, "host": holder.host, "pid": holder.pid},
    }


def lines(told: dict[str, Any]) -> Iterator[str]:
    """The state for people."""
    for contents, said in told["indices"].items():
        live = f"version {said['live']}, {said['count']:,} documents" if said["live"] else "nothing yet"
        others = ", ".join(str(version) for version in said["versions"] if version != said["live"])
        yield f"{contents}: {live}" + (f"; kept beside it: {others}" if others else "")
    for kind, count in told["kinds"].items():
        yield f"  {kind}: {count:,}"
    failed = ", ".join(f"{count:,} {reason}" for reason, count in told["failures"].items())
    yield f"failures: {failed or 'none'}" + ("; `rarecare-index failures` lists them" if failed else "")
    for run in told["runs"]:
        yield f"last {run['command']}: {run['ended_at'][:19].replace('T', ' ')} UTC, {run['outcome']}"
    if told["writing"]:
        yield "writing now: {command}, process {pid} on {host}".format(**told["writing"])


def _indices(client: Elasticsearch, settings: Settings) -> dict[str, Any]:
    told = {}
    for contents in CONTENTS:
        of = settings.alias(contents)
        live = live_version(client, of)
        count = client.count(index=of.name)["count"] if live else 0
        told[contents] = {"live": live, "versions": versions(client, of), "count": count}
    return told


def _counts(client: Elasticsearch, index: str, field: str) -> dict[str, int]:
    counted = client.search(index=index, size=0, aggregations={"values": {"terms": {"field": field, "size": 100}}})
    return {bucket["key"]: bucket["doc_count"] for bucket in counted["aggregations"]["values"]["buckets"]}


def _runs(client: Elasticsearch, index: str) -> list[dict[str, Any]]:
    found = client.search(index=index, query={"term": {"type": "run"}}, sort=[{"ended_at": "desc"}], size=20)
    return [hit["_source"] for hit in found["hits"]["hits"]]
