"""Concepts recognised while indexing, on the real engines: written, and written anew when the thesaurus is another."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from indexer.explain import explained, lines
from indexer.thesaurus import load
from tests.conftest import Engines
from tests.indexer.libraries import ENGLISH, Library, library

pytestmark = pytest.mark.engine

SARCOMA: dict[str, Any] = {"orpha": "780", "names": {"en": "Rhabdomyosarcoma"}}
PANCREAS: dict[str, Any] = {
    "id": "site:pancreas",
    "names": {"en": "Pancreas"},
    "lay_terms": {"en": ["pancreatic cancer"]},
    "type": "Site",
}
TEXT = f"Rhabdomyosarcoma in adults. {ENGLISH} It is no pancreatic cancer."


@pytest.fixture
def shelf(tmp_path: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """A library with two texts."""
    with library(tmp_path, client, engines) as made:
        made.write("guides/rhabdomyosarcoma.txt", TEXT)
        made.write("guides/pancreatic-cancer.txt", ENGLISH)
        yield made


def load_concepts(shelf: Library, *concepts: dict[str, Any]) -> None:
    """Loads a thesaurus."""
    file = shelf.folder.parent / f"{shelf.settings.prefix}.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in concepts), "utf-8")
    load(shelf.client, shelf.settings, [file])


def told(shelf: Library, source: str, *fields: str) -> list[Any]:
    """Values of a document."""
    body = shelf.body(source)
    assert body is not None
    return [body.get(field) for field in fields]


def test_documents_tell_what_they_are_about_and_what_their_pages_name(shelf: Library) -> None:
    load_concepts(shelf, SARCOMA, PANCREAS)
    shelf.update()
    assert told(shelf, "guides/rhabdomyosarcoma.txt", "concepts", "mentions", "site") == [
        ["ORPHA:780"],
        ["site:pancreas"],
        None,
    ]
    assert told(shelf, "guides/rhabdomyosarcoma.txt", "pages")[0][0]["concepts"] == ["ORPHA:780", "site:pancreas"]
    assert told(shelf, "guides/pancreatic-cancer.txt", "concepts", "mentions", "site", "family") == [
        None,
        ["site:pancreas"],
        ["pancreas"],
        ["digestive"],
    ]


def test_the_catalogue_comes_before_what_is_recognised(shelf: Library) -> None:
    load_concepts(shelf, SARCOMA, PANCREAS)
    rows = "file,site,concepts\nguides/pancreatic-cancer.txt,liver,ORPHA:50\nguides/rhabdomyosarcoma.txt,,ORPHA:50\n"
    (shelf.folder / "catalogue.csv").write_text(rows, "utf-8")
    shelf.update()
    assert told(shelf, "guides/pancreatic-cancer.txt", "concepts", "site") == [["ORPHA:50"], ["liver"]]
    assert told(shelf, "guides/rhabdomyosarcoma.txt", "concepts") == [["ORPHA:50", "ORPHA:780"]]


def test_another_thesaurus_describes_what_is_there_anew_without_reading_files(shelf: Library) -> None:
    shelf.update()
    assert told(shelf, "guides/rhabdomyosarcoma.txt", "concepts", "mentions") == [None, None]

    load_concepts(shelf, SARCOMA)
    summary = shelf.without_tika().update()
    assert (summary.changed, summary.unchanged) == (2, 0)
    assert told(shelf, "guides/rhabdomyosarcoma.txt", "concepts", "mentions") == [["ORPHA:780"], None]

    summary = shelf.without_tika().update()
    assert (summary.changed, summary.unchanged) == (0, 2)


def test_explain_tells_the_concepts_of_the_loaded_thesaurus_and_else_of_the_collections_own(shelf: Library) -> None:
    file = shelf.folder / "guides/rhabdomyosarcoma.txt"
    assert explained(shelf.settings, file)["concepts"] == []

    own = shelf.folder / "thesaurus/concepts.jsonl"
    own.parent.mkdir()
    own.write_text(json.dumps(PANCREAS), "utf-8")
    assert explained(shelf.settings, file)["mentions"] == ["site:pancreas"]

    load_concepts(shelf, SARCOMA)
    explanation = explained(shelf.settings, file)
    assert (explanation["concepts"], explanation["mentions"]) == (["ORPHA:780"], [])
    said = list(lines(explanation))
    assert "concepts: ORPHA:780" in said
    assert any(line.endswith("[ORPHA:780]") for line in said)
