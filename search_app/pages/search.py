"""The search page and the pages of organisations and centres: parse, ask, render."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from search_app.answering import answer as answered
from search_app.facets import DISEASE
from search_app.pages.asking import library_of, query_of, renderer_of
from search_app.pages.country import country_note
from search_app.pages.directory import records_of
from search_app.pages.grouping import parted
from search_app.pages.listings import Listing
from search_app.pages.meant import meant, searched
from search_app.pages.naming import diseases
from search_app.pages.results import results_page
from search_app.pages.understanding import understanding
from search_app.pages.views import Step
from search_app.pages.wider import looser, wider


def listing_page(listing: Listing) -> Callable[[Request], Awaitable[Response]]:
    """The page function of a listing; it raises BadParameter, and what the library raises."""

    async def answer(request: Request) -> Response:
        asked = listing.asked(query_of(request))
        library, renderer = library_of(request), renderer_of(request)
        found = await answered(library, parted(listing, asked))
        words, query = renderer.words, searched(asked, found)
        named = await diseases(library, query.selected.get(DISEASE, ()), words)
        steps: tuple[Step, ...] = ()
        if not found.hits:
            steps = await wider(library, listing, query, found, named=named, words=words)
        elif found.broader and query.selected:
            steps = await looser(library, listing, query, named=named, words=words)
        note = await country_note(library, listing, query, found, words=words)
        records = await records_of(library, listing, found)
        page = results_page(listing, query, found, named=named, steps=steps, words=words, country=note, records=records)
        understood = understanding(listing, query, found, words)
        page = replace(page, meant=meant(listing, asked, found, words), understanding=understood)
        return renderer.html(listing.template, page, here=listing.name, asked=query.asked)

    return answer
