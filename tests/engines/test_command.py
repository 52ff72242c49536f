"""The user's command gets its environment, its exit status is passed on, and nothing of it stays behind."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from engines import command

RUN = """
import os, sys
from engines import command
command.leave_on_signals()
command.leave_with_parent()
sys.exit(command.run(sys.argv[1:], os.environ))
"""
PARENT = f"""
import subprocess, sys
started = subprocess.Popen([sys.executable, "-c", {RUN!r}, *sys.argv[1:]])
sys.stdin.read()
"""


@pytest.mark.parametrize(("script", "status"), [("exit 0", 0), ("exit 7", 7), ("kill -TERM $$", 128 + 15)])
def test_exit_status_is_that_of_the_command_as_shells_count(script: str, status: int) -> None:
    assert command.run(["sh", "-c", script], os.environ) == status


def test_command_gets_the_environment(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "TIKA_URL": "http://127.0.0.1:1"}
    assert command.run(["sh", "-c", f"env > '{tmp_path}/said'"], environment) == 0
    assert "TIKA_URL=http://127.0.0.1:1\n" in (tmp_path / "said").read_text()


def started(program: str, script: str) -> "tuple[subprocess.Popen[str], list[psutil.Process]]":
    """A process that runs the script as the user's command, and all its descendants, once the script says `ready`."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, "sh", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process, psutil.Process(process.pid).children(recursive=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signal_ends_the_command_with_all_that_it_started(number: signal.Signals) -> None:
    process, family = started(RUN, "sleep 600 & echo ready; wait")
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert not any(member.is_running() for member in family)


def test_command_that_ends_by_itself_on_the_signal_is_not_told_twice(tmp_path: Path) -> None:
    script = f"trap 'echo told >> {tmp_path}/told; exit 0' TERM; echo ready; while :; do sleep 0.1; done"
    process, family = started(RUN, script)
    family[0].send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert (tmp_path / "told").read_text() == "told\n"


def test_command_ends_when_the_process_that_started_its_runner_is_killed() -> None:
    parent, family = started(PARENT, "sleep 600 & echo ready; wait")
    parent.kill()
    parent.communicate(timeout=30)
    assert psutil.wait_procs(family, timeout=30)[1] == []


def test_command_ends_when_make_alone_is_interrupted(tmp_path: Path) -> None:
    """Not as by Ctrl-C, which the command gets as well: make then waits for its recipe, which knows of nothing."""
    (tmp_path / "run.py").write_text(RUN)
    recipe = f"@exec {sys.executable} run.py sh -c 'sleep 600 & echo ready; wait'"
    (tmp_path / "Makefile").write_text(f"demo:\n\t{recipe}\n")
    command = ["make", "--no-print-directory", "demo"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as make:
        assert make.stdout is not None
        assert make.stdout.readline() == "ready\n"
        family = psutil.Process(make.pid).children(recursive=True)
        try:
            make.send_signal(signal.SIGINT)
            assert make.wait(timeout=30) == -signal.SIGINT
            assert psutil.wait_procs(family, timeout=30)[1] == []
        finally:
            make.kill()
            for process in family:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
