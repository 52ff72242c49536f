"""A kept connection: what it sends, what it makes of answers, and when it is opened anew."""

import io
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import pytest

from indexer.exchange import AnswerTooLong, BrokeOff, Exchange, Refused

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


def _put(exchange: Exchange, url: str, content: bytes | BinaryIO = b"x", size: int = 1) -> tuple[int, bytes]:
    headers = {"Content-Length": str(size)}
    return exchange.put(f"{url}/t?a=b", headers, content, timeout_s=5, most_bytes=100)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(connect_s=5)


@pytest.mark.parametrize("content", [b"x", io.BytesIO(b"x")])
def test_request_is_sent_as_it_should_be(exchange: Exchange, content: bytes | BinaryIO) -> None:
    with _server([OK]) as (url, asked):
        assert _put(exchange, url, content) == (200, b"ok")
    head, body = b"".join(asked).split(b"\r\n\r\n")
    sent = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    assert (head.split(b"\r\n")[0], body) == (b"PUT /t?a=b HTTP/1.1", b"x")
    assert sent.pop("Host") == url.removeprefix("http://")
    assert sent.pop("Content-Length") == "1"
    assert not {"Expect", "Transfer-Encoding"} & sent.keys()


def test_connection_is_kept_between_requests(exchange: Exchange) -> None:
    chunked = b"HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    with _server([OK, chunked, OK]) as (url, _):
        assert [_put(exchange, url) for _ in range(3)] == [(200, b"ok"), (422, b"abcde"), (200, b"ok")]


def test_connection_that_the_server_does_not_keep_is_opened_anew(exchange: Exchange) -> None:
    ended = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
    with _server([ended], [OK]) as (url, _):
        assert [_put(exchange, url) for _ in range(2)] == [(200, b"ok")] * 2


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"no HTTP at all\r\n\r\n"]
)
def test_answer_that_is_none_breaks_off_and_the_next_request_is_good(exchange: Exchange, answer: bytes) -> None:
    with _server([answer], [OK]) as (url, _):
        with pytest.raises(BrokeOff):
            _put(exchange, url)
        assert _put(exchange, url) == (200, b"ok")


@pytest.mark.parametrize("length", [b"Content-Length: 101\r\n", b"Connection: close\r\n"])
def test_answer_that_is_too_long_is_not_read(exchange: Exchange, length: bytes) -> None:
    with _server([b"HTTP/1.1 200 OK\r\n" + length + b"\r\n" + b"x" * 101], [OK]) as (url, _):
        with pytest.raises(AnswerTooLong):
            _put(exchange, url)
        assert _put(exchange, url) == (200, b"ok")


def test_answer_that_takes_too_long_is_not_waited_for(exchange: Exchange) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(TimeoutError):
            exchange.put(url, {"Content-Length": "0"}, b"", timeout_s=0.05, most_bytes=1)


def test_nobody_there_is_refused(exchange: Exchange) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(Refused):
        _put(exchange, url)
