"""What the site looks and sounds like, kept to be looked at: pictures, the main path read aloud, what axe-core finds,
weights. All of it goes to `build/gallery`, which git does not keep.

    rarecare-search serve, and beside it: python -m tests.search_app.browser.gallery [ADDRESS]
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Browser, Page, async_playwright

from bench.pages import ALL_BYTES, PAINT_S, SCRIPT_BYTES, chromium_path, visit
from tests.search_app.browser.kinds import KINDS, addresses, in_language
from tests.search_app.browser.spoken import spoken

GALLERY = Path(__file__).resolve().parents[3] / "build" / "gallery"
LANGUAGES = ("sl", "el", "en")
SHOWN = ("home", "results", "condition", "centre")
PHONE, WIDE = 360, 1280
QUESTIONS = {"sl": "rak trebušne slinavke", "el": "καρκίνος του παγκρέατος", "en": "pancreatic cancer"}
"""What is asked on the main path."""

TYPED = {"sl": "trebuš", "el": "παγκρ", "en": "pancrea"}

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = """rules => axe.run({resultTypes: ['violations'], runOnly: rules}).then(found => ({
  passed: found.passes.length, faults: found.violations.map(rule => `${rule.id}: ${rule.nodes.length}`)}))"""


async def pictures(browser: Browser, places: Mapping[str, str], folder: Path, language: str) -> list[int]:
    """Each of the `SHOWN` pages whole, on a phone and wide, light and dark; the sizes of the files in bytes."""
    sizes = []
    for width, scheme in product((PHONE, WIDE), SCHEMES):
        async with looked_at(browser, width, scheme) as page:
            for kind in SHOWN:
                await page.goto(in_language(places[kind], language))
                file = folder / f"{language}-{kind}-{width}-{scheme}.png"
                sizes.append(len(await page.screenshot(path=file, full_page=True)))
    return sizes


async def main_path(browser: Browser, library: str, language: str) -> list[tuple[str, str]]:
    """What a screen reader finds from the box to a page of a document: a heading and the page for each step."""
    heard: list[tuple[str, str]] = []
    async with looked_at(browser, WIDE, "light") as page:
        await page.goto(f"{library}/{language}/")
        heard.append(("The home page", await spoken(page)))
        box = page.get_by_role("combobox")
        await box.press_sequentially(TYPED[language])
        await page.get_by_role("listbox").wait_for()
        await box.press("ArrowDown")
        heard.append((f"Typing “{TYPED[language]}”, then ↓", await page.get_by_role("search").aria_snapshot()))
        await box.fill(QUESTIONS[language])
        await box.press("Enter")
        await page.wait_for_url("**/search?*")
        heard.append((f"Asking “{QUESTIONS[language]}”", await spoken(page)))
        await page.locator(".hit h3 a").first.press("Enter")
        await page.wait_for_url("**/documents/*")
        heard.append(("Opening the first result", await spoken(page)))
        await page.locator("a.button").first.press("Enter")
        await page.wait_for_url("**/pages/*")
        heard.append(("Reading its text", await spoken(page)))
    return heard


async def axe_report(browser: Browser, places: Mapping[str, str]) -> str:
    """What axe-core finds on each kind of page in the three languages, a line each."""
    lines = []
    async with looked_at(browser, WIDE, "light") as page:
        await page.add_init_script(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
        for language, kind in product(LANGUAGES, KINDS):
            await page.goto(in_language(places[kind], language))
            for width, scheme in ((WIDE, "light"), (PHONE, "dark")):
                await page.set_viewport_size({"width": width, "height": 800})
                await page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
                found: dict[str, Any] = await page.evaluate(_AXE, AXE_RULES)
                faults = "; ".join(found["faults"]) or "nothing found"
                lines.append(f"{language} {kind}, {width} px, {scheme}: {faults} ({found['passed']} rules passed)")
    return "\n".join(lines)


async def weights(browser: Browser, places: Mapping[str, str]) -> str:
    """Bytes of a first visit to each of the `SHOWN` pages, and when something is seen on a slow line."""
    lines = [f"At most {ALL_BYTES} bytes in all, {SCRIPT_BYTES} of script, {PAINT_S} s to the first paint."]
    for kind in SHOWN:
        async with looked_at(browser, PHONE, "light") as page:
            found = await visit(page, in_language(places[kind], "en"), slow=True)
            sizes = ", ".join(f"{name} {size}" for name, size in sorted(found.sizes.items()))
            lines.append(f"{kind}: {found.size} bytes in {found.requests} requests ({sizes}), {found.paint_s:.2f} s")
    return "\n".join(lines)


@asynccontextmanager
async def looked_at(browser: Browser, width: int, scheme: Scheme) -> AsyncIterator[Page]:
    """A page in a browser that was never here."""
    context = await browser.new_context(
        viewport={"width": width, "height": 800}, locale="en-GB", color_scheme=scheme, reduced_motion="reduce"
    )
    try:
        yield await context.new_page()
    finally:
        await context.close()


async def record(library: str, folder: Path) -> None:
    """All of it, into a folder that is there."""
    places = addresses(library)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for language in LANGUAGES:
            await pictures(browser, places, folder, language)
            heard = await main_path(browser, library, language)
            _keep(folder / f"main-path-{language}.txt", "\n\n".join(f"## {step}\n\n{said}" for step, said in heard))
        _keep(folder / "weights.txt", await weights(browser, places))
        _keep(folder / "axe.txt", await axe_report(browser, places))
        await browser.close()


def _keep(file: Path, text: str) -> None:
    file.write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Records the library at an address."""
    parser = argparse.ArgumentParser(prog="python -m tests.search_app.browser.gallery", description=__doc__)
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000")
    GALLERY.mkdir(parents=True, exist_ok=True)
    asyncio.run(record(parser.parse_args().address.rstrip("/"), GALLERY))
    sys.stdout.write(f"{GALLERY}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
