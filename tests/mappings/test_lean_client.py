"""What is left out of an import, and that the client and the app do without."""

import subprocess
import sys

import pytest

_CLIENT = """
from mappings.lean_client import import_client
import_client()
from elasticsearch import Elasticsearch
Elasticsearch("http://localhost:9200").close()
"""
_APP = """
from mappings.lean_client import leaving_out
from search_app.cli import UNUSED
with leaving_out(UNUSED):
    import search_app.serving
from elasticsearch import AsyncElasticsearch
AsyncElasticsearch("http://localhost:9200")
"""
_TIKA = """
from indexer.transport import _tika
_tika()
"""


@pytest.mark.parametrize(
    ("program", "left_out"),
    [
        (_CLIENT, ("aiohttp", "httpx", "requests", "elasticsearch._async.client.ml")),
        (_APP, ("requests", "httpx", "watchfiles")),
        (_TIKA, ("requests",)),
    ],
)
def test_process_does_without_what_it_has_no_use_for(program: str, left_out: tuple[str, ...]) -> None:
    look = f"import sys; print(*(name for name in {left_out} if name in sys.modules)); import {', '.join(left_out)}"
    looked = subprocess.run([sys.executable, "-c", program + look], capture_output=True, text=True, check=True)
    assert looked.stdout.split() == []
