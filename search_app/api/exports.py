"""`/search.csv`, `/centres.json` and their like: the results of a question as a file, in portions of a thousand."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from search_app.addresses import origin_of
from search_app.api import citations, spreadsheet
from search_app.errors import BadParameter
from search_app.library import Library
from search_app.links import data_address
from search_app.messages import sentence
from search_app.pages.listings import LISTINGS, Listing
from search_app.query import MAX_RESULT, Query, query_from
from search_app.results import Document

MOST_ROWS = 1_000
"""Rows of one file; `page` asks for the next thousand."""

_BATCH = 200
"""Rows that are asked of the engine at once: small enough to be answered quickly and held in memory."""

_PARTS = MAX_RESULT // MOST_ROWS

Batches = AsyncIterator[Sequence[Document]]


@dataclass(frozen=True)
class Export:
    """What a file says of itself: the question, the number of all results, and the address of the next thousand."""

    listing: Listing
    query: Query
    origin: str
    total: int

    @property
    def following(self) -> str | None:
        """The address that goes on where this file ends; None where nothing follows, or no more can be looked at."""
        if self.total <= self.query.page * MOST_ROWS or self.query.page >= _PARTS:
            return None
        return data_address(replace(self.query, page=self.query.page + 1), "")


@dataclass(frozen=True)
class FileLink:
    """The results as a file or a feed."""

    label: str
    href: str
    media_type: str


@dataclass(frozen=True)
class Format:
    """A kind of file: the ending of its address, its media type, and how it is written."""

    ending: str
    media_type: str
    written: Callable[[Export, Batches], AsyncIterator[str]]


def export_routes() -> list[Route]:
    """A route for each listing and format."""
    return [
        Route(f"{listing.path}.{one.ending}", _answering(listing, one), name=f"{listing.name}-{one.ending}")
        for listing in LISTINGS
        for one in FORMATS.values()
    ]


def _answering(listing: Listing, form: Format) -> Callable[[Request], Awaitable[Response]]:
    """The function of one address; it raises BadParameter, and what the library raises."""

    async def answer(request: Request) -> Response:
        asked = listing.asked(query_from(request.query_params, request.headers.get("accept-language")))
        if asked.page > _PARTS:
            raise BadParameter(
                "page",
                sentence(
                    "A file has %(rows)s rows, and the first %(results)s results can be had.",
                    rows=MOST_ROWS,
                    results=MAX_RESULT,
                ),
                sentence(
                    "Ask for page 1 to %(last)s, or narrow the search with a filter or one more word.", last=_PARTS
                ),
            )
        library: Library = request.app.state.library
        batches = _batches(library, listing, asked)
        total, first = await anext(batches)
        export = Export(listing, replace(asked, size=Query.size), origin_of(request), total)
        headers = _headers(export, form, request.url.path)
        if request.method == "HEAD":
            return Response(headers=headers, media_type=form.media_type)
        content = form.written(export, _from(first, batches))
        return StreamingResponse(content, headers=headers, media_type=form.media_type)

    return answer


def _headers(export: Export, form: Format, path: str) -> dict[str, str]:
    following = {"Link": f'<{path}{export.following}>; rel="next"'} if export.following else {}
    return {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="rare-cancer-library-{export.listing.name}.{form.ending}"',
        "X-Total-Count": str(export.total),
        **following,
    }


async def _batches(library: Library, listing: Listing, asked: Query) -> AsyncIterator[tuple[int, Sequence[Document]]]:
    """The rows of one file with the number of all results; what is the same on two pages comes once."""
    sent = replace(listing.sent(asked), size=_BATCH, facets=False, snippets=False)
    seen: set[str] = set()
    first = (asked.page - 1) * (MOST_ROWS // _BATCH) + 1
    for page in range(first, first + MOST_ROWS // _BATCH):
        found = await library.search(replace(sent, page=page))
        fresh = [hit.id for hit in found.hits if hit.id not in seen]
        seen.update(fresh)
        yield found.total, await library.described(fresh)
        if page * _BATCH >= found.total:
            return


async def _from(first: Sequence[Document], batches: AsyncIterator[tuple[int, Sequence[Document]]]) -> Batches:
    yield first
    async for _, batch in batches:
        yield batch


async def _as_csv(export: Export, batches: Batches) -> AsyncIterator[str]:
    columns = spreadsheet.RECORD_COLUMNS if export.listing.kind else spreadsheet.COLUMNS
    yield spreadsheet.heading(columns)
    async for batch in batches:
        yield spreadsheet.lines(batch, columns, export.origin)


async def _as_ris(export: Export, batches: Batches) -> AsyncIterator[str]:
    async for batch in batches:
        yield "".join(citations.reference(one, export.origin, export.query.language) for one in batch)


async def _as_json(export: Export, batches: Batches) -> AsyncIterator[str]:
    about = {"total": export.total, "page": export.query.page, "limit": MOST_ROWS}
    following = f"{export.origin}{export.listing.path}.json{export.following}" if export.following else None
    yield orjson.dumps(about | {"next": following}).decode()[:-1] + ',"results":['
    between = ""
    async for batch in batches:
        for one in batch:
            yield between + orjson.dumps(_told(one, export.origin)).decode()
            between = ",\n"
    yield "]}\n"


def _told(document: Document, origin: str) -> Mapping[str, object]:
    """The document as the API tells it, without the text of its pages and with whole addresses."""
    told = {name: getattr(document, name) for name in Document.__dataclass_fields__ if name != "pages"}
    original = origin + document.file_url if document.file_url else None
    return told | {"url": origin + document.url, "file_url": original}


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.ending: one
        for one in (
            Format("csv", "text/csv; charset=utf-8; header=present", _as_csv),
            Format("json", "application/json", _as_json),
            Format("ris", "application/x-research-info-systems; charset=utf-8", _as_ris),
        )
    }
)
