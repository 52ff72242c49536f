"""The true program over the starter collection on a free port, and a headless Chromium."""

import json
import shutil
import subprocess
import sys
import threading
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from elasticsearch import Elasticsearch
from playwright.async_api import Browser, async_playwright

from tests.conftest import Engines, remove_indices

_COLLECTION = Path(__file__).resolve().parents[3] / "documents"
_READY = "Library ready: "
_PATIENCE_S = 60


@pytest.fixture(scope="session")
def library(engines: Engines, client: Elasticsearch) -> Iterator[str]:
    """The address of the served library, with the whole starter collection and its thesaurus in it; all modules read
    the same."""
    environment = engines.environment(f"test-{uuid.uuid4().hex[:12]}") | {"PORT": "0", "LOG_LEVEL": "warning"}
    try:
        _command("rarecare-index", "thesaurus", "load", str(_COLLECTION / "thesaurus/concepts.jsonl"), env=environment)
        said = _command("rarecare-index", "update", "--json", str(_COLLECTION), env=environment, status=1)
        assert json.loads(said.splitlines()[-1])["failed"] == 1, "one leaflet is a scan"
        with _served(environment | {"DOCUMENTS": str(_COLLECTION)}) as address:
            yield address
    finally:
        remove_indices(client, environment["INDEX_PREFIX"])


@pytest_asyncio.fixture(scope="session")
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
        [_program("rarecare-search"), "serve"],
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


def _command(name: str, *arguments: str, env: dict[str, str], status: int = 0) -> str:
    """What a command of the product says; it must end with this status."""
    ended = subprocess.run(
        [_program(name), *arguments], env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == status, ended.stdout + ended.stderr
    return ended.stdout


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
