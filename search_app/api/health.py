"""Whether the app lives, whether it can answer, and its metrics."""

from starlette.requests import Request
from starlette.responses import Response

from search_app.api.answers import json_answer
from search_app.errors import Unavailable
from search_app.library import Library
from search_app.messages import N_
from search_app.metrics import Metrics

_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def alive(request: Request) -> Response:
    """The app itself lives, whatever the engine does."""
    return json_answer({"status": "alive"})


async def ready(request: Request) -> Response:
    """The engine answers and the library is indexed. Raises Unavailable otherwise."""
    library: Library = request.app.state.library
    if not await library.ready():
        raise Unavailable(N_("The search engine doesn't answer, or the library is not indexed yet."))
    return json_answer({"status": "ready"})


async def metrics(request: Request) -> Response:
    """Counts and times of requests in Prometheus' text format."""
    counted: Metrics = request.app.state.metrics
    return Response(counted.text(), headers={"Content-Type": _METRICS_TYPE, "Cache-Control": "no-store"})
