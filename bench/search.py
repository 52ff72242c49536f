"""The app's answers beside the same request sent raw to Elasticsearch: 20,000 documents of six pages and 1,000 records,
mixed searches.

What the app asks Elasticsearch for an address of the JSON API, and for the same of the page for people, is written down
by a proxy, then sent again by the load generator over kept connections, in turn with the app's own addresses: with one
client each search of each side before the next search, with many each side's searches before the next side's.
"""

import argparse
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from urllib.parse import urlsplit

import orjson
import urllib3
from elasticsearch import Elasticsearch

from bench.corpus import bodies, record_bodies
from bench.figures import Figure, ratios, show
from bench.load import Answered, Generator, Load, request
from bench.processes import sampled
from bench.queries import addresses
from bench.serving import Asked, Served, recorder, served
from bench.target import Target, fresh_target
from mappings.indices import CONTENTS, DOCUMENTS, alias, ensure

SIZE, SEARCHES = 20_000, 200
TEXTS_A_RECORD = 20
"""Documents beside each organisation or centre."""

JSON_TARGET, PAGE_TARGET, RATE_TARGET, APP_MIB = 1.40, 1.50, 0.70, 100.0
MANY = 16
_CHUNK = 200
_API, _PAGE = "/api/v1/search", "/search"


def measure(*, documents: int = SIZE, rounds: int = 5) -> list[Figure]:
    """The figures of the search, from `rounds` rounds of 200 searches for each of the sides."""
    with fresh_target() as target, Generator() as generator:
        fill(target, documents)
        searches = addresses(SEARCHES)
        raw, raw_of_page = (_raw_requests(target, searches, path) for path in (_API, _PAGE))
        with served(target) as app, sampled((app.pid,)) as peak:
            sides = _sides(target, app, raw, raw_of_page, searches)
            one = _in_turn(generator, sides, rounds)
            many = _one_by_one(generator, sides, rounds)
    return _figures(documents, one, many, peak.mib)


def fill(target: Target, documents: int) -> None:
    """Fills the target's index with bodies of documents, and records beside them, straight, and merges it into one
    segment."""
    records = documents // TEXTS_A_RECORD
    with target.client() as client:
        for contents in CONTENTS:
            ensure(client, alias(target.prefix, contents))
        index = alias(target.prefix, DOCUMENTS).name
        client.indices.put_settings(index=index, settings={"refresh_interval": "-1"})
        lines: list[bytes] = []
        for identifier, body in chain(bodies(documents), record_bodies(records)):
            lines += [orjson.dumps({"index": {"_id": identifier}}), orjson.dumps(body)]
            if len(lines) >= 2 * _CHUNK:
                _bulk(client, index, lines)
                lines = []
        _bulk(client, index, lines)
        client.indices.put_settings(index=index, settings={"refresh_interval": None})
        client.indices.forcemerge(index=index, max_num_segments=1)
        client.indices.refresh(index=index)
        if client.count(index=index)["count"] != documents + records:
            raise RuntimeError("Elasticsearch did not take every document")


def _bulk(client: Elasticsearch, index: str, lines: list[bytes]) -> None:
    if not lines:
        return
    answer = client.perform_request(
        "POST",
        f"/{index}/_bulk?filter_path=errors",
        headers={"content-type": "application/x-ndjson", "accept": "application/json"},
        body=b"\n".join(lines) + b"\n",
    )
    if answer.body["errors"]:
        raise RuntimeError("Elasticsearch refused a document: mapping and corpus do not fit")


def _raw_requests(target: Target, searches: Sequence[str], path: str) -> tuple[bytes, ...]:
    with recorder(target) as written_down, served(target, written_down.url) as app, urllib3.PoolManager() as http:
        addresses_of_app = [f"{app.url}{path}?{parameters}" for parameters in searches]
        return tuple(_asked(address, http, written_down.asked, target) for address in addresses_of_app)


def _asked(address: str, http: urllib3.PoolManager, asked: list[Asked], target: Target) -> bytes:
    """The search that the app sends for an address; when it asks more than once, the others are the app's own cost."""
    asked.clear()
    answer = http.request("GET", address)
    if answer.status != 200:
        raise RuntimeError(f"the app answered {answer.status} to a search")
    search = max((one for one in asked if "_search" in one.path), key=lambda one: len(one.body))
    url = target.elasticsearch.urls[0]
    path = urlsplit(url).path + search.path
    return request(search.method, url, path, headers=search.headers, body=search.body)


def _sides(
    target: Target, app: Served, raw: tuple[bytes, ...], raw_of_page: tuple[bytes, ...], searches: Sequence[str]
) -> dict[str, Load]:
    elasticsearch = target.elasticsearch
    of_elasticsearch = partial(Load, elasticsearch.urls[0], connections=1, ca_certs=elasticsearch.ca_certs)

    def of_app(path: str, accept: str) -> Load:
        headers = {"accept": accept}
        made = tuple(request("GET", app.url, f"{path}?{parameters}", headers=headers) for parameters in searches)
        return Load(app.url, made, connections=1)

    return {
        "raw": of_elasticsearch(raw),
        "json": of_app(_API, "application/json"),
        "raw of page": of_elasticsearch(raw_of_page),
        "page": of_app(_PAGE, "text/html"),
    }


def _in_turn(generator: Generator, sides: Mapping[str, Load], rounds: int) -> dict[str, list[Answered]]:
    """Answers of each side by round, to one client, search by search."""
    return _by_side(lambda: dict(zip(sides, generator.in_turn([*sides.values()]), strict=True)), rounds)


def _one_by_one(generator: Generator, sides: Mapping[str, Load], rounds: int) -> dict[str, list[Answered]]:
    """The same to many clients, side by side."""
    loads = {name: replace(side, connections=MANY) for name, side in sides.items()}
    return _by_side(lambda: {name: generator.run(load) for name, load in loads.items()}, rounds)


def _by_side(once: Callable[[], dict[str, Answered]], rounds: int) -> dict[str, list[Answered]]:
    """The answers of `rounds` rounds; two before them are not counted."""
    answered = [once() for _ in range(rounds + 2)][2:]
    return {name: [one[name] for one in answered] for name in answered[0]}


def _figures(
    documents: int, one: dict[str, list[Answered]], many: dict[str, list[Answered]], peak_mib: float
) -> list[Figure]:
    p50 = {
        name: [statistics.median(round_.latencies_s) * 1000 for round_ in answered] for name, answered in one.items()
    }
    rate = {name: [round_.per_second for round_ in answered] for name, answered in many.items()}
    of = f"{documents:,} documents of six pages"

    def latency(side: str, raw: str = "raw") -> str:
        return f"p50 {statistics.median(p50[side]):.1f} ms; raw {statistics.median(p50[raw]):.1f} ms"

    def requests(side: str, raw: str = "raw") -> str:
        return f"{statistics.median(rate[side]):.0f} requests/s; raw {statistics.median(rate[raw]):.0f}"

    own = "raw of page"
    return [
        Figure(f"search, JSON / raw, 1 client, {of}", latency("json"), ratios(p50["json"], p50["raw"]), JSON_TARGET),
        Figure("search, page / raw, 1 client", latency("page", own), ratios(p50["page"], p50[own]), PAGE_TARGET),
        Figure("search, page / raw of JSON, 1 client", latency("page"), ratios(p50["page"], p50["raw"])),
        Figure(
            f"search, JSON / raw, {MANY} clients",
            requests("json"),
            ratios(rate["json"], rate["raw"]),
            RATE_TARGET,
            at_least=True,
        ),
        Figure(f"search, page / raw, {MANY} clients", requests("page", own), ratios(rate["page"], rate[own])),
        Figure("app, peak MiB", "after all of these", (peak_mib,), APP_MIB),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs this benchmark alone; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--documents", type=int, default=SIZE, help="documents in the index (default 20,000)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are counted (default 5)")
    given = parser.parse_args(argv)
    show(measure(documents=given.documents, rounds=given.rounds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
