"""The app over a small library, and over an engine that is not there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from elasticsearch import Elasticsearch

from mappings.connection import ElasticsearchAddress
from search_app.app import make_app
from search_app.settings import Settings
from tests.conftest import Engines
from tests.search_app.pages.collection import fill
from tests.search_app.pages.markup import Read, read

BASE = "http://library.example"


@asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the app, without a socket between."""
    app = make_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client,
    ):
        yield client


@pytest_asyncio.fixture(scope="module")
async def pages(
    engines: Engines, client: Elasticsearch, index_prefix: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx.AsyncClient]:
    """The app over the library of `collection`; a browser that says nothing of its language."""
    fill(client, index_prefix)
    folder = tmp_path_factory.mktemp("documents")
    async with served(Settings(engines.elasticsearch, index_prefix=index_prefix, documents=folder)) as connected:
        yield connected


@pytest_asyncio.fixture
async def pages_without_engine(closed_address: str, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The app when nothing listens where the engine should."""
    async with served(Settings(ElasticsearchAddress((closed_address,)), documents=tmp_path)) as connected:
        yield connected


async def page(pages: httpx.AsyncClient, address: str, *, status: int = 200) -> Read:
    """The page at an address, read to its end."""
    answer = await pages.get(address)
    assert answer.status_code == status
    return read(answer.text)
