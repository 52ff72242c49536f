"""The pages as the app serves them over a small library in the real engine."""

import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from search_app.pages.honesty import texts_line
from search_app.pages.outline import LISTED
from search_app.pages.rendering import words_in
from tests.search_app.pages.collection import (
    BAD,
    CENTRE,
    CONCEPT,
    EDITION,
    GUIDE_SL,
    LONG,
    OLD_EDITION,
    ORGANISATION,
    PARTIAL,
    REPORT,
    TRANSLATION,
)
from tests.search_app.pages.conftest import BASE
from tests.search_app.pages.markup import Read, inline_code, outside_addresses, read

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


async def page(pages: httpx.AsyncClient, address: str, *, status: int = 200) -> Read:
    answer = await pages.get(address)
    assert answer.status_code == status
    return read(answer.text)


def links(found: Read) -> list[str]:
    """All links but those of the switch of language."""
    return [one["href"] for one in found.all("a") if "hreflang" not in one]


def parameters(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


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


async def test_hit_shows_its_facts_in_their_languages_and_links_to_the_page_that_matches(
    pages: httpx.AsyncClient,
) -> None:
    text = (await pages.get("/search?q=slinavke&lang=en")).text
    assert f'<a href="/en/documents/{GUIDE_SL}?q=slinavke" lang="sl">Rak trebušne slinavke</a>' in text
    assert '<li class="kind">Guide</li>\n<li lang="sl">slovenščina</li>\n<li>Zveza</li>\n<li>Slovenia</li>' in text
    read = f"/en/documents/{GUIDE_SL}/pages/2?q=slinavke"
    assert f'<a href="{read}" rel="nofollow">page 2<span class="hidden">: ' in text
    assert f'<a class="paper" href="/documents/{GUIDE_SL}/file#page=2">PDF<span class="hidden"> page 2: ' in text
    assert "Zdravljenje raka trebušne <mark>slinavke</mark>" in text


async def test_number_of_results_stands_in_a_status(pages: httpx.AsyncClient) -> None:
    assert '<div role="status"><h2 id="count">1 result</h2></div>' in (await pages.get("/search?q=slinavke")).text


async def test_nothing_in_the_readers_language_is_said_honestly(pages: httpx.AsyncClient) -> None:
    line = texts_line(["lv"], {"en": 1}, words_in("lv"))
    assert line
    assert line.text in (await pages.get("/search?q=pancreas&lang=lv")).text


async def test_chosen_language_without_results_leads_to_all_languages(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=pancreas&lang=lv&language=lv")).text
    assert '<a href="/lv/search?q=pancreas" rel="nofollow">' in text


async def test_each_chip_takes_away_its_own_filter_and_keeps_all_else(pages: httpx.AsyncClient) -> None:
    address = "/sl/search?q=rak&language=sl&language=en&kind=guide&sort=newest&page=1"
    found = await page(pages, address)
    chips = [parameters(one["href"]) for one in found.all("a") if one.get("class") == "chip"]
    kept = {"q": ["rak"], "sort": ["newest"]}
    assert chips == [
        kept | {"language": ["sl", "en"]},
        kept | {"language": ["en"], "kind": ["guide"]},
        kept | {"language": ["sl"], "kind": ["guide"]},
    ]


async def test_chosen_value_stays_visible_at_zero(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=slinavke&country=BE")).text
    assert 'name="country" value="BE" checked><span>Belgium</span> <span class="count">0</span>' in text


async def test_form_carries_on_what_has_no_control_of_its_own(pages: httpx.AsyncClient) -> None:
    found = await page(pages, f"/search?sort=title&size=20&snippets=0&concept={CONCEPT}")
    hidden = {one["name"]: one["value"] for one in found.all("input") if one.get("type") == "hidden"}
    checked = {(one["name"], one["value"]) for one in found.all("input") if "checked" in one}
    assert (hidden, checked) == ({"sort": "title", "size": "20", "snippets": "0"}, {("concept", CONCEPT)})


async def test_disease_that_is_chosen_is_called_by_its_name(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/search?concept={CONCEPT}")).text
    assert "Disease: </span><span>Exocrine carcinoma of pancreas</span>" in text


async def test_pager_keeps_the_state_and_every_result_stands_on_one_page(pages: httpx.AsyncClient) -> None:
    titles: list[str] = []
    address = "/fi/search?q=harvinainen&kind=guide&sort=title"
    while address:
        found = await pages.get(address)
        titles += re.findall(r'lang="fi">(Opas \d\d)</a></h3>', found.text)
        following = [one for one in read(found.text).all("a") if one.get("rel") == "next nofollow"]
        address = following[0]["href"] if following else ""
        assert not address or parameters(address).items() >= {"kind": ["guide"], "sort": ["title"]}.items()
    assert titles == [f"Opas {number:02d}" for number in range(23)]


async def test_page_beyond_the_last_leads_back_to_the_first(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=harvinainen&page=900")).text
    assert "There is no such page of results." in text
    assert '<a href="/search?q=harvinainen" rel="nofollow">Go to the first page of results</a>' in text


async def test_nothing_found_offers_wider_searches_with_their_true_numbers(pages: httpx.AsyncClient) -> None:
    address = "/search?q=%22slinavke+trebušne%22&language=fi&country=NO"
    text = (await pages.get(address)).text
    offered = re.findall(
        r'<a href="([^"]+)" rel="nofollow">([^<]+)(?:<.*?)?</a> <span class="count">(\d+) result', text
    )
    assert [label for _, label, _ in offered] == []
    text = (await pages.get("/search?q=%22slinavke+trebušne%22")).text
    offered = re.findall(r'<a href="([^"]+)" rel="nofollow">([^<]+)</a> <span class="count">(\d+) result', text)
    assert [(label, number) for _, label, number in offered] == [
        ("Search without quotation marks and minus signs", "1"),
        ("Search for any of these words", "1"),
    ]
    for href, _, number in offered:
        assert f'<h2 id="count">{number} result' in (await pages.get(href.replace("&amp;", "&"))).text


async def test_nothing_found_names_the_filter_to_leave_out(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=slinavke&language=fi")).text
    assert 'Search without the filter Language: <span lang="fi">suomi</span></a> <span class="count">1 result' in text


async def test_directory_shows_its_kind_alone_and_its_addresses_do_not_say_so(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/organisations?country=SI")
    assert [href for href in links(found) if href.startswith("/documents/")] == [
        f"/documents/{ORGANISATION}?kind=organisation&country=SI"
    ]
    assert not [one for one in found.all("input") if one["name"] == "kind"]
    assert [one["href"] for one in found.all("a") if one.get("class") == "chip"] == ["/organisations#results"]


async def test_directory_cannot_be_made_to_show_another_kind(pages: httpx.AsyncClient) -> None:
    assert "1 result<" in (await pages.get("/centres?kind=guide")).text


async def test_record_leads_back_to_its_directory_with_the_state(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{ORGANISATION}?kind=organisation&country=SI&lang=sl")).text
    assert '<a href="/sl/organisations?country=SI">' in text


async def test_centre_says_how_it_was_chosen_and_how_it_is_reached(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{CENTRE}")).text
    for said in (
        "ERN membership: criteria of decision 2014/286/EU",
        "read from the network&#39;s public list",
        "2024-05",
        "numbers of patients; waiting times",
        "reached through the patient’s own doctor",
    ):
        assert said in text
    outside = [one for one in read(text).all("a") if not one["href"].startswith(("/", "#"))]
    assert outside == [{"class": "address", "rel": "noreferrer", "href": "https://network.example/members"}]


async def test_document_shows_matches_pages_and_what_its_original_is(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{GUIDE_SL}?q=slinavke&lang=en&language=sl")).text
    state = "?q=slinavke&amp;language=sl"
    assert "PDF, 3 pages, 1.2 MB" in text
    assert f'<a href="/en/documents/{GUIDE_SL}/pages/2{state}" rel="nofollow">page 2</a>' in text
    assert f'<a class="paper" href="/documents/{GUIDE_SL}/file#page=2">PDF<span class="hidden"> page 2</span>' in text
    assert f'<a href="/en/documents/{GUIDE_SL}/pages/2{state}">Page 2</a> <span class="matches">matches</span>' in text
    assert f'<a href="/en/search{state}">Back to the results</a>' in text
    assert f'<a href="/en/conditions/{CONCEPT}">Exocrine carcinoma of pancreas</a>' in text


async def test_what_could_not_be_read_is_said(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{PARTIAL}")).text
    assert "No text could be read from these pages: 2, 3." in text
    assert "Only a part of the original could be read." in text
    assert text.count("No text could be read from this page.") == 2


async def test_long_document_lists_its_first_pages_and_says_how_to_reach_the_others(pages: httpx.AsyncClient) -> None:
    found = await page(pages, f"/documents/{LONG}?q=penultima")
    listed = [href for href in links(found) if "/pages/" in href]
    assert f"/documents/{LONG}/pages/1999?q=penultima" in listed
    assert f"/documents/{LONG}/pages/{LISTED}?q=penultima" in listed
    assert f"/documents/{LONG}/pages/{LISTED + 1}?q=penultima" not in listed
    assert f"{2000 - LISTED:,} more pages are not listed here." in found.text


async def test_document_leads_to_its_translations_and_editions(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{EDITION}?lang=en")).text
    assert re.search(rf'<dt>In other languages</dt>\n<dd><a href="/en/documents/{TRANSLATION}" lang="fr"', text)
    assert re.search(rf'<dt>Other editions</dt>\n<dd><a href="/en/documents/{OLD_EDITION}" lang="en"', text)


async def test_document_is_cited_in_words_and_as_files(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{GUIDE_SL}")).text
    assert (
        f"Zveza (2024). Rak trebušne slinavke. slovenščina. As of 25 November 2026. Rare Cancer Library, {BASE}" in text
    )
    for address in (f"/documents/{GUIDE_SL}.ris", f"/documents/{GUIDE_SL}.bib"):
        answer = await pages.get(address)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "Rak trebušne slinavke" in answer.text


async def test_document_beside_a_question_asks_robots_to_stay_away(pages: httpx.AsyncClient) -> None:
    robots = {"name": "robots", "content": "noindex, nofollow"}
    assert robots in (await page(pages, f"/documents/{LONG}?q=penultima")).all("meta")
    assert robots not in (await page(pages, f"/documents/{LONG}")).all("meta")


async def test_hundred_diseases_chosen_are_not_all_looked_up(pages: httpx.AsyncClient) -> None:
    chosen = "&".join(f"concept=ORPHA:{number}" for number in range(1, 101))
    found = await page(pages, f"/search?{chosen}")
    chips = [one["href"] for one in found.all("a") if one.get("class") == "chip"]
    assert len(chips) == 100


async def test_home_has_doors_by_cancer_language_and_country(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/?lang=sl")).text
    assert '<a href="/sl/conditions/family:digestive">Prebavila</a> <span class="count">3</span>' in text
    assert '<a href="/sl/search?language=sl" lang="sl">slovenščina</a> <span class="count">2</span>' in text
    assert '<a href="/sl/search?country=BE">Belgija</a> <span class="count">1</span>' in text


@pytest.mark.parametrize("written", [CONCEPT, "217074", "ORPHA217074", "orpha:217074"])
async def test_disease_is_found_by_its_code_as_people_write_it(pages: httpx.AsyncClient, written: str) -> None:
    text = (await pages.get(f"/conditions/{written}?lang=sl")).text
    assert "<h1>Rak trebušne slinavke</h1>" in text
    assert f'href="/sl/search?concept={CONCEPT.replace(":", "%3A")}">' in text
    assert "C25.9" in text


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


async def test_description_for_browsers_leads_to_the_search(pages: httpx.AsyncClient) -> None:
    answer = await pages.get("/opensearch.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    assert f'template="{pages.base_url}/search?q={{searchTerms}}"'.replace("//search", "/search") in answer.text


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


async def test_home_stands_and_search_explains_itself_when_the_engine_is_down(
    pages_without_engine: httpx.AsyncClient,
) -> None:
    home = await page(pages_without_engine, "/")
    assert "The search cannot be reached at this moment" in home.text
    assert not home.faults
    failed = await page(pages_without_engine, "/search?q=rak&lang=sl", status=503)
    assert "/search?q=rak&lang=sl" in links(failed)
    assert [one["value"] for one in failed.all("input")] == ["rak"]


def read_of(found: Read) -> list[tuple[str, bool]]:
    return [(one["value"], "checked" in one) for one in found.all("input") if one.get("name") == "reads"]


async def test_languages_that_a_reader_reads_are_chosen_in_the_form(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/sl/search?q=slinavke&reads=fi&reads=de")
    chosen = read_of(found)
    assert chosen[:2] == [("de", True), ("fi", True)]
    assert len(chosen) == 23
    assert not any(checked for _, checked in chosen[2:])
    assert "sl" not in dict(chosen)
    assert ("fi", "suomi") in found.said


async def test_languages_that_a_reader_reads_are_kept_where_nothing_can_be_chosen(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/en/search?q=qqqqqqqq&reads=fi")
    assert [(one["type"], one["value"]) for one in found.all("input") if one.get("name") == "reads"] == [
        ("hidden", "fi")
    ]
