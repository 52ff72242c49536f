"""The pages that say the same to everybody: help, about, privacy, accessibility; of a reader's own list the frame."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from search_app.pages.asking import asked_of, renderer_of

NAMES = ("help", "about", "privacy", "accessibility", "list")


def static_page(name: str) -> Callable[[Request], Awaitable[Response]]:
    """The page function of one of `NAMES`; it raises BadParameter for a language that the library doesn't have."""

    async def answer(request: Request) -> Response:
        return renderer_of(request).html(f"{name}.html", None, here=name, asked=asked_of(request))

    return answer
