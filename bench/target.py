"""The product as it is measured: its own commands against the given engines, under an index prefix of its own."""

import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import Elasticsearch

from mappings.connection import ElasticsearchAddress, elasticsearch_address, tika_urls
from mappings.indices import CONTENTS, alias, versions


@dataclass(frozen=True)
class Target:
    """Where the engines answer, and the prefix that the product's commands are given."""

    elasticsearch: ElasticsearchAddress
    tika_url: str
    prefix: str

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of the product's commands."""
        own = {"TIKA_URL": self.tika_url, "INDEX_PREFIX": self.prefix, "PYTHONUTF8": "1"}
        own["PYTHONDONTWRITEBYTECODE"] = ""  # compiled once, as where it is installed, not at each start
        return {**os.environ, **self.elasticsearch.environment(), **own, **more}

    def client(self) -> Elasticsearch:
        """A new client; the caller closes it."""
        return Elasticsearch(**self.elasticsearch.client_options(), request_timeout=300)


def command(name: str) -> str:
    """The console script `name` of the environment that the benchmarks run in."""
    return str(Path(sys.executable).with_name(name))


@contextmanager
def fresh_target() -> Iterator[Target]:
    """The engines of the environment with a prefix that nobody uses; its indices are removed at the end."""
    target = Target(elasticsearch_address(os.environ), tika_urls(os.environ)[0], f"bench-{uuid.uuid4().hex[:12]}")
    try:
        yield target
    finally:
        remove_indices(target)


def remove_indices(target: Target) -> None:
    """Removes every index of the target's prefix."""
    with target.client() as client:
        for contents in CONTENTS:
            of = alias(target.prefix, contents)
            for version in versions(client, of):
                client.indices.delete(index=of.index(version))
