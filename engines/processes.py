"""Processes of the engines: started with a mark in their environment, and found again by it.

Java processes start children of their own (Elasticsearch's launcher its server, Tika's watchdog its worker), which
inherit the mark. So everything that belongs to a start is found, whoever died first, and a process that has got
the number of a dead one is never taken for it.
"""

import os
import shutil
import subprocess
import time
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from engines.account import Account

_MARK = "RARECARE_ENGINES"
_LOOK_S = 0.1
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ")
"""All that the engines get of the user's environment: credentials in it are none of their business."""


class Guarded(subprocess.Popen[bytes]):
    """A process whose end a guard sees to: it may outlive this object, of which Python would warn."""

    def __del__(self) -> None:
        if self.poll() is None:
            self.returncode = 0


def new_mark() -> str:
    """A mark that no other start has."""
    return uuid.uuid4().hex


def start(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    *,
    mark: str,
    folder: Path,
    log: Path,
    account: Account | None,
) -> "subprocess.Popen[bytes]":
    """Starts `command` in `folder` as `account`, in a session of its own; what it says is written to `log`."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    with log.open("wb") as output:
        return Guarded(
            [str(part) for part in command],
            env=passed_on | dict(environment) | {_MARK: mark},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **(account.identity() if account else {}),
        )


def marked(mark: str) -> list[psutil.Process]:
    """The living processes that carry `mark`; a dead one that nobody has waited for yet is not among them."""
    return [
        process for process in psutil.process_iter(["environ"]) if (process.info["environ"] or {}).get(_MARK) == mark
    ]


def stop(mark: str, *, patience_s: float) -> None:
    """Ends all processes that carry `mark` and returns when none is left; after `patience_s` they are killed."""
    deadline = time.monotonic() + patience_s
    while found := marked(mark):
        end = psutil.Process.kill if time.monotonic() >= deadline else psutil.Process.terminate
        for process in found:
            with suppress(psutil.NoSuchProcess):
                end(process)
        _until_gone(mark, max(deadline, time.monotonic() + 1))


def clear(mark: str, left: Sequence[Path], *, patience_s: float) -> None:
    """Stops what carries `mark`, then removes the files and folders that it `left`."""
    stop(mark, patience_s=patience_s)
    for path in left:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _until_gone(mark: str, deadline: float) -> None:
    while marked(mark) and time.monotonic() < deadline:
        time.sleep(_LOOK_S)
