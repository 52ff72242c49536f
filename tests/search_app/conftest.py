"""The real app, without a socket between, over a library that each module fills itself."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from mappings.indices import CONTENTS, DOCUMENTS, alias, ensure
from search_app.app import make_app
from search_app.settings import Settings
from tests.conftest import Engines

Answer = dict[str, Any]


@dataclass(frozen=True)
class Library:
    """The app over one prefix: asked over HTTP, filled behind its back."""

    http: httpx.AsyncClient
    folder: Path
    engine: Elasticsearch
    prefix: str

    def fill(self, bodies: Mapping[str, Mapping[str, Any]], contents: str = DOCUMENTS) -> None:
        """Indexes bodies by identifier; all can be found when this returns."""
        index = alias(self.prefix, contents).name
        actions = ({"_index": index, "_id": identifier, "_source": body} for identifier, body in bodies.items())
        bulk(self.engine, actions, refresh=True)

    async def get(self, address: str, **parameters: Any) -> Answer:
        """The JSON that the app answers with."""
        answer = await self.http.get(address, params=parameters)
        assert answer.status_code == 200, answer.text
        told: Answer = answer.json()
        return told

    async def search(self, text: str = "", **parameters: Any) -> Answer:
        """The answer of the API to a search."""
        return await self.get("/api/v1/search", q=text, **parameters)

    async def found(self, text: str = "", **parameters: Any) -> list[str]:
        """Identifiers of all results, in order."""
        answer = await self.search(text, **{"size": 50, "lang": "en", **parameters})
        return [hit["id"] for hit in answer["results"]]


@asynccontextmanager
async def asked(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the app of these settings, which lives as long."""
    app = make_app(settings)
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://library.example") as http,
    ):
        yield http


@pytest_asyncio.fixture(scope="module")
async def library(
    engines: Engines, client: Elasticsearch, index_prefix: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Library]:
    """The app over empty indices and an empty folder."""
    folder = tmp_path_factory.mktemp("collection")
    for contents in CONTENTS:
        ensure(client, alias(index_prefix, contents))
    async with asked(Settings(engines.elasticsearch, index_prefix=index_prefix, documents=folder)) as http:
        yield Library(http, folder, client, index_prefix)
