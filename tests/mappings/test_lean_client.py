"""The client that commands and the app import."""

import subprocess
import sys

import pytest

from mappings.lean_client import FOR_COMMANDS, FOR_THE_APP

_LOOK = """
import sys
from mappings.lean_client import import_client
left_out = sys.argv[1:]
import_client(left_out)
print(*(name for name in left_out if name in sys.modules))
for name in left_out:
    __import__(name)
"""
_CONNECTS = {
    FOR_COMMANDS: "from elasticsearch import Elasticsearch; Elasticsearch('http://localhost:9200').close()",
    FOR_THE_APP: "from elasticsearch import AsyncElasticsearch; AsyncElasticsearch('http://localhost:9200')",
}


@pytest.mark.parametrize("left_out", [FOR_COMMANDS, FOR_THE_APP])
def test_client_is_imported_without_what_the_process_does_not_connect_by(left_out: tuple[str, str]) -> None:
    command = [sys.executable, "-c", _LOOK + _CONNECTS[left_out], *left_out]
    looked = subprocess.run(command, capture_output=True, text=True, check=True)
    assert looked.stdout.split() == []
