"""Concepts loaded, updated, wrong lines named."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from indexer.errors import WrongUse
from indexer.thesaurus import concept_body, load, read_concepts
from mappings.indices import CONCEPTS, versions
from tests.conftest import Engines
from tests.indexer.libraries import Library, library

AICARDI: dict[str, Any] = {
    "orpha": "50",
    "names": {"en": "Aicardi syndrome", "fr": "Syndrome d'Aicardi"},
    "synonyms": {"en": ["Agenesis of corpus callosum"]},
    "former_names": {},
    "derived": {"de": ["Syndrom nach Aicardi"]},
    "lay_terms": {},
    "type": "Disease",
    "families_derived": ["paediatric"],
    "icd10": ["Q04.0"],
    "icdo3": [],
    "parents": ["183422"],
    "definition_en": "A rare disorder.",
    "source": ["S1"],
    "xref": {"mesh": ["D058540"]},
}


@pytest.fixture
def shelf(tmp_path: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """An empty library."""
    with library(tmp_path, client, engines) as made:
        yield made


def written(path: Path, *lines: object) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def test_a_line_becomes_a_concept_with_all_of_its_names() -> None:
    assert concept_body(AICARDI) == {
        "id": "ORPHA:50",
        "labels": {"en": "Aicardi syndrome", "fr": "Syndrome d'Aicardi"},
        "synonyms": {"en": ["Agenesis of corpus callosum"], "de": ["Syndrom nach Aicardi"]},
        "names": ["Aicardi syndrome", "Syndrome d'Aicardi", "Agenesis of corpus callosum", "Syndrom nach Aicardi"],
        "codes": ["ORPHA:50", "Q04.0"],
        "icd10": ["Q04.0"],
        "icdo3": [],
        "type": "Disease",
        "parents": ["ORPHA:183422"],
        "family": ["paediatric"],
        "definition": {"en": "A rare disorder."},
        "source": ["S1"],
    }


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "it is no JSON object"),
        ("[]", "it is no JSON object"),
        ("[" * 100_000, "it is no JSON object"),
        ({"names": {"en": "A"}}, '"orpha" must be a number'),
        ({"orpha": "٥", "names": {"en": "A"}}, '"orpha" must be a number'),
        ({"orpha": "1", "names": {}}, '"names" must be'),
        ({"orpha": "1", "names": {"en": 5}}, '"names" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "synonyms": ["B"]}, '"synonyms" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "synonyms": {"en": [1]}}, '"synonyms" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "parents": "2"}, '"parents" must be'),
    ],
)
def test_a_wrong_line_is_named_by_file_and_line_and_the_others_count(
    tmp_path: Path, line: object, problem: str
) -> None:
    file = written(tmp_path / "words.jsonl", "", AICARDI, line)
    concepts, faults = read_concepts([file])

    assert list(concepts) == ["ORPHA:50"]
    assert [fault.source for fault in faults] == [f"{file}#3"]
    assert f"{file}, line 3: {problem}" in faults[0].message


@pytest.mark.parametrize("content", ["", "{}\n"])
def test_a_file_without_a_concept_is_wrong_use(shelf: Library, content: str) -> None:
    (shelf.folder / "words.jsonl").write_text(content, "utf-8")

    with pytest.raises(WrongUse, match="There is no concept"):
        load(shelf.client, shelf.settings, [shelf.folder / "words.jsonl"])


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="cannot be read"):
        read_concepts([tmp_path / "absent.jsonl"])


@pytest.mark.engine
def test_a_second_load_replaces_what_it_names_and_keeps_the_rest(shelf: Library) -> None:
    of = shelf.settings.alias(CONCEPTS)
    first = written(shelf.folder / "first.jsonl", AICARDI, AICARDI | {"orpha": "84", "names": {"en": "Fanconi anemia"}})
    loaded = load(shelf.client, shelf.settings, [first])
    assert (loaded.concepts, loaded.loaded, loaded.faults) == (2, 2, ())

    second = written(shelf.folder / "second.jsonl", AICARDI | {"names": {"en": "Aicardi's syndrome"}})
    assert load(shelf.client, shelf.settings, [second]).concepts == 2

    found = {hit["_id"]: hit["_source"] for hit in shelf.client.search(index=of.name)["hits"]["hits"]}
    assert {name: body["labels"]["en"] for name, body in found.items()} == {
        "ORPHA:50": "Aicardi's syndrome",
        "ORPHA:84": "Fanconi anemia",
    }
    assert versions(shelf.client, of) == [1, 2]


@pytest.mark.engine
def test_the_whole_vocabulary_loads(shelf: Library, shared: Path) -> None:
    ended = shelf.run("thesaurus", "load", str(shared / "domain" / "vocabulary.jsonl"), "--json")

    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["failed"] == []
