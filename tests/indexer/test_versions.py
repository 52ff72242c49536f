"""Rebuild, switch and roll back, with readers who never notice."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from indexer.errors import EngineRefuses, WrongUse
from indexer.versions import rebuild, roll_back
from mappings.indices import DOCUMENTS, create_version, index_body, live_version, switch, versions
from tests.conftest import Engines
from tests.indexer.libraries import ENGLISH, Library, library

pytestmark = pytest.mark.engine

FILES = 30


@pytest.fixture
def shelf(tmp_path: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """An indexed library of some files and records."""
    with library(tmp_path / "collection", client, engines) as made:
        for number in range(FILES):
            made.write(f"guides/en/{number:02d}.txt", f"{ENGLISH} Number {number}.")
        made.write("directories/organisations.csv", "name,country\nAlpha,SI\n")
        made.update()
        yield made


@contextmanager
def reader(shelf: Library) -> Iterator[set[int]]:
    """Somebody who searches all the time; the numbers of hits that were seen."""
    seen: set[int] = set()
    ended, begun = threading.Event(), threading.Event()

    def search() -> None:
        while not ended.is_set():
            found = shelf.client.search(index=shelf.documents, size=0, track_total_hits=True)
            seen.add(found["hits"]["total"]["value"])
            begun.set()

    thread = threading.Thread(target=search)
    thread.start()
    try:
        assert begun.wait(30)
        yield seen
    finally:
        ended.set()
        thread.join()


def live(shelf: Library) -> int | None:
    return live_version(shelf.client, shelf.settings.alias(DOCUMENTS))


def existing(shelf: Library) -> list[int]:
    return versions(shelf.client, shelf.settings.alias(DOCUMENTS))


def test_readers_notice_nothing_of_rebuild_and_rollback(shelf: Library) -> None:
    before = shelf.bodies()
    unread = shelf.without_tika()

    with reader(shelf) as seen:
        built = rebuild(unread.client, unread.settings, shelf.folder)
        assert (built.version, built.documents, live(shelf)) == (2, FILES + 1, 2)
        assert shelf.bodies() == before
        assert roll_back(shelf.client, shelf.settings) == 1
        assert live(shelf) == 1
    assert seen == {FILES + 1}


def test_two_versions_are_kept_and_one_goes_back(shelf: Library) -> None:
    for _ in range(3):
        rebuild(shelf.client, shelf.settings, shelf.folder)

    assert existing(shelf) == [3, 4]
    assert roll_back(shelf.client, shelf.settings) == 3
    with pytest.raises(WrongUse, match="no version before"):
        roll_back(shelf.client, shelf.settings)


def test_update_after_a_rollback_brings_the_old_version_up_to_date(shelf: Library) -> None:
    rebuild(shelf.client, shelf.settings, shelf.folder)
    shelf.write("guides/en/new.txt", f"{ENGLISH} New.")
    shelf.write("directories/organisations.csv", "name,country\nBeta,SI\n")
    shelf.update()
    after = shelf.bodies()
    roll_back(shelf.client, shelf.settings)

    shelf.update()

    assert shelf.bodies() == after


def test_what_a_killed_rebuild_left_is_removed_and_never_gone_back_to(shelf: Library) -> None:
    create_version(shelf.client, shelf.settings.alias(DOCUMENTS), 2)
    with pytest.raises(WrongUse):
        roll_back(shelf.client, shelf.settings)

    rebuild(shelf.client, shelf.settings, shelf.folder)

    assert existing(shelf) == [1, 2]
    assert len(shelf.sources()) == FILES + 1


def test_rebuild_without_an_index_reads_the_files(tmp_path: Path, client: Elasticsearch, engines: Engines) -> None:
    with library(tmp_path / "collection", client, engines) as empty:
        empty.write("a.txt")
        built = rebuild(client, empty.settings, empty.folder)

        assert (built.version, built.documents) == (1, 1)


def test_body_that_does_not_fit_keeps_the_live_version(shelf: Library) -> None:
    of = shelf.settings.alias(DOCUMENTS)
    loose = index_body(DOCUMENTS)
    loose["mappings"]["properties"]["year"] = {"type": "integer"}
    shelf.client.indices.create(index=of.index(2), **loose)
    shelf.client.reindex(source={"index": of.index(1)}, dest={"index": of.index(2)}, refresh=True)
    shelf.client.update(index=of.index(2), id=next(iter(shelf.bodies())), doc={"year": 70_000}, refresh=True)
    switch(shelf.client, of, 2)

    with pytest.raises(EngineRefuses, match="readers keep the live one"):
        rebuild(shelf.client, shelf.settings, shelf.folder)
    assert live(shelf) == 2
    assert len(shelf.sources()) == FILES + 1
