"""Answers that a reader has already: each carries its fingerprint, and what has not changed is not sent again."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ABOUT_NO_BODY = frozenset({b"content-security-policy", b"content-location"})
"""The headers of this name that an answer without a body carries too (RFC 9110)."""


class Conditional:
    """Gives every whole answer of `app` an ETag, and answers 304 where If-None-Match names it.

    Tags are weak: a server in front may compress. What is streamed, or has a tag and ranges of its own, passes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Answer(Headers(scope=scope).get("if-none-match", ""), send).send)


class _Answer:
    """Keeps the start of an answer until its body is there."""

    def __init__(self, known: str, send: Send) -> None:
        self._known = {tag.strip().removeprefix("W/") for tag in known.split(",") if tag.strip()}
        self._send = send
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            self._start = message
            return
        start, self._start = self._start, None
        if start is None:
            await self._send(message)
        elif message["type"] == "http.response.body" and not message.get("more_body"):
            await self._send_whole(start, message)
        else:
            await self._send(start)
            await self._send(message)

    async def _send_whole(self, start: Message, body: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        etag = headers.setdefault("ETag", weak_tag(body.get("body", b"")))
        if self._known & {etag.removeprefix("W/"), "*"}:
            start = {**start, "status": 304, "headers": _without_body(start["headers"])}
            body = {**body, "body": b""}
        await self._send(start)
        await self._send(body)


def weak_tag(content: bytes) -> str:
    """The ETag of an answer whose meaning is `content`."""
    return f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'


def _without_body(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [one for one in headers if one[0] in _ABOUT_NO_BODY or not one[0].startswith(b"content-")]
