"""The app as it is served, on a free port, and what it asks Elasticsearch: written down by a small proxy."""

import socket
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3

from bench.target import Target, command

_START_S = 60
_NOT_PASSED_ON = {"host", "connection", "content-length", "transfer-encoding"}


@dataclass(frozen=True)
class Served:
    """A running app."""

    url: str
    pid: int


@dataclass(frozen=True)
class Asked:
    """One request as the app sent it to Elasticsearch."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@contextmanager
def served(
    target: Target, elasticsearch_url: str | None = None, *, program: Sequence[str] | None = None
) -> Iterator[Served]:
    """`rarecare-search serve`, ready, stopped at the end. Raises RuntimeError when it does not get ready.

    `program` is what is started in its place: the same app, but for what is to be measured without.
    """
    port = _free_port()
    environment = target.environment(PORT=str(port), HOST="127.0.0.1", LOG_LEVEL="warning")
    if elasticsearch_url:
        environment["ELASTICSEARCH_URL"] = elasticsearch_url
    started = program or (command("rarecare-search"), "serve")
    process = subprocess.Popen(started, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    # A line that never comes must not keep the benchmark: the process is ended, and then the pipe ends as well.
    patience = threading.Timer(_START_S, process.kill)
    patience.start()
    try:
        if not any(line.startswith("Library ready") for line in process.stdout):
            raise RuntimeError("rarecare-search serve did not get ready")
        patience.cancel()
        yield Served(f"http://127.0.0.1:{port}", process.pid)
    finally:
        patience.cancel()
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


class Recorder(ThreadingHTTPServer):
    """Passes every request on to Elasticsearch and keeps a copy of it in `asked`."""

    daemon_threads = True

    def __init__(self, target: Target) -> None:
        super().__init__(("127.0.0.1", 0), _Recording)
        self.upstream_url = target.elasticsearch.urls[0]
        self.upstream = urllib3.PoolManager(ca_certs=target.elasticsearch.ca_certs, timeout=60, retries=False)
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        """Where the app must be sent instead of Elasticsearch."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def recorder(target: Target) -> Iterator[Recorder]:
    """A running recorder."""
    server = Recorder(target)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Recording(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _pass_on(self) -> None:
        assert isinstance(self.server, Recorder)
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _NOT_PASSED_ON}
        self.server.asked.append(Asked(self.command, self.path, headers, body))
        answer = self.server.upstream.request(
            self.command, self.server.upstream_url + self.path, headers=headers, body=body, decode_content=False
        )
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in _NOT_PASSED_ON:
                self.send_header(name, value)
        self.send_header("content-length", str(len(answer.data)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else answer.data)

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = _pass_on

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: what is asked is nobody's business."""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
