"""Files get through, or the fault is named: by servers that answer late, too much, wrongly, or not at all."""

import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from indexer.errors import ExtractorDied, TikaUnreachable, TimedOut, TooLarge
from indexer.transport import Answer, Transport

Handling = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def _server(handle: Handling) -> Iterator[str]:
    """A small server that answers each file as `handle` says."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PUT(self) -> None:
            handle(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def _answer(request: BaseHTTPRequestHandler, status: int, content: bytes) -> None:
    request.rfile.read(int(request.headers["Content-Length"]))
    request.send_response(status)
    request.send_header("Content-Length", str(len(content)))
    request.end_headers()
    request.wfile.write(content)


def _transport(*urls: str, timeout_s: float = 5, max_answer_bytes: int = 1000, patience_s: float = 0) -> Transport:
    return Transport(urls, timeout_s=timeout_s, max_answer_bytes=max_answer_bytes, patience_s=patience_s)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    return path


@pytest.fixture
def closed() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def test_bytes_and_headers_arrive_and_the_answer_comes_back(file: Path) -> None:
    def echo(request: BaseHTTPRequestHandler) -> None:
        content = request.rfile.read(int(request.headers["Content-Length"]))
        seen = content + b"|" + request.headers["X-Test"].encode() + b"|" + request.path.encode()
        request.send_response(200)
        request.send_header("Content-Length", str(len(seen)))
        request.end_headers()
        request.wfile.write(seen)

    with _server(echo) as url:
        assert _transport(url).send(file, "/rmeta/xml", {"X-Test": "yes"}, start=4) == Answer(
            200, b"456789|yes|/rmeta/xml"
        )


def test_large_file_is_sent_from_the_disk(tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(b"x" * 3_000_000)

    def count(request: BaseHTTPRequestHandler) -> None:
        length = int(request.headers["Content-Length"])
        received = len(request.rfile.read(length))
        body = str(received).encode()
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    with _server(count) as url:
        assert _transport(url).send(large, "/", {}).content == b"3000000"


def test_server_that_never_answers_is_left_in_time(file: Path) -> None:
    done = threading.Event()

    def wait(_: BaseHTTPRequestHandler) -> None:
        done.wait()

    with _server(wait) as url:
        try:
            with pytest.raises(TimedOut, match=r"more than 0\.2 seconds"):
                _transport(url, timeout_s=0.2).send(file, "/", {})
        finally:
            done.set()


def test_answer_that_drips_is_left_in_time(file: Path) -> None:
    left = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["Content-Length"]))
        request.send_response(200)
        request.send_header("Content-Length", "100")
        request.end_headers()
        while not left.wait(0.05):
            request.wfile.write(b"x")

    with _server(drip) as url:
        try:
            with pytest.raises(TimedOut, match=r"more than 0\.2 seconds"):
                _transport(url, timeout_s=0.2).send(file, "/", {})
        finally:
            left.set()


def test_endless_answer_is_cut(file: Path) -> None:
    with _server(lambda request: _answer(request, 200, b"x" * 2000)) as url, pytest.raises(TooLarge):
        _transport(url).send(file, "/", {})


@pytest.mark.parametrize("status", [429, 500])
def test_server_that_breaks_off_once_gets_the_file_again(file: Path, status: int) -> None:
    turns = itertools.chain([status], itertools.repeat(200))
    with _server(lambda request: _answer(request, next(turns), b"ok")) as url:
        assert _transport(url).send(file, "/", {}) == Answer(200, b"ok")


def test_server_that_is_about_to_end_is_given_time_for_it(file: Path) -> None:
    pauses: list[float] = []
    turns = itertools.chain([503], itertools.repeat(200))
    with _server(lambda request: _answer(request, next(turns), b"ok")) as url:
        transport = Transport([url], timeout_s=5, max_answer_bytes=1000, patience_s=0, pause=pauses.append)
        assert transport.send(file, "/", {}) == Answer(200, b"ok")
    assert pauses == [2.0]


def test_server_that_breaks_off_twice_died_of_the_file(file: Path) -> None:
    def hang_up(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        request.connection.shutdown(socket.SHUT_RDWR)

    with _server(hang_up) as url, pytest.raises(ExtractorDied):
        _transport(url).send(file, "/", {})


def test_other_answers_are_the_caller_s(file: Path) -> None:
    with _server(lambda request: _answer(request, 422, b"no")) as url:
        assert _transport(url).send(file, "/", {}) == Answer(422, b"no")


def test_server_that_is_down_is_passed_over(file: Path, closed: str) -> None:
    with _server(lambda request: _answer(request, 200, b"ok")) as url:
        transport = _transport(closed, url, patience_s=5)
        assert [transport.send(file, "/", {}).status for _ in range(3)] == [200, 200, 200]


def test_no_server_at_all_is_unreachable_after_the_patience(file: Path, closed: str) -> None:
    pauses: list[float] = []
    ticks = itertools.count()
    transport = Transport(
        [closed],
        timeout_s=5,
        max_answer_bytes=1000,
        patience_s=6,
        pause=pauses.append,
        clock=lambda: float(next(ticks)),
    )
    with pytest.raises(TikaUnreachable, match=f"Tika does not answer at {closed}"):
        transport.send(file, "/", {})
    assert pauses == [0.05, 0.1, 0.2, 0.4, 0.8]


def test_waiting_for_a_server_ends_with_the_patience(closed: str) -> None:
    ticks = itertools.count()
    pauses: list[float] = []
    transport = Transport(
        [closed],
        timeout_s=5,
        max_answer_bytes=1000,
        patience_s=2,
        pause=pauses.append,
        clock=lambda: float(next(ticks)),
    )
    with pytest.raises(TikaUnreachable):
        transport.wait_for_server()
    assert pauses == [0.05]
