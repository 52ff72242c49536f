"""The benchmarks' collections are the same in each run, and what they are said to be."""

import io
import itertools
import random
from pathlib import Path

import pypdf
import pytest
from elasticsearch import Elasticsearch

from bench.corpus import PAGES, bodies, pdf_folder, small_files
from bench.queries import addresses
from bench.text import PAGE_LETTERS, pool, pool_languages
from mappings.identification import identifier
from mappings.indices import alias, ensure


def test_pages_are_in_the_language_that_they_claim() -> None:
    for language in pool_languages():
        page = pool(language).page(random.Random(7))
        assert len(page) == PAGE_LETTERS
        assert identifier().rank(page[1000:1500])[0].language == language


def test_same_seed_gives_the_same_searches_and_bodies() -> None:
    assert addresses(50) == addresses(50)
    assert list(bodies(3)) == list(bodies(3))
    assert len({body["file"]["hash"] for _, body in bodies(20)}) == 20


def test_pdfs_have_six_pages_of_text(tmp_path: Path) -> None:
    files = sorted(pdf_folder({"RARECARE_CACHE": str(tmp_path)}, 2).rglob("*.pdf"))
    readers = [pypdf.PdfReader(io.BytesIO(file.read_bytes())) for file in files]
    assert [len(reader.pages) for reader in readers] == [PAGES, PAGES]
    assert all(len(page.extract_text()) > PAGE_LETTERS * 0.9 for reader in readers for page in reader.pages)


def test_small_files_all_differ(tmp_path: Path) -> None:
    small_files(tmp_path, 120)
    assert len({file.read_bytes() for file in tmp_path.rglob("*.txt")}) == 120


@pytest.mark.engine
def test_bodies_are_what_the_mapping_takes(client: Elasticsearch, index_prefix: str) -> None:
    index = ensure(client, alias(index_prefix))
    for identifier_, body in itertools.islice(bodies(12), 12):
        client.index(index=index, id=identifier_, document=body)
    client.indices.refresh(index=index)
    assert client.count(index=index)["count"] == 12
