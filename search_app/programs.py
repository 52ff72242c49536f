"""Which addresses are for programs: they may be read from other sites, and their problems are told as details."""

import re

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_FOR_PROGRAMS = re.compile(
    r"/api/.*|/healthz|/readyz|/metrics|/openapi\.json|/infobutton"
    r"|/(?:search|organisations|centres)\.[a-z]+|/sitemap\.xml|/sitemaps/.*|/robots\.txt"
)
_ORIGINAL = re.compile(r"/documents/[^/]+/file")
_A_DAY_S = 86_400


def is_for_programs(path: str) -> bool:
    """Whether programs ask here; people ask at all other addresses."""
    return _FOR_PROGRAMS.fullmatch(path) is not None


class OpenToPrograms:
    """Lets pages of other sites read what is for programs (CORS), and originals; never with a reader's credentials."""

    def __init__(self, app: ASGIApp) -> None:
        self._closed = app
        self._open = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD"],
            allow_headers=["If-None-Match", "Range"],
            expose_headers=["ETag", "Link", "Retry-After", "X-Total-Count"],
            max_age=_A_DAY_S,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self._open if _asked_from_elsewhere(scope) else self._closed)(scope, receive, send)


def _asked_from_elsewhere(scope: Scope) -> bool:
    """Whether a page asks for what is for programs. Most requests come from none, and are told so at once."""
    if scope["type"] != "http" or all(name != b"origin" for name, _ in scope["headers"]):
        return False
    path: str = scope["path"]
    return is_for_programs(path) or _ORIGINAL.fullmatch(path) is not None
