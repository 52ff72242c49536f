"""What search engines are led to, and what they are kept from."""

from urllib.robotparser import RobotFileParser

import httpx
import pytest
from lxml import etree

from mappings.languages import languages
from search_app import entries, library
from search_app.pages import sitemap
from tests.search_app.pages.collection import CENTRE, CONCEPT, GUIDE_SL
from tests.search_app.pages.conftest import BASE

pytestmark = pytest.mark.engine

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


async def places(pages: httpx.AsyncClient, address: str) -> list[str]:
    answer = await pages.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
    return [str(loc.text) for loc in etree.fromstring(answer.content).findall(".//s:loc", NAMES)]


async def test_map_leads_to_every_record_and_to_no_results(pages: httpx.AsyncClient) -> None:
    found = await places(pages, "/sitemap.xml")
    assert {
        f"{BASE}/",
        f"{BASE}/documents/{GUIDE_SL}",
        f"{BASE}/documents/{CENTRE}",
        f"{BASE}/conditions/{CONCEPT}",
    } <= {*found}
    assert not [address for address in found if "/search" in address or "?" in address]
    total = (await pages.get("/api/v1/search")).json()["total"]["value"]
    assert len([address for address in found if "/documents/" in address]) == total


async def test_what_is_on_the_map_may_be_listed(pages: httpx.AsyncClient) -> None:
    for address in await places(pages, "/sitemap.xml"):
        answer = await pages.get(address.removeprefix(BASE))
        assert answer.status_code == 200, address
        assert "noindex" not in answer.text, address
        assert "x-robots-tag" not in answer.headers, address


async def test_large_library_has_an_index_of_maps(pages: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = await places(pages, "/sitemap.xml")
    to_request = entries.to_entries_request
    monkeypatch.setattr(sitemap, "MOST_ENTRIES", 10)
    monkeypatch.setattr(library, "to_entries_request", lambda contents, after: to_request(contents, after, 10))
    index = await places(pages, "/sitemap.xml")
    assert index == [f"{BASE}/sitemaps/{number}.xml" for number in range(len(index))]
    assert len(index) > 3
    parts = [place for address in index for place in await places(pages, address.removeprefix(BASE))]
    assert sorted(parts) == sorted(whole)
    for beyond in (len(index), 101, 10**9):
        assert (await pages.get(f"/sitemaps/{beyond}.xml")).status_code == 404


@pytest.mark.parametrize("address", ["/sitemaps/x.xml", "/sitemaps/-1.xml", "/sitemaps/.xml", "/sitemaps/1"])
async def test_no_other_map_is_there(pages: httpx.AsyncClient, address: str) -> None:
    answer = await pages.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


async def test_robots_are_kept_from_questions_alone(pages: httpx.AsyncClient) -> None:
    answer = await pages.get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    assert rules.site_maps() == [f"{BASE}/sitemap.xml", *(f"{BASE}/{code}/sitemap.xml" for code in languages())]
    for path in ("/search?q=x", "/sl/search?q=x", "/search.csv", "/centres?country=SI", "/api/v1/x", "/infobutton?x"):
        assert not rules.can_fetch("anybody", BASE + path), path
    for path in (
        "/",
        f"/documents/{GUIDE_SL}",
        f"/documents/{GUIDE_SL}/file",
        f"/sl/conditions/{CONCEPT}",
        "/api",
        "/about",
    ):
        assert rules.can_fetch("anybody", BASE + path), path


async def test_map_without_the_engine_is_told_as_unavailable(pages_without_engine: httpx.AsyncClient) -> None:
    assert (await pages_without_engine.get("/sitemap.xml")).status_code == 503
    assert (await pages_without_engine.get("/robots.txt")).status_code == 200
