"""What the user is told while engines are fetched and started: on standard error, and little of it."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tqdm import tqdm

Report = Callable[[str], object]
"""Takes a line for the user."""

_LOOK_S = 0.5
_MIB = 1024 * 1024
_PLAIN_STEP = 0.2
"""Off a terminal a line is written each time that so much more of a file has come."""


def to_standard_error(line: str) -> None:
    """The report of the command line."""
    tqdm.write(line, file=sys.stderr)


def silent(line: str) -> None:
    """The report of those who want none."""


def following(process: "subprocess.Popen[bytes]", folder: Path, report: Report, *, what: str, mib: int) -> None:
    """Waits for `process`, showing how much of `mib` is in `folder`; ends the process when interrupted itself."""
    report(f"Fetching {what} ({mib} MiB)")
    try:
        with tqdm(total=mib, unit="MiB", desc=what, leave=False, disable=not sys.stderr.isatty()) as bar:
            told = _PLAIN_STEP
            while not _ended(process):
                come = min(_mib_in(folder), mib)
                bar.update(max(0, come - bar.n))
                if bar.disable and (share := come / mib) >= told:
                    report(f"  {what}: {share:.0%}")
                    told = share + _PLAIN_STEP
    finally:
        process.kill()
        process.wait()


def _ended(process: "subprocess.Popen[bytes]") -> bool:
    try:
        process.wait(timeout=_LOOK_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def _mib_in(folder: Path) -> int:
    """Size of all files below `folder`; those that go while it is read are left out."""
    total = 0
    for parent, _, files in os.walk(folder):
        for file in files:
            with suppress(OSError):
                total += os.lstat(os.path.join(parent, file)).st_size
    return total // _MIB
