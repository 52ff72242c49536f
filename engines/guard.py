"""Ends the engines when the process that started them ends, however that happens.

A small process of its own: `python -m engines.guard MARK PATIENCE_S [PATH…]`. It reads from a pipe whose other end only
the starting process holds. At the end of the pipe it stops all that carries the mark and removes the paths. A byte
in the pipe lets it go without doing so: the engines are to stay.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from engines.processes import clear


class Guard:
    """The starting process's end of the pipe."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None
        self._process, self._pipe = process, process.stdin

    @property
    def pid(self) -> int:
        """The guard's number."""
        return self._process.pid

    def let_go(self) -> None:
        """The engines stay when this process ends."""
        self._pipe.write(b"\n")

    def end(self) -> int:
        """Has the guard do its work; returns its exit status."""
        self._pipe.close()
        return self._process.wait()


@contextmanager
def guarded(mark: str, left: Sequence[Path], *, patience_s: float) -> Iterator[Guard]:
    """What is started with `mark` inside ends with this context, or with this process, and `left` is removed."""
    command = [sys.executable, "-m", "engines.guard", mark, str(patience_s), *map(str, left)]
    guard = Guard(subprocess.Popen(command, stdin=subprocess.PIPE, bufsize=0, start_new_session=True))
    try:
        yield guard
    finally:
        if guard.end() != 0:
            clear(mark, left, patience_s=patience_s)


def main(mark: str, patience_s: str, *left: str) -> int:
    """Waits for the end of standard input. Returns 0."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    # Ended itself it does its work first: engines without a guard would be left for ever.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        let_go = sys.stdin.buffer.read(1)
    except KeyboardInterrupt:
        let_go = b""
    if not let_go:
        clear(mark, [Path(path) for path in left], patience_s=float(patience_s))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
