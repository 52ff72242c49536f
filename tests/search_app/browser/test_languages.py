"""The pages in all 24 languages: nothing scrolls sideways on a phone, with script off; pictures of them are kept.

The pictures go to `build/screenshots`, which continuous integration keeps and git does not.
"""

import re
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from mappings.languages import languages
from tests.search_app.browser.kinds import addresses, in_language
from tests.search_app.browser.test_main_path import NARROW, PHONE, opened

pytestmark = [pytest.mark.engine, pytest.mark.browser]

SHOTS = Path(__file__).resolve().parents[3] / "build" / "screenshots"
SHOWN = ("home", "results", "condition", "centre")


@pytest_asyncio.fixture(scope="module")
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """One page without script for all languages."""
    async with opened(chromium, script=False, width=NARROW) as shared:
        yield shared


@pytest.fixture(scope="module")
def places(library: str) -> dict[str, str]:
    """An address of each kind of page."""
    return addresses(library)


@pytest.mark.parametrize("language", list(languages()))
async def test_pages_fit_a_phone_and_say_their_language(places: dict[str, str], page: Page, language: str) -> None:
    for kind in SHOWN:
        await page.goto(in_language(places[kind], language))
        await expect(page.locator("html")).to_have_attribute("lang", language)
        for width in (NARROW, PHONE):
            await page.set_viewport_size({"width": width, "height": 740})
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)
        await page.screenshot(path=SHOTS / f"{language}-{kind}-{PHONE}.png")


@pytest.mark.parametrize("language", ["en", "sl", "el"])
async def test_pages_are_pictured_wide_and_dark_as_well(
    places: dict[str, str], chromium: Browser, language: str
) -> None:
    for width, dark in ((PHONE, True), (1280, False), (1280, True)):
        async with opened(chromium, width=width, dark=dark) as page:
            for kind in SHOWN:
                await page.goto(in_language(places[kind], language))
                shot = SHOTS / f"{language}-{kind}-{width}{'-dark' if dark else ''}.png"
                await page.screenshot(path=shot)
                assert shot.stat().st_size > 10_000


async def test_main_path_reads_well_aloud(library: str, chromium: Browser) -> None:
    """What a screen reader finds on the way from the box to a document, kept beside the pictures."""
    heard: list[str] = []
    async with opened(chromium) as page:
        await page.goto(f"{library}/?lang=en")
        box = page.get_by_role("combobox", name="What are you looking for?")
        await box.press_sequentially("prostat")
        await page.get_by_role("listbox", name="Suggestions").wait_for()
        await box.press("ArrowDown")
        heard.append(await page.get_by_role("search").aria_snapshot())
        await box.press("Enter")
        await page.wait_for_url("**/search?*")
        heard.append(await page.get_by_role("main").aria_snapshot())
        await page.locator(".hit h3 a").first.press("Enter")
        await page.wait_for_url("**/documents/*")
        heard.append(await page.get_by_role("main").aria_snapshot())
    SHOTS.mkdir(parents=True, exist_ok=True)
    (SHOTS / "main-path.txt").write_text("\n\n".join(heard), encoding="utf-8")
    wanted = (
        ('combobox "What are you looking for?" [expanded]', 'group "Diseases"', "[selected]"),
        ("status:", 'heading "Filters"', 'button "Apply filters"', 'navigation "Pages of results"'),
        ("[level=1]", 'link "Back to the results"', 'heading "In the catalogue"'),
    )
    lacking = [part for parts, told in zip(wanted, heard, strict=True) for part in parts if part not in told]
    assert lacking == [], "\n\n".join(heard)


def test_text_browser_reads_results_in_order(library: str) -> None:
    program = shutil.which("w3m")
    if not program:
        pytest.skip("w3m, a text browser, is not installed")
    said = subprocess.run(
        [program, "-dump", "-cols", "80", f"{library}/search?q=prostate&lang=en&kind=guide&language=en"],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    ).stdout
    parts = ("Skip to the results", "Search the library", "Filters chosen", "Rare cancers of the prostate", "Privacy")
    places = [said.find(part) for part in parts]
    assert places == sorted(places), said
    assert -1 not in places, said
    assert re.search(r"\d+ results?", said)
    assert "Keep" not in said, "what only script can do"
