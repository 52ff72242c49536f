"""A light load generator in a process of its own: closed loops over kept connections, each request's time taken.

It speaks to Elasticsearch, to Tika and to the app alike, so what it costs itself (some 0.05 ms a request) is the same
on both sides of a ratio.
"""

import asyncio
import multiprocessing
import ssl
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlsplit

import httptools
import uvloop

_PATIENCE_S = 900


@dataclass(frozen=True)
class Load:
    """Requests, in order, sent by `connections` clients, each of which waits for its answer before its next."""

    url: str
    requests: tuple[bytes, ...]
    connections: int
    ca_certs: str | None = None


@dataclass(frozen=True)
class Answered:
    """How it went: seconds of all together, and of each request in the order of the answers."""

    seconds: float
    latencies_s: tuple[float, ...]
    refused: int
    """Answers with another status than 200."""

    @property
    def per_second(self) -> float:
        """Requests a second."""
        return len(self.latencies_s) / self.seconds


class Generator:
    """The process that makes the load; a context, so that it is gone at the end."""

    def __enter__(self) -> Self:
        self._pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def run(self, load: Load) -> Answered:
        """Sends the whole load. Raises RuntimeError when an answer is not 200, TimeoutError after 15 minutes."""
        answered = self._pool.submit(_send, load).result(timeout=_PATIENCE_S)
        if answered.refused:
            raise RuntimeError(f"{answered.refused} of {len(load.requests)} requests to {load.url} were refused")
        return answered


def request(method: str, url: str, path: str, *, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """One HTTP/1.1 request as it goes over the wire to the server of `url`."""
    lines = [f"{method} {path} HTTP/1.1", f"host: {urlsplit(url).netloc}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body:
        lines.append(f"content-length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def _send(load: Load) -> Answered:
    return uvloop.run(_send_all(load))


async def _send_all(load: Load) -> Answered:
    address = urlsplit(load.url)
    secure = ssl.create_default_context(cafile=load.ca_certs) if address.scheme == "https" else None
    loop = asyncio.get_running_loop()
    work, tally = iter(load.requests), _Tally()
    started = time.perf_counter()
    clients = [_Client(work, tally, loop.create_future()) for _ in range(load.connections)]
    for client in clients:
        await loop.create_connection(partial(_same, client), address.hostname or "", address.port or 80, ssl=secure)
    await asyncio.gather(*(client.finished for client in clients))
    return Answered(time.perf_counter() - started, tuple(tally.latencies_s), tally.refused)


def _same(client: "_Client") -> "_Client":
    return client


class _Tally:
    def __init__(self) -> None:
        self.latencies_s: list[float] = []
        self.refused = 0


class _Client(asyncio.Protocol):
    """One connection; also what httptools' parser calls back."""

    def __init__(self, work: Iterator[bytes], tally: _Tally, finished: asyncio.Future[None]) -> None:
        self._work, self._tally, self.finished = work, tally, finished
        self._parser = httptools.HttpResponseParser(self)
        self._sent = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop's own class does not inherit from it
        self._next()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        self._tally.latencies_s.append(time.perf_counter() - self._sent)
        self._tally.refused += self._parser.get_status_code() != 200
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.finished.done():
            self.finished.set_exception(exc or ConnectionError("the server closed the connection in the middle"))

    def _next(self) -> None:
        message = next(self._work, None)
        if message is None:
            self.finished.set_result(None)
            self._transport.close()
            return
        self._sent = time.perf_counter()
        self._transport.write(message)
