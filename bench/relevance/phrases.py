"""Phrases of real files, asked in quotes: is the file found, and the page told on which the phrase is?"""

import shutil
import tempfile
from pathlib import Path

from bench.relevance.asking import Library, library
from bench.relevance.data import PDFS, manifest
from bench.relevance.scores import Measure, Scores, scores

MEASURE = Measure("page found for a phrase", mean=0.98)
_LANGUAGE_CODE = 2

Row = dict[str, str]


def measure(every: int = 1) -> Scores:
    """The scores of all files that can be read and whose phrase is known, or of every so manieth of them."""
    rows = [row for row in manifest() if row["phrase"] and row["expected"] == "indexed"][::every]
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            shutil.copy(PDFS / row["file"], folder)
        with library(Path(folder)) as asked:
            values = asked.each(lambda row: _found(asked, row), rows)
    return scores(MEASURE, [(row["language"], value) for row, value in zip(rows, values, strict=True)])


def _found(asked: Library, row: Row) -> float:
    told = {"lang": row["language"]} if len(row["language"]) == _LANGUAGE_CODE else {}
    answer = asked.get("/api/v1/search", q=f'"{row["phrase"]}"', size=50, **told)
    for result in answer.get("results", ()):
        if Path(result["source"].split("#")[0]).name == row["file"]:
            return float(_has_page(row) in ("", *(str(page["number"]) for page in result.get("pages", ()))))
    return 0.0


def _has_page(row: Row) -> str:
    """The number of the phrase's page; empty where a file has no pages that count."""
    page = row["phrase_page"]
    return page if page.isdigit() and row["file"].endswith(".pdf") else ""
