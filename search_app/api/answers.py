"""Answers in JSON. Questions about illness are private, so no cache keeps what was answered to them; records are kept
and asked for again."""

from typing import Any

import orjson
from starlette.responses import RedirectResponse, Response

NEVER_KEPT, ASKED_AGAIN = "no-store", "no-cache"
"""How long caches keep an answer: not at all; until they have asked whether it is still so."""


def json_answer(
    value: Any, *, status: int = 200, media_type: str = "application/json", cache: str = NEVER_KEPT
) -> Response:
    """`value` (plain data, dataclasses, mappings of them) as JSON."""
    return Response(orjson.dumps(value), status, media_type=media_type, headers={"Cache-Control": cache})


def moved(address: str, query: str) -> Response:
    """The way to `address` for good, with the parameters that were asked."""
    return RedirectResponse(f"{address}?{query}" if query else address, 301, headers={"Cache-Control": "no-store"})
