"""A kept connection: what it sends, what it makes of answers, and when it is opened anew."""

import io
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from indexer.exchange import BrokeOff, Connection, Refused

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextmanager
def _server(*conversations: Sequence[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """A server that takes a connection for each conversation, gives each request the next answer, and hangs up."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            for answers in conversations:
                connection, _ = listening.accept()
                with connection:
                    for answer in answers:
                        asked.append(connection.recv(1 << 16))
                        connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", asked
        thread.join(5)


def _put(connection: Connection, content: bytes = b"x") -> tuple[int, bytes]:
    body = io.BytesIO()
    headers = {"Content-Length": str(len(content))}
    return connection.put(
        "/t?a=b", headers, content, timeout_s=5, take=lambda piece: _write(body, piece)
    ), body.getvalue()


def _write(body: io.BytesIO, piece: bytes) -> None:
    body.write(piece)


def test_request_is_sent_as_it_should_be() -> None:
    with _server([OK]) as (url, asked):
        assert _put(Connection(url, connect_s=5)) == (200, b"ok")
    host = url.removeprefix("http://").encode()
    assert asked == [b"PUT /t?a=b HTTP/1.1\r\nHost: " + host + b"\r\nContent-Length: 1\r\n\r\nx"]


def test_connection_is_kept_between_requests() -> None:
    chunked = b"HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    with _server([OK, chunked, OK]) as (url, _):
        connection = Connection(url, connect_s=5)
        assert [_put(connection) for _ in range(3)] == [(200, b"ok"), (422, b"abcde"), (200, b"ok")]


def test_connection_that_the_server_does_not_keep_is_opened_anew() -> None:
    ended = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
    with _server([ended], [OK]) as (url, _):
        connection = Connection(url, connect_s=5)
        assert [_put(connection) for _ in range(2)] == [(200, b"ok")] * 2


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"no HTTP at all\r\n\r\n"]
)
def test_answer_that_is_none_breaks_off_and_the_next_request_is_good(answer: bytes) -> None:
    with _server([answer], [OK]) as (url, _):
        connection = Connection(url, connect_s=5)
        with pytest.raises(BrokeOff):
            _put(connection)
        assert _put(connection) == (200, b"ok")


def test_what_the_taker_raises_comes_through() -> None:
    def take(_: bytes) -> None:
        raise LookupError("enough")

    with _server([OK], [OK]) as (url, _):
        connection = Connection(url, connect_s=5)
        with pytest.raises(LookupError, match="enough"):
            connection.put("/", {"Content-Length": "0"}, b"", timeout_s=5, take=take)
        assert _put(connection) == (200, b"ok")


def test_nobody_there_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(Refused):
        _put(Connection(url, connect_s=5))
