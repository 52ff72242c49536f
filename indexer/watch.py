"""The folder followed: an update at the start, and another a moment after each change, until the process is stopped."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from indexer.connection import connected
from indexer.errors import AlreadyRunning, EngineRefuses, EngineUnreachable, WrongUse
from indexer.settings import Settings
from indexer.summary import Summary
from indexer.update import update

log = logging.getLogger(__name__)

_QUIET_MS = 1_000
_LONGEST_MS = 10_000
"""A folder into which files come all the time is indexed this often."""

_LOOK_MS = 500
_AGAIN_S = 60.0
"""What could not be done, as an engine was away, is tried again after this time."""


def watch(
    settings: Settings,
    folder: Path,
    show: Callable[[Summary], None],
    *,
    stop: threading.Event | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Updates the index now and after every change below `folder`; returns when `stop` is set, or on SIGINT, SIGTERM.

    Each summary goes to `show`. An engine that is away is no end: the update is tried again. Raises WrongUse when
    there is no such folder.
    """
    from watchfiles import watch as changes

    if not folder.is_dir():
        raise WrongUse(f"{folder} is no folder; give the folder of the collection, or set DOCUMENTS")
    following = changes(
        folder,
        debounce=_LONGEST_MS,
        step=_QUIET_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
    )
    # The first update, too, is begun in the loop: only then is the folder followed, and no change missed.
    due: float | None = clock()
    with suppress(KeyboardInterrupt):
        for changed in following:
            if changed or (due is not None and clock() >= due):
                due = None if _updated(settings, folder, show) else clock() + _AGAIN_S


def _updated(settings: Settings, folder: Path, show: Callable[[Summary], None]) -> bool:
    """Whether an update went through."""
    try:
        with connected(settings) as client:
            show(update(client, settings, folder))
    except (EngineUnreachable, EngineRefuses, AlreadyRunning, WrongUse) as fault:
        log.warning("%s; tried again within a minute", fault)
        return False
    return True
