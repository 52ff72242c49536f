"""Answers in JSON. Questions about illness are private, so no cache keeps what was answered to them."""

from typing import Any

import orjson
from starlette.responses import Response


def json_answer(value: Any, *, status: int = 200, media_type: str = "application/json") -> Response:
    """`value` (plain data, dataclasses, mappings of them) as JSON."""
    return Response(orjson.dumps(value), status, media_type=media_type, headers={"Cache-Control": "no-store"})
