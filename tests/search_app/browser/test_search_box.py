"""The search box with script: what it suggests and says, by keyboard, pointer and touch, and that it stays a form."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Locator, Page, Request, expect

from tests.search_app.browser.test_main_path import PHONE, opened, state

pytestmark = [pytest.mark.engine, pytest.mark.browser]

HOME, SLOVENIAN = "/en/", "/sl/"


@asynccontextmanager
async def typing(browser: Browser, address: str, text: str) -> AsyncIterator[tuple[Page, Locator]]:
    """A page with `text` typed into its box, and the suggestions shown."""
    async with opened(browser) as page:
        await page.goto(address)
        box = page.get_by_role("combobox")
        await box.press_sequentially(text)
        await expect(box).to_have_attribute("aria-expanded", "true")
        yield page, box


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def chosen(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option", selected=True)


async def test_suggestions_stand_in_named_groups_with_match_and_languages(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + SLOVENIAN, "pancreatob") as (page, _):
        option = page.get_by_role("group", name="Bolezni").get_by_role("option").first
        await expect(option).to_have_text("Pancreatoblastoma pankreatoblastom")
        await expect(option.locator("mark")).to_have_text("Pancreatob")
        await expect(option.locator("[lang]")).to_have_attribute("lang", "en")
    async with typing(chromium, library + HOME, "krebs") as (page, _):
        groups = [await one.inner_text() for one in await page.locator(".suggestions .group").all()]
        assert groups == ["Diseases", "Documents", "Organisations and centres"]
        assert 3 <= await options(page).count() <= 10


async def test_accents_and_capitals_do_not_hide_the_match(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + SLOVENIAN, "TREBUSNE") as (page, _):
        await expect(page.get_by_role("option").first.locator("mark").first).to_have_text("trebušne")


@pytest.mark.parametrize("code", ["C25.4", "8150/3", "ORPHA:913"])
async def test_code_is_recognised(library: str, chromium: Browser, code: str) -> None:
    async with typing(chromium, library + HOME, code) as (page, _):
        await expect(page.get_by_role("group", name="Diseases").get_by_role("option").first).to_be_visible()


async def test_keys_move_through_the_list_and_back_into_the_text(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + HOME, "panc") as (page, box):
        await expect(chosen(page)).to_have_count(0)
        await box.press("ArrowDown")
        await expect(options(page).first).to_have_attribute("aria-selected", "true")
        active = await box.get_attribute("aria-activedescendant")
        assert active == await options(page).first.get_attribute("id")
        await box.press("ArrowUp")
        await expect(chosen(page)).to_have_count(0)
        await box.press("ArrowUp")
        await expect(options(page).last).to_have_attribute("aria-selected", "true")
        await expect(options(page).last).to_be_in_viewport()
        for key, place in (("Home", 0), ("End", 4)):
            await box.press("ArrowDown")
            await box.press(key)
            await expect(chosen(page)).to_have_count(0)
            assert await box.evaluate("one => one.selectionStart") == place
        await expect(box).to_be_focused()


async def test_escape_closes_then_clears_and_alt_down_opens_again(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + HOME, "panc") as (page, box):
        await box.press("Escape")
        await expect(options(page)).to_have_count(0)
        await expect(box).to_have_value("panc")
        await box.press("Alt+ArrowDown")
        await expect(box).to_have_attribute("aria-expanded", "true")
        await expect(chosen(page)).to_have_count(0)
        await box.press("Escape")
        await box.press("Escape")
        await expect(box).to_have_value("")


async def test_enter_searches_for_the_option_else_for_what_was_typed(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + HOME, "pancreatob") as (page, box):
        await box.press("ArrowDown")
        await box.press("Enter")
        await page.wait_for_url("**/search?*")
        assert state(page.url) == {"q": ["Pancreatoblastoma"]}
    async with typing(chromium, library + HOME, "panc") as (page, box):
        await box.press("Enter")
        await page.wait_for_url("**/search?*")
        assert state(page.url)["q"] == ["panc"]
    async with typing(chromium, library + HOME, "panc") as (page, box):
        await box.press("ArrowDown")
        await box.press("r")  # typing goes on, so the option is no longer what is asked for
        await box.press("Enter")
        await page.wait_for_url("**/search?*")
        assert state(page.url)["q"] == ["pancr"]


async def test_tab_leaves_the_box_and_closes_the_list(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + HOME, "panc") as (page, box):
        await box.press("Tab")
        await expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
        await expect(box).to_have_attribute("aria-expanded", "false")


async def test_touch_chooses_on_a_phone(library: str, chromium: Browser) -> None:
    context = await chromium.new_context(viewport={"width": PHONE, "height": 640}, has_touch=True, is_mobile=True)
    try:
        page = await context.new_page()
        await page.goto(library + HOME)
        await page.get_by_role("combobox", name="What are you looking for?").press_sequentially("pancreatob")
        box = await options(page).first.bounding_box()
        assert box is not None
        assert box["height"] >= 40
        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE
        await options(page).first.tap()
        await page.wait_for_url("**/search?q=Pancreatoblastoma*")
    finally:
        await context.close()


async def test_number_is_said_once_the_reader_stops(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + HOME, "pancreatob") as (page, box):
        said = page.locator("[aria-live=polite]")
        await expect(said).to_have_text(re.compile(r"^Suggestions: \d+$"))
        await box.press_sequentially("zzzz")
        await expect(said).to_have_text("No suggestions")
        await expect(options(page)).to_have_count(0)


async def test_request_is_taken_back_when_typing_goes_on(library: str, chromium: Browser) -> None:
    """The answer to the first letters is held back; the later one is shown, and the first never is."""
    given_up: list[str] = []
    async with opened(chromium) as page:
        page.on("requestfailed", lambda request: given_up.append(_asked(request)))
        await page.route(re.compile("suggest.*q=pancr(&|$)"), lambda route: None)
        await page.goto(library + HOME)
        box = page.get_by_role("combobox", name="What are you looking for?")
        async with page.expect_request(re.compile("suggest.*q=pancr(&|$)")):
            await box.press_sequentially("pancr")
        await box.press_sequentially("eatob")
        await expect(options(page).first).to_contain_text("Pancreatoblastoma")
        assert given_up[-1] == "pancr"


async def test_quick_typing_asks_once_and_little_is_not_asked(library: str, chromium: Browser) -> None:
    asked: list[str] = []
    async with opened(chromium) as page:
        page.on("request", lambda request: asked.append(request.url) if "suggest" in request.url else None)
        await page.goto(library + HOME)
        box = page.get_by_role("combobox", name="What are you looking for?")
        async with page.expect_response("**/suggest?**"):
            await box.press_sequentially("pancreatob")
        assert len(asked) == 1
        await box.fill("p")
        await box.press("Alt+ArrowDown")
        assert len(asked) == 1


async def test_suggestions_that_fail_leave_a_plain_box(library: str, chromium: Browser) -> None:
    complaints: list[str] = []
    async with opened(chromium) as page:
        page.on("pageerror", lambda error: complaints.append(error.message))
        await page.route("**/api/v1/suggest?**", lambda route: route.abort())
        await page.goto(library + HOME)
        box = page.get_by_role("combobox", name="What are you looking for?")
        async with page.expect_event("requestfailed"):
            await box.press_sequentially("panc")
        await box.press("Enter")
        await page.wait_for_url("**/search?q=panc*")
    assert complaints == []


async def test_markup_in_a_suggestion_is_text(library: str, chromium: Browser) -> None:
    hostile = {"text": "<img src=x onerror=alert(1)> panc", "type": "title", "concept": None, "language": '"><b>'}
    async with opened(chromium) as page:
        await page.route(
            "**/suggest?**", lambda route: route.fulfill(json={"suggestions": [{**hostile, "label": "<i>"}]})
        )
        await page.goto(library + HOME)
        await page.get_by_role("combobox", name="What are you looking for?").press_sequentially("panc")
        await expect(options(page)).to_have_text("<img src=x onerror=alert(1)> panc <i>")
        await expect(page.locator(".suggestions :is(img, b, i)")).to_have_count(0)


async def test_slash_leads_to_the_box_unless_switched_off(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await page.goto(f"{library}/search?q=a/b")
        await page.keyboard.press("/")
        box = page.get_by_label("Search the library")
        await expect(box).to_be_focused()
        await box.press("End")
        await box.press("/")
        await expect(box).to_have_value("a/b/")

        await page.goto(f"{library}/accessibility")
        await page.get_by_label("The key / leads to the search box").uncheck()
        await page.goto(f"{library}/search")
        await page.keyboard.press("/")
        await expect(box).not_to_be_focused()


async def test_nothing_is_remembered(library: str, chromium: Browser) -> None:
    async with typing(chromium, library + HOME, "pancreatob") as (page, box):
        await box.press("Enter")
        await page.wait_for_url("**/search?*")
        kept = await page.evaluate("({...localStorage, ...sessionStorage, cookies: document.cookie})")
        assert kept == {"cookies": ""}


def _asked(request: Request) -> str:
    return state(request.url)["q"][0]
