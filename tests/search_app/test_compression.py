"""Pages and what they load are compressed for who reads it, and nothing else is."""

import gzip
from collections.abc import Callable

import brotli
import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from search_app.compression import LEAST_BYTES, Compression, coding_of

TEXT = "Rak trebušne slinavke. " * 100


async def page(request: Request) -> Response:
    return Response(TEXT, media_type="text/html", headers={"ETag": '"1"', "Vary": "Accept-Language"})


async def small(request: Request) -> Response:
    return Response("x" * (LEAST_BYTES - 1), media_type="text/html")


async def file(request: Request) -> Response:
    return Response(TEXT, media_type="text/html", headers={"Accept-Ranges": "bytes"})


async def data(request: Request) -> Response:
    return Response(TEXT, media_type="application/pdf")


async def unchanged(request: Request) -> Response:
    return Response(status_code=304, headers={"ETag": '"1"'})


async def stream(request: Request) -> Response:
    return StreamingResponse(iter([TEXT, TEXT]), media_type="text/html")


APP = Starlette(
    routes=[Route(f"/{one.__name__}", one) for one in (page, small, file, data, unchanged, stream)],
    middleware=[Middleware(Compression)],
)


async def got(address: str, accepted: str, method: str = "GET") -> tuple[httpx.Response, bytes]:
    """The answer, and the bytes that came over the line."""
    transport = httpx.ASGITransport(APP)
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://library.example") as client,
        client.stream(method, address, headers={"Accept-Encoding": accepted}) as answer,
    ):
        return answer, b"".join([part async for part in answer.aiter_raw()])


@pytest.mark.parametrize(
    ("accepted", "coding", "unpacked"), [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)]
)
async def test_page_is_compressed_for_who_reads_it(
    accepted: str, coding: str, unpacked: Callable[[bytes], bytes]
) -> None:
    answer, raw = await got("/page", accepted)
    assert unpacked(raw).decode() == TEXT
    assert answer.headers["content-encoding"] == coding
    assert answer.headers["content-length"] == str(len(raw))
    assert answer.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert answer.headers["etag"] == 'W/"1"'


async def test_head_tells_what_would_come() -> None:
    for accepted in ("br", "gzip", "identity"):
        answer, raw = await got("/page", accepted)
        head, _ = await got("/page", accepted, "HEAD")
        assert head.headers == answer.headers
        assert head.headers["content-length"] == str(len(raw))


async def test_answer_that_nothing_changed_varies_as_the_page_does() -> None:
    answer, raw = await got("/unchanged", "br")
    assert (raw, answer.headers["vary"], answer.headers["etag"]) == (b"", "Accept-Encoding", '"1"')


async def test_page_comes_as_it_is_for_who_does_not() -> None:
    answer, raw = await got("/page", "identity")
    assert raw.decode() == TEXT
    assert "content-encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("address", ["/small", "/file", "/data", "/stream"])
async def test_what_is_small_has_ranges_is_packed_or_streamed_passes(address: str) -> None:
    answer, _ = await got(address, "br, gzip")
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.4, GZIP ; q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0.0, br", "br"),
        ("*", "br"),
        ("*, br;q=0", "gzip"),
        ("*;q=0", None),
        ("", None),
        ("identity", None),
        ("x-gzip-not", None),
        ("brotli", None),
        ("gzip;q=x", None),
        ("br;;;, ,gzip", "gzip"),
    ],
)
def test_acceptance_is_read_as_it_is_meant(header: str, coding: str | None) -> None:
    assert coding_of(header) == coding
