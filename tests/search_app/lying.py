"""A small server in the place of Elasticsearch that answers searches as a test tells it to: late, half, or nonsense."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from mappings.connection import ElasticsearchAddress

Answer = Callable[[BaseHTTPRequestHandler], None]


class LyingServer(ThreadingHTTPServer):
    """Says that all is well until it is asked to search. `released` ends every answer that waits."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.released = threading.Event()

    @property
    def address(self) -> ElasticsearchAddress:
        """Where it answers."""
        return ElasticsearchAddress((f"http://127.0.0.1:{self.server_port}",))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: LyingServer

    def do_HEAD(self) -> None:
        """The alias is there."""
        self.send_response(200)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        """Whatever the test wants."""
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.answer(self)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def never(handler: BaseHTTPRequestHandler) -> None:
    """Waits until the test is over."""
    assert isinstance(handler.server, LyingServer)
    handler.server.released.wait(60)
    handler.close_connection = True


def dies(handler: BaseHTTPRequestHandler) -> None:
    """Begins an answer and hangs up in the middle of it."""
    _head(handler, 200, 1000)
    handler.wfile.write(b'{"took": 1, "hits": {"to')
    handler.close_connection = True


def says(status: int, content: bytes, *, product: bool = True) -> Answer:
    """Answers so."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, status, len(content), product=product)
        handler.wfile.write(content)

    return answer


@contextmanager
def lying(answer: Answer) -> Iterator[LyingServer]:
    """A running server that lies."""
    server = LyingServer(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _head(handler: BaseHTTPRequestHandler, status: int, length: int, *, product: bool = True) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    if product:
        handler.send_header("X-Elastic-Product", "Elasticsearch")
    handler.send_header("Content-Length", str(length))
    handler.end_headers()
