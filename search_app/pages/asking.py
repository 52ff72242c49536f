"""What a page function takes from its request: the library, the renderer, the question."""

from collections.abc import Collection
from dataclasses import replace

from markupsafe import Markup
from starlette.datastructures import QueryParams
from starlette.requests import Request

from search_app.addresses import origin_of
from search_app.errors import BadParameter
from search_app.library import Library
from search_app.pages.frame import language_options
from search_app.pages.rendering import Renderer
from search_app.pages.switch import switch_of
from search_app.pages.wording import Wording
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
    try:
        asked = asked_language(request.query_params)
    except BadParameter:
        asked = None
    return asked or preferred_language(request.headers.get("accept-language"))


def query_of(request: Request, *, but: Collection[str] = ()) -> Query:
    """The question in the address; parameters in `but` are no part of it. Raises BadParameter.

    Pages always show facets: without them the form would lose what is chosen.
    """
    given = QueryParams([one for one in request.query_params.multi_items() if one[0] not in but])
    query = query_from(given, request.headers.get("accept-language"))
    return replace(query, facets=True)


def languages_of(asked: str | None, words: Wording) -> Markup:
    """The choices of the reader's language for the search box; `asked` is the one in the address, if any."""
    return language_options(asked, words.gettext("my browser’s language"))
