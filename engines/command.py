"""The user's command beside the engines: it gets the signals, and nothing of it stays when this process must go."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import psutil

_LOOK_S = 0.5
_BY_ITSELF_S = 1.0
"""From a terminal the command gets the signal too; it is given time to end by itself before it is told again."""

_PATIENCE_S = 20
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def leave_on_signals() -> None:
    """From now on these signals end this program, through every `finally`; once it ends, more change nothing."""
    for number in _SIGNALS:
        signal.signal(number, _leave)


def leave_with_parent() -> None:
    """From now on the end of the process that started this one (make, a shell) is a SIGTERM for this one."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs `command` to its end; returns its exit status as shells count it.

    When this process is told to end, the command is ended first, with all that it started. Raises OSError when it
    cannot be started.
    """
    process = subprocess.Popen(command, env=dict(environment))
    try:
        return _as_shells_count(process.wait())
    finally:
        _end(process)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    for other in _SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    raise SystemExit(_as_shells_count(-number))


def _watch(parent: int) -> None:
    blocked_before = _blocks_interrupt(parent)
    while os.getppid() == parent and _blocks_interrupt(parent) <= blocked_before:
        time.sleep(_LOOK_S)
    os.kill(os.getpid(), signal.SIGTERM)


def _blocks_interrupt(pid: int) -> bool:
    """Whether a process holds SIGINT back.

    make does so when it has got that signal: it waits for its recipe to end. Ctrl-C would have told the recipe as well,
    `kill -INT` has not. Only Linux shows it.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    masks = [int(line.split()[1], 16) for line in status.splitlines() if line.startswith("SigBlk:")]
    return any(mask >> (signal.SIGINT - 1) & 1 for mask in masks)


def _as_shells_count(status: int) -> int:
    return 128 - status if status < 0 else status


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Returns when the command and all that it started have ended; nothing is done when the command has by itself."""
    if process.poll() is not None:
        return
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    if not _ends(process, _BY_ITSELF_S):
        for member in family:
            with suppress(psutil.NoSuchProcess):
                member.terminate()
    _, alive = psutil.wait_procs(family, timeout=_PATIENCE_S)
    for member in alive:
        with suppress(psutil.NoSuchProcess):
            member.kill()
    process.wait()


def _ends(process: "subprocess.Popen[bytes]", patience_s: float) -> bool:
    try:
        process.wait(timeout=patience_s)
    except subprocess.TimeoutExpired:
        return False
    return True
