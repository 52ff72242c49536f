"""What a page function takes from its request: the library, the renderer, the question."""

from collections.abc import Collection
from dataclasses import replace

from starlette.datastructures import QueryParams
from starlette.requests import Request

from search_app.addresses import origin_of, parameters_of
from search_app.errors import BadParameter
from search_app.library import Library
from search_app.pages.rendering import Renderer
from search_app.pages.switch import switch_of
from search_app.query import Query, asked_language, preferred_language, query_from


def library_of(request: Request) -> Library:
    """The app's library."""
    library: Library = request.app.state.library
    return library


def renderer_of(request: Request) -> Renderer:
    """The app's renderer, for the language and the address of the request."""
    renderer: Renderer = request.app.state.renderer
    return renderer.for_reader(_language_of(request), switch_of(request), origin_of(request))


def _language_of(request: Request) -> str:
    """The language of the page: that of the address, else the browser's. A bad one is what an error page is about."""
    return told_language(request) or preferred_language(request.headers.get("accept-language"))


def asked_of(request: Request) -> str | None:
    """The language in the address, by its path or its parameter. Raises BadParameter."""
    return asked_language(parameters_of(request))


def told_language(request: Request) -> str | None:
    """The same where a bad one does not matter, or is what the page is about."""
    try:
        return asked_of(request)
    except BadParameter:
        return None


def query_of(request: Request, *, but: Collection[str] = ()) -> Query:
    """The question in the address; parameters in `but` are no part of it. Raises BadParameter.

    Pages always show facets: without them the form would lose what is chosen.
    """
    given = QueryParams([one for one in parameters_of(request).multi_items() if one[0] not in but])
    query = query_from(given, request.headers.get("accept-language"))
    return replace(query, facets=True)
