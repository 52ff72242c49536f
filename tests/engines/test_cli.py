"""`rarecare-engines` without any engine: wrong use, nothing running, engines given by the environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("rarecare-engines")


def rarecare_engines(cache: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    environ = {"PATH": os.environ["PATH"], "RARECARE_CACHE": str(cache), **environment}
    return subprocess.run([PROGRAM, *words], env=environ, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    "words", [(), ("begin",), ("start", "--yaml"), ("run",), ("run", "--"), ("run", "--", "no-such")]
)
def test_wrong_use_is_2_and_starts_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = rarecare_engines(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [(), ("start",), ("stop",), ("status",), ("run",), ("fetch",)])
def test_help_is_there_for_every_command(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = rarecare_engines(tmp_path, *words, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: rarecare-engines")


def test_status_is_3_when_nothing_runs(tmp_path: Path) -> None:
    done = rarecare_engines(tmp_path, "status")
    assert (done.returncode, done.stdout) == (3, "Elasticsearch is not running\nTika is not running\n")


def test_status_as_json_when_nothing_runs(tmp_path: Path) -> None:
    done = rarecare_engines(tmp_path, "status", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (3, {"elasticsearch": None, "tika": None})


def test_stop_is_good_when_nothing_runs(tmp_path: Path) -> None:
    assert rarecare_engines(tmp_path, "stop").returncode == 0


def test_given_engines_that_do_not_answer_are_said_with_their_addresses(tmp_path: Path, closed_address: str) -> None:
    done = rarecare_engines(tmp_path, "start", ELASTICSEARCH_URL=closed_address, TIKA_URL=closed_address)
    assert done.returncode == 3
    assert (
        done.stdout == f"Elasticsearch does not answer at {closed_address}\nTika does not answer at {closed_address}\n"
    )


def test_command_runs_on_given_engines_and_nothing_is_fetched_or_started(tmp_path: Path, closed_address: str) -> None:
    given = {"ELASTICSEARCH_URL": closed_address, "TIKA_URL": closed_address, "ELASTICSEARCH_API_KEY": "key"}
    script = 'echo "$ELASTICSEARCH_URL $ELASTICSEARCH_API_KEY $TIKA_URL"; exit 5'
    done = rarecare_engines(tmp_path, "run", "--", "sh", "-c", script, **given)
    assert (done.returncode, done.stdout) == (5, f"{closed_address} key {closed_address}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["projects"]


def test_address_that_is_none_is_a_clear_message(tmp_path: Path) -> None:
    done = rarecare_engines(tmp_path, "status", ELASTICSEARCH_URL="localhost", TIKA_URL="http://127.0.0.1:1")
    assert done.returncode == 3
    assert "ELASTICSEARCH_URL: 'localhost' is no address" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_missing_is_said_before_anything_is_made(tmp_path: Path) -> None:
    done = rarecare_engines(tmp_path, "start", ELASTICSEARCH_HOME=str(tmp_path))
    assert done.returncode == 3
    assert "is no Elasticsearch 9" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.jar"))


def test_cache_that_cannot_be_used_is_a_clear_message(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("")
    done = rarecare_engines(tmp_path / "file", "start")
    assert done.returncode == 3
    assert str(tmp_path / "file") in done.stderr
    assert "Traceback" not in done.stderr
