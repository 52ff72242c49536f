"""What axe-core cannot see: keyboard, focus, narrow and enlarged pages, readers' own spacing, colours and paper."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from search_app.pages.routes import page_routes
from tests.search_app.browser.kinds import FIXED, addresses, in_language
from tests.search_app.browser.test_main_path import FRENCH, NARROW, WIDE, opened, state

pytestmark = [pytest.mark.engine, pytest.mark.browser]

RESULTS = "/en/search?q=prostate"
LONG_WORDS = ("de", "fi", "hu", "bg", "el")

# A sheet that scripts make is no inline style, so that the content policy lets it pass.
STYLED = """text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }"""
TWICE = "html { font-size: 200% !important; }"
WIDER = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.hidden, .skip, .table'))
  .map(one => one.outerHTML.slice(0, 120)).slice(0, 5)"""
CUT = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.checkVisibility() && !one.closest('.hidden') && getComputedStyle(one).overflowY === 'hidden')
  .filter(one => one.scrollHeight > one.clientHeight + 1).map(one => one.outerHTML.slice(0, 120))"""
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const above = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
  const outline = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  return { name: one.outerHTML.slice(0, 100), outline,
    hidden: one.matches('body, main') ? false : !(above && (one.contains(above) || above.contains(one))) }; }"""
MOVING = """() => [...document.querySelectorAll('body *')].filter(one => { const style = getComputedStyle(one);
  return [style.transitionDuration, style.animationDuration].some(text => parseFloat(text) > 0); }).length"""


async def sideways(page: Page, width: int) -> list[str]:
    """What makes the page scroll sideways; empty where it doesn't."""
    if await page.evaluate("document.documentElement.scrollWidth") <= width:
        return []
    wider: list[str] = await page.evaluate(WIDER)
    return wider or ["something"]


@pytest.mark.parametrize("language", LONG_WORDS)
async def test_every_page_reflows_with_wide_spacing_and_large_letters(
    library: str, chromium: Browser, language: str
) -> None:
    """320 px is 1280 px at 400 %; 640 px with letters of twice the size stands for text enlarged alone."""
    async with opened(chromium, width=NARROW) as page:
        for kind, address in addresses(library).items():
            await page.set_viewport_size({"width": NARROW, "height": 800})
            await page.goto(in_language(address, language))
            assert await sideways(page, NARROW) == [], kind
            await page.evaluate(STYLED, SPACING)
            assert await sideways(page, NARROW) == [], f"{kind}, spaced"
            assert await page.evaluate(CUT) == [], f"{kind}, spaced"
            await page.set_viewport_size({"width": WIDE // 2, "height": 800})
            await page.evaluate(STYLED, TWICE)
            assert await sideways(page, WIDE // 2) == [], f"{kind}, twice as large"


async def test_every_stop_of_the_keyboard_is_seen(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await page.goto(library + RESULTS + "&kind=guide")
        stops: list[str] = []
        for _ in range(400):
            await page.keyboard.press("Tab")
            found = await page.evaluate(FOCUSED)
            if found["name"].startswith("<body"):
                break
            stops.append(found["name"])
            assert found["outline"] >= 2, found
            assert not found["hidden"], found
        assert any('type="search"' in stop for stop in stops)
        assert any("/documents/" in stop for stop in stops)
        assert any("Apply" in stop or "formaction" in stop for stop in stops)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_focus_is_at_the_results_after_filtering(library: str, chromium: Browser, script: bool) -> None:
    async with opened(chromium, script=script) as page:
        await page.goto(library + RESULTS)
        await page.get_by_role("checkbox", name=FRENCH).check()
        await page.get_by_role("button", name="Apply filters").press("Enter")
        await page.wait_for_url("**language=fr**")
        await _next_stop_is_in_the_results(page)
        await page.get_by_role("link", name=re.compile("Remove filter")).press("Enter")
        await page.wait_for_url(re.compile("^((?!language=fr).)*$"))
        assert state(page.url) == {"q": ["prostate"]}
        await _next_stop_is_in_the_results(page)


async def test_number_of_results_is_said_and_structure_is_told(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await page.goto(library + RESULTS)
        for landmark in ("banner", "main", "contentinfo", "search"):
            await expect(page.get_by_role(landmark)).to_have_count(1)
        await expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results$"))
        await expect(page.get_by_role("region", name=re.compile(r"\d+ results"))).to_be_visible()
        await expect(page.get_by_role("heading", level=1)).to_have_count(1)


async def test_forced_colours_keep_focus_marks_and_chosen_things_apart(library: str, chromium: Browser) -> None:
    async with opened(chromium) as page:
        await page.emulate_media(forced_colors="active")
        await page.goto(library + RESULTS + "&kind=guide")
        for selector, name, unwanted in (
            (".hit mark", "textDecorationLine", "none"),
            (".chip", "borderTopStyle", "none"),
            ("button", "borderTopStyle", "none"),
            ("#q", "borderTopStyle", "none"),
        ):
            style = await page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)
            assert style != unwanted, selector
        await page.locator(".hit h3 a").first.focus()
        await page.keyboard.press("Shift+Tab")
        assert (await page.evaluate(FOCUSED))["outline"] >= 2
        box = page.get_by_role("combobox", name="Search the library")
        await box.fill("")
        await box.press_sequentially("panc")
        await page.get_by_role("listbox", name="Suggestions").wait_for()
        await box.press("ArrowDown")
        grounds = await page.locator(".suggestions [role=option]").evaluate_all(
            "all => all.slice(0, 2).map(one => getComputedStyle(one).backgroundColor)"
        )
        assert grounds[0] != grounds[1]


async def test_nothing_moves_by_itself(library: str, chromium: Browser) -> None:
    """No page has motion at all, so none need be taken away where the reader asks for less."""
    async with opened(chromium) as page:
        await page.emulate_media(reduced_motion="reduce")
        for address in addresses(library).values():
            await page.goto(in_language(address, "en"))
            assert await page.evaluate(MOVING) == 0, address


@pytest.mark.parametrize("kind", ["results", "document", "organisation", "centre", "condition"])
async def test_paper_has_the_text_alone_with_addresses_written_out(library: str, chromium: Browser, kind: str) -> None:
    async with opened(chromium, dark=True) as page:
        await page.goto(in_language(addresses(library)[kind], "en"))
        await page.emulate_media(media="print", color_scheme="dark")
        await expect(page.get_by_role("navigation")).to_have_count(0)
        await expect(page.get_by_role("button")).to_have_count(0)
        await expect(page.get_by_role("searchbox")).to_have_count(0)
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        colours = await page.evaluate(
            "(({backgroundColor, color}) => [backgroundColor, color])(getComputedStyle(document.body))"
        )
        assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
        outside = page.locator("main a[href^=http]")
        for number in range(await outside.count()):
            written = await outside.nth(number).evaluate(
                "one => getComputedStyle(one, '::after').content + one.textContent"
            )
            assert await outside.nth(number).get_attribute("href") in written


def test_every_page_for_people_is_looked_at() -> None:
    """Each route has an address among the kinds of pages, but those that answer with no page or lead on to one."""
    paths = [urlsplit(address).path for address in FIXED.values()] + ["/documents/a", "/documents/a/pages/1"]
    routes = [route for route in page_routes() if not route.path.endswith(".xml")]
    unseen = {route.name for route in routes if not any(route.path_regex.match(path) for path in paths)}
    assert unseen == {"organisations-facet", "centres-facet", "page-by-number"}


async def _next_stop_is_in_the_results(page: Page) -> None:
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.closest('#results') !== null")
