"""Answers that a reader has already: each carries its fingerprint, and what has not changed is not sent again."""

import hashlib

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
        known = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
        await self._app(scope, receive, _Answer(known.decode("latin-1"), send).send)


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
        headers: list[tuple[bytes, bytes]] = start["headers"]
        etag = next((value.decode("latin-1") for name, value in headers if name == b"etag"), None)
        if etag is None:
            etag = weak_tag(body.get("body", b""))
            headers.append((b"etag", etag.encode("latin-1")))
        if self._known and self._known & {etag.removeprefix("W/"), "*"}:
            start = {**start, "status": 304, "headers": _without_body(headers)}
            body = {**body, "body": b""}
        await self._send(start)
        await self._send(body)


def weak_tag(*parts: bytes | memoryview) -> str:
    """The ETag of an answer whose meaning is these parts of its body."""
    digest = hashlib.sha256()  # the fastest where processors help, as most do
    for part in parts:
        digest.update(part)
    return f'W/"{digest.hexdigest()[:24]}"'


def _without_body(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [one for one in headers if one[0] in _ABOUT_NO_BODY or not one[0].startswith(b"content-")]
