"""What people do with the library, in a real browser: with and without script, by keyboard, on a phone."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

pytestmark = [pytest.mark.engine, pytest.mark.browser]

ADDRESSES = (
    "/",
    "/search?q=prostate",
    "/search?q=Bauchspeicheldrüse&language=de&kind=guide",
    "/search?q=nothingholdsthis&language=de",
    "/organisations",
    "/centres?country=IT",
    "/about",
    "/privacy",
    "/nowhere",
)
NARROW, PHONE, WIDE = 320, 360, 1280
FRENCH = re.compile(r"français \d+")
"""The filter of French documents: its name ends with how many there are."""

SMALL = """() => [...document.querySelectorAll(
  'nav a, .brand, button, .button, select, input:not([type=hidden]):not([type=checkbox]), summary, .facet label, '
  + '.chip, .clear, .hit h3 a, .snippets a, .pager a, .doors li, .sorts a')]
  .filter(one => one.checkVisibility({contentVisibilityAuto: true}))
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([html, box]) => box.width > 0 && (box.height < 24 || box.width < 24))
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
FAINT = """() => {
  const light = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * light(r / 255) + 0.7152 * light(g / 255) + 0.0722 * light(b / 255);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const found = parts(getComputedStyle(one).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const contrast = one => {
    const [a, b] = [luminance(parts(getComputedStyle(one).color)), luminance(ground(one))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return [...document.querySelectorAll('body *')]
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => one.checkVisibility() && contrast(one) < 4.5)
    .map(one => `${one.tagName}.${one.className} ${contrast(one).toFixed(2)}`);
}"""


@asynccontextmanager
async def opened(
    browser: Browser, *, script: bool = True, width: int = WIDE, dark: bool = False
) -> AsyncIterator[Page]:
    """A page of a browser that has never been here and says nothing of its language."""
    context = await browser.new_context(
        java_script_enabled=script,
        viewport={"width": width, "height": 800},
        locale="en-GB",
        color_scheme="dark" if dark else "light",
    )
    try:
        yield await context.new_page()
    finally:
        await context.close()


def state(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_search_choose_two_facets_open_a_page_of_a_pdf_and_come_back(
    library: str, chromium: Browser, script: bool
) -> None:
    async with opened(chromium, script=script) as page:
        await page.goto(library)
        await page.get_by_label("What are you looking for?").fill("prostate")
        await page.get_by_role("button", name="Search", exact=True).click()
        await expect(page.get_by_role("status")).to_contain_text("results")

        await page.get_by_role("checkbox", name=FRENCH).check()
        await page.get_by_label("Guide").check()
        await page.get_by_role("button", name="Apply filters").click()
        await expect(page.get_by_role("status")).to_have_text("1 result")
        chosen = page.url
        assert state(chosen) == {"q": ["prostate"], "language": ["fr"], "kind": ["guide"]}

        to_page = page.get_by_role("link", name="PDF page ").first
        async with page.expect_response(lambda answer: "/file" in answer.url) as answered:
            await to_page.click()
        assert (await (await answered.value).all_headers())["content-type"] == "application/pdf"
        await page.wait_for_url("**/file#page=*")

        await page.go_back()
        assert page.url == chosen
        await expect(page.get_by_label("Search the library")).to_have_value("prostate")
        await expect(page.get_by_role("checkbox", name=FRENCH)).to_be_checked()
        await expect(page.get_by_label("Guide")).to_be_checked()


async def test_document_leads_back_to_the_same_results(library: str, chromium: Browser) -> None:
    async with opened(chromium, script=False) as page:
        address = f"{library}/search?q=prostate&language=fr&kind=guide"
        await page.goto(address)
        await page.locator(".hit h3 a").click()
        await expect(page.get_by_role("heading", name="Pages that match “prostate”")).to_be_visible()
        await page.get_by_role("link", name="Back to the results").click()
        assert state(page.url) == state(address)


async def test_chip_takes_its_filter_away(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await page.goto(f"{library}/search?q=prostate&language=fr&kind=guide")
        await page.get_by_role("link", name="Remove filter Language: français").click()
        assert state(page.url) == {"q": ["prostate"], "kind": ["guide"]}


async def test_keyboard_alone_reaches_box_results_and_document(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await page.goto(f"{library}/search")
        await _tab_to(page, "#q")
        await page.keyboard.type("prostate")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**q=prostate**")

        await _tab_to(page, "a.skip[href='#results']")
        await expect(page.locator("a.skip[href='#results']")).to_be_in_viewport()
        await page.keyboard.press("Enter")
        await _tab_to(page, ".hit h3 a")
        width = await page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("link", name="Back to the results")).to_be_visible()


async def test_facet_is_chosen_by_keyboard(library: str, chromium: Browser) -> None:
    async with opened(chromium, script=False) as page:
        await page.goto(f"{library}/search?q=prostate")
        await page.get_by_role("checkbox", name=FRENCH).focus()
        await page.keyboard.press("Space")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("link", name="Remove filter Language: français")).to_be_visible()


@pytest.mark.parametrize("width", [NARROW, PHONE, WIDE])
async def test_nothing_scrolls_sideways_and_targets_are_large_enough(
    library: str, chromium: Browser, width: int
) -> None:
    async with opened(chromium, width=width) as page:
        for address in ADDRESSES:
            await page.goto(library + address)
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert await page.evaluate(SMALL) == [], address


async def test_filters_are_a_closed_panel_on_a_phone_and_results_come_first(library: str, chromium: Browser) -> None:
    async with opened(chromium, width=PHONE, script=False) as page:
        await page.goto(f"{library}/search?q=prostate")
        await expect(page.get_by_role("checkbox", name=FRENCH)).to_be_hidden()
        await expect(page.get_by_role("status")).to_be_in_viewport()
        await page.locator("summary", has_text="Filters").click()
        await page.get_by_role("checkbox", name=FRENCH).check()
        await page.get_by_role("button", name="Apply filters").click()
        await expect(page.locator("summary", has_text="Filters (1)")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_every_text_stands_out_from_its_ground(library: str, chromium: Browser, dark: bool) -> None:
    async with opened(chromium, dark=dark) as page:
        for address in ADDRESSES:
            await page.goto(library + address)
            assert await page.evaluate(FAINT) == [], address


async def test_browser_asks_nobody_else_and_finds_nothing_against_the_policy(library: str, chromium: Browser) -> None:
    asked: set[str] = set()
    complaints: list[str] = []
    async with opened(chromium) as page:
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.on("console", lambda message: complaints.append(message.text))
        for address in ADDRESSES[:-1]:
            await page.goto(library + address)
    assert asked == {urlsplit(library).netloc}
    assert complaints == []


async def _tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the element has the focus; fails when a hundred don't reach it."""
    for _ in range(100):
        await page.keyboard.press("Tab")
        if await page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} can't be reached with the keyboard")
