"""Concepts loaded, updated, wrong lines named."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from indexer.concept_files import read_concepts
from indexer.concept_lines import concept_body
from indexer.errors import WrongUse
from indexer.thesaurus import load
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
    "name_source": {"en": "S2", "fr": "S3"},
    "source": ["S1"],
    "xref": {"mesh": ["D058540"]},
}
PANCREAS: dict[str, Any] = {
    "id": "site:pancreas",
    "names": {"en": "Pancreas", "sl": "Pankreas"},
    "lay_terms": {"sl": ["rak trebušne slinavke"]},
    "acronyms": [{"name": "PDAC"}, {"name": "PNET", "ambiguous": True}],
    "type": "Site",
    "families_derived": ["digestive"],
    "site": ["pancreas"],
    "icd10": ["C25"],
    "topography": ["C25"],
    "parents": ["family:digestive"],
    "name_source": {"en": "own", "sl": "own"},
    "provenance": {"own": {"sl": ["rak trebušne slinavke"]}},
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


def named(name: str, language: str, kind: str, text: str, *stems: str) -> dict[str, Any]:
    """A name as it is searched."""
    telling = [word for word in text.split() if word != "of"]
    told = {"name": name, "language": language, "kind": kind, "text": text, "telling": telling}
    return told | {"stems": list(stems), "words": len(stems)}


def test_a_line_becomes_a_concept_with_all_of_its_names() -> None:
    assert concept_body(AICARDI) == {
        "id": "ORPHA:50",
        "labels": {"en": "Aicardi syndrome", "fr": "Syndrome d'Aicardi"},
        "synonyms": {"en": ["Agenesis of corpus callosum"], "de": ["Syndrom nach Aicardi"]},
        "names": ["Aicardi syndrome", "Syndrome d'Aicardi", "Agenesis of corpus callosum", "Syndrom nach Aicardi"],
        "naming": [
            named("Agenesis of corpus callosum", "en", "other", "agenesis of corpus callosum", "agen", "corp", "call"),
            named("Syndrom nach Aicardi", "de", "other", "syndrom nach aicardi", "syndr", "nac", "aicar"),
            named("Aicardi syndrome", "en", "preferred", "aicardi syndrome", "aicar", "syndr"),
            named("Syndrome d'Aicardi", "fr", "preferred", "syndrome aicardi", "syndr", "aicar"),
        ],
        "acronyms": [],
        "ambiguous": [],
        "provenance": {"S2": {"en": ["Aicardi syndrome"]}, "S3": {"fr": ["Syndrome d'Aicardi"]}},
        "codes": ["ORPHA:50", "Q04.0", "Q04"],
        "icd10": ["Q04.0"],
        "icdo3": [],
        "topography": [],
        "other_codes": ["MESH:D058540"],
        "code_keys": ["ORPHA50", "Q040", "Q04", "MESHD058540", "D058540"],
        "type": "Disease",
        "parents": ["ORPHA:183422"],
        "family": ["paediatric"],
        "site": [],
        "definition": {"en": "A rare disorder."},
        "source": ["S1"],
        "retired": False,
        "replaced_by": "",
    }


def test_a_group_has_an_identifier_of_its_own_and_names_with_their_provenance() -> None:
    told = concept_body(PANCREAS)
    assert (told["id"], told["type"], told["parents"]) == ("site:pancreas", "Site", ["family:digestive"])
    assert (told["family"], told["site"], told["topography"]) == (["digestive"], ["pancreas"], ["C25"])
    assert told["codes"] == ["site:pancreas", "C25"]
    assert (told["acronyms"], told["ambiguous"]) == (["PDAC", "PNET"], ["PNET"])
    assert told["names"] == ["Pancreas", "Pankreas", "rak trebušne slinavke", "PDAC", "PNET"]
    assert told["provenance"] == {"own": {"en": ["Pancreas"], "sl": ["Pankreas", "rak trebušne slinavke"]}}


def test_a_concept_that_was_replaced_is_found_by_its_code_alone() -> None:
    told = concept_body({"orpha": "84", "retired": True, "replaced_by": "ORPHA:50", "names": {"en": "Old name"}})
    assert (told["names"], told["codes"], told["labels"]) == ([], ["ORPHA:84"], {"en": "Old name"})
    assert (told["retired"], told["replaced_by"]) == (True, "ORPHA:50")


def test_a_concept_that_was_retired_without_another_keeps_its_names() -> None:
    assert concept_body(AICARDI | {"retired": True})["names"][0] == "Aicardi syndrome"


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
        ({"orpha": "1", "names": {"en": " "}}, '"names" must be'),
        ({"orpha": "1", "names": {"xx": "A"}}, "\"names\" has 'xx' where a language has its code"),
        ({"orpha": "1", "names": {"en": "A"}, "lay_terms": {"english": ["B"]}}, "\"lay_terms\" has 'english'"),
        ({"orpha": "1", "names": {"en": "A"}, "synonyms": {"en": [""]}}, '"synonyms" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "acronyms": ["NET"]}, '"acronyms" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "provenance": {"own": ["A"]}}, '"own" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "provenance": []}, '"provenance" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "name_source": {"en": 5}}, '"name_source" must be'),
        ({"orpha": "1", "names": {"en": "A"}, "replaced_by": "ORPHA:2"}, '"replaced_by" must be'),
        ({"orpha": "1", "retired": True, "replaced_by": "2"}, '"replaced_by" must be'),
        ({"orpha": "1", "retired": True}, '"names" must be'),
        ({"id": "pancreas", "names": {"en": "A"}}, '"id" is for groups'),
        ({"id": "site:pancreas", "orpha": "1", "names": {"en": "A"}}, '"id" is for groups'),
        ({"orpha": "50", "names": {"en": "A"}}, "ORPHA:50 stands in line 2 already"),
        ({"orpha": "1", "names": {"en": "A"}, "parents": ["1"]}, "ORPHA:1 would be its own ancestor"),
        ({"orpha": "1", "retired": True, "replaced_by": "ORPHA:1"}, "ORPHA:1 would be its own ancestor"),
    ],
)
def test_a_wrong_line_is_named_by_file_and_line_and_the_others_count(
    tmp_path: Path, line: object, problem: str
) -> None:
    file = written(tmp_path / "words.jsonl", "", AICARDI, line)
    read = read_concepts([file])

    assert list(read.concepts) == ["ORPHA:50"]
    assert [fault.source for fault in read.faults] == [f"{file}#3"]
    assert f"{file}, line 3: {problem}" in read.faults[0].message


def test_a_circle_is_left_out_and_what_hangs_on_it_stays(tmp_path: Path) -> None:
    circle = [{"orpha": code, "names": {"en": code}, "parents": [parent]} for code, parent in ("12", "23", "31", "41")]
    read = read_concepts([written(tmp_path / "words.jsonl", *circle)])

    assert list(read.concepts) == ["ORPHA:4"]
    assert [fault.source[-2:] for fault in read.faults] == ["#1", "#2", "#3"]


def test_an_unknown_parent_is_counted_and_no_fault(tmp_path: Path) -> None:
    read = read_concepts([written(tmp_path / "words.jsonl", AICARDI)])

    assert (list(read.concepts), read.unknown_parents, read.faults) == (["ORPHA:50"], 1, ())


def test_of_two_files_the_later_counts(tmp_path: Path) -> None:
    first = written(tmp_path / "first.jsonl", AICARDI)
    later = written(tmp_path / "later.jsonl", AICARDI | {"names": {"en": "Later"}})
    assert read_concepts([first, later]).concepts["ORPHA:50"]["labels"] == {"en": "Later"}


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


@pytest.mark.engine
def test_the_same_concepts_are_not_loaded_again_until_others_were(shelf: Library) -> None:
    of = shelf.settings.alias(CONCEPTS)
    first = written(shelf.folder / "first.jsonl", AICARDI)
    other = written(shelf.folder / "other.jsonl", AICARDI | {"names": {"en": "Another name"}})
    unchanged = [load(shelf.client, shelf.settings, [file]).unchanged for file in (first, first, other, first)]

    assert unchanged == [False, True, False, False]
    assert load(shelf.client, shelf.settings, [first]).line() == (
        "1 concepts unchanged, 1 in all; 1 parents are not among them"
    )
    assert versions(shelf.client, of) == [2, 3]
