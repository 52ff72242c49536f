"""Small servers that take the place of an Elasticsearch that dies, is busy, or has a full disk."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import orjson


@dataclass
class Interference:
    """What a proxy does instead of passing a request on: a status with a body, or nothing but a closed connection."""

    status: int | None
    body: dict[str, object] = field(default_factory=dict)


Meddling = Callable[[str, str], Interference | None]
"""From the method and path of a request to what is done to it; None passes it on."""


@contextmanager
def proxy(target: str, meddle: Meddling) -> Iterator[str]:
    """The address of a server that passes requests on to the Elasticsearch at `target`, but for what `meddle` says."""
    host = urlsplit(target)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Says nothing."""

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            meddled = meddle(self.command, self.path)
            if meddled is None:
                self._pass_on(body)
            elif meddled.status is None:
                self.close_connection = True
            else:
                self._answer(meddled.status, orjson.dumps(meddled.body), "application/json")

        def _pass_on(self, body: bytes) -> None:
            headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
            with closing(http.client.HTTPConnection(host.hostname or "", host.port, timeout=60)) as connection:
                connection.request(self.command, self.path, body, headers)
                answer = connection.getresponse()
                content = answer.read()
            self._answer(answer.status, content, answer.headers.get("content-type", "application/json"))

        def _answer(self, status: int, content: bytes, content_type: str) -> None:
            self.send_response(status)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(content)))
            with suppress(ConnectionError):  # the client may have been killed meanwhile
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _any

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def error(kind: str, status: int, reason: str = "made up") -> Interference:
    """An answer as Elasticsearch gives it for an error of `kind`."""
    said = {"type": kind, "reason": reason}
    return Interference(status, {"error": {"root_cause": [said], **said}, "status": status})
