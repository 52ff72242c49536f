"""The collected real files: each comes out as its manifest says, each phrase stands on its page."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import FileFailure
from indexer.extraction import Extraction, Extractor
from tests.conftest import SHARED, Engines
from tests.indexer import samples

pytestmark = pytest.mark.engine

FILES = SHARED / "pdfs" / "dev"

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


def _rows() -> Iterator[dict[str, str]]:
    manifest = FILES / "manifest.tsv"
    if manifest.is_file():
        with manifest.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.fixture(scope="module")
def extractor(engines: Engines, shared: Path) -> Extractor:
    assert shared.is_dir()
    return Extractor([engines.tika_url], timeout_s=60, max_file_bytes=256 << 20, max_text_bytes=24 << 20, patience_s=10)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def _pages_with(phrase: str, extraction: Extraction) -> list[int]:
    return [page.number for page in extraction.pages if _words(phrase) in _words(page.text)]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["file"]) for row in _rows()])
def test_file_comes_out_as_the_manifest_says(extractor: Extractor, row: dict[str, str]) -> None:
    extraction = None
    try:
        extraction = extractor.document(samples.found(FILES / row["file"]))
        came = "indexed"
    except FileFailure as failure:
        came = failure.reason
    if row["file"] in OTHERWISE:
        assert came != row["expected"], "it comes out as expected now: take it off the list"
        return
    about = f"{row['note']} {row['category']}"
    assert came == row["expected"] or any(words in about for words in ALSO_FINE.get(came, ()))
    if row["phrase"] and extraction:
        pages = _pages_with(row["phrase"], extraction)
        has_pages = row["file"].endswith(".pdf") and row["phrase_page"].isdigit()
        assert int(row["phrase_page"]) in pages if has_pages else pages
