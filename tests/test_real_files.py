"""The whole path on real files by others: each comes out as its manifest says, each phrase is found on its page.

One run of `rarecare-index update` over the folder, then the questions that a reader would ask the running app.
"""

import csv
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from elasticsearch import Elasticsearch

from search_app.settings import Settings
from tests.conftest import SHARED, Engines
from tests.indexer.libraries import library
from tests.search_app.conftest import asked

pytestmark = pytest.mark.engine

FILES = SHARED / "pdfs" / "dev"
_MOST_RESULTS = 50

ALSO_FINE = {
    "indexed": ("indexing that text is acceptable",),
    "damaged": ("unreadable", "truncated"),
    "unsupported": ("unsupported", "must be refused"),
    "too-large": ("must be refused", "bomb"),
    "timed-out": ("bomb", "loop", "nesting"),
    "empty": ("zero-bytes", "silently empty"),
}
"""Outcomes with the words in a row's note or category that make them right too, as the files' own check has them."""

OTHERWISE = {
    "made-no-tounicode-cs.pdf": "Tika reads the letters from the font itself: the text is right, so it is indexed",
    "opf-498264.pdf": "only poppler finds text in this damaged file; Tika sees pages of pictures",
    "pdfjs-poppler-937-0-fuzzed.pdf": "Tika finds no page at all, so it is damaged rather than a scan",
}
"""Files that come out otherwise than the manifest says, and why."""


@dataclass(frozen=True)
class Indexed:
    """The folder after one update: the app over it, and the reasons of what failed by file."""

    http: httpx.AsyncClient
    reasons: Mapping[str, str]

    async def pages_with(self, phrase: str, file: str, language: str) -> list[int] | None:
        """The pages of `file` that a search for the phrase tells, or None when the file is not among the results."""
        asked_in = {"lang": language} if len(language) == 2 else {}
        parameters = {"q": f'"{phrase}"', "size": str(_MOST_RESULTS), **asked_in}
        answer = await self.http.get("/api/v1/search", params=parameters)
        assert answer.status_code == 200, answer.text
        for result in answer.json()["results"]:
            if result["source"] == file:
                return [page["number"] for page in result["pages"]]
        return None


def _rows() -> Iterator[dict[str, str]]:
    manifest = FILES / "manifest.tsv"
    if manifest.is_file():
        with manifest.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest_asyncio.fixture(scope="module")
async def indexed(engines: Engines, client: Elasticsearch, shared: Path) -> AsyncIterator[Indexed]:
    with library(shared / "pdfs" / "dev", client, engines) as made:
        made.update()
        reasons = {failed.source: failed.reason for failed in made.failures()}
        settings = Settings(engines.elasticsearch, index_prefix=made.settings.prefix, documents=made.folder)
        async with asked(settings) as http:
            yield Indexed(http, reasons)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["file"]) for row in _rows()])
async def test_file_comes_out_as_its_manifest_says(indexed: Indexed, row: dict[str, str]) -> None:
    came = indexed.reasons.get(row["file"], "indexed")
    if row["file"] in OTHERWISE:
        assert came != row["expected"], "it comes out as expected now: take it off the list"
        return
    about = f"{row['note']} {row['category']}"
    assert came == row["expected"] or any(words in about for words in ALSO_FINE.get(came, ()))
    if row["phrase"] and row["expected"] == "indexed":
        pages = await indexed.pages_with(row["phrase"], row["file"], row["language"])
        has_pages = row["file"].endswith(".pdf") and row["phrase_page"].isdigit()
        assert pages is not None
        assert not has_pages or int(row["phrase_page"]) in pages


async def test_whole_folder_is_accounted_for(indexed: Indexed, shared: Path) -> None:
    files = [path for path in (shared / "pdfs" / "dev").iterdir() if path.is_file()]
    answer = await indexed.http.get("/api/v1/search", params={"size": 1, "lang": "en"})
    assert answer.json()["total"]["value"] + len(indexed.reasons) == len(files)
