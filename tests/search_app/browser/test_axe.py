"""axe-core finds nothing against WCAG 2.2 AA on any kind of page, in three scripts, narrow and wide, light and dark."""

from collections.abc import AsyncIterator
from importlib.resources import files
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.search_app.browser.kinds import KINDS, addresses, in_language
from tests.search_app.browser.test_main_path import PHONE, WIDE

pytestmark = [pytest.mark.engine, pytest.mark.browser]

ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
VIEWS = ((WIDE, "light", ALL), (WIDE, "dark", COLOURS), (PHONE, "dark", COLOURS), (PHONE, "light", ALL))
"""Width, scheme and rules: only rules about colours can tell dark from light."""

SAME = {("api", "el"), ("api", "bg")}
"""Pages whose own part is in English whatever the language is, and long."""

LOOKED_AT = [(kind, language) for language in ("en", "el", "bg") for kind in KINDS if (kind, language) not in SAME]

RUN = """rules => axe.run({resultTypes: ['violations'], runOnly: rules}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}: ${node.failureSummary}`)))"""


@pytest_asyncio.fixture(scope="module")
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """One page for all tests, with axe-core in every document that it opens."""
    context = await chromium.new_context(locale="en-GB")
    await context.add_init_script(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    try:
        yield await context.new_page()
    finally:
        await context.close()


@pytest.fixture(scope="module")
def places(library: str) -> dict[str, str]:
    """An address of each kind of page."""
    return addresses(library)


@pytest.mark.parametrize(("kind", "language"), LOOKED_AT)
async def test_nothing_is_found(places: dict[str, str], page: Page, kind: str, language: str) -> None:
    await page.goto(in_language(places[kind], language))
    assert await page.evaluate("document.documentElement.lang") == language
    for width, scheme, rules in VIEWS:
        assert await _faults(page, width, scheme, rules) == [], (width, scheme)


async def test_open_list_of_suggestions_is_sound(library: str, page: Page) -> None:
    await page.goto(f"{library}/?lang=en")
    await page.get_by_role("combobox", name="What are you looking for?").press_sequentially("panc")
    await page.get_by_role("listbox", name="Suggestions").wait_for()
    await page.keyboard.press("ArrowDown")
    for width, scheme, rules in VIEWS:
        assert await _faults(page, width, scheme, rules) == [], (width, scheme)


async def test_kept_list_is_sound(library: str, page: Page) -> None:
    await page.goto(f"{library}/search?q=prostate&lang=en")
    await page.get_by_role("button", name="Keep").first.click()
    for address in ("/en/search?q=prostate", "/en/list"):
        await page.goto(library + address)
        for width, scheme, rules in VIEWS:
            assert await _faults(page, width, scheme, rules) == [], (address, width, scheme)
    await page.evaluate("localStorage.clear()")


async def test_faults_would_be_found(library: str, page: Page) -> None:
    """The same look at a page that was spoilt: a box without a label, a text that hardly stands out."""
    await page.goto(f"{library}/?lang=en")
    await page.evaluate("document.querySelector('label[for=q]').remove()")
    await page.evaluate("document.querySelector('h1').style.color = '#cde'")
    found = await _faults(page, WIDE, "light", ALL)
    assert {one.partition(":")[0] for one in found} >= {"label", "color-contrast"}


async def _faults(page: Page, width: int, scheme: Any, rules: object) -> list[str]:
    await page.set_viewport_size({"width": width, "height": 800})
    await page.emulate_media(color_scheme=scheme)
    found: list[str] = await page.evaluate(RUN, rules)
    return found
