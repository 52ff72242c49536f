"""Pages and what they load are sent compressed to browsers that read it: a fifth of the bytes on slow lines.

Nothing here is secret beside what a reader wrote, so that guessing by sizes (BREACH) has nothing to guess. Originals
keep their ranges, and what is streamed passes as it is.
"""

import re
import zlib

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEAST_BYTES = 1000
"""What is smaller fits a packet anyway."""

_LEVEL = 5
"""A page of results takes a millisecond; a higher level saves two in a hundred bytes and costs as much again."""

_GZIP_FORMAT = 16 + zlib.MAX_WBITS
_TYPES = ("text/html", "text/css", "text/javascript", "image/svg+xml")
_ACCEPTED = re.compile(r"(?:^|,)\s*gzip\s*(?:;\s*q\s*=\s*([01](?:\.\d*)?)\s*)?(?=,|$)", re.IGNORECASE)


class Compression:
    """Compresses whole answers of `app` of these media types, for who accepts it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        accepted = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding")
        await self._app(scope, receive, _Answer(accepts_gzip(accepted.decode("latin-1")), send).send)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the header names gzip, and does not refuse it."""
    match = _ACCEPTED.search(accept_encoding)
    return match is not None and float(match[1] or 1) > 0


class _Answer:
    """Keeps the start of an answer that may be compressed until its body is there."""

    def __init__(self, accepted: bool, send: Send) -> None:
        self._accepted = accepted
        self._send = send
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_compressible(message):
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            self._start = message
            return
        start, self._start = self._start, None
        if start is not None:
            if self._accepted and not message.get("more_body") and len(message.get("body", b"")) >= LEAST_BYTES:
                message = _compressed(start, message)
            await self._send(start)
        await self._send(message)


def _is_compressible(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    kept = "content-encoding" in headers or "accept-ranges" in headers
    return not kept and headers.get("content-type", "").startswith(_TYPES)


def _compressed(start: Message, body: Message) -> Message:
    """The body as gzip writes it; a tag that promised the same bytes promises the same content from now on."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP_FORMAT)
    content = compressor.compress(body["body"]) + compressor.flush()
    headers = MutableHeaders(scope=start)
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(content))
    if headers.get("etag", "").startswith('"'):
        headers["ETag"] = f"W/{headers['etag']}"
    return {**body, "body": content}
