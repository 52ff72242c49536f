"""The app under uvicorn: one worker, on a socket that is already open, until a signal stops it."""

import gc
import logging
import signal
import socket
import warnings
from collections.abc import Callable

import uvicorn
from elasticsearch import ElasticsearchWarning

from search_app.app import make_app
from search_app.settings import Settings

_STOP_S = 5
"""Seconds that answers under way get to end when the app is stopped."""

_FEW_COLLECTIONS = 20_000, 20, 20
"""Objects that answers leave before the youngest are looked through for what hangs together in circles: what an answer
is made of goes by itself, so that looking for more after each 700 is nothing but work."""

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Addresses that mean every one of the machine, each with one that leads there."""


def serve(settings: Settings, listening: socket.socket, ready: Callable[[str], None]) -> None:
    """Serves until SIGINT or SIGTERM; `ready` gets the address once it is answered."""
    _log_privately(settings.log_level)
    config = uvicorn.Config(
        make_app(settings),
        loop="uvloop",
        http="httptools",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STOP_S,
    )
    server = _Server(config, lambda: ready(_address(listening)))
    gc.set_threshold(*_FEW_COLLECTIONS)
    gc.freeze()  # what is loaded stays
    for stopping in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises the signal again after it has stopped; it then is no reason to die of it.
        signal.signal(stopping, server.handle_exit)
    server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """Tells when it has started."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._tell_started()


def _log_privately(level: str) -> None:
    """Logs to standard error, an event a line. What libraries tell of requests could hold what readers ask: they are
    heard when something fails, and then without details."""
    logging.basicConfig(level=level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("elastic_transport", "elasticsearch", "aiohttp", "asyncio"):
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    warnings.simplefilter("ignore", ElasticsearchWarning)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    host = _EVERYWHERE.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
