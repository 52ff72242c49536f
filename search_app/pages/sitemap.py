"""`/sitemap.xml` and `/robots.txt`: what search engines shall list, and what they shall leave alone.

Documents, records and diseases are listed; results are not, as they are endless and questions about illness private. A
library of more than `MOST_ENTRIES` documents has an index of maps: `/sitemaps/0.xml` has pages and diseases, the others
the documents. Each language has a map of its own, `/sl/sitemap.xml`, of the addresses in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from mappings.indices import CONCEPTS, DOCUMENTS
from mappings.languages import languages
from search_app.addresses import origin_of
from search_app.api.infobutton import PATH as INFOBUTTON
from search_app.entries import MOST_ENTRIES, Entry
from search_app.errors import NotFound
from search_app.library import Library
from search_app.links import condition_address, document_address, page_address
from search_app.pages.asking import asked_of, library_of, renderer_of
from search_app.pages.listings import LISTINGS

_PAGES = ("/", "/conditions", "/help", "/about", "/privacy", "/accessibility", "/api")
_MOST_PARTS = 100
"""Maps of one index: a million documents, above which nobody looks for a part."""

_CACHE = {"Cache-Control": "no-cache"}


@dataclass(frozen=True)
class Place:
    """An address, and when what stands there last changed, if that is known."""

    address: str
    changed: str | None = None


@dataclass(frozen=True)
class Sitemap:
    """A map of pages, or an index of maps; `element` and `each` are what the format calls it and its places."""

    places: Sequence[Place]
    element: str = "urlset"
    each: str = "url"


def sitemap_routes() -> list[Route]:
    """Routes for the map and its parts."""
    return [
        Route("/sitemap.xml", sitemap, name="sitemap"),
        Route("/sitemaps/{number:int}.xml", part, name="sitemap-part"),
    ]


async def sitemap(request: Request) -> Response:
    """The map of all, or where that would be too long the index of its parts. Raises what the library raises."""
    library, start = library_of(request), _start(request)
    documents = await library.entries(DOCUMENTS)
    if len(documents) < MOST_ENTRIES:
        return _answer(request, Sitemap([*await _pages(library, start), *_documents(documents, start)]))
    parts = 1 + await _number_of_parts(library, documents)
    maps = [Place(f"{start}/sitemaps/{number}.xml") for number in range(parts)]
    return _answer(request, Sitemap(maps, "sitemapindex", "sitemap"))


async def part(request: Request) -> Response:
    """One part of the map. Raises NotFound, and what the library raises."""
    library, start, number = library_of(request), _start(request), request.path_params["number"]
    if number == 0:
        return _answer(request, Sitemap(await _pages(library, start)))
    if number > _MOST_PARTS:
        raise NotFound
    documents: Sequence[Entry] = await library.entries(DOCUMENTS)
    for _ in range(number - 1):
        documents = await _following(library, documents)
    if not documents:
        raise NotFound
    return _answer(request, Sitemap([*_documents(documents, start)]))


async def robots(request: Request) -> Response:
    """The rules: nothing that only a question leads to."""
    everywhere = (None, *languages())
    asked = [page_address(f"{one.path}?", language) for language in everywhere for one in LISTINGS]
    closed = [*asked, *(f"{one.path}." for one in LISTINGS), "/api/", INFOBUTTON]
    maps = [origin_of(request) + page_address("/sitemap.xml", language) for language in everywhere]
    rules = ["User-agent: *", *(f"Disallow: {path}" for path in closed), *(f"Sitemap: {one}" for one in maps)]
    return PlainTextResponse("\n".join(rules) + "\n", headers=_CACHE)


def _start(request: Request) -> str:
    """What the addresses begin with, in the language that the map is asked for in."""
    return origin_of(request) + page_address("", asked_of(request))


async def _pages(library: Library, start: str) -> list[Place]:
    diseases = await library.entries(CONCEPTS)
    addresses = [*_PAGES, *(condition_address(disease.id) for disease in diseases)]
    return [Place(start + address) for address in addresses]


def _documents(entries: Iterable[Entry], start: str) -> Iterable[Place]:
    return (Place(start + document_address(entry.id), entry.changed) for entry in entries)


async def _following(library: Library, documents: Sequence[Entry]) -> Sequence[Entry]:
    """The documents behind these; none behind the last ones."""
    return await library.entries(DOCUMENTS, documents[-1].place) if len(documents) == MOST_ENTRIES else ()


async def _number_of_parts(library: Library, documents: Sequence[Entry]) -> int:
    parts = 0
    while documents and parts < _MOST_PARTS:
        parts, documents = parts + 1, await _following(library, documents)
    return parts


def _answer(request: Request, page: Sitemap) -> Response:
    text = renderer_of(request).text("sitemap.xml", page)
    return Response(text, media_type="application/xml", headers=_CACHE)
