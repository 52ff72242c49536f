"""How files get to Tika and answers come back: kept connections, bounded in time and size, servers taken in turn.

PyPI's `tika` makes the call, as a client only: it never fetches or starts a server, and writes no log file.
"""

import itertools
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

import urllib3

from indexer.errors import ExtractorDied, TikaUnreachable, TimedOut, TooLarge
from indexer.exchange import AnswerTooLong, BrokeOff, Exchange, Refused
from mappings.lean_client import standing_in

_CONNECT_S = 5.0
_WHOLE = 1 << 20
"""Files up to this size are sent from memory, larger ones from the disk as they go."""

_ATTEMPTS = 2
"""How often a file is tried on which Tika breaks off."""

_OK = 200
_TOO_MANY = 429
_ENDING = 503
_UNTIL_ENDED_S = 2.0
"""Tika that takes nothing any more is ended within a second and begun anew: to ask it at once would be in vain."""

_SHORT_S = 0.05
"""How long to wait at first for a server that refuses connections."""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    content: bytes


@dataclass
class _Response:
    """An answer with the names by which the `tika` package asks for it; it sets the encoding itself."""

    status_code: int
    content: bytes
    encoding: str = "utf-8"


class Transport:
    """Sends files to one or several Tika servers. Safe to share between threads; each keeps its own connections.

    A server that refuses connections is waited for up to `patience_s`: Tika's watchdog starts it anew within seconds.
    """

    def __init__(
        self,
        urls: Sequence[str],
        *,
        timeout_s: float,
        max_answer_bytes: int,
        patience_s: float,
        pause: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._urls = tuple(urls)
        self._turn = itertools.count()
        self._timeout_s = timeout_s
        self._max_answer_bytes = max_answer_bytes
        self._patience_s = patience_s
        self._pause = pause
        self._clock = clock
        self._local = threading.local()

    def wait_for_server(self) -> None:
        """Returns once one of the servers answers. Raises TikaUnreachable when none does within `patience_s`."""
        deadline = self._clock() + self._patience_s
        while not any(self._answers(url) for url in self._urls):
            if self._clock() >= deadline:
                raise self._unreachable()
            self._pause(_SHORT_S)

    def _answers(self, url: str) -> bool:
        timeout = urllib3.Timeout(connect=_CONNECT_S, read=_CONNECT_S)
        try:
            with urllib3.PoolManager() as pool:
                return pool.request("GET", f"{url}/version", timeout=timeout, retries=False).status == _OK
        except urllib3.exceptions.HTTPError:
            return False

    def _unreachable(self) -> TikaUnreachable:
        return TikaUnreachable(
            f"Tika does not answer at {', '.join(self._urls)}: start it with `rarecare-engines start`, "
            "or set TIKA_URL to one that runs"
        )

    def send(self, path: Path, service: str, headers: Mapping[str, str], *, start: int = 0) -> Answer:
        """The answer of a server's `service` about the file's bytes from `start` on.

        Raises TimedOut, TooLarge (of the answer), ExtractorDied when servers broke off twice, TikaUnreachable when
        none answers, OSError when the file cannot be read.
        """
        for _ in range(_ATTEMPTS):
            try:
                return self._when_reachable(path, service, headers, start)
            except BrokeOff:
                continue
        raise ExtractorDied

    def _when_reachable(self, path: Path, service: str, headers: Mapping[str, str], start: int) -> Answer:
        deadline = self._clock() + self._patience_s
        wait_s = _SHORT_S
        for turn in itertools.count(1):
            url = self._urls[next(self._turn) % len(self._urls)]
            try:
                return self._once(url, path, service, headers, start)
            except Refused as refused:
                if self._clock() >= deadline:
                    raise self._unreachable() from refused
                if turn % len(self._urls) == 0:
                    self._pause(wait_s)
                    wait_s = min(wait_s * 2, 1.0)
        raise AssertionError("unreachable")  # pragma: no cover

    def _once(self, url: str, path: Path, service: str, headers: Mapping[str, str], start: int) -> Answer:
        with path.open("rb") as content:
            size = os.fstat(content.fileno()).st_size - start
            content.seek(start)
            data: bytes | BinaryIO = content.read() if size <= _WHOLE else content
            sent = {**headers, "Content-Length": str(size)}
            try:
                status, answer = _tika().callServer(
                    "put", url, service, data, sent, httpVerbs={"put": self._put}, rawResponse=True
                )
            except TimeoutError as late:
                raise TimedOut(f"more than {self._timeout_s:g} seconds") from late
            except AnswerTooLong as long:
                raise TooLarge(f"its text is more than {self._max_answer_bytes:,} bytes") from long
        if status == _ENDING:
            self._pause(_UNTIL_ENDED_S)
        if status >= 500 or status == _TOO_MANY:
            raise BrokeOff
        return Answer(status, answer)

    def _put(self, url: str, data: Any, *, headers: Mapping[str, str], **_: Any) -> _Response:
        """The `put` that the `tika` package calls."""
        exchange, most_bytes = self._exchange(), self._max_answer_bytes
        return _Response(*exchange.put(url, headers, data, timeout_s=self._timeout_s, most_bytes=most_bytes))

    def _exchange(self) -> Exchange:
        kept: Exchange | None = getattr(self._local, "exchange", None)
        if kept is None:
            kept = self._local.exchange = Exchange(connect_s=_CONNECT_S)
        return kept


@cache
def _tika() -> ModuleType:
    """The `tika` package as a client only, imported on first use, as it opens its log file when it is imported.

    It imports `requests` to call by where it is given nothing else, which takes longer than all of itself.
    """
    before = os.environ.get("TIKA_LOG_FILE")
    os.environ["TIKA_LOG_FILE"] = ""
    try:
        with standing_in("requests", get=None, put=None, post=None):
            import tika.tika
    finally:
        if before is None:
            del os.environ["TIKA_LOG_FILE"]
        else:
            os.environ["TIKA_LOG_FILE"] = before
    tika.tika.TikaClientOnly = True
    tika.tika.log.disabled = True
    module: ModuleType = tika.tika
    return module
