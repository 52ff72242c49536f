"""What processes cost: seconds, CPU seconds, and the most memory that they held (resident set, MiB)."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

_MIB = 1024 * 1024
_SAMPLE_S = 0.02


@dataclass(frozen=True)
class Finished:
    """A command that has ended: seconds from its start to its exit, CPU seconds of it and its children."""

    output: str
    seconds: float
    cpu_s: float
    peak_mib: float


def run_measured(command: Sequence[str], environment: Mapping[str, str]) -> Finished:
    """Runs `command` to its end. Raises RuntimeError with the end of its error output when its exit status is not 0."""
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=dict(environment), stdout=subprocess.PIPE, stderr=errors)
        assert process.stdout is not None
        with process.stdout, sampled((process.pid,)) as peak:
            output = process.stdout.read().decode()
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            said = errors.read().decode(errors="replace")[-2000:]
            raise RuntimeError(
                f"{Path(command[0]).name} {' '.join(command[1:])} ended with {process.returncode}: {said}"
            )
    return Finished(output, seconds, usage.ru_utime + usage.ru_stime, peak.mib)


class Peak:
    """The most that the watched processes held together so far."""

    def __init__(self) -> None:
        self.mib = 0.0


@contextmanager
def sampled(pids: Sequence[int]) -> Iterator[Peak]:
    """Watches the processes until the context ends; looks fifty times a second."""
    peak, ended = Peak(), threading.Event()

    def watch() -> None:
        while True:
            peak.mib = max(peak.mib, sum(_peak_mib(pid) if len(pids) == 1 else _held_mib(pid) for pid in pids))
            if ended.wait(_SAMPLE_S):
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        watcher.join()


def processes_behind(url: str) -> tuple[int, ...]:
    """Ids of the local process that listens on `url`'s port, of its Java parent and of its children.

    Nothing when the server is elsewhere or may not be looked at.
    """
    port = urlsplit(url).port
    listening = {found.pid for found in psutil.net_connections("tcp") if _listens(found, port) and found.pid}
    family = {process.pid: process for pid in listening for process in _java_family(psutil.Process(pid))}
    return tuple(family)


def cpu_seconds(pids: Sequence[int]) -> float:
    """CPU seconds that the processes have used since they started."""
    times = [psutil.Process(pid).cpu_times() for pid in pids]
    return float(sum(used.user + used.system for used in times))


def _listens(connection: object, port: int | None) -> bool:
    here = getattr(connection, "laddr", None)
    return getattr(connection, "status", "") == psutil.CONN_LISTEN and bool(here) and getattr(here, "port", 0) == port


def _java_family(process: psutil.Process) -> list[psutil.Process]:
    parent = process.parent()
    with_parent = [parent] if parent is not None and parent.name().startswith("java") else []
    return [*with_parent, process, *process.children(recursive=True)]


def _held_mib(pid: int) -> float:
    try:
        return float(psutil.Process(pid).memory_info().rss) / _MIB
    except psutil.NoSuchProcess:
        return 0.0


def _peak_mib(pid: int) -> float:
    """The kernel's own record of the most that was held, where it keeps one; else what is held now."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return _held_mib(pid)
