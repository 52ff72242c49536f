"""Whole addresses of this library, for what leaves it: exports, feeds, maps for search engines."""

from starlette.requests import Request


def origin_of(request: Request) -> str:
    """Where readers reach the library, without a slash at the end: by the settings, else as they asked."""
    public: str | None = request.app.state.settings.public_url
    return (public or str(request.base_url)).rstrip("/")
