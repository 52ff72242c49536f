"""The concurrency around Tika: threads that take one task after another, so that Tika always has several files."""

import threading
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")

_LOOK_S = 0.1


def run(
    tasks: Iterable[T], process: Callable[[T], None], *, threads: int, watched: Callable[[], None] = lambda: None
) -> None:
    """Gives each task to `process` in one of the threads, in their order; raises the first fault after all stopped.

    `watched` is called in the caller's thread several times a second. A KeyboardInterrupt is not kept waiting for
    the tasks under way.
    """
    pool = _Pool(tasks, process)
    workers = [threading.Thread(target=pool.work, name=f"files-{number}", daemon=True) for number in range(threads)]
    for worker in workers:
        worker.start()
    try:
        while any(worker.is_alive() for worker in workers):
            for worker in workers:
                worker.join(_LOOK_S / threads)
            watched()
    finally:
        pool.stop()
    if pool.fault:
        raise pool.fault


class _Pool(Generic[T]):
    """The tasks, shared between threads."""

    def __init__(self, tasks: Iterable[T], process: Callable[[T], None]) -> None:
        self._tasks = iter(tasks)
        self._process = process
        self._turn = threading.Lock()
        self._stopped = False
        self.fault: BaseException | None = None

    def stop(self) -> None:
        """No further task is begun."""
        self._stopped = True

    def work(self) -> None:
        """Takes tasks until there is none, or one raised."""
        while not self._stopped:
            with self._turn:
                taken = list(islice(self._tasks, 1))
            if not taken:
                return
            try:
                self._process(taken[0])
            except BaseException as fault:
                self.fault = self.fault or fault
                self.stop()
