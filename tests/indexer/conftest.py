"""A small library for tests that need no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from tests.conftest import Engines
from tests.indexer.libraries import ENGLISH, GERMAN, Library, library


@pytest.fixture
def shelf(tmp_path: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """A library with a guide in English and one in German."""
    with library(tmp_path / "collection", client, engines) as made:
        made.write("guides/en/lung.txt", ENGLISH)
        made.write("guides/de/lung.txt", GERMAN)
        yield made
