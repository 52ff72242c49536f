"""The command as people type it: every sub-command, its exit status, its last line."""

import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from indexer.cli import main
from indexer.settings import documented
from tests.conftest import Engines
from tests.indexer.libraries import COMMAND, ENGLISH, GERMAN, Library, closed_address, library

KEYS = ["seen", "added", "changed", "unchanged", "removed", "failed", "pages", "seconds"]


@pytest.fixture
def shelf(tmp_path: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """A library with one guide."""
    with library(tmp_path / "collection", client, engines) as made:
        made.write("guides/en/lung.txt", ENGLISH)
        yield made


def test_help_names_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    said = capsys.readouterr().out
    assert [variable for variable, _, _ in documented() if variable not in said] == []


@pytest.mark.parametrize("arguments", [[], ["update", "a", "b"], ["thesaurus"], ["explain"], ["nothing"]])
def test_wrong_arguments_are_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: rarecare-index" in capsys.readouterr().err


def test_wrong_settings_are_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status"], {"INDEX_PREFIX": "_", "LOG_LEVEL": "loud"}) == 2
    said = capsys.readouterr().err
    assert "INDEX_PREFIX" in said
    assert "LOG_LEVEL" in said


def test_no_engine_known_is_an_engine_that_cannot_be_reached(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = {"RARECARE_CACHE": str(tmp_path), "DOCUMENTS": str(tmp_path)}

    assert main(["update"], environment) == 3
    assert "ELASTICSEARCH_URL" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["update", "retry", "rebuild", "rollback", "status", "failures"])
def test_closed_port_is_an_engine_that_cannot_be_reached(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = closed_address()

    assert main([command], {"ELASTICSEARCH_URL": url, "TIKA_URL": url, "DOCUMENTS": str(tmp_path)}) == 3
    assert url in capsys.readouterr().err


def test_languages_of_lines_are_told_a_line_each() -> None:
    said = subprocess.run(
        [COMMAND, "language"],
        input=f"{GERMAN}\n\n12345\n{ENGLISH}\n\x00\n".encode() + b"\xff\n",
        capture_output=True,
        check=True,
    )
    assert said.stdout.decode().split("\n") == ["de", "und", "und", "en", "und", "und", ""]


@pytest.mark.engine
def test_update_ends_with_a_summary_that_programs_can_read(shelf: Library) -> None:
    ended = shelf.run("update", "--json")

    assert ended.returncode == 0, ended.stderr
    summary = json.loads(ended.stdout.splitlines()[-1])
    assert [key for key in KEYS if key not in summary] == []
    assert (summary["seen"], summary["added"], summary["pages"]) == (1, 1, 1)


@pytest.mark.engine
def test_failures_are_listed_with_reason_and_what_to_do(shelf: Library) -> None:
    shelf.write("guides/en/παγκρέας 'x'.txt", "")
    assert shelf.run("update").returncode == 1

    listed = shelf.run("failures", "--json")
    assert listed.returncode == 0
    failures = json.loads(listed.stdout)
    assert [sorted(failure) for failure in failures] == [["attempts", "message", "reason", "since", "source"]]
    assert failures[0]["source"] == "guides/en/παγκρέας 'x'.txt"
    assert "[empty]" in shelf.run("failures").stdout
    assert shelf.run("retry").returncode == 1
    assert json.loads(shelf.run("failures", "--json").stdout)[0]["attempts"] == 2


@pytest.mark.engine
def test_status_tells_versions_counts_failures_and_runs(shelf: Library) -> None:
    assert "nothing yet" in shelf.run("status").stdout
    shelf.run("update")

    told = json.loads(shelf.run("status", "--json").stdout)
    assert told["indices"]["documents"] == {"live": 1, "versions": [1], "count": 1}
    assert (told["kinds"], told["failures"], told["writing"]) == ({"guide": 1}, {}, None)
    assert [(run["command"], run["outcome"]) for run in told["runs"]] == [("update", "completed")]
    assert "guide: 1" in shelf.run("status").stdout


@pytest.mark.engine
def test_rebuild_and_rollback_say_what_readers_see(shelf: Library) -> None:
    shelf.run("update")

    assert json.loads(shelf.run("rebuild", "--json").stdout) == {"version": 2, "documents": 1}
    assert shelf.run("rollback").stdout == "Readers see version 1 again\n"
    ended = shelf.run("rollback")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)


@pytest.mark.engine
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_watch_follows_the_folder_until_it_is_stopped(shelf: Library, how: signal.Signals) -> None:
    command, pipe = [COMMAND, "watch", "--json"], subprocess.PIPE
    with subprocess.Popen(command, env=shelf.environment(), stdout=pipe, stderr=pipe, text=True) as process:
        late = threading.Timer(60, process.kill)
        late.start()
        try:
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["added"] == 1
            shelf.write("guides/en/second.txt", GERMAN)
            assert json.loads(process.stdout.readline())["added"] == 1
            process.send_signal(how)
            _, said = process.communicate(timeout=30)
        finally:
            late.cancel()
            process.kill()
    assert process.returncode == 0, said
    assert "Traceback" not in said


@pytest.mark.engine
def test_output_that_nobody_reads_is_no_stack_trace(shelf: Library) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [COMMAND, "failures"], env=shelf.environment(), stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert ended.stderr == ""
