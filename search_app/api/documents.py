"""`/api/v1/documents/{id}`: all that is known of a document, with the text of its pages, and documents like it."""

from starlette.requests import Request
from starlette.responses import Response

from search_app.answering import similar as similar_to
from search_app.api.answers import ASKED_AGAIN, json_answer
from search_app.library import Library
from search_app.query import asked_language, preferred_language


async def document(request: Request) -> Response:
    """The document or record. Raises NotFound, and what the library raises."""
    library: Library = request.app.state.library
    return json_answer(await library.document(request.path_params["id"]), cache=ASKED_AGAIN)


async def similar(request: Request) -> Response:
    """Documents like the one, best first, at most five. Raises NotFound, BadParameter, and what the library raises."""
    library: Library = request.app.state.library
    language = asked_language(request.query_params) or preferred_language(request.headers.get("accept-language"))
    document = await library.document(request.path_params["id"])
    return json_answer({"similar": await similar_to(library, document, language)}, cache=ASKED_AGAIN)
