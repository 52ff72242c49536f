"""The folder followed: an update at the start, and another a moment after each change, until the process is stopped."""

import logging
import threading
from collections.abc import Callable
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

_AGAIN_MS = 60_000
"""What could not be done, as an engine was away, is tried again after this time."""


def watch(
    settings: Settings, folder: Path, show: Callable[[Summary], None], *, stop: threading.Event | None = None
) -> None:
    """Updates the index now and after every change below `folder`; returns when `stop` is set, or on SIGINT, SIGTERM.

    Each summary goes to `show`. An engine that is away is no end: the update is tried again. Raises WrongUse when
    there is no such folder.
    """
    from watchfiles import watch as changes

    if not folder.is_dir():
        raise WrongUse(f"{folder} is no folder; give the folder of the collection, or set DOCUMENTS")
    due = not _updated(settings, folder, show)
    following = changes(
        folder,
        debounce=_LONGEST_MS,
        step=_QUIET_MS,
        rust_timeout=_AGAIN_MS,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
    )
    for changed in following:
        if changed or due:
            due = not _updated(settings, folder, show)


def _updated(settings: Settings, folder: Path, show: Callable[[Summary], None]) -> bool:
    """Whether an update went through."""
    try:
        with connected(settings) as client:
            show(update(client, settings, folder))
    except (EngineUnreachable, EngineRefuses, AlreadyRunning, WrongUse) as fault:
        log.warning("%s; tried again within a minute", fault)
        return False
    return True
