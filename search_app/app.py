"""The app: its addresses, what stands around them, and what lives as long as it does."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from mappings.identification import lean_identifier
from search_app.api.infobutton import infobutton_routes
from search_app.api.routes import api_routes
from search_app.compression import Compression
from search_app.conditional import Conditional
from search_app.errors import Problem
from search_app.files import Originals
from search_app.headers import SecurityHeaders
from search_app.library import library_at
from search_app.metrics import Metrics
from search_app.observing import Observing
from search_app.pages.in_languages import in_languages
from search_app.pages.rendering import Renderer
from search_app.pages.routes import page_routes, shared_routes
from search_app.problems import answer_problem
from search_app.programs import OpenToPrograms
from search_app.settings import Settings

_log = logging.getLogger(__name__)


def make_app(settings: Settings) -> Starlette:
    """The app of these settings. It connects when it starts, and starts without the engine too: it then answers 503."""
    metrics, renderer = Metrics(), Renderer()
    for_people = [Originals(settings.documents).route(), *page_routes()]
    routes: list[BaseRoute] = [
        *api_routes(),
        *shared_routes(renderer),
        *for_people,
        *in_languages([*for_people, *infobutton_routes()]),
    ]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Observing, metrics=metrics, routes=routes),
            Middleware(Compression),
            Middleware(OpenToPrograms),
            Middleware(Conditional),
        ],
        exception_handlers={Problem: answer_problem, HTTPException: answer_problem},
        lifespan=_lifespan,
    )
    app.router.redirect_slashes = False
    app.state.settings, app.state.metrics, app.state.renderer = settings, metrics, renderer
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    lean_identifier()  # loaded before anybody waits for it
    settings: Settings = app.state.settings
    app.state.library = library = library_at(settings.elasticsearch, settings.index_prefix)
    try:
        if not await library.ready():
            _log.warning("The search engine doesn't answer or nothing is indexed yet; answering 503 until it does")
        yield
    finally:
        await library.close()
