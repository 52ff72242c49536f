"""The managed engines from start to stop, for real: reached only from here, only with the password, and never left."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
import urllib3
from elasticsearch import Elasticsearch, NotFoundError

from engines import managed, state
from engines.account import account
from engines.processes import marked
from mappings.connection import ElasticsearchAddress, managed_engines_file

pytestmark = pytest.mark.engine

PROGRAM = str(Path(sys.executable).with_name("rarecare-engines"))


@dataclass(frozen=True)
class Started:
    """What `rarecare-engines start --json` said, and the environment that it was called in."""

    environ: dict[str, str]
    said: dict[str, dict[str, str]]

    @property
    def elasticsearch(self) -> ElasticsearchAddress:
        of = self.said["elasticsearch"]
        return ElasticsearchAddress((of["url"],), of["username"], of["password"])

    @property
    def processes(self) -> list[psutil.Process]:
        known = state.read(self.environ)
        assert known is not None
        return marked(known.mark)


def rarecare_engines(environ: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([PROGRAM, *words], env=environ, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def two_starts(filled_cache: dict[str, str]) -> tuple[str, str]:
    """What two starts at the same time have printed."""
    both = [
        subprocess.Popen([PROGRAM, "start", "--json"], env=filled_cache, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    first, second = (process.communicate(timeout=300)[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    return first, second


@pytest.fixture(scope="module")
def started(filled_cache: dict[str, str], two_starts: tuple[str, str]) -> Started:
    return Started(filled_cache, json.loads(two_starts[0]))


@pytest.fixture(scope="module")
def library(started: Started) -> Iterator[Elasticsearch]:
    with Elasticsearch(**started.elasticsearch.client_options(), request_timeout=30) as client:
        yield client


def test_start_says_where_the_engines_are_and_how_to_get_in(started: Started) -> None:
    assert {name: sorted(of) for name, of in started.said.items()} == {
        "elasticsearch": ["ca_certs", "password", "url", "username"],
        "tika": ["url"],
    }
    assert managed_engines_file(started.environ).stat().st_mode & 0o777 == 0o600


def test_two_starts_at_once_start_one_pair_of_engines(started: Started, two_starts: tuple[str, str]) -> None:
    assert json.loads(two_starts[1]) == started.said
    assert sum("-jar" in process.cmdline() for process in started.processes) == 1


def test_status_says_the_same_as_start(started: Started) -> None:
    done = rarecare_engines(started.environ, "status", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, started.said)


def test_second_start_changes_nothing(started: Started) -> None:
    before = started.processes
    done = rarecare_engines(started.environ, "start", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, started.said)
    assert started.processes == before


def test_nobody_gets_in_without_the_password(started: Started) -> None:
    url = started.said["elasticsearch"]["url"]
    wrong = urllib3.make_headers(basic_auth="library:wrong")
    with urllib3.PoolManager(timeout=10, retries=False) as pool:
        assert [pool.request("GET", url, headers=headers).status for headers in ({}, wrong)] == [401, 401]


def test_engines_listen_on_this_machine_only(started: Started) -> None:
    listening = {
        connection.laddr.ip.removeprefix("::ffff:")
        for process in started.processes
        for connection in process.net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}


def test_engines_of_root_run_as_an_unprivileged_account(started: Started) -> None:
    expected = account()
    users = {process.uids().real for process in started.processes}
    assert users == {expected.user if expected else psutil.Process().uids().real}


def test_dictionaries_are_where_the_node_finds_them(library: Elasticsearch) -> None:
    for locale, word, root in (("sl_SI", "bolniki", "bolnik"), ("pl_PL", "nowotwory", "nowotwór")):
        hunspell = {"type": "hunspell", "locale": locale, "longest_only": True}
        found = library.indices.analyze(tokenizer="standard", filter=["lowercase", hunspell], text=word)
        assert [token["token"] for token in found["tokens"]] == [root]


def test_index_that_nobody_laid_out_is_refused(library: Elasticsearch) -> None:
    with pytest.raises(NotFoundError):
        library.index(index="mistake", document={"a": 1})


def test_command_uses_engines_that_run_and_leaves_them_running(started: Started) -> None:
    before = started.processes
    script = 'echo "$ELASTICSEARCH_URL $ELASTICSEARCH_USERNAME $ELASTICSEARCH_PASSWORD $TIKA_URL"; exit 7'
    done = rarecare_engines(started.environ, "run", "--", "sh", "-c", script)
    of = started.said["elasticsearch"]
    said = f"{of['url']} {of['username']} {of['password']} {started.said['tika']['url']}\n"
    assert (done.returncode, done.stdout) == (7, said)
    assert started.processes == before


def test_tika_answers_again_at_the_same_address_when_its_worker_is_killed(started: Started) -> None:
    worker = next(process for process in started.processes if "-numRestarts" in process.cmdline())
    worker.kill()
    with urllib3.PoolManager(timeout=5) as pool:
        # Refused connections are tried again, for half a minute at most.
        patience = urllib3.Retry(connect=12, read=12, backoff_factor=0.05, backoff_max=4, status_forcelist=[503])
        answer = pool.request("PUT", f"{started.said['tika']['url']}/tika", body=b"text", retries=patience)
    assert (answer.status, b"text" in answer.data) == (200, True)
    assert not worker.is_running()


def test_status_says_what_a_crash_has_left_and_stop_ends_it(started: Started) -> None:
    """Tika is killed as a whole, as when memory runs out: Elasticsearch is left, with nobody who looks after it."""
    processes = started.processes
    watchdog = next(process for process in processes if "-jar" in process.cmdline())
    for process in (watchdog, *watchdog.children()):
        process.kill()
    status = rarecare_engines(started.environ, "status")
    assert status.returncode == 3
    assert f"Tika does not answer at {started.said['tika']['url']}" in status.stdout
    assert "`rarecare-engines stop` ends them" in status.stdout
    stop = rarecare_engines(started.environ, "stop")
    assert (stop.returncode, stop.stderr) == (0, "Stopped.\n")
    assert not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in processes)
    assert not managed_engines_file(started.environ).exists()


def test_run_that_is_killed_while_it_starts_leaves_no_process(started: Started) -> None:
    """The guard of `run` is another process: it ends what was begun, and the next start finds nothing in its way."""
    assert managed.stop(started.environ) is False
    run = subprocess.Popen(
        [PROGRAM, "run", "--", "sleep", "600"], env=started.environ, stderr=subprocess.PIPE, text=True
    )
    assert run.stderr is not None
    assert any(line.startswith("Starting Tika") for line in run.stderr)
    known = state.read(started.environ)
    assert known is not None
    guard = next(child for child in psutil.Process(run.pid).children() if "engines.guard" in child.cmdline())
    assert marked(known.mark) != []
    run.kill()
    guard.wait(timeout=120)
    run.communicate()
    assert marked(known.mark) == []
    assert not managed_engines_file(started.environ).exists()
