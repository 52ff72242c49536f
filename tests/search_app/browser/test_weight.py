"""What a page of results costs on the line, and that a second visit asks for nothing that is there already."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from bench.pages import ALL_BYTES, SCRIPT_BYTES, visit
from tests.search_app.browser.test_main_path import opened

pytestmark = [pytest.mark.engine, pytest.mark.browser]


@pytest_asyncio.fixture
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """A page of a browser that was never here."""
    async with opened(chromium) as fresh:
        yield fresh


@pytest.mark.parametrize("language", ["en", "el", "bg"])
async def test_first_visit_is_light(library: str, page: Page, language: str) -> None:
    found = await visit(page, f"{library}/search?q=cancer&lang={language}")
    assert found.size <= ALL_BYTES
    assert found.sizes["Script"] <= SCRIPT_BYTES
    assert "Font" not in found.sizes
    assert found.requests <= 5


async def test_second_visit_takes_files_from_the_browser_and_unchanged_pages_are_not_sent(
    library: str, page: Page
) -> None:
    address = f"{library}/search?q=cancer&lang=en"
    first = await visit(page, address)
    second = await visit(page, address)
    assert second.size < first.size / 10
