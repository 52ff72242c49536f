"""The thesaurus of the collection: made of its sources, linked, traced, and fit to be loaded."""

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from documents._build.acronyms import is_acronym
from documents._build.errors import Fault
from documents._build.spelling import variants
from documents._build.thesaurus import FILE, concepts, identifier, thesaurus
from indexer.concept_files import read_concepts
from mappings.languages import languages
from mappings.vocabulary import ALL_FAMILIES, families, sites
from tests.documents.conftest import COLLECTION, SOURCES

FOLDER = SOURCES / "thesaurus"
GIVEN = FOLDER / "vocabulary.jsonl"
WITH_NAMES = sorted(path.stem for path in (FOLDER / "names").glob("*.tsv"))

Concepts = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def made() -> Concepts:
    """Every concept by identifier; the sources have no fault."""
    faults: list[Fault] = []
    found = {identifier(concept): concept for concept in concepts(FOLDER, faults)}
    assert list(map(str, faults)) == []
    return found


def names_of(concept: Mapping[str, Any], language: str) -> list[str]:
    """All names of a concept in a language."""
    others = [concept.get(member, {}).get(language, []) for member in ("synonyms", "former_names", "lay_terms")]
    return [*filter(None, [concept["names"].get(language)]), *(name for names in others for name in names)]


def test_every_concept_that_was_given_is_there_with_all_that_was_said_of_it(made: Concepts) -> None:
    for line in GIVEN.read_text("utf-8").splitlines():
        said = json.loads(line)
        concept = made[f"ORPHA:{said['orpha']}"]
        for language, name in said["names"].items():
            assert concept["names"][language] == name
        for member in ("synonyms", "former_names", "derived"):
            for language, names in said[member].items():
                assert concept[member][language][: len(names)] == names
        assert {member: concept[member] for member in ("icd10", "icdo3", "parents", "source")} == {
            member: said[member] for member in ("icd10", "icdo3", "parents", "source")
        }


def test_families_and_sites_are_concepts(made: Concepts) -> None:
    groups = [name for name in made if not name.startswith("ORPHA:")]
    assert groups == [
        *(f"family:{name}" for name in families() if name != ALL_FAMILIES),
        *(f"site:{name}" for name in sites()),
    ]
    assert made["site:pancreas"]["parents"] == ["family:digestive"]
    assert made["site:salivary_glands"]["topography"] == ["C07", "C08"]
    assert made["family:thoracic"]["topography"] == ["C33", "C37", "C38.4", "C34"]


@pytest.mark.parametrize(
    ("concept", "site"),
    [
        ("ORPHA:217074", ["pancreas"]),
        ("ORPHA:44890", ["gist"]),
        ("ORPHA:616", ["brain", "childhood_any"]),
        ("ORPHA:97280", ["neuroendocrine_any", "pancreas"]),
        ("ORPHA:168811", ["mesothelioma", "appendix_peritoneum"]),
        ("ORPHA:585936", ["leukaemia_acute", "lymphoma", "childhood_any"]),
        ("ORPHA:144", []),
    ],
)
def test_diseases_stand_at_their_sites(made: Concepts, concept: str, site: list[str]) -> None:
    assert made[concept]["site"] == site


def test_every_name_has_its_source(made: Concepts) -> None:
    for name, concept in made.items():
        traced = {
            (language, each)
            for by_language in concept.get("provenance", {}).values()
            for language, names in by_language.items()
            for each in names
        }
        assert set(concept["name_source"]) == set(concept["names"]), name
        for member in ("synonyms", "former_names", "derived", "lay_terms"):
            for language, names in concept[member].items():
                assert [each for each in names if (language, each) not in traced] == [], name
        for acronym in concept.get("acronyms", []):
            assert acronym["name"] in {each for _, each in traced}, name


@pytest.mark.parametrize(
    ("acronym", "meant"),
    [
        ("GIST", {"ORPHA:44890": False}),
        ("NET", {"site:neuroendocrine_any": False}),
        ("PMP", {"ORPHA:26790": False}),
        ("MPNST", {"ORPHA:3148": False}),
        ("ACC", {"ORPHA:1501": True, "ORPHA:213823": True, "ORPHA:424046": True}),
        ("MCL", {"ORPHA:52416": True, "ORPHA:98851": True}),
        ("AML", {"ORPHA:519": True}),
    ],
)
def test_acronyms_say_whether_they_are_ambiguous(made: Concepts, acronym: str, meant: dict[str, bool]) -> None:
    found = {
        name: each.get("ambiguous", False)
        for name, concept in made.items()
        for each in concept.get("acronyms", [])
        if each["name"] == acronym
    }
    assert found == meant


@pytest.mark.parametrize(
    ("name", "language", "others"),
    [
        ("Wilms tumor", "en", {"Wilms tumour"}),
        ("Neuroendocrine tumours", "en", {"Neuroendocrine tumors"}),
        ("Acute myeloid leukemia", "en", {"Acute myeloid leukaemia"}),
        ("Polycythaemia vera", "en", {"Polycythemia vera"}),
        ("Hemangioma", "en", {"Haemangioma"}),
        ("Carcinoma of esophagus", "en", {"Carcinoma of oesophagus"}),
        ("chemotherapy of a tumoral mass", "en", set()),
        ("Rhabdomyosarkom, alveoläres", "de", {"alveoläres Rhabdomyosarkom"}),
        ("Carcinoma, adrenal", "en", {"adrenal Carcinoma"}),
        ("Neuroendocrine, any organ", "en", set()),
        ("tumor", "es", set()),
    ],
)
def test_spelling_variants(name: str, language: str, others: set[str]) -> None:
    assert set(variants(name, language)) - {name} == others


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("GIST", True), ("PanNET", True), ("ΟΜΛ", True), ("B-ALL", True), ("Insulinoma", False), ("UV light", False)],
)
def test_what_looks_like_an_acronym(name: str, *, is_one: bool) -> None:
    assert is_acronym(name) is is_one


def test_wrong_rows_are_named_by_file_and_line_and_the_rest_is_built(tmp_path: Path) -> None:
    for table in FOLDER.glob("*.*"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    (tmp_path / "names").mkdir()
    names = tmp_path / "names" / "sl.tsv"
    rows = ["concept\tkind\tname\tsource", "ORPHA:0\tlay\tx\town", "site:lung\tlay\tpljučni rak\town", "site:lung\tlay"]
    rows += ["site:lung\tnick\tx\town", "site:lung\tlay\tx\tme", "site:lung\tlay\t x\town"]
    rows += ["ORPHA:635\tpreferred\tx\town", "ORPHA:635\tpreferred\ty\town"]
    names.write_text("\n".join(rows) + "\n", "utf-8")
    (tmp_path / "names" / "de.tsv").write_text("name\n", "utf-8")
    faults: list[Fault] = []
    found = {identifier(each): each for each in concepts(tmp_path, faults)}

    assert found["site:lung"]["lay_terms"]["sl"] == ["pljučni rak"]
    assert [(fault.path.name, fault.line) for fault in faults] == [
        ("de.tsv", 1),
        *(("sl.tsv", line) for line in (2, 4, 5, 6, 7, 9)),
    ]


def test_all_of_it_can_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "concepts.jsonl").write_bytes(thesaurus(FOLDER, []))
    read = read_concepts([tmp_path / "concepts.jsonl"])

    assert read.faults == ()
    assert len(read.concepts) > 800
    assert read.concepts["site:pancreas"]["codes"][:2] == ["site:pancreas", "C25"]


def test_it_is_built() -> None:
    assert (COLLECTION / FILE).read_bytes() == thesaurus(FOLDER, [])
    assert (COLLECTION / "thesaurus" / ".noindex").is_file()


@pytest.mark.parametrize("language", WITH_NAMES)
def test_names_are_in_composed_form_and_belong_to_one_group(made: Concepts, language: str) -> None:
    meant: dict[str, set[str]] = {}
    for name, concept in made.items():
        for each in names_of(concept, language):
            assert each == unicodedata.normalize("NFC", each)
            if not name.startswith("ORPHA:"):
                meant.setdefault(each.casefold(), set()).add(name)
    assert {each: groups for each, groups in meant.items() if len(groups) > 1} == {}


@pytest.mark.parametrize("language", languages())
def test_every_language_names_families_sites_and_the_diseases_that_are_asked_for(made: Concepts, language: str) -> None:
    groups = {name: concept for name, concept in made.items() if not name.startswith("ORPHA:")}
    # What people type for a cancer there, besides the label.
    assert [name for name, concept in groups.items() if len(names_of(concept, language)) < 2] == []
    assert sum(bool(concept["lay_terms"].get(language)) for concept in groups.values()) >= 40
    assert sum(language in concept["names"] for name, concept in made.items() if name not in groups) >= 80
