"""The file in which running engines say where they are: for its owner only, whole or not at all."""

from pathlib import Path

import pytest

from engines import state
from engines.launch import Launched, Needed
from engines.state import State
from mappings.connection import ElasticsearchAddress, elasticsearch_address, managed_engines_file, tika_urls

BOTH = Launched(ElasticsearchAddress(("http://127.0.0.1:1",), "library", "secret"), "http://127.0.0.1:2")


def test_indexer_and_app_find_what_is_written(tmp_path: Path) -> None:
    environ = {"RARECARE_CACHE": str(tmp_path)}
    state.write(environ, "mark", BOTH)
    assert elasticsearch_address(environ) == BOTH.elasticsearch
    assert tika_urls(environ) == (BOTH.tika_url,)
    assert state.read(environ) == State("mark", BOTH)


def test_only_its_owner_can_read_the_file_with_the_password(tmp_path: Path) -> None:
    file = state.write({"RARECARE_CACHE": str(tmp_path)}, "mark", BOTH)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["engines.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"mark": 1, "elasticsearch": {}}', '{"tika": {"url": "x"}}']
)
def test_file_that_is_not_understood_is_no_start(tmp_path: Path, content: str) -> None:
    environ = {"RARECARE_CACHE": str(tmp_path)}
    file = managed_engines_file(environ)
    file.parent.mkdir(parents=True)
    file.write_text(content)
    assert state.read(environ) is None


@pytest.mark.parametrize(
    ("launched", "needed", "satisfied"),
    [
        (BOTH, Needed(), True),
        (BOTH, Needed(elasticsearch=False), True),
        (Launched(None, "http://127.0.0.1:2"), Needed(), False),
        (Launched(None, "http://127.0.0.1:2"), Needed(elasticsearch=False), True),
        (Launched(None, None), Needed(elasticsearch=False), False),
    ],
)
def test_start_satisfies_what_it_has_started(launched: Launched, needed: Needed, satisfied: bool) -> None:
    assert State("mark", launched).satisfies(needed) == satisfied
