"""The page of results as the app serves it: what a hit shows, filters as chips, what stands where nothing is found."""

import re

import httpx
import pytest

from search_app.pages.honesty import texts_line
from search_app.pages.rendering import words_in
from tests.search_app.pages.collection import (
    CONCEPT,
    GUIDE_SL,
)
from tests.search_app.pages.conftest import page
from tests.search_app.pages.markup import Read, parameters, read

pytestmark = pytest.mark.engine


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


async def test_hundred_diseases_chosen_are_not_all_looked_up(pages: httpx.AsyncClient) -> None:
    chosen = "&".join(f"concept=ORPHA:{number}" for number in range(1, 101))
    found = await page(pages, f"/search?{chosen}")
    chips = [one["href"] for one in found.all("a") if one.get("class") == "chip"]
    assert len(chips) == 100


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
