"""What holds of every page as the app serves it over a small library in the real engine, and of none that is there."""

from urllib.parse import urlsplit

import httpx
import pytest

from tests.search_app.pages.collection import (
    BAD,
    CENTRE,
    CONCEPT,
    GUIDE_SL,
    ORGANISATION,
    PARTIAL,
    REPORT,
)
from tests.search_app.pages.conftest import page
from tests.search_app.pages.markup import inline_code, links, outside_addresses, parameters

pytestmark = pytest.mark.engine

ADDRESSES = (
    "/",
    "/search",
    "/search?q=pancreas&lang=lv",
    "/search?q=hostile",
    "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&publisher=%22%3E%3Cscript%3E",
    "/search?q=slinavke&language=fi&kind=guide",
    "/search?page=3&lang=fi",
    "/search?year_from=2020&lang=sl",
    "/search/facets/language?lang=fi&q=opas&language=fi",
    "/centres/facets/country?lang=sl",
    "/search?page=900",
    f"/search?concept={CONCEPT}",
    "/organisations",
    "/organisations?country=SI&lang=sl",
    "/centres?q=hospital",
    f"/documents/{GUIDE_SL}?q=slinavke&lang=sl&language=sl",
    f"/documents/{REPORT}?q=mreže",
    f"/documents/{BAD}?q=hostile",
    f"/documents/{PARTIAL}",
    f"/documents/{ORGANISATION}",
    f"/documents/{CENTRE}",
    f"/documents/{GUIDE_SL}/pages/2?q=slinavke&lang=sl",
    f"/documents/{BAD}/pages/1?q=hostile",
    f"/conditions/{CONCEPT}",
    f"/conditions/{CONCEPT}?lang=sl",
    "/help?lang=el",
    "/about",
    "/privacy?lang=el",
    "/accessibility",
)


@pytest.mark.parametrize("address", ADDRESSES)
async def test_page_is_whole_and_nothing_of_others_runs_or_loads(pages: httpx.AsyncClient, address: str) -> None:
    found = await page(pages, address)
    assert (found.faults, inline_code(found), found.all("img")) == ([], [], [])
    assert outside_addresses(found) == set()


@pytest.mark.parametrize("address", ADDRESSES)
async def test_every_link_into_the_library_leads_somewhere(pages: httpx.AsyncClient, address: str) -> None:
    for href in dict.fromkeys(links(await page(pages, address))):
        if href.startswith("/") and "/file" not in href:
            assert (await pages.get(href)).status_code == 200, href


@pytest.mark.parametrize("address", [one for one in ADDRESSES if "lang=" in one])
async def test_every_link_into_the_library_carries_the_language_on(pages: httpx.AsyncClient, address: str) -> None:
    (asked,) = parameters(address)["lang"]
    inside = [href for href in links(await page(pages, address)) if href.startswith("/") and "/file" not in href]
    others = [href for href in inside if not href.startswith(f"/{asked}/")]
    assert {href for href in others if parameters(href).get("lang") != [asked]} <= {"/openapi.json"}
    assert {urlsplit(href).path.rpartition(".")[2] for href in others} <= {"atom", "bib", "csv", "json", "ris"}


@pytest.mark.parametrize(
    "address", ["/nowhere", "/documents/nothing", "/documents/%22%3E%3Cscript%3E", "/conditions/ORPHA:1", "/static/x"]
)
async def test_what_is_not_there_is_answered_with_a_page_that_helps(pages: httpx.AsyncClient, address: str) -> None:
    found = await page(pages, address, status=404)
    assert found.faults == []
    assert "What you can do" in found.text
    assert [one["action"] for one in found.all("form")] == ["/search"]


@pytest.mark.parametrize(
    "address", ["/search?lang=xx", "/search?page=0", "/search?colour=red", "/?lang=xx", "/about?lang=xx"]
)
async def test_address_that_cannot_be_meant_is_explained(pages: httpx.AsyncClient, address: str) -> None:
    found = await page(pages, address, status=400)
    assert found.faults == []
    assert "What you can do" in found.text
