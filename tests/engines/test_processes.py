"""The processes of a start are found by its mark and ended, no others; its guard does so when the parent is gone."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import psutil
import pytest

from engines import processes
from engines.guard import guarded

STUBBORN = "trap '' TERM; echo ready; while :; do sleep 60; done"
WITH_CHILD = "sleep 600 & echo ready; wait"
PARENT = """
import sys
from pathlib import Path
from engines import processes
from engines.guard import guarded

mark, folder = sys.argv[1], Path(sys.argv[2])
with guarded(mark, [folder], patience_s=5):
    processes.start(["sh", "-c", "sleep 600 & wait"], {}, mark=mark, folder=folder, log=folder / "log", account=None)
    print("started", flush=True)
    sys.stdin.read()
"""


class Start(Protocol):
    """Starts a shell script with a mark; returns when it has said that it is ready."""

    def __call__(self, mark: str, script: str) -> "subprocess.Popen[bytes]": ...


@pytest.fixture
def mark() -> str:
    return processes.new_mark()


@pytest.fixture
def start() -> Iterator[Start]:
    """What it starts is ended after the test."""
    marks: set[str] = set()
    started: list[subprocess.Popen[bytes]] = []

    def start_marked(mark: str, script: str) -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "RARECARE_ENGINES": mark}
        process = subprocess.Popen(["sh", "-c", script], env=environment, stdout=subprocess.PIPE)
        assert process.stdout is not None
        marks.add(mark)
        started.append(process)
        assert process.stdout.readline() == b"ready\n"
        return process

    yield start_marked
    for mark in marks:
        processes.stop(mark, patience_s=0)
    for process in started:
        process.communicate(timeout=10)


def test_children_of_a_start_are_found_when_their_parent_is_dead(mark: str, start: Start) -> None:
    parent = start(mark, WITH_CHILD)
    children = psutil.Process(parent.pid).children()
    parent.kill()
    parent.wait()
    assert processes.marked(mark) == children
    processes.stop(mark, patience_s=5)
    assert processes.marked(mark) == []


def test_stop_ends_only_what_carries_the_mark(mark: str, start: Start) -> None:
    other = processes.new_mark()
    start(mark, WITH_CHILD)
    bystander = start(other, WITH_CHILD)
    processes.stop(mark, patience_s=5)
    assert processes.marked(mark) == []
    assert bystander.poll() is None


def test_process_that_ignores_the_request_is_killed(mark: str, start: Start) -> None:
    stubborn = start(mark, STUBBORN)
    processes.stop(mark, patience_s=0.2)
    assert stubborn.wait(timeout=10) == -signal.SIGKILL


def test_engines_get_nothing_of_the_users_environment_but_what_they_need(
    mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_USER", "x")
    log = tmp_path / "log"
    processes.start(["env"], {"HOME": "/h"}, mark=mark, folder=tmp_path, log=log, account=None).wait(timeout=10)
    names = {line.split("=")[0] for line in log.read_text().splitlines()}
    assert {"HOME", "RARECARE_ENGINES", "PATH"} <= names
    assert "SECRET_OF_THE_USER" not in names


def test_guard_ends_everything_when_the_starting_process_is_killed(mark: str, tmp_path: Path) -> None:
    folder = tmp_path / "engines"
    folder.mkdir()
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, mark, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    assert parent.stdout.readline() == "started\n"
    assert processes.marked(mark) != []
    (guard,) = (child for child in psutil.Process(parent.pid).children() if "engines.guard" in child.cmdline())
    parent.kill()
    guard.wait(timeout=30)
    assert processes.marked(mark) == []
    assert not folder.exists()
    parent.communicate()


def test_guard_that_is_let_go_leaves_all_as_it_is(mark: str, start: Start, tmp_path: Path) -> None:
    file = tmp_path / "engines.json"
    file.write_text("{}")
    with guarded(mark, [file], patience_s=5) as guard:
        started = start(mark, WITH_CHILD)
        guard.let_go()
    assert started.poll() is None
    assert file.exists()


def test_process_that_started_a_guard_does_its_work_when_it_was_killed(mark: str, start: Start, tmp_path: Path) -> None:
    file = tmp_path / "engines.json"
    file.write_text("{}")
    with guarded(mark, [file], patience_s=5) as guard:
        start(mark, WITH_CHILD)
        os.kill(guard.pid, signal.SIGKILL)
    assert processes.marked(mark) == []
    assert not file.exists()
