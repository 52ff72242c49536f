"""The real process: it gets ready, answers, keeps what is asked to itself, and stops in peace."""

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from elasticsearch import Elasticsearch

from mappings.indices import DOCUMENTS, alias, ensure
from tests.conftest import Engines
from tests.search_app.bodies import guide

COMMAND = [str(Path(sys.executable).with_name("rarecare-search")), "serve"]
SECRET = "zanzibariumitis"
START_S, STOP_S = 60, 20


@contextmanager
def process(environment: dict[str, str], log: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running app and its address; what it says of itself goes to `log`."""
    with (
        log.open("w") as errors,
        subprocess.Popen(COMMAND, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True) as running,
    ):
        patience = threading.Timer(START_S, running.kill)
        patience.start()
        assert running.stdout is not None
        line = running.stdout.readline()
        patience.cancel()
        try:
            assert line.startswith("Library ready: http://127.0.0.1:"), log.read_text()
            yield running, line.removeprefix("Library ready: ").strip()
        finally:
            running.kill()


def environment(engines: Engines, prefix: str, folder: Path, **more: str) -> dict[str, str]:
    return {**engines.environment(prefix), "DOCUMENTS": str(folder), "PORT": "0", "LOG_LEVEL": "debug", **more}


@pytest.mark.engine
def test_nothing_that_is_asked_stands_in_the_logs(
    engines: Engines, client: Elasticsearch, index_prefix: str, tmp_path: Path
) -> None:
    of = alias(index_prefix, DOCUMENTS)
    ensure(client, of)
    client.index(index=of.name, id="a", document=guide("Guide", f"About {SECRET}."), refresh=True)
    log = tmp_path / "log"
    with process(environment(engines, index_prefix, tmp_path), log) as (running, url):
        with httpx.Client(base_url=url, headers={"User-Agent": SECRET, "Referer": f"http://{SECRET}/"}) as http:
            assert http.get("/api/v1/search", params={"q": SECRET}).json()["total"]["value"] == 1
            assert http.get("/search", params={"q": SECRET}).status_code == 200
            assert http.get("/api/v1/suggest", params={"q": SECRET}).status_code == 200
            assert http.get("/api/v1/concepts", params={"q": SECRET}).status_code == 200
            for address in ("/search.csv", "/search.json", "/search.ris", "/search.atom", "/organisations.csv"):
                assert http.get(address, params={"q": SECRET}).status_code == 200
            named = {"mainSearchCriteria.v.dn": SECRET, "age.v.v": SECRET}
            assert http.get("/infobutton", params=named).status_code == 200
            assert http.get("/infobutton", params={"mainSearchCriteria.v.c": SECRET}).status_code == 400
            assert http.get("/api/v1/search", params={"q": SECRET, "colour": SECRET}).status_code == 400
            assert http.get(f"/{SECRET}").status_code == 404
            assert http.get(f"/documents/{SECRET}").status_code == 404
            assert http.request(SECRET.upper(), "/search").status_code == 400
            assert "server" not in http.get("/healthz").headers
            client.indices.delete(index=of.index(1))
            assert http.get("/api/v1/search", params={"q": SECRET}).status_code == 503
        running.send_signal(signal.SIGTERM)
        assert running.wait(STOP_S) == 0
    told = log.read_text()
    assert "route=/api/v1/search status=200" in told
    assert SECRET not in told.lower()


@pytest.mark.engine
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_app_starts_without_the_engine_and_stops_in_peace(
    engines: Engines, closed_address: str, tmp_path: Path, stop: signal.Signals
) -> None:
    log = tmp_path / "log"
    away = environment(engines, "test-away", tmp_path, ELASTICSEARCH_URL=closed_address)
    with process(away, log) as (running, url):
        assert httpx.get(f"{url}/healthz").status_code == 200
        assert httpx.get(f"{url}/api/v1/search?q={SECRET}").status_code == 503
        running.send_signal(stop)
        assert running.wait(STOP_S) == 0
    told = log.read_text()
    assert "answering 503" in told
    assert SECRET not in told
    assert "Traceback" not in told


def test_taken_port_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = _refused({"ELASTICSEARCH_URL": "http://127.0.0.1:1", "PORT": str(port), "DOCUMENTS": str(tmp_path)})
    assert f"127.0.0.1:{port}" in told
    assert "PORT=8123" in told


def test_wrong_settings_are_all_named(tmp_path: Path) -> None:
    told = _refused({"ELASTICSEARCH_URL": "nowhere", "PORT": "many", "DOCUMENTS": str(tmp_path / "none")})
    assert [line.partition(":")[0] for line in told.splitlines()] == ["ELASTICSEARCH_URL", "DOCUMENTS", "PORT"]


def test_wrong_use_is_told() -> None:
    assert "usage" in _refused({}, "fly")


def _refused(environ: dict[str, str], *arguments: str) -> str:
    """What the command says when it refuses to start, as it does with exit status 2 and no stack trace."""
    command = [COMMAND[0], *(arguments or ("serve",))]
    ended = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=START_S, check=False)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    return ended.stderr
