"""`/openapi.json`: the API described for programs."""

import orjson
from starlette.requests import Request
from starlette.responses import Response

from search_app.api.openapi import described


class Description:
    """Answers with the description, written once when the app is made."""

    def __init__(self) -> None:
        self._content = orjson.dumps(described(), option=orjson.OPT_INDENT_2)

    async def answer(self, request: Request) -> Response:
        """The OpenAPI description."""
        return Response(self._content, media_type="application/json", headers={"Cache-Control": "no-cache"})
