"""Help in a real browser: the page about searching, a misspelt question, similar documents; by keyboard, on a phone."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, expect

from tests.search_app.browser.test_main_path import FAINT, PHONE, SMALL, opened

pytestmark = [pytest.mark.engine, pytest.mark.browser]

MISSPELT = "/search?q=sarcomma&lang=en&words=1"
ASKED = "/search?q=pancreas+OR+sarcomma&lang=en"


async def test_misspelt_question_is_put_right_by_one_key(library: str, chromium: Browser) -> None:
    async with opened(chromium, script=False) as page:
        await page.goto(library + ASKED)
        link = page.get_by_role("link", name="pancreas OR sarcoma?")
        await link.focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Search the library")).to_have_value("pancreas OR sarcoma")
        assert parse_qs(urlsplit(page.url).query)["q"] == ["pancreas OR sarcoma"]


async def test_results_of_a_correction_say_so_and_filters_keep_to_it(library: str, chromium: Browser) -> None:
    async with opened(chromium, script=False) as page:
        await page.goto(library + MISSPELT)
        await expect(page.locator(".meant")).to_contain_text("These are the results for “sarcoma”.")
        await page.get_by_label("English").check()
        await page.get_by_role("button", name="Apply filters").click()
        await expect(page.get_by_label("Search the library")).to_have_value("sarcoma")
        await expect(page.locator(".meant")).to_have_count(0)


async def test_box_leads_to_the_page_about_searching(library: str, chromium: Browser) -> None:
    async with opened(chromium, script=False) as page:
        await page.goto(f"{library}/?lang=en")
        await page.get_by_role("main").get_by_role("link", name="How to search").click()
        await expect(page.get_by_role("heading", level=1, name="How to search")).to_be_visible()
        await expect(page.get_by_text("icd:C49", exact=True)).to_be_visible()


async def test_similar_document_is_one_step_away(library: str, chromium: Browser) -> None:
    async with opened(chromium, script=False) as page:
        await page.goto(f"{library}/search?q=title:pancreas&lang=en&kind=guide")
        await page.locator(".hit h3 a").first.click()
        first = page.get_by_role("region", name="Similar documents").get_by_role("link").first
        name = await first.inner_text()
        await first.click()
        await expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


@pytest.mark.parametrize("address", ["/help", MISSPELT, ASKED])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_help_fits_a_phone_and_stands_out(library: str, chromium: Browser, address: str, dark: bool) -> None:
    async with opened(chromium, width=PHONE, dark=dark) as page:
        await page.goto(library + address)
        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert await page.evaluate(SMALL) == []
        assert await page.evaluate(FAINT) == []
