"""A light load generator in a process of its own: closed loops over kept connections, each request's time taken.

Whole loads one after the other, or requests of several in turn: a machine that gets slower for a second then does so
for all sides of a ratio.

It speaks to Elasticsearch, to Tika and to the app alike, so what it costs itself (some 0.05 ms a request) is the same
on both sides of a ratio.
"""

import asyncio
import multiprocessing
import random
import ssl
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
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
        return _accepted(load, self._pool.submit(_send, load).result(timeout=_PATIENCE_S))

    def in_turn(self, loads: Sequence[Load]) -> list[Answered]:
        """Sends the first request of each load, in any order, then the second of each, and so on, one client a load.
        Raises as `run` does."""
        answered = self._pool.submit(_send_in_turn, loads).result(timeout=_PATIENCE_S)
        return [*map(_accepted, loads, answered)]


def _accepted(load: Load, answered: Answered) -> Answered:
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
    async with _connected([load] * load.connections) as clients:
        work, started = iter(load.requests), time.perf_counter()
        await asyncio.gather(*(client.ask_all(work) for client in clients))
        return _answered(time.perf_counter() - started, clients)


def _send_in_turn(loads: Sequence[Load]) -> list[Answered]:
    return uvloop.run(_send_all_in_turn(loads))


async def _send_all_in_turn(loads: Sequence[Load]) -> list[Answered]:
    order, turns = random.Random(0), [*range(len(loads))]
    async with _connected(loads) as clients:
        for requests in zip(*(load.requests for load in loads), strict=True):
            order.shuffle(turns)
            for turn in turns:
                await clients[turn].ask(requests[turn])
        return [_answered(sum(client.latencies_s), [client]) for client in clients]


def _answered(seconds: float, clients: Iterable["_Client"]) -> Answered:
    latencies = tuple(latency for client in clients for latency in client.latencies_s)
    return Answered(seconds, latencies, sum(client.refused for client in clients))


@asynccontextmanager
async def _connected(loads: Iterable[Load]) -> AsyncIterator[list["_Client"]]:
    """A client a load, connected until the end."""
    clients = [await _connection(load) for load in loads]
    try:
        yield clients
    finally:
        for client in clients:
            client.close()


async def _connection(load: Load) -> "_Client":
    address = urlsplit(load.url)
    secure = ssl.create_default_context(cafile=load.ca_certs) if address.scheme == "https" else None
    loop = asyncio.get_running_loop()
    _, client = await loop.create_connection(_Client, address.hostname or "", address.port or 80, ssl=secure)
    return client


class _Client(asyncio.Protocol):
    """One connection; also what httptools' parser calls back."""

    def __init__(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._answer: asyncio.Future[None] | None = None
        self._sent = 0.0
        self.latencies_s: list[float] = []
        self.refused = 0

    async def ask_all(self, work: Iterable[bytes]) -> None:
        """Sends what is left of the work, each request once the one before is answered."""
        for message in work:
            await self.ask(message)

    def ask(self, message: bytes) -> asyncio.Future[None]:
        """Sends a request; what is returned is done once it is answered."""
        self._answer = asyncio.get_running_loop().create_future()
        self._sent = time.perf_counter()
        self._transport.write(message)
        return self._answer

    def close(self) -> None:
        """Ends the connection."""
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop's own class does not inherit from it

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        self.latencies_s.append(time.perf_counter() - self._sent)
        self.refused += self._parser.get_status_code() != 200
        if self._answer:
            self._answer.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(exc or ConnectionError("the server closed the connection in the middle"))
