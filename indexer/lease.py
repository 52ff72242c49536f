"""Who may write: one run at a time for a prefix, by a document that only one can create and that runs out by itself."""

import os
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from elasticsearch import ApiError, ConflictError, Elasticsearch, NotFoundError, TransportError

from indexer.errors import AlreadyRunning

ID = "lease"
LASTS_S = 60.0
_RENEWED_S = 10.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lease, as its document says."""

    owner: str
    host: str
    pid: int
    command: str
    acquired_at: datetime
    expires_at: datetime

    def is_gone(self, now: datetime) -> bool:
        """Whether the lease ran out, or its holder was a process of this machine that is no more."""
        if now >= self.expires_at:
            return True
        return self.host == socket.gethostname() and not _runs(self.pid, self.acquired_at)

    def body(self) -> dict[str, Any]:
        """The lease's document."""
        return {
            "type": "lease",
            "owner": self.owner,
            "host": self.host,
            "pid": self.pid,
            "command": self.command,
            "acquired_at": self.acquired_at.isoformat(),
            "expires_at": self.expires_at.isoformat(),
        }


class Lease:
    """A lease that is held, and renewed by a thread until it is given back."""

    def __init__(self, client: Elasticsearch, index: str, holder: Holder, answer: Any) -> None:
        self._client, self._index, self._holder = client, index, holder
        self._term = _term(answer)
        self._ended = threading.Event()
        self._lost = threading.Event()
        self._renewer = threading.Thread(target=self._renew, name="lease", daemon=True)

    def check(self) -> None:
        """Raises AlreadyRunning when another run has taken the lease over, as after a long sleep of this machine."""
        if self._lost.is_set():
            raise AlreadyRunning("Another run has taken over, as this one was silent for too long; it does the rest")

    def start(self) -> None:
        """Begins to renew the lease."""
        self._renewer.start()

    def release(self) -> None:
        """Gives the lease back. When Elasticsearch is gone it runs out by itself."""
        self._ended.set()
        self._renewer.join(_RENEWED_S)
        try:
            self._client.delete(index=self._index, id=ID, **self._term)
        except (ConflictError, NotFoundError):
            return

    def _renew(self) -> None:
        while not self._ended.wait(_RENEWED_S):
            body = self._holder.body() | {"expires_at": (datetime.now(UTC) + timedelta(seconds=LASTS_S)).isoformat()}
            try:
                self._term = _term(self._client.index(index=self._index, id=ID, document=body, **self._term))
            except (ConflictError, NotFoundError):
                self._lost.set()
                return
            except (ApiError, TransportError):
                continue  # tried again; the run's own requests find out whether Elasticsearch is gone for good


@contextmanager
def lease(client: Elasticsearch, index: str, command: str) -> Iterator[Lease]:
    """The right to write, for the context. `index` is the operations'. Raises AlreadyRunning when another has it."""
    held = acquire(client, index, command)
    held.start()
    try:
        yield held
    except BaseException:
        _release_quietly(held)
        raise
    held.release()


def acquire(
    client: Elasticsearch, index: str, command: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Lease:
    """Takes the lease, also that of a holder who is gone. Raises AlreadyRunning."""
    # Not tried again by the client: the second time, this run would find its own lease in the way.
    client, now = client.options(max_retries=0), clock()
    holder = Holder(uuid.uuid4().hex, socket.gethostname(), os.getpid(), command, now, now + timedelta(seconds=LASTS_S))
    try:
        return Lease(client, index, holder, client.create(index=index, id=ID, document=holder.body()))
    except ConflictError:
        pass
    try:
        found = client.get(index=index, id=ID)
        other = _holder(found["_source"])
        if other.is_gone(now):
            answer = client.index(index=index, id=ID, document=holder.body(), **_term(found))
            return Lease(client, index, holder, answer)
    except (ConflictError, NotFoundError):
        raise AlreadyRunning("Another run has begun in this very moment; wait for its end") from None
    raise AlreadyRunning(
        f"Another run is writing: `{other.command}`, since {other.acquired_at:%Y-%m-%d %H:%M:%S} UTC, process "
        f"{other.pid} on {other.host}. Wait for its end, or stop it"
    )


def current_holder(client: Elasticsearch, index: str) -> Holder | None:
    """Who holds the lease now, or None."""
    try:
        holder = _holder(client.get(index=index, id=ID)["_source"])
    except NotFoundError:
        return None
    return None if holder.is_gone(datetime.now(UTC)) else holder


def _release_quietly(held: Lease) -> None:
    """Releases after a fault without hiding it: when Elasticsearch is gone too, the lease runs out by itself."""
    try:
        held.release()
    except (ApiError, TransportError):
        return


def _holder(source: dict[str, Any]) -> Holder:
    return Holder(
        source["owner"],
        source["host"],
        source["pid"],
        source["command"],
        datetime.fromisoformat(source["acquired_at"]),
        datetime.fromisoformat(source["expires_at"]),
    )


def _term(answer: Any) -> dict[str, Any]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}


def _runs(pid: int, since: datetime) -> bool:
    """Whether process `pid` of this machine runs and is as old as the lease: ids are used again."""
    import psutil  # only here: its import costs as much as all other requests of a run with nothing to do

    try:
        return psutil.Process(pid).create_time() <= since.timestamp() + 1.0
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
