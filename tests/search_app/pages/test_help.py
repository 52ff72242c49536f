"""What the pages say to help: how a question was probably meant, which documents are similar."""

import re

import httpx
import pytest

from search_app.pages.rendering import words_in
from search_app.restrictions import RESTRICTIONS
from search_app.syntax import parse
from tests.search_app.pages.collection import GUIDE_DE, GUIDE_EN, GUIDE_SL, ORGANISATION
from tests.search_app.pages.markup import read

pytestmark = pytest.mark.engine
SAID = words_in("sl").gettext


async def test_misspelt_question_that_finds_something_is_asked_about(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=slinavkke+OR+pancreas&lang=sl&kind=guide&page=1")).text
    address = "/sl/search?q=slinavke+OR+pancreas&amp;kind=guide"
    assert f'{SAID("Did you mean")} <a href="{address}" rel="nofollow">slinavke OR pancreas?</a>' in text
    assert 'value="slinavkke OR pancreas"' in text


async def test_results_of_a_correction_are_said_to_be_so(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=slinavkke&lang=sl")).text
    nothing = SAID("Nothing was found for “%(text)s”.", text="slinavkke")
    instead = SAID("These are the results for “%(text)s”.", text="slinavke")
    assert f'<p class="meant">{nothing} {instead}</p>' in text
    assert f'<a href="/sl/documents/{GUIDE_SL}?q=slinavke" lang="sl">' in text
    assert 'value="slinavke"' in text


async def test_word_that_leads_to_nothing_is_not_said_but_searched_for_without_the_filter(
    pages: httpx.AsyncClient,
) -> None:
    text = (await pages.get("/search?q=slinavkke&lang=sl&kind=report")).text
    assert SAID("Did you mean") not in text
    assert f'<a href="/sl/search?q=slinavkke" rel="nofollow">{SAID("Search without the filter")} ' in text


async def test_what_is_misspelt_stays_text(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search", params={"q": "slinavkke OR <b>", "lang": "sl"})).text
    assert SAID("These are the results for “%(text)s”.", text="slinavke OR &lt;b&gt;") in text
    assert "<b>" not in text


async def test_document_names_similar_ones_with_their_languages(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{GUIDE_SL}?lang=en&q=slinavke")).text
    assert '<h2 id="similar">Similar documents</h2>' in text
    assert f'<a href="/en/documents/{GUIDE_EN}" lang="en">Cancer of the pancreas</a>' in text
    assert f'<a href="/en/documents/{GUIDE_DE}" lang="de">Bauchspeicheldrüsenkrebs</a>' in text
    assert text.index(GUIDE_EN) < text.index(GUIDE_DE)


async def test_document_without_similar_ones_says_nothing_of_them(pages: httpx.AsyncClient) -> None:
    answer = await pages.get(f"/documents/{ORGANISATION}")
    assert "similar" not in {one.get("id") for one in read(answer.text).all("h2")}


async def test_every_way_of_writing_is_on_the_help_page_and_the_box_leads_there(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/help?lang=sl")).text
    for way in ("&#34;soft tissue sarcoma&#34;", "sarcoma -bone", "ovary OR testis", "sarc*"):
        assert f"<code>{way}</code>" in text
    for name in RESTRICTIONS:
        assert f"<code>{name}:" in text
    for address in ("/?lang=sl", "/search?lang=sl", "/centres?lang=sl", "/nowhere?lang=sl"):
        assert f'<a href="/sl/help">{SAID("How to search")}</a>' in (await pages.get(address)).text


async def test_examples_of_the_help_page_mean_what_it_says(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/help")).text
    for way in re.findall(r"<code>(\w+:[^<]+)</code>", text):
        (side,) = parse(f"word {way}").sides
        assert [one.name for one in side.restrictions] == [way.partition(":")[0]]
