"""How bodies get into Elasticsearch: two threads post what waits for them, bounded in bytes, each item's fate told.

Raw requests of fifty bodies by two threads carry twice what the client's own bulk helper does (bench/indexing.py).
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self

from elasticsearch import ApiError, Elasticsearch, TransportError

from indexer.connection import BLOCKED, BUSY, UNKNOWN_FIELD, blocked, outdated
from indexer.writes import Write

_THREADS = 2
_ENOUGH_WRITES, _MAX_WRITES = 16, 50
"""Writes that are worth a request, and the most of one. While both threads post, as many wait as came meanwhile."""

_MAX_REQUEST_BYTES = 4 << 20
_MAX_WAITING_BYTES = 16 << 20
_LONGEST_S = 1.0
"""What waits longer than this is posted, however little it is: a run that is killed loses no more."""

_LONGEST_REASON = 200
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.1, 5.0
_PATH = "/_bulk?filter_path=errors,items.*.error.type,items.*.error.reason,items.*.status"
_HEADERS = {"content-type": "application/x-ndjson", "accept": "application/json"}


class BulkWriter:
    """Posts writes while its context lasts, and the rest when it ends well.

    `settled` hears of each from the threads: None for a write that was taken whole, else what Elasticsearch says
    against it; what it returns then is written too. `check` is called before each request and raises when the run may
    not write any more. An Elasticsearch that is busy or away is tried again for `patience_s`; then `put`, `flush` and
    the end of the context raise what the client raised, or EngineRefuses when the index may not be written to.
    """

    def __init__(
        self,
        client: Elasticsearch,
        settled: Callable[[Write, str | None], Write | None],
        *,
        check: Callable[[], None],
        patience_s: float,
    ) -> None:
        # Tried again here, with pauses, and not at once by the client.
        self._client = client.options(max_retries=0)
        self._settled, self._check, self._patience_s = settled, check, patience_s
        self._waiting: deque[Write] = deque()
        self._waiting_bytes = self._under_way = 0
        self._changed = threading.Condition()
        self._hurry = self._ended = False
        self._fault: BaseException | None = None
        self._threads = [threading.Thread(target=self._work, name="bulk", daemon=True) for _ in range(_THREADS)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.flush()
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()
            for thread in self._threads:
                thread.join(_LONGEST_PAUSE_S)

    def put(self, write: Write) -> None:
        """Takes a write on; waits while too much is waiting."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting_bytes < _MAX_WAITING_BYTES or self._fault or self._ended)
            self._raise_fault()
            self._add(write)

    def put_all(self, writes: Iterable[Write]) -> None:
        """Takes several writes on."""
        for write in writes:
            self.put(write)

    def flush(self) -> None:
        """Returns when everything that was put has been taken by Elasticsearch or settled otherwise."""
        with self._changed:
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not (self._waiting or self._under_way) or self._fault)
            self._hurry = False
            self._raise_fault()

    def _add(self, write: Write) -> None:
        self._waiting.append(write)
        self._waiting_bytes += write.size
        if self._is_due():  # to wake the threads for each write would cost more than the write itself
            self._changed.notify_all()

    def _raise_fault(self) -> None:
        if self._fault:
            raise self._fault

    def _work(self) -> None:
        while batch := self._next_batch():
            try:
                self._post(batch)
            except BaseException as fault:
                with self._changed:
                    self._fault = self._fault or fault
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def _next_batch(self) -> list[Write]:
        """What to post next, in the order in which it came; empty when there is an end."""
        with self._changed:
            while not self._changed.wait_for(self._is_due, _LONGEST_S) and not self._waiting:
                pass
            if self._ended or self._fault:
                return []
            batch: list[Write] = []
            size = 0
            most = -(-len(self._waiting) // _THREADS) if self._hurry else _MAX_WRITES  # shared, where that is the end
            while self._waiting and len(batch) < min(most, _MAX_WRITES) and size < _MAX_REQUEST_BYTES:
                batch.append(self._waiting.popleft())
                size += batch[-1].size
            self._waiting_bytes -= size
            self._under_way += 1
            return batch

    def _is_due(self) -> bool:
        full = len(self._waiting) >= _ENOUGH_WRITES or self._waiting_bytes >= _MAX_REQUEST_BYTES
        return full or (self._hurry and bool(self._waiting)) or self._ended or self._fault is not None

    def _post(self, batch: Sequence[Write]) -> None:
        deadline, pause_s = None, _FIRST_PAUSE_S
        while batch:
            busy: BaseException | None = None
            try:
                batch = list(self._once(batch))
            except TransportError as fault:
                busy = fault
            except ApiError as fault:
                if fault.status_code not in BUSY or fault.message == BLOCKED:
                    raise
                busy = fault
            if not batch:
                return
            deadline = deadline or time.monotonic() + self._patience_s
            if time.monotonic() >= deadline:
                raise busy or TransportError("Elasticsearch stays too busy to take what it is given")
            with self._changed:
                if self._changed.wait_for(lambda: self._ended, pause_s):
                    return
            pause_s = min(pause_s * 2, _LONGEST_PAUSE_S)

    def _once(self, batch: Sequence[Write]) -> Iterator[Write]:
        """Posts the batch; what is to be tried again is given back, the fate of all else is told."""
        self._check()
        payload = b"".join(action for write in batch for action in write.actions)
        answer = self._client.perform_request("POST", _PATH, headers=_HEADERS, body=payload).body
        items = iter(answer["items"])
        for write in batch:
            told = [next(iter(next(items).values())) for _ in write.actions]
            faults = [one for one in told if "error" in one]
            if any(fault["error"]["type"] == BLOCKED for fault in faults):
                raise blocked()
            if any(fault["error"]["type"] == UNKNOWN_FIELD for fault in faults):
                raise outdated()
            if any(fault["status"] in BUSY for fault in faults):
                yield write
            else:
                self._tell(write, _said(faults[0]["error"]) if faults else None)

    def _tell(self, write: Write, fault: str | None) -> None:
        if further := self._settled(write, fault):
            with self._changed:
                self._add(further)


def _said(error: Mapping[str, str]) -> str:
    """What Elasticsearch says against an item, in short: it likes to quote all of the text."""
    return f"{error['type']}: {error['reason'][:_LONGEST_REASON]}"
