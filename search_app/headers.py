"""Headers that every answer carries: nothing from elsewhere is loaded, framed or told where the reader comes from."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_app.addresses import path_in

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
"""What an answer says itself is not overwritten: originals have a policy of their own."""

_UNLISTED = ("/search", "/api/", "/infobutton", "/organisations.", "/centres.")
"""Addresses that search engines shall not list: results are endless, and questions about illness are private."""


class SecurityHeaders:
    """Adds the headers to every answer of `app`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if path_in(scope).startswith(_UNLISTED):
                    headers.setdefault("X-Robots-Tag", "noindex")
            await send(message)

        await self._app(scope, receive, send_with_headers)
