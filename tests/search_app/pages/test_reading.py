"""Reading a document page by page, with what matches marked."""

import httpx
import pytest

from tests.search_app.pages.collection import BAD, GUIDE_SL, LONG, ORGANISATION, PARTIAL, REPORT
from tests.search_app.pages.markup import read

pytestmark = pytest.mark.engine


async def test_page_is_shown_whole_with_its_matches_marked_and_numbered(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{GUIDE_SL}/pages/2?q=slinavke&lang=en")).text
    marked = 'Zdravljenje raka trebušne <mark id="match-1">slinavke</mark>'
    assert f'<div class="page-text" lang="sl"><p>{marked}</p></div>' in text
    assert "1 match for “slinavke” on this page. 1 page of this document matches." in text
    assert f'<a href="/documents/{GUIDE_SL}/file#page=2">Open page 2 of the original</a>' in text


async def test_reader_goes_from_page_to_page_and_from_match_to_match(pages: httpx.AsyncClient) -> None:
    found = read((await pages.get(f"/documents/{LONG}/pages/7?q=pagina")).text)
    hrefs = [one["href"] for one in found.all("a")]
    for expected in ("6?q=pagina", "8?q=pagina", "1?q=pagina#match-1", "1999?q=pagina#match-1"):
        assert f"/documents/{LONG}/pages/{expected}" in hrefs
    assert "0 matches for “pagina” on this page. 2 pages of this document match." in found.text


async def test_document_knows_the_same_matching_pages_as_the_reading_view(pages: httpx.AsyncClient) -> None:
    found = read((await pages.get(f"/documents/{LONG}?q=pagina")).text)
    assert "2 pages" in found.text
    assert f"/documents/{LONG}/pages/1999?q=pagina" in [one["href"] for one in found.all("a")]


async def test_parts_of_a_page_are_marked_each_in_its_language(pages: httpx.AsyncClient) -> None:
    first, second = [(await pages.get(f"/documents/{REPORT}/pages/{number}")).text for number in (1, 2)]
    assert '<div class="page-text" lang="en"><p>We spoke of networks.</p></div>' in first
    assert '<div class="page-text" lang="sl"><p>Govorili smo o mrežah.</p></div>' in second


async def test_text_of_a_document_is_escaped_before_it_is_marked(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{BAD}/pages/1?q=script")).text
    assert '&gt;&lt;<mark id="match-1">script</mark>&gt;alert(' in text
    assert "<script>" not in text


async def test_page_without_text_says_so(pages: httpx.AsyncClient) -> None:
    assert "No text could be read from this page." in (await pages.get(f"/documents/{PARTIAL}/pages/3")).text


@pytest.mark.parametrize(
    "place",
    [
        f"{PARTIAL}/pages/4",
        f"{PARTIAL}/pages/0",
        f"{PARTIAL}/pages/99999999999999999999",
        f"{ORGANISATION}/pages/1",
        "none/pages/1",
    ],
)
async def test_page_that_is_not_there_is_not_found(pages: httpx.AsyncClient, place: str) -> None:
    assert (await pages.get(f"/documents/{place}")).status_code == 404


@pytest.mark.parametrize(
    ("given", "leads"),
    [
        ("1999", "/pages/1999?q=pagina"),
        (" 3 ", "/pages/3?q=pagina"),
        ("x", "?q=pagina"),
        ("-1", "?q=pagina"),
        ("", "?q=pagina"),
    ],
)
async def test_typed_number_leads_to_its_page(pages: httpx.AsyncClient, given: str, leads: str) -> None:
    answer = await pages.get(f"/documents/{LONG}/pages", params={"number": given, "q": "pagina"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/documents/{LONG}{leads}")
