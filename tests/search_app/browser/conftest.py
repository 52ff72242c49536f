"""The true program over the starter collection on a free port, and a headless Chromium."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.conftest import Engines

_COLLECTION = Path(__file__).resolve().parents[3] / "documents"
_READY = "Library ready: "
_PATIENCE_S = 60


@pytest.fixture(scope="module")
def library(engines: Engines, index_prefix: str) -> Iterator[str]:
    """The address of the served library, with the whole starter collection in it."""
    environment = engines.environment(index_prefix) | {"PORT": "0", "LOG_LEVEL": "warning"}
    indexing = subprocess.run(
        [_command("rarecare-index"), "update", "--json", str(_COLLECTION)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert indexing.returncode == 1, indexing.stdout + indexing.stderr
    assert json.loads(indexing.stdout.splitlines()[-1])["failed"] == 1, "one leaflet is a scan"
    with _served(environment | {"DOCUMENTS": str(_COLLECTION)}) as address:
        yield address


@pytest_asyncio.fixture(scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium, or whichever is on the path."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no Chromium on the path: install it, for example with `apt-get install chromium`"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        await browser.close()


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[str]:
    """`rarecare-search serve` until it is ready; what it said is shown when it never is."""
    process = subprocess.Popen(
        [_command("rarecare-search"), "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    # A line that never comes must not keep the test run: the process is ended, and then the pipe ends as well.
    patience = threading.Timer(_PATIENCE_S, process.kill)
    patience.start()
    try:
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if line.startswith(_READY):
                break
        else:
            pytest.fail(f"rarecare-search serve did not get ready:\n{''.join(said)}")
        patience.cancel()
        yield line.removeprefix(_READY).strip()
    finally:
        patience.cancel()
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def _command(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
