"""The client that commands import."""

import subprocess
import sys

_LOOK = """
import sys
from indexer.lean_client import import_client
import_client()
print(*(name for name in ("aiohttp", "httpx") if name in sys.modules))
import aiohttp
from elasticsearch import Elasticsearch
Elasticsearch("http://localhost:9200").close()
"""


def test_client_is_imported_without_what_its_asynchronous_connections_need() -> None:
    looked = subprocess.run([sys.executable, "-c", _LOOK], capture_output=True, text=True, check=True)
    assert looked.stdout.split() == []
