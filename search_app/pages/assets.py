"""The few static files, read once at the start: addresses with a hash of the content, so that browsers keep them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_KEPT = "public, max-age=31536000, immutable"
_ASKED_AGAIN = "public, no-cache"


@dataclass(frozen=True)
class Asset:
    """One static file: its bytes, its media type, and the hash of its content (12 hex digits)."""

    name: str
    content: bytes
    media_type: str
    digest: str

    @property
    def href(self) -> str:
        """The address that changes with the content."""
        return f"/static/{self.name}?v={self.digest}"


def load_assets() -> Mapping[str, Asset]:
    """All static files by name; called once, when the app is made."""
    found = (entry for entry in files("search_app").joinpath("static").iterdir() if entry.is_file())
    return MappingProxyType({entry.name: _asset(entry.name, entry.read_bytes()) for entry in found})


def asset_routes(assets: Mapping[str, Asset]) -> list[Route]:
    """A route for each static file; other names below /static are not found."""
    return [Route(f"/static/{asset.name}", _Serving(asset).answer, name=asset.name) for asset in assets.values()]


@dataclass(frozen=True)
class _Serving:
    """Answers with one file: kept for a year under its hashed address, asked for again under any other."""

    asset: Asset

    async def answer(self, request: Request) -> Response:
        etag = f'"{self.asset.digest}"'
        kept = request.query_params.get("v") == self.asset.digest
        headers = {"ETag": etag, "Cache-Control": _KEPT if kept else _ASKED_AGAIN}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(self.asset.content, media_type=self.asset.media_type, headers=headers)


def _asset(name: str, content: bytes) -> Asset:
    suffix = name[name.rindex(".") :]
    return Asset(name, content, _TYPES[suffix], hashlib.sha256(content).hexdigest()[:12])
