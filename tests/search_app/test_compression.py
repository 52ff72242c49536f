"""Pages and what they load are compressed for who reads it, and nothing else is."""

import gzip

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from search_app.compression import LEAST_BYTES, Compression, accepts_gzip

TEXT = "Rak trebušne slinavke. " * 100


async def page(request: Request) -> Response:
    return Response(TEXT, media_type="text/html", headers={"ETag": '"1"', "Vary": "Accept-Language"})


async def small(request: Request) -> Response:
    return Response("x" * (LEAST_BYTES - 1), media_type="text/html")


async def file(request: Request) -> Response:
    return Response(TEXT, media_type="text/html", headers={"Accept-Ranges": "bytes"})


async def data(request: Request) -> Response:
    return Response(TEXT, media_type="application/pdf")


async def stream(request: Request) -> Response:
    return StreamingResponse(iter([TEXT, TEXT]), media_type="text/html")


APP = Starlette(
    routes=[Route(f"/{one.__name__}", one) for one in (page, small, file, data, stream)],
    middleware=[Middleware(Compression)],
)


async def got(address: str, accepted: str) -> tuple[httpx.Response, bytes]:
    """The answer, and the bytes that came over the line."""
    transport = httpx.ASGITransport(APP)
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://library.example") as client,
        client.stream("GET", address, headers={"Accept-Encoding": accepted}) as answer,
    ):
        return answer, b"".join([part async for part in answer.aiter_raw()])


async def test_page_is_compressed_for_who_reads_it() -> None:
    answer, raw = await got("/page", "br, gzip")
    assert gzip.decompress(raw).decode() == TEXT
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-length"] == str(len(raw))
    assert answer.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert answer.headers["etag"] == 'W/"1"'


async def test_page_comes_as_it_is_for_who_does_not() -> None:
    answer, raw = await got("/page", "identity")
    assert raw.decode() == TEXT
    assert "content-encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("address", ["/small", "/file", "/data", "/stream"])
async def test_what_is_small_has_ranges_is_packed_or_streamed_passes(address: str) -> None:
    answer, _ = await got(address, "gzip")
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br;q=1, GZIP ; q=0.5", True),
        ("gzip;q=0", False),
        ("gzip;q=0.0, br", False),
        ("", False),
        ("identity", False),
        ("x-gzip-not", False),
        ("gzip;q=x", False),
    ],
)
def test_acceptance_is_read_as_it_is_meant(header: str, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted
