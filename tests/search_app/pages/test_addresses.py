"""Addresses and the language that they carry: below `/sl/`, as a parameter, as neither, as both."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from lxml import etree

from mappings.languages import languages
from tests.search_app.pages.collection import CONCEPT, GUIDE_SL, ORGANISATION
from tests.search_app.pages.conftest import BASE
from tests.search_app.pages.markup import Read, read

pytestmark = pytest.mark.engine

PAGE = {"Accept": "text/html"}
PAGES = (
    "/",
    "/search?q=rak",
    "/organisations?country=SI",
    "/centres",
    "/search/facets/country",
    f"/documents/{GUIDE_SL}",
    f"/documents/{GUIDE_SL}/pages/2?q=slinavke",
    f"/conditions/{CONCEPT}",
    "/conditions",
    "/help",
    "/about",
    "/privacy",
    "/accessibility",
    "/list",
    "/api",
    "/infobutton?mainSearchCriteria.v.c=C25.4&mainSearchCriteria.v.cs=2.16.840.1.113883.6.3",
)
FOR_PROGRAMS = re.compile(r"/file$|\.[a-z]+$|^/api/v1/|^/infobutton$|^/healthz$|^/readyz$|^/metrics$")
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def with_parameter(address: str, language: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def language_of(found: Read) -> str:
    return found.all("html")[0]["lang"]


@pytest.mark.parametrize("address", PAGES)
async def test_both_ways_of_saying_the_language_give_the_same_page(pages: httpx.AsyncClient, address: str) -> None:
    below = await pages.get(f"/sl{address}", headers=PAGE | {"Accept-Language": "de"})
    parameter = await pages.get(with_parameter(address, "sl"), headers=PAGE | {"Accept-Language": "de"})
    assert (below.status_code, language_of(read(below.text))) == (200, "sl")
    assert parameter.text == below.text or address.startswith("/infobutton")


@pytest.mark.parametrize("language", [*languages()])
async def test_every_language_has_its_addresses(pages: httpx.AsyncClient, language: str) -> None:
    for address in ("/", f"/conditions/{CONCEPT}", "/search?q=rak"):
        answer = await pages.get(f"/{language}{address}")
        assert (answer.status_code, language_of(read(answer.text))) == (200, language)


@pytest.mark.parametrize("address", PAGES)
async def test_no_link_leads_out_of_the_language(pages: httpx.AsyncClient, address: str) -> None:
    found = read((await pages.get(f"/el{address}", headers=PAGE)).text)
    inside = [one for one in found.all("a") if one.get("href", "").startswith("/") and "hreflang" not in one]
    others = {urlsplit(one["href"]).path for one in inside if not one["href"].startswith("/el/")}
    assert not [path for path in others if not FOR_PROGRAMS.search(path)]
    assert {one["action"][:4] for one in found.all("form")} <= {"/el/"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/sl/help?lang=de", "sl"),
        ("/sl/help?lang=", "sl"),
        ("/sl/help?lang=ar", "sl"),
        ("/sl/search?q=rak&lang=de&lang=el", "sl"),
        ("/sl/help", "sl"),
        ("/help?lang=de", "de"),
        ("/help", "fi"),
    ],
)
async def test_path_is_believed_before_parameter_before_browser(
    pages: httpx.AsyncClient, address: str, expected: str
) -> None:
    found = read((await pages.get(address, headers={"Accept-Language": "fi"})).text)
    assert language_of(found) == expected
    links = {one["rel"]: one["href"] for one in found.all("link") if one["rel"] == "canonical"}
    assert links.get("canonical", f"{BASE}/{expected}/help") in (f"{BASE}/{expected}/help", f"{BASE}/help")


async def test_language_of_the_path_is_the_readers_in_the_search(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/lv/search?q=pancreas", headers={"Accept-Language": "en"})).text
    assert text == (await pages.get("/search?q=pancreas&lang=lv")).text


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/SL/", "/sl/"),
        ("/SL", "/sl/"),
        ("/sl", "/sl/"),
        ("/Sl/search?q=rak%20na&lang=de", "/sl/search?q=rak%20na&lang=de"),
        ("/SL/documents/a%3Fb%23c", "/sl/documents/a%3Fb%23c"),
        ("/SL//elsewhere.example/x", "/sl//elsewhere.example/x"),
        ("/xx", "/xx/"),
    ],
)
async def test_capitals_and_a_missing_slash_lead_to_the_one_address(
    pages: httpx.AsyncClient, address: str, leads_to: str
) -> None:
    answer = await pages.get(address)
    assert (answer.status_code, answer.headers["location"]) == (301, leads_to)


@pytest.mark.parametrize(
    "address",
    ["//sl/", "/sl//", "/sl/search/", "/search/", "/sl//search", "/sl/sl/search", "/sl/nothing", "/slv/search"],
)
async def test_what_is_no_address_is_not_found_in_the_readers_language(pages: httpx.AsyncClient, address: str) -> None:
    answer = await pages.get(httpx.URL(BASE).copy_with(raw_path=address.encode()), headers={"Accept-Language": "sl"})
    found = read(answer.text)
    assert (answer.status_code, language_of(found)) == (404, "sl")
    assert [one["href"] for one in found.all("a") if one["href"].endswith("/organisations")]


@pytest.mark.parametrize("address", ["/xx/search?q=rak", "/ar/", "/XX/help", "/zz/documents/sl"])
async def test_language_that_the_library_does_not_have_is_said_and_leads_on(
    pages: httpx.AsyncClient, address: str
) -> None:
    answer = await pages.get(address)
    found = read(answer.text)
    assert (answer.status_code, language_of(found)) == (404, "en")
    assert f"The library has no pages in the language “{address[1:3]}”." in found.text
    choices = {one["hreflang"]: one["href"] for one in found.all("a") if "hreflang" in one}
    assert choices == {code: f"/{code}{address[3:]}" for code in languages()}


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/search",
        "/api/v1/suggest?q=x",
        "/healthz",
        "/readyz",
        "/metrics",
        "/openapi.json",
        "/search.csv",
        "/search.atom",
        "/robots.txt",
        "/static/library.css",
        f"/documents/{GUIDE_SL}.ris",
    ],
)
async def test_addresses_for_programs_have_no_language_before_them(pages: httpx.AsyncClient, address: str) -> None:
    assert (await pages.get(address)).status_code == 200
    assert (await pages.get(f"/sl{address}")).status_code == 404


async def test_original_is_at_both_addresses_of_its_document(pages: httpx.AsyncClient) -> None:
    answers = [await pages.get(f"{start}/documents/{ORGANISATION}/file") for start in ("", "/sl")]
    assert [one.status_code for one in answers] == [404, 404]
    assert [language_of(read(one.text)) for one in answers] == ["en", "sl"]


async def test_document_may_be_called_like_a_language(pages: httpx.AsyncClient) -> None:
    for address in ("/documents/sl", "/sl/documents/de", "/documents/sl/pages/1", "/sl/conditions/sl"):
        answer = await pages.get(address)
        assert answer.status_code == 404
        assert "pages in the language" not in answer.text


async def test_canonical_address_has_the_language_that_was_asked_for(pages: httpx.AsyncClient) -> None:
    for asked, expected in (
        ("/about", "/about"),
        ("/about?lang=sl", "/sl/about"),
        ("/sl/about", "/sl/about"),
        ("/sl/about?lang=de", "/sl/about"),
        (f"/sl/conditions/{CONCEPT}", f"/sl/conditions/{CONCEPT}"),
    ):
        links = read((await pages.get(asked)).text).all("link")
        assert [one["href"] for one in links if one["rel"] == "canonical"] == [BASE + expected]


async def test_description_for_browsers_leads_to_the_pages_of_its_language(pages: httpx.AsyncClient) -> None:
    for asked, expected in (("/opensearch.xml", "/search"), ("/sl/opensearch.xml", "/sl/search")):
        urls = etree.fromstring((await pages.get(asked)).content).findall(f"{OPENSEARCH}Url")
        assert urls[0].get("template") == f"{BASE}{expected}?q={{searchTerms}}"
        suggestions = [one for one in urls if one.get("rel") == "suggestions"]
        address = str(suggestions[0].get("template")).removeprefix(BASE).replace("{searchTerms}", "pancr")
        answer = await pages.get(address)
        assert answer.headers["content-type"] == suggestions[0].get("type")
        assert address.endswith("lang=sl") is asked.startswith("/sl/")
    found = read((await pages.get("/sl/help")).text).all("link")
    assert [one["href"] for one in found if one["rel"] == "search"] == ["/sl/opensearch.xml"]


async def test_each_language_has_a_map_of_its_own_addresses(pages: httpx.AsyncClient) -> None:
    plain, slovenian = [(await pages.get(f"{start}/sitemap.xml")).text for start in ("", "/sl")]
    assert slovenian == plain.replace(BASE, f"{BASE}/sl")
    assert f"<loc>{BASE}/sl/conditions/{CONCEPT}</loc>" in slovenian


async def test_results_are_kept_from_search_engines_in_every_language(pages: httpx.AsyncClient) -> None:
    assert (await pages.get("/sl/search?q=rak")).headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in (await pages.get("/sl/about")).headers


async def test_requests_are_counted_by_their_page_whatever_the_language(pages: httpx.AsyncClient) -> None:
    await pages.get("/mt/search?q=zanzibarium")
    told = (await pages.get("/metrics")).text
    assert 'route="/search",status="200"' in told
    assert "zanzibarium" not in told
    assert "/mt" not in told


async def test_nothing_is_kept_in_the_browser(pages: httpx.AsyncClient) -> None:
    for address in ("/sl/search?q=rak", "/search?q=rak&lang=sl", "/SL/", "/xx/"):
        assert "set-cookie" not in (await pages.get(address)).headers
