"""The user's command beside the engines: it gets the signals, and nothing of it stays when this process must go."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import NoReturn

import psutil

_LOOK_S = 0.5
_BY_ITSELF_S = 1.0
"""From a terminal the command gets the signal too; it is given time to end by itself before it is told again."""

_PATIENCE_S = 20


def leave_on_signals() -> None:
    """From now on SIGTERM and SIGHUP end this program as Ctrl-C does: through every `finally`."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)


def run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs `command` to its end; returns its exit status as shells count it.

    It is ended, with all that it started, when this process is told to end and when the process that started this one
    (make, a shell) is gone. Raises OSError when it cannot be started.
    """
    parent = os.getppid()
    process = subprocess.Popen(command, env=dict(environment))
    try:
        while not _ended(process, _LOOK_S) and os.getppid() == parent:
            pass
    except (KeyboardInterrupt, SystemExit) as told:
        _end(process)
        return told.code if isinstance(told, SystemExit) and isinstance(told.code, int) else _of(-signal.SIGINT)
    _end(process)
    return _of(process.returncode)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(_of(-number))


def _of(status: int) -> int:
    return 128 - status if status < 0 else status


def _ended(process: "subprocess.Popen[bytes]", patience_s: float) -> bool:
    try:
        process.wait(timeout=patience_s)
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Returns when the command and all that it started have ended."""
    if process.returncode is not None:
        return
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    if not _ended(process, _BY_ITSELF_S):
        for member in family:
            _quietly(member.terminate)
    _, alive = psutil.wait_procs(family, timeout=_PATIENCE_S)
    for member in alive:
        _quietly(member.kill)
    process.wait()


def _quietly(end: Callable[[], object]) -> None:
    try:
        end()
    except psutil.NoSuchProcess:
        return
