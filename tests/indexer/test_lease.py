"""One writer at a time: who holds the lease, who takes over from whom."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from elasticsearch import Elasticsearch

from indexer.errors import AlreadyRunning
from indexer.lease import ID, LASTS_S, acquire, current_holder, lease
from mappings.indices import OPERATIONS, alias, ensure

pytestmark = pytest.mark.engine


@pytest.fixture
def index(client: Elasticsearch, index_prefix: str) -> str:
    """An operations index in which nobody holds the lease."""
    of = alias(index_prefix, OPERATIONS)
    ensure(client, of)
    client.options(ignore_status=404).delete(index=of.name, id=ID)
    return of.name


def holder(client: Elasticsearch, index: str, **changed: object) -> None:
    """Lets somebody else hold the lease."""
    now = datetime.now(UTC)
    body = {
        "type": "lease",
        "owner": "somebody",
        "host": "elsewhere",
        "pid": 1,
        "command": "rebuild",
        "acquired_at": now.isoformat(),
        "expires_at": (now + timedelta(seconds=LASTS_S)).isoformat(),
    }
    client.index(index=index, id=ID, document=body | changed)


def test_second_run_says_who_is_writing_and_since_when(client: Elasticsearch, index: str) -> None:
    with lease(client, index, "update"), pytest.raises(AlreadyRunning) as raised, lease(client, index, "rebuild"):
        pass

    said = str(raised.value)
    assert f"process {os.getpid()} on {socket.gethostname()}" in said
    assert "`update`" in said
    assert "UTC" in said


def test_lease_is_free_after_a_run_that_ended_or_failed(client: Elasticsearch, index: str) -> None:
    with pytest.raises(ZeroDivisionError), lease(client, index, "update"):
        raise ZeroDivisionError
    assert current_holder(client, index) is None
    with lease(client, index, "update"):
        now_held = current_holder(client, index)
        assert now_held is not None
        assert now_held.pid == os.getpid()


def test_run_on_another_machine_is_left_alone_until_its_lease_runs_out(client: Elasticsearch, index: str) -> None:
    holder(client, index)
    with pytest.raises(AlreadyRunning, match="elsewhere"):
        acquire(client, index, "update")

    late = datetime.now(UTC) + timedelta(seconds=LASTS_S + 1)
    acquire(client, index, "update", clock=lambda: late).check()


def test_dead_process_of_this_machine_loses_the_lease_at_once(client: Elasticsearch, index: str) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    holder(client, index, host=socket.gethostname(), pid=ended.pid)

    with lease(client, index, "update"):
        pass


def test_process_that_has_the_number_of_a_dead_one_does_not_keep_its_lease(client: Elasticsearch, index: str) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=400)
    holder(client, index, host=socket.gethostname(), pid=os.getpid(), acquired_at=long_ago.isoformat())

    with lease(client, index, "update"):
        pass


def test_lease_that_another_run_has_taken_over_is_not_taken_away_from_it(client: Elasticsearch, index: str) -> None:
    with lease(client, index, "update"):
        holder(client, index)

    left = current_holder(client, index)
    assert left is not None
    assert left.host == "elsewhere"
