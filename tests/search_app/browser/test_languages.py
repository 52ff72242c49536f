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
