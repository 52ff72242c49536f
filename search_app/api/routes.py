"""All addresses for programs."""

from starlette.routing import Route

from search_app.api.cited import cited_routes
from search_app.api.concepts import TO_BROWSER, concept, concepts, suggest, suggest_to_browser
from search_app.api.description import Description
from search_app.api.documents import document, similar
from search_app.api.exports import export_routes
from search_app.api.feeds import feed_routes
from search_app.api.health import alive, metrics, ready
from search_app.api.infobutton import infobutton_routes
from search_app.api.search import search


def api_routes() -> list[Route]:
    """A route for each; their functions take library and metrics from the app's state."""
    return [
        Route("/api/v1/search", search),
        Route("/api/v1/documents/{id}", document),
        Route("/api/v1/documents/{id}/similar", similar),
        Route("/api/v1/suggest", suggest),
        Route(TO_BROWSER, suggest_to_browser),
        Route("/api/v1/concepts", concepts),
        Route("/api/v1/concepts/{id}", concept),
        *cited_routes(),
        *export_routes(),
        *feed_routes(),
        *infobutton_routes(),
        Route("/healthz", alive),
        Route("/readyz", ready),
        Route("/metrics", metrics),
        Route("/openapi.json", Description().answer),
    ]
