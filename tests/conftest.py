"""Fixtures for every test: one real Elasticsearch and Tika a run, an index prefix of its own for each module.

`ELASTICSEARCH_URL` and `TIKA_URL` are honoured; without them the project starts its own engines on free ports with
fresh data, beside any that run for `make demo`. No engine is a failure, never a skip.
"""

import os
import signal
import socket
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from mappings.connection import ElasticsearchAddress, elasticsearch_address, tika_urls
from mappings.indices import CONTENTS, alias, versions

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Programs that tests start hear SIGINT, also when a script began the test run in the background, deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Engines:
    """Where the engines of this test run answer."""

    elasticsearch: ElasticsearchAddress
    tika_url: str

    def environment(self, prefix: str) -> dict[str, str]:
        """The environment in which the product's commands use these engines and the indices of `prefix`."""
        inherited = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG", "JAVA_HOME", "PYTHONPATH") if name in os.environ
        }
        own = {"TIKA_URL": self.tika_url, "INDEX_PREFIX": prefix, "PYTHONUTF8": "1"}
        return inherited | self.elasticsearch.environment() | own


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """The engines given by the environment, else managed ones started once for the run."""
    if "ELASTICSEARCH_URL" in os.environ and "TIKA_URL" in os.environ:
        yield Engines(elasticsearch_address(os.environ), tika_urls(os.environ)[0])
        return
    from engines.running import running

    with running(os.environ) as started:
        yield Engines(started.elasticsearch, started.tika_url)


@pytest.fixture(scope="session")
def client(engines: Engines) -> Iterator[Elasticsearch]:
    """A synchronous client of the run's Elasticsearch."""
    with Elasticsearch(**engines.elasticsearch.client_options(), request_timeout=30) as connected:
        yield connected


@pytest.fixture
def closed_address() -> Iterator[str]:
    """An address on this machine at which nobody answers as long as the test runs."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture(scope="module")
def index_prefix(client: Elasticsearch) -> Iterator[str]:
    """A prefix that no other module uses; its indices are removed at the end."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    yield prefix
    remove_indices(client, prefix)


def remove_indices(client: Elasticsearch, prefix: str) -> None:
    """Removes every index of a prefix."""
    for contents in CONTENTS:
        of = alias(prefix, contents)
        for version in versions(client, of):
            client.indices.delete(index=of.index(version))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data and real files beside the checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared evaluation data is not beside this checkout")
    return SHARED
