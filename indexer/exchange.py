"""A request and its answer over a kept connection: little more than a socket, and httptools to read what comes back.

urllib3 took four times the processor time for it, which was a quarter of all that the indexer takes for a document.
"""

import select
import socket
import ssl
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO
from urllib.parse import SplitResult, urlsplit

import httptools

_PIECE = 1 << 18


class Refused(Exception):
    """The server could not be reached."""


class BrokeOff(Exception):
    """The connection ended in the middle, or what came was no HTTP."""


class Connection:
    """One connection to the server of `url`, opened when it is needed and kept between requests; for one thread."""

    def __init__(self, url: str, *, connect_s: float) -> None:
        self._server = urlsplit(url)
        self._connect_s = connect_s
        self._socket: socket.socket | None = None

    def put(
        self,
        target: str,
        headers: Mapping[str, str],
        content: bytes | BinaryIO,
        *,
        timeout_s: float,
        take: Callable[[bytes], None],
    ) -> int:
        """Sends `content` to the path `target` and gives the pieces of the answer's body to `take`; returns its status.

        Raises Refused, BrokeOff, TimeoutError when nothing moves for `timeout_s`, and what `take` raises.
        """
        answer = _Answer(take)
        opened = self._opened()
        opened.settimeout(timeout_s)
        try:
            self._send(opened, self._head(target, headers), content)
            while not answer.is_whole:
                answer.feed(opened.recv(_PIECE))
        except BaseException as fault:
            self.close()
            if isinstance(fault, OSError) and not isinstance(fault, TimeoutError):
                raise BrokeOff from fault
            raise
        if not answer.keeps_connection:
            self.close()
        return answer.status

    def close(self) -> None:
        """Closes the connection; the next request opens another."""
        if self._socket:
            self._socket.close()
            self._socket = None

    def __del__(self) -> None:
        self.close()  # the thread that used it has ended

    def _opened(self) -> socket.socket:
        # What can be read before anything was asked is the end, as a server that was started anew has sent it.
        if self._socket and select.select([self._socket], [], [], 0)[0]:
            self.close()
        if not self._socket:
            try:
                self._socket = _connected(self._server, self._connect_s)
            except OSError as fault:
                raise Refused from fault
        return self._socket

    def _head(self, target: str, headers: Mapping[str, str]) -> bytes:
        lines = (f"{name}: {value}\r\n" for name, value in {"Host": self._server.netloc, **headers}.items())
        return f"PUT {target} HTTP/1.1\r\n{''.join(lines)}\r\n".encode("latin-1")

    def _send(self, opened: socket.socket, head: bytes, content: bytes | BinaryIO) -> None:
        if isinstance(content, bytes):
            opened.sendall(head + content)
        else:
            opened.sendall(head)
            opened.sendfile(content, offset=content.tell())


class _Answer:
    """What httptools calls back while it reads an answer."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._parser: Any = httptools.HttpResponseParser(self)
        self._take = take
        self._fault: BaseException | None = None
        self.is_whole = self.keeps_connection = False

    @property
    def status(self) -> int:
        return int(self._parser.get_status_code())

    def feed(self, data: bytes) -> None:
        """Reads on. Raises BrokeOff at the end of the connection, and for what is no HTTP; what `take` raised."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as fault:
            raise self._fault or BrokeOff from fault
        if not data and not self.is_whole:
            raise BrokeOff

    def on_body(self, body: bytes) -> None:
        try:
            self._take(body)
        except BaseException as fault:
            self._fault = fault  # the parser would only say that a callback failed
            raise

    def on_message_complete(self) -> None:
        self.is_whole = True
        self.keeps_connection = bool(self._parser.should_keep_alive())  # the parser forgets it at once


def _connected(server: SplitResult, connect_s: float) -> socket.socket:
    secure = server.scheme == "https"
    port = server.port or (443 if secure else 80)
    opened = socket.create_connection((server.hostname or "", port), timeout=connect_s)
    opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return ssl.create_default_context().wrap_socket(opened, server_hostname=server.hostname) if secure else opened
