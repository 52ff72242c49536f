"""`/search.atom` and its like: what the library got last of what a question finds, for feed readers."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from search_app.addresses import origin_of
from search_app.api.atom import Feed, feed_answer, feed_entry
from search_app.library import Library
from search_app.links import data_address, search_address
from search_app.pages.listings import LISTINGS, Listing
from search_app.query import Query, query_from

MOST_FED = 50
"""Entries of a feed: more than come in a week, few enough to be fetched every hour."""

_CACHE = "private, no-cache"
"""Feed readers keep what they show; none in between does, as a question may tell of an illness."""


def feed_routes() -> list[Route]:
    """A route for each listing."""
    return [Route(f"{listing.path}.atom", _answering(listing), name=f"{listing.name}-atom") for listing in LISTINGS]


def _answering(listing: Listing) -> Callable[[Request], Awaitable[Response]]:
    """The function of one feed; it raises BadParameter, and what the library raises."""

    async def answer(request: Request) -> Response:
        asked = listing.asked(query_from(request.query_params, request.headers.get("accept-language")))
        library: Library = request.app.state.library
        sent = replace(listing.sent(asked), page=1, size=MOST_FED, facets=False, snippets=False)
        found = await library.search(sent, by_arrival=True)
        documents = await library.described([hit.id for hit in found.hits])
        origin = origin_of(request)
        feed = Feed(
            title=f"Rare Cancer Library: {asked.text}" if asked.text else "Rare Cancer Library",
            id=origin + feed_address(listing, asked),
            alternate=origin + search_address(_same_question(asked), listing.path),
            language=asked.language,
            entries=[feed_entry(document, origin, asked.language, asked=asked.asked) for document in documents],
        )
        return feed_answer(request, feed, cache=_CACHE)

    return answer


def feed_address(listing: Listing, query: Query) -> str:
    """The feed of what `query` finds, whatever page of it is looked at and in whichever order."""
    return data_address(_same_question(query), f"{listing.path}.atom")


def _same_question(query: Query) -> Query:
    usual = Query()
    return replace(query, sort=usual.sort, page=1, size=usual.size, facets=True, snippets=True)
