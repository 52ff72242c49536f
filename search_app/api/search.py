"""`/api/v1/search`: the results of a question as JSON."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from search_app.answering import answer as answered
from search_app.api.answers import json_answer
from search_app.conditional import weak_tag
from search_app.library import Library
from search_app.query import Query, query_from
from search_app.results import Results
from search_app.understood import Understood

_TIME = re.compile(rb'"took_ms":\d+,')
"""What differs each time, though nothing has changed. Within a text the quotation marks would be escaped."""


async def search(request: Request) -> Response:
    """A page of results with facets, matching pages and snippets. Raises BadParameter, and what the library raises."""
    query = query_from(request.query_params, request.headers.get("accept-language"))
    library: Library = request.app.state.library
    answer = json_answer(as_json(query, await answered(library, query)))
    answer.headers["ETag"] = _tag(memoryview(answer.body))
    return answer


def _tag(body: memoryview) -> str:
    time = _TIME.search(body)
    return weak_tag(body[: time.start()], body[time.end() :]) if time else weak_tag(body)


def _told(one: Understood) -> dict[str, Any]:
    fields = ("concept", "label", "matched", "match", "ambiguous")
    return {name: getattr(one, name) for name in fields}


def as_json(query: Query, found: Results) -> dict[str, Any]:
    """The results as the API has promised them."""
    return {
        "query": {
            "text": query.text,
            "language": query.language,
            "understood": [_told(one) for one in found.understood],
            "broader": [_told(one) for one in found.broader],
            "suggestion": found.suggestion,
            "corrected": found.corrected,
            "all_words": found.all_words,
        },
        "total": {"value": found.total, "relation": found.relation},
        "page": query.page,
        "size": query.size,
        "took_ms": found.took_ms,
        "results": found.hits,
        "facets": found.facets,
    }
