"""`/openapi.json`: the API described for programs."""

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response


class Description:
    """Answers with the description, read once when the app is made."""

    def __init__(self) -> None:
        self._content = files("search_app.api").joinpath("openapi.json").read_bytes()

    async def answer(self, request: Request) -> Response:
        """The OpenAPI description."""
        return Response(self._content, media_type="application/json", headers={"Cache-Control": "no-cache"})
