"""An Elasticsearch that is away, busy, full, or dies in the middle; a run that is killed; two runs at once."""

import json
import shutil
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from indexer.connection import connected
from indexer.errors import ElasticsearchUnreachable, EngineRefuses
from indexer.update import update
from mappings.analysis import compact
from mappings.connection import PROJECT_FOLDER
from mappings.indices import DOCUMENTS, index_body
from tests.conftest import Engines
from tests.indexer.libraries import COMMAND, ENGLISH, Library, closed_address, library
from tests.indexer.servers import Interference, Meddling, error, proxy

pytestmark = pytest.mark.engine

FILES = 120


@pytest.fixture
def shelf(tmp_path: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """A library with many small files, one of which cannot be indexed, and a table."""
    with library(tmp_path / "collection", client, engines) as made:
        for number in range(FILES):
            made.write(f"guides/en/{number:03d}.txt", f"{ENGLISH} Number {number}.")
        made.write("guides/en/empty.txt", "")
        made.write("directories/organisations.csv", "name,country\nAlpha,SI\nBeta,FR\n")
        yield made


def update_through(shelf: Library, meddle: Meddling, *, patience_s: float = 10.0) -> None:
    """An update whose Elasticsearch is behind a proxy."""
    with proxy(shelf.engines.elasticsearch.urls[0], meddle) as url:
        behind = replace(shelf.engines.elasticsearch, urls=(url,))
        settings = shelf.with_settings(elasticsearch=behind, patience_s=patience_s).settings
        with connected(settings) as client:
            update(client, settings, shelf.folder)


def test_closed_port_is_told_with_address_and_remedy(shelf: Library) -> None:
    url = closed_address()
    ended = shelf.run("update", ELASTICSEARCH_URL=url)

    assert ended.returncode == 3
    assert url in ended.stderr
    assert "rarecare-engines start" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_elasticsearch_that_dies_in_the_middle_stops_the_run_and_the_next_completes_it(shelf: Library) -> None:
    dead = threading.Event()

    def meddle(_: str, path: str) -> Interference | None:
        if path.startswith("/_bulk"):
            dead.set()
        return Interference(None) if dead.is_set() else None

    with proxy(shelf.engines.elasticsearch.urls[0], meddle) as url:
        ended = shelf.run("update", ELASTICSEARCH_URL=url, INDEXER_PATIENCE_S="0.2")
    assert ended.returncode == 3
    assert "does not answer" in ended.stderr
    assert "Traceback" not in ended.stderr

    assert shelf.update().seen == FILES + 3
    assert len(shelf.sources()) == FILES + 2


def test_busy_elasticsearch_is_asked_again_and_nothing_is_lost(shelf: Library) -> None:
    asked = Counter[str]()

    def meddle(method: str, path: str) -> Interference | None:
        if "lease" in path:
            return None
        asked[f"{method} {path}"] += 1
        kind, status = ("es_rejected_execution_exception", 429) if "_bulk" in path else ("unavailable", 503)
        return error(kind, status) if asked[f"{method} {path}"] % 2 else None

    update_through(shelf, meddle)

    assert len(shelf.sources()) == FILES + 2


@pytest.mark.parametrize("status", [403, 429])
def test_full_disk_is_told_and_loses_nothing(shelf: Library, status: int) -> None:
    def meddle(_: str, path: str) -> Interference | None:
        return error("cluster_block_exception", status) if path.startswith("/_bulk") else None

    with pytest.raises(EngineRefuses, match="Make room on the disk"):
        update_through(shelf, meddle)

    assert shelf.update().added == FILES + 2


def test_index_that_was_set_read_only_is_told_and_completed_later(shelf: Library) -> None:
    shelf.update()
    shelf.write("guides/en/000.txt", "Another text about rare cancers of the lung and of their treatment.")
    shelf.client.indices.put_settings(index=shelf.documents, settings={"index.blocks.read_only_allow_delete": True})

    ended = shelf.run("update")
    assert ended.returncode == 1
    assert "Make room on the disk" in ended.stderr
    assert len(shelf.sources()) == FILES + 2

    shelf.client.indices.put_settings(index=shelf.documents, settings={"index.blocks.read_only_allow_delete": None})
    assert shelf.update().changed == 1


def test_index_of_an_earlier_version_is_told_and_completed_after_a_rebuild(shelf: Library) -> None:
    body = index_body(DOCUMENTS)
    del body["mappings"]["properties"]["lead"]
    body["settings"]["analysis"] = compact(body["settings"]["analysis"])
    alias = {shelf.documents: {"is_write_index": True}}
    shelf.client.indices.create(index=f"{shelf.documents}-000001", aliases=alias, **body)

    ended = shelf.run("update")
    assert ended.returncode == 1
    assert "rarecare-index rebuild" in ended.stderr

    assert shelf.run("rebuild").returncode == 0
    assert shelf.update().added == FILES + 2


def test_item_that_elasticsearch_refuses_is_a_failure_and_no_success(shelf: Library) -> None:
    shelf.update()
    shelf.client.indices.put_settings(index=shelf.documents, settings={"index.mapping.nested_objects.limit": 1})
    shutil.copy(PROJECT_FOLDER / "documents/guides/en/lung.pdf", shelf.folder)

    summary = shelf.update()

    assert (summary.added, summary.failed, summary.unchanged) == (0, 2, FILES + 2)
    assert [failure.source for failure in shelf.failures()] == ["guides/en/empty.txt", "lung.pdf"]
    assert "Elasticsearch does not take what is in it" in shelf.failures()[1].message
    assert shelf.without_tika().update().failed == 2


def test_wrong_password_is_told_without_it(shelf: Library) -> None:
    def meddle(_: str, path: str) -> Interference | None:
        return error("security_exception", 401)

    with pytest.raises(ElasticsearchUnreachable, match="ELASTICSEARCH_API_KEY"):
        update_through(shelf, meddle)


def test_killed_at_any_moment_the_next_run_completes_the_work(shelf: Library) -> None:
    with library(shelf.folder, shelf.client, shelf.engines) as undisturbed:
        undisturbed.update()
        expected = undisturbed.bodies()
    for bulks in (0, 1, 2):
        _kill_after(shelf, bulks)
        shelf.write(f"guides/en/new {bulks}.txt", f"{ENGLISH} New {bulks}.")
    for bulks in (0, 1, 2):
        (shelf.folder / f"guides/en/new {bulks}.txt").unlink()

    ended = shelf.run("update", "--json")

    assert ended.returncode == 1, ended.stderr  # the empty file
    assert json.loads(ended.stdout.splitlines()[-1])["seen"] == FILES + 3
    assert shelf.bodies() == expected
    assert [failure.source for failure in shelf.failures()] == ["guides/en/empty.txt"]


def _holding_back(reached: threading.Event, go_on: threading.Event) -> Meddling:
    """Tells when Elasticsearch is to write something, and keeps it from that until it may."""

    def meddle(_: str, path: str) -> Interference | None:
        if path.startswith("/_bulk"):
            reached.set()
            go_on.wait(60)
        return None

    return meddle


def _kill_after(shelf: Library, bulks: int) -> None:
    """Runs the command and kills it when its Elasticsearch has been given so many bulk requests."""
    reached, given = threading.Event(), 0
    lock = threading.Lock()

    def meddle(_: str, path: str) -> Interference | None:
        nonlocal given
        if path.startswith("/_bulk"):
            with lock:
                given += 1
            if given > bulks:
                reached.set()
                return Interference(None)
        return None

    with proxy(shelf.engines.elasticsearch.urls[0], meddle) as url:
        environment = shelf.environment() | {"ELASTICSEARCH_URL": url}
        with subprocess.Popen([COMMAND, "update"], env=environment, stderr=subprocess.DEVNULL) as process:
            assert reached.wait(60)
            process.send_signal(signal.SIGKILL)


def test_stopped_by_sigterm_it_gives_the_lease_back_and_says_so(shelf: Library) -> None:
    reached, go_on = threading.Event(), threading.Event()
    meddle = _holding_back(reached, go_on)

    with proxy(shelf.engines.elasticsearch.urls[0], meddle) as url:
        environment = shelf.environment() | {"ELASTICSEARCH_URL": url}
        with subprocess.Popen([COMMAND, "update"], env=environment, stderr=subprocess.PIPE, text=True) as process:
            assert reached.wait(60)
            process.terminate()
            go_on.set()
            _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert said.endswith("stopped; the next run completes what this one began\n")
    assert not shelf.client.exists(index=shelf.operations, id="lease")
    assert shelf.update().seen == FILES + 3


def test_second_run_beside_a_first_stops_and_says_so(shelf: Library) -> None:
    reached, go_on = threading.Event(), threading.Event()
    meddle = _holding_back(reached, go_on)

    first = threading.Thread(target=update_through, args=(shelf, meddle))
    first.start()
    assert reached.wait(60)
    second = shelf.run("update")
    go_on.set()
    first.join(60)

    assert second.returncode == 1
    assert "Another run is writing" in second.stderr
    assert len(shelf.sources()) == FILES + 2
