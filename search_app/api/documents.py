"""`/api/v1/documents/{id}`: all that is known of a document, with the text of its pages."""

from starlette.requests import Request
from starlette.responses import Response

from search_app.api.answers import ASKED_AGAIN, json_answer
from search_app.library import Library


async def document(request: Request) -> Response:
    """The document or record. Raises NotFound, and what the library raises."""
    library: Library = request.app.state.library
    return json_answer(await library.document(request.path_params["id"]), cache=ASKED_AGAIN)
