"""The collection as it stands, and as its sources make it anew."""

from pathlib import Path

import pytest

from documents._build.collection import contents
from documents._build.errors import Fault
from documents._build.sources import Source, sources

COLLECTION = Path(__file__).resolve().parents[2] / "documents"
SOURCES = COLLECTION / "sources"


@pytest.fixture(scope="session")
def collection() -> Path:
    """The collection folder."""
    return COLLECTION


@pytest.fixture(scope="session")
def built() -> dict[str, bytes]:
    """Every built file by its path below the collection, made from the sources just now."""
    faults: list[Fault] = []
    made = dict(contents(SOURCES, faults))
    assert faults == []
    return made


@pytest.fixture(scope="session")
def documents() -> list[Source]:
    """The sources of all documents."""
    return sources(SOURCES)
