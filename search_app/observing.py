"""Requests counted, timed and logged by the template of their address alone; faults of the app kept from readers."""

import logging
import time
import traceback
from collections.abc import Iterable

from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_app.errors import InternalFault
from search_app.metrics import Metrics
from search_app.problems import problem_answer

UNKNOWN = "unknown"
"""The route of an address that there is none for, and the method that nobody should use."""

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_log = logging.getLogger(__name__)


class Observing:
    """Counts, times and logs the requests of `app`; what it fails to handle is answered as an internal fault.

    A fault is logged by its kind and place: its message could hold what the reader asked.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._metrics = metrics
        self._templates = {route.endpoint: route.path for route in routes if isinstance(route, Route)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, answer = time.perf_counter(), _Answer(send)
        try:
            await self._app(scope, receive, answer.send)
        except Exception as fault:
            _log.error("fault kind=%s at=%s", type(fault).__name__, _place(fault))
            if answer.status is None:
                await problem_answer(Request(scope), InternalFault())(scope, receive, answer.send)
        finally:
            self._observe(scope, answer.status or InternalFault.status, time.perf_counter() - started)

    def _observe(self, scope: Scope, status: int, seconds: float) -> None:
        endpoint = scope.get("endpoint")
        route = self._templates.get(endpoint, UNKNOWN) if endpoint else UNKNOWN
        method = scope["method"] if scope["method"] in _METHODS else UNKNOWN
        self._metrics.observe(route, status, seconds)
        _log.info("request method=%s route=%s status=%d ms=%.1f", method, route, status, seconds * 1000)


class _Answer:
    """Passes an answer on and keeps its status."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status: int | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)


def _place(fault: Exception) -> str:
    """File, line and function of each call that led to the fault, innermost last."""
    calls = traceback.extract_tb(fault.__traceback__)
    return " > ".join(f"{call.filename.rpartition('/')[2]}:{call.lineno}:{call.name}" for call in calls)
