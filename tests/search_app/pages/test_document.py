"""The page of a document or record: its matches, its pages, what it says of itself and what it leads to."""

import re

import httpx
import pytest

from search_app.pages.outline import LISTED
from tests.search_app.pages.collection import (
    CENTRE,
    CONCEPT,
    EDITION,
    GUIDE_SL,
    LONG,
    OLD_EDITION,
    ORGANISATION,
    PARTIAL,
    TRANSLATION,
)
from tests.search_app.pages.conftest import BASE, page
from tests.search_app.pages.markup import links, read

pytestmark = pytest.mark.engine


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


async def test_record_leads_back_to_its_directory_with_the_state(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{ORGANISATION}?kind=organisation&country=SI&lang=sl")).text
    assert '<a href="/sl/organisations?country=SI">' in text
