"""Pages and what they load are sent compressed to browsers that read it: a fifth of the bytes on slow lines.

By Brotli where it is read, else by gzip. Nothing here is secret beside what a reader wrote, so that guessing by sizes
(BREACH) has nothing to guess. Originals keep their ranges, and what is streamed passes as it is: that and the tags are
why no ready middleware does it (brotli-asgi compresses ranges and leaves strong tags, Starlette's knows no Brotli).
"""

import re
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

import brotli
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEAST_BYTES = 1000
"""What is smaller fits a packet anyway."""

_GZIP_LEVEL, _GZIP_FORMAT = 5, 16 + zlib.MAX_WBITS
"""A page of results takes a millisecond; a higher level saves two in a hundred bytes and costs as much again."""

_BROTLI_QUALITY, _BROTLI_WINDOW = 5, 16
"""A tenth fewer bytes than gzip writes, in less time. Few pages are longer than this window; more takes memory."""

_TYPES = ("text/html", "text/css", "text/javascript", "image/svg+xml", "application/xml", "application/atom+xml")
_UNCHANGED = 304
_CODING = re.compile(r"\s*([a-z*]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d*)?)\s*)?", re.IGNORECASE)


def _gzip(content: bytes) -> bytes:
    compressor = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, _GZIP_FORMAT)
    return compressor.compress(content) + compressor.flush()


def _brotli(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY, lgwin=_BROTLI_WINDOW)
    return packed


_CODINGS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({"br": _brotli, "gzip": _gzip})
"""How content may be coded, the best first."""


class Compression:
    """Compresses whole answers of `app` of these media types, for who accepts it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        accepted = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding")
        await self._app(scope, receive, _Answer(coding_of(accepted.decode("latin-1")), send).send)


def coding_of(accept_encoding: str) -> str | None:
    """The coding that the header likes best, Brotli where it likes both as well; None where it names or allows none."""
    named = [match.groups() for one in accept_encoding.split(",") if (match := _CODING.fullmatch(one))]
    liked = {name.lower(): float(weight or 1) for name, weight in named}
    weights = {coding: liked.get(coding, liked.get("*", 0.0)) for coding in _CODINGS}
    best = max(weights, key=lambda one: weights[one])
    return best if weights[best] > 0 else None


class _Answer:
    """Keeps the start of an answer that may be compressed until its body is there."""

    def __init__(self, coding: str | None, send: Send) -> None:
        self._coding = coding
        self._send = send
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and (_is_compressible(message) or message["status"] == _UNCHANGED):
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            self._start = message
            return
        start, self._start = self._start, None
        if start is not None:
            if self._coding and not message.get("more_body") and len(message.get("body", b"")) >= LEAST_BYTES:
                message = _compressed(start, message, self._coding)
            await self._send(start)
        await self._send(message)


def _is_compressible(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    kept = "content-encoding" in headers or "accept-ranges" in headers
    return not kept and headers.get("content-type", "").startswith(_TYPES)


def _compressed(start: Message, body: Message, coding: str) -> Message:
    """The body in a coding; a tag that promised the same bytes promises the same content from now on."""
    content = _CODINGS[coding](body["body"])
    headers = MutableHeaders(scope=start)
    headers["Content-Encoding"] = coding
    headers["Content-Length"] = str(len(content))
    if headers.get("etag", "").startswith('"'):
        headers["ETag"] = f"W/{headers['etag']}"
    return {**body, "body": content}
