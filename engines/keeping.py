"""Things that are made once and kept in the cache: by one process at a time, whole or not at all."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from engines.errors import FetchFailed, Unusable

_UNFINISHED = ".unfinished-"
_LOCK_S = 1800
"""How long another process may take to make the same thing: a download of a gigabyte over a slow line."""


def kept(cache: Path, name: str, make: Callable[[Path], Path]) -> Path:
    """`cache / name`; when it is not there, what `make` leaves at the path that it returns is moved there.

    `make` gets an empty folder of its own below the cache. It is removed afterwards whatever happens; what a killed
    process left of its own is removed by the next that makes it. Raises Unusable when the cache cannot be written,
    FetchFailed when the disk is full or another process makes it for too long, and whatever `make` raises.
    """
    wanted = cache / name
    if wanted.exists():
        return wanted
    _create(cache)
    try:
        with FileLock(cache / f".{name}.lock", timeout=_LOCK_S):
            if not wanted.exists():
                _make(cache, name, make)
    except Timeout as fault:
        raise FetchFailed(
            f"Another process has been fetching {name} into {cache} for too long; is it stuck?"
        ) from fault
    return wanted


def _make(cache: Path, name: str, make: Callable[[Path], Path]) -> None:
    for left in cache.glob(f"{_UNFINISHED}{name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f"{_UNFINISHED}{name}-", dir=cache))
    try:
        made = make(unfinished)
        _let_others_read(made)
        made.rename(cache / name)
    except OSError as fault:
        raise FetchFailed(f"{name} could not be kept in {cache}: {fault.strerror or fault}") from fault
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _create(cache: Path) -> None:
    """Makes the cache folder; root's must be open to the account that the engines run as, whatever the umask."""
    try:
        for folder in reversed([cache, *cache.parents]):
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                folder.chmod(0o755)
        if not os.access(cache, os.W_OK | os.X_OK):
            raise PermissionError(f"{cache} may not be written")
    except OSError as fault:
        raise Unusable(
            f"The cache folder {cache} cannot be used ({fault.strerror or fault}): set RARECARE_CACHE to another"
        ) from fault


def _let_others_read(made: Path) -> None:
    inside = made.rglob("*") if made.is_dir() else ()
    for path in [made, *inside]:
        more = 0o755 if path.is_dir() else 0o644
        path.chmod(stat.S_IMODE(path.stat().st_mode) | more)
