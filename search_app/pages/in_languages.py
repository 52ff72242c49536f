"""`/sl/…`: the pages for people in one language, at addresses that say which."""

from collections.abc import Sequence
from urllib.parse import quote

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import Receive, Scope, Send

from mappings.languages import is_language
from search_app.addresses import LANGUAGE, path_in
from search_app.errors import NotFound
from search_app.links import page_address
from search_app.messages import N_, sentence
from search_app.query import shown


class _Code(StringConvertor):
    """What may be meant as the code of a language; no page has a name so short."""

    regex = "[A-Za-z]{2}"


def in_languages(routes: Sequence[BaseRoute]) -> list[BaseRoute]:
    """Routes to the pages of `routes` in each language; `/sl` leads to its home page."""
    register_url_convertor("language", _Code())
    code = f"/{{{LANGUAGE}:language}}"
    return [Route(code, _to_home, name="language"), Mount(code, app=_InLanguage(routes))]


class _InLanguage:
    """The pages below the code of a language: a code in capitals leads to the same page below small letters, and the
    code of none of the library's languages to nothing."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self.routes = routes
        self._router = Router(routes, redirect_slashes=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given: str = scope["path_params"][LANGUAGE]
        if is_language(given):
            await self._router(scope, receive, send)
        elif is_language(given.lower()):
            await _moved(scope, given, path_in(scope))(scope, receive, send)
        else:
            raise NotFound(
                sentence("The library has no pages in the language %(given)s.", given=shown(given)),
                N_("Choose one of its languages at the top of this page."),
            )


async def _to_home(request: Request) -> Response:
    return _moved(request.scope, request.path_params[LANGUAGE], "/")


def _moved(scope: Scope, given: str, path: str) -> Response:
    query = scope["query_string"].decode("latin-1")
    address = page_address(quote(path), given.lower())
    return RedirectResponse(f"{address}?{query}" if query else address, 301)
