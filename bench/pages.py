"""A page of results as Chromium gets it for the first time: bytes of all its files, and when something is first seen.

The line is that of WebPageTest's "3G Slow" (400 kbit/s, 400 ms to and fro), the processor four times as slow as this
machine's. Chromium's throttle delays each request; what a new connection and TLS would add is not in it.
"""

import argparse
import asyncio
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from bench.figures import Figure, show
from bench.serving import served
from bench.target import Target, command, fresh_target

ADDRESS = "/search?q=cancer&lang=en"
ALL_BYTES, SCRIPT_BYTES, PAINT_S = 60_000, 15_000, 2.0
"""What a page of results may weigh in all and in script, compressed; and when something must be seen."""

_COLLECTION = Path(__file__).parent.parent / "documents"
_SLOW = {"offline": False, "downloadThroughput": 50_000, "uploadThroughput": 50_000, "latency": 400}
_SLOWER_CPU = 4
_PAINT = """() => new Promise(resolve => new PerformanceObserver(list => list.getEntries()
  .filter(one => one.name === 'first-contentful-paint').forEach(one => resolve(one.startTime)))
  .observe({type: 'paint', buffered: true}))"""


@dataclass(frozen=True)
class Visit:
    """What one visit took: bytes on the line by kind of file, headers included, and seconds until the first paint."""

    sizes: dict[str, int]
    requests: int
    paint_s: float

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(self.sizes.values())


async def visit(page: Page, address: str, *, slow: bool = False) -> Visit:
    """One visit by a page that was nowhere before. `slow` is a bad line and a weak processor."""
    session = await page.context.new_cdp_session(page)
    await session.send("Network.enable")
    if slow:
        await session.send("Network.emulateNetworkConditions", _SLOW)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER_CPU})
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def answered(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        sizes[kind] = sizes.get(kind, 0) + int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    await page.goto(address, wait_until="networkidle")
    paint_ms: float = await page.evaluate(_PAINT)
    await session.detach()
    return Visit(sizes, len(kinds), paint_ms / 1000)


def measure(*, runs: int = 5) -> list[Figure]:
    """The figures over the starter collection, each visit in a context of its own."""
    with fresh_target() as target:
        _fill(target)
        with served(target) as app:
            visits = asyncio.run(_visits(app.url + ADDRESS, runs))
    return _figures(visits)


def _fill(target: Target) -> None:
    for arguments in (
        ("thesaurus", "load", str(_COLLECTION / "thesaurus/concepts.jsonl")),
        ("update", str(_COLLECTION)),
    ):
        done = subprocess.run(
            [command("rarecare-index"), *arguments], env=target.environment(), capture_output=True, check=False
        )
        if done.returncode > 1:  # some leaflets are scans, which are reported
            raise RuntimeError(f"rarecare-index {arguments[0]} ended with {done.returncode}")


async def _visits(address: str, runs: int) -> list[Visit]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        try:
            return [await _first_visit(browser, address) for _ in range(runs)]
        finally:
            await browser.close()


def chromium_path() -> str:
    """Debian’s Chromium, or whichever is on the path. Raises RuntimeError without one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        raise RuntimeError("no Chromium on the path")
    return found


async def _first_visit(browser: Browser, address: str) -> Visit:
    context = await browser.new_context(viewport={"width": 360, "height": 640})
    try:
        return await visit(await context.new_page(), address, slow=True)
    finally:
        await context.close()


def _figures(visits: Sequence[Visit]) -> list[Figure]:
    sizes = tuple(one.size / 1000 for one in visits)
    scripts = tuple(one.sizes.get("Script", 0) / 1000 for one in visits)
    paints = tuple(one.paint_s for one in visits)
    requests = f"{visits[0].requests} requests"
    return [
        Figure("results page, cold, all files (kB)", requests, sizes, ALL_BYTES / 1000),
        Figure("of it script (kB)", "", scripts, SCRIPT_BYTES / 1000),
        Figure("first contentful paint, slow 3G, CPU ÷ 4 (s)", "", paints, PAINT_S),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    show(measure(runs=parser.parse_args(argv).runs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
