"""All entries of the library in portions, what is known of some of them, and the order of arrival."""

from typing import Any

import pytest

from mappings.indices import CONCEPTS, DOCUMENTS
from search_app.entries import Entry, entries_from, to_entries_request
from search_app.library import library_at
from search_app.query import Query
from tests.conftest import Engines
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Three guides that came one after another, a disease in use and a retired one."""
    library.fill(
        {
            "b": guide("Beta", "Text.", indexed_at="2026-02-01T00:00:00Z"),
            "a": guide("Alpha", "Text.", indexed_at="2026-01-01T00:00:00Z"),
            "c": guide("Gamma", "Text.", indexed_at="2026-03-01T00:00:00Z"),
        }
    )
    used: dict[str, Any] = {"id": "ORPHA:1", "labels": {"en": "One"}, "names": ["One"]}
    library.fill({"1": used, "2": {**used, "id": "ORPHA:2", "retired": True}}, CONCEPTS)


async def test_portions_follow_each_other_without_gap(library: Library) -> None:
    index = f"{library.prefix}-documents"
    first = entries_from(library.engine.search(index=index, body=to_entries_request(DOCUMENTS, size=2)).body)
    rest = entries_from(library.engine.search(index=index, body=to_entries_request(DOCUMENTS, first[-1].place)).body)
    assert [entry.id for entry in (*first, *rest)] == ["a", "b", "c"]
    assert rest[0] == Entry("c", "guides/en/Gamma.pdf", "2026-03-01T00:00:00Z")


async def test_entries_are_those_in_use(engines: Engines, library: Library) -> None:
    opened = library_at(engines.elasticsearch, library.prefix)
    try:
        assert [entry.id for entry in await opened.entries(CONCEPTS)] == ["ORPHA:1"]
        assert [entry.id for entry in await opened.entries(DOCUMENTS)] == ["a", "b", "c"]
        assert await opened.entries(DOCUMENTS, "zz") == ()
    finally:
        await opened.close()


async def test_last_arrival_comes_first_and_is_described_without_its_pages(engines: Engines, library: Library) -> None:
    opened = library_at(engines.elasticsearch, library.prefix)
    try:
        found = await opened.search(Query(facets=False, snippets=False), by_arrival=True)
        described = await opened.described([hit.id for hit in found.hits] + ["gone"])
        assert await opened.described([]) == ()
    finally:
        await opened.close()
    assert [one.title for one in described] == ["Gamma", "Beta", "Alpha"]
    assert {one.pages for one in described} == {()}
