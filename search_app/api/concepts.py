"""`/api/v1/concepts` and `/api/v1/suggest`: diseases by name or code, and texts that a reader may be typing."""

from starlette.requests import Request
from starlette.responses import Response

from search_app.api.answers import ASKED_AGAIN, json_answer, moved
from search_app.library import Library
from search_app.query import asked_language, asked_text, preferred_language

TO_BROWSER = "/api/v1/suggest/opensearch"
SUGGESTIONS = "application/x-suggestions+json"


async def concepts(request: Request) -> Response:
    """Diseases that `q` may name, best first, at most 20. Raises BadParameter, and what the library raises."""
    found = await _library(request).concepts(asked_text(request.query_params), _language(request))
    return json_answer({"concepts": found})


async def concept(request: Request) -> Response:
    """The disease of an identifier such as `ORPHA:50`; of a retired one, the way to what replaces it.

    Raises NotFound, BadParameter, and what the library raises.
    """
    found = await _library(request).concept(request.path_params["id"], _language(request))
    if found.replaced_by:
        return moved(f"/api/v1/concepts/{found.replaced_by}", request.url.query)
    return json_answer(found, cache=ASKED_AGAIN)


async def suggest(request: Request) -> Response:
    """At most ten suggestions for `q`. Raises BadParameter, and what the library raises."""
    found = await _library(request).suggest(asked_text(request.query_params), _language(request))
    return json_answer({"suggestions": found})


async def suggest_to_browser(request: Request) -> Response:
    """The same for the address bar of a browser, in the form of OpenSearch: what was typed, texts, what they are."""
    typed = asked_text(request.query_params)
    found = await _library(request).suggest(typed, _language(request))
    answer = [typed, [one.text for one in found], [one.label or "" for one in found]]
    return json_answer(answer, media_type=SUGGESTIONS)


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def _language(request: Request) -> str:
    return asked_language(request.query_params) or preferred_language(request.headers.get("accept-language"))
