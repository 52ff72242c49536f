"""The load generator counts what was really answered: its figures are half of every ratio."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.load import Generator, Load, request


class _Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        assert isinstance(self.server, _Server)
        self.server.received.append(body)
        self.send_response_only(503 if body == b"refuse" else 200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    received: list[bytes]


@pytest.fixture
def server() -> Iterator[_Server]:
    echo = _Server(("127.0.0.1", 0), _Echo)
    echo.received = []
    thread = threading.Thread(target=echo.serve_forever)
    thread.start()
    yield echo
    echo.shutdown()
    echo.server_close()
    thread.join()


def _load(server: _Server, bodies: list[bytes], connections: int) -> Load:
    url = f"http://127.0.0.1:{server.server_port}"
    return Load(url, tuple(request("POST", url, "/", headers={}, body=body) for body in bodies), connections)


@pytest.mark.parametrize("connections", [1, 3])
def test_each_request_is_sent_and_answered_once(server: _Server, connections: int) -> None:
    bodies = [b"%d" % number for number in range(50)]
    with Generator() as generator:
        answered = generator.run(_load(server, bodies, connections))
    assert sorted(server.received) == sorted(bodies)
    assert len(answered.latencies_s) == 50
    assert all(0 < latency <= answered.seconds for latency in answered.latencies_s)


def test_refused_request_is_no_result(server: _Server) -> None:
    with Generator() as generator, pytest.raises(RuntimeError, match="1 of 2 requests"):
        generator.run(_load(server, [b"good", b"refuse"], 1))


def test_requests_of_several_loads_are_sent_in_turn(server: _Server) -> None:
    bodies = [[b"%s %d" % (side, number) for number in range(20)] for side in (b"a", b"b", b"c")]
    with Generator() as generator:
        answered = generator.in_turn([_load(server, of_side, 1) for of_side in bodies])
    turns = [server.received[turn : turn + 3] for turn in range(0, 60, 3)]
    assert [sorted(turn) for turn in turns] == [sorted(turn) for turn in zip(*bodies, strict=True)]
    assert [len(one.latencies_s) for one in answered] == [20, 20, 20]


def test_refused_request_in_turn_is_no_result(server: _Server) -> None:
    loads = [_load(server, [b"good"], 1), _load(server, [b"refuse"], 1)]
    with Generator() as generator, pytest.raises(RuntimeError, match="1 of 1 requests"):
        generator.in_turn(loads)


def test_more_connections_than_requests_end_too(server: _Server) -> None:
    with Generator() as generator:
        assert len(generator.run(_load(server, [b"only"], 4)).latencies_s) == 1
