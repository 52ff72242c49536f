"""Style sheet, scripts and icon: kept by browsers for as long as they are the same."""

import httpx
import pytest

from tests.search_app.pages.conftest import page

pytestmark = pytest.mark.engine


async def test_static_files_are_kept_by_their_content(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/")
    (style,) = [one["href"] for one in found.all("link") if one["rel"] == "stylesheet"]
    answer = await pages.get(style)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (await pages.get(style, headers={"if-none-match": answer.headers["etag"]})).status_code == 304


@pytest.mark.parametrize(
    ("address", "media_type"),
    [
        ("/static/library.css", "text/css"),
        ("/static/search-box.js", "text/javascript"),
        ("/static/own-list.js", "text/javascript"),
        ("/static/icon.svg", "image/svg+xml"),
    ],
)
async def test_static_file_without_its_hash_is_asked_for_again(
    pages: httpx.AsyncClient, address: str, media_type: str
) -> None:
    answer = await pages.get(address)
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["cache-control"] == "public, no-cache"
