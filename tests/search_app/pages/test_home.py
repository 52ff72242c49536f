"""The first page, with the engine and without it."""

import httpx
import pytest

from tests.search_app.pages.conftest import page
from tests.search_app.pages.markup import links

pytestmark = pytest.mark.engine


async def test_home_has_doors_by_cancer_language_and_country(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/?lang=sl")).text
    assert '<a href="/sl/conditions/family:digestive">Prebavila</a> <span class="count">3</span>' in text
    assert '<a href="/sl/search?language=sl" lang="sl">slovenščina</a> <span class="count">2</span>' in text
    assert '<a href="/sl/search?country=BE">Belgija</a> <span class="count">1</span>' in text


async def test_home_stands_and_search_explains_itself_when_the_engine_is_down(
    pages_without_engine: httpx.AsyncClient,
) -> None:
    home = await page(pages_without_engine, "/")
    assert "The search cannot be reached at this moment" in home.text
    assert not home.faults
    failed = await page(pages_without_engine, "/search?q=rak&lang=sl", status=503)
    assert "/search?q=rak&lang=sl" in links(failed)
    assert [one["value"] for one in failed.all("input")] == ["rak"]
