"""What is missing in the catalogue or contradicts the files: each finding with file, row, column, and what to do."""

import json
import shutil
from pathlib import Path

import pytest

from indexer.checking import checked
from indexer.cli import main
from indexer.errors import TikaUnreachable, WrongUse
from indexer.findings import Finding
from indexer.settings import Settings
from mappings.connection import PROJECT_FOLDER
from tests.conftest import Engines
from tests.indexer.libraries import ENGLISH, FRENCH, GERMAN, closed_address

HEADER = "file,title,language,kind,publisher,country,site,stage,audience,year,licence,source_url,concepts\n"
WHOLE = "Title,,,Alpha,SI,lung,treatment,patients,2024,CC BY 4.0,"
THYMUS = {"orpha": "1", "names": {"en": "Carcinoma of the thymus"}}
LUNG = {"orpha": "2", "names": {"en": "Rare cancer of the lung", "de": "seltene Krebserkrankung"}}
RETIRED = {"orpha": "3", "names": {}, "retired": True, "replaced_by": "ORPHA:2"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection with a guide in English and one in German; each test writes its catalogue."""
    for language, text in (("en", ENGLISH), ("de", GERMAN)):
        path = tmp_path / f"guides/{language}/lung.txt"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def settings(folder: Path, engines: Engines) -> Settings:
    """Elasticsearch is nowhere."""
    return Settings(tika_urls=(engines.tika_url,), documents=folder)


def catalogue(folder: Path, *rows: str) -> None:
    (folder / "catalogue.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def thesaurus(path: Path, *lines: object) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, str]]:
    return [(one.file, one.row, one.field) for one in findings]


@pytest.mark.engine
def test_whole_catalogue_gives_no_finding(settings: Settings, folder: Path) -> None:
    catalogue(folder, f"guides/en/lung.txt,{WHOLE},", f"guides/de/lung.txt,{WHOLE},")
    assert checked(settings, folder) == ()


@pytest.mark.engine
def test_each_empty_column_is_a_finding_but_what_the_folder_tells(settings: Settings, folder: Path) -> None:
    (folder / "paper.txt").write_text(ENGLISH, encoding="utf-8")
    catalogue(folder, f"guides/de/lung.txt,{WHOLE},", "guides/en/lung.txt,,,,,,,,,,,,", "paper.txt,,,,,,,,,,,,")
    asked = ["audience", "licence", "publisher", "site", "stage", "title", "year"]
    assert places(checked(settings, folder)) == [
        *(("guides/en/lung.txt", 3, column) for column in asked),
        *(("paper.txt", 4, column) for column in sorted([*asked, "kind", "language"])),
    ]


@pytest.mark.engine
def test_report_needs_neither_site_nor_stage(settings: Settings, folder: Path) -> None:
    shutil.rmtree(folder / "guides/de")
    catalogue(folder, "guides/en/lung.txt,Title,,report,Alpha,SI,,,clinicians,2024,CC0,,")
    assert checked(settings, folder) == ()


@pytest.mark.engine
def test_files_and_rows_without_each_other_are_findings(settings: Settings, folder: Path) -> None:
    catalogue(folder, f"guides/en/lung.txt,{WHOLE},", f"guides/en/gone.pdf,{WHOLE},")
    without, gone = checked(settings, folder)
    assert places((without, gone)) == [("guides/de/lung.txt", None, "file"), ("guides/en/gone.pdf", 3, "file")]
    assert (without.problem, gone.problem) == ("the catalogue has no row for it", "it is not in the folder")
    assert gone.remedy == "Put it there, correct the path, or remove the row"


@pytest.mark.engine
def test_value_that_no_vocabulary_has_is_a_finding_of_its_file_and_row(settings: Settings, folder: Path) -> None:
    wrong = "guides/en/lung.txt,Title,,booklet,Alpha,Atlantis,lung;lungs,healing,everyone,2024,CC0,,"
    catalogue(folder, f"guides/de/lung.txt,{WHOLE},", wrong)
    told = {one.field: one for one in checked(settings, folder) if one.problem != "it is empty"}
    assert set(told) == {"kind", "country", "site", "stage", "audience"}
    assert told["site"] == Finding(
        "guides/en/lung.txt",
        3,
        "site",
        "'lungs' is not a cancer site's identifier such as pancreas",
        "Correct it, or empty the cell",
    )


@pytest.mark.engine
def test_language_that_the_text_or_the_folder_contradicts_is_a_finding(settings: Settings, folder: Path) -> None:
    (folder / "guides/en/lung.txt").write_text(FRENCH, encoding="utf-8")
    catalogue(folder, f"guides/en/lung.txt,{WHOLE},", f"guides/de/lung.txt,{WHOLE.replace('Title,,', 'Title,sl,')},")
    assert [(one.file, one.field, one.problem) for one in checked(settings, folder)] == [
        ("guides/de/lung.txt", "language", "said to be sl, it looks like de"),
        ("guides/de/lung.txt", "language", "the catalogue says sl, the folder de"),
        ("guides/en/lung.txt", "language", "said to be en, it looks like fr"),
    ]


@pytest.mark.engine
def test_concepts_are_looked_for_in_the_text(settings: Settings, folder: Path) -> None:
    catalogue(folder, f"guides/en/lung.txt,{WHOLE},ORPHA:1;ORPHA:2;ORPHA:3;ORPHA:4", f"guides/de/lung.txt,{WHOLE},2;1")
    expected = [
        "ORPHA:3 is retired",
        "the text never names ORPHA:1 (Carcinoma of the thymus)",
        "the thesaurus has no ORPHA:4",
    ]
    assert checked(settings, folder) == (), "without a thesaurus nothing is said of concepts"

    elsewhere = thesaurus(folder.parent / f"{folder.name}-names/other.jsonl", THYMUS, LUNG, RETIRED)
    assert [one.problem for one in checked(settings, folder, [elsewhere])] == expected
    own = thesaurus(folder / "thesaurus/concepts.jsonl", THYMUS, LUNG, RETIRED, {"orpha": "no number"})
    (own.parent / ".noindex").touch()
    found = checked(settings, folder)
    assert [one.problem for one in found if one.field == "concepts"] == expected
    assert [(one.file, one.row) for one in found if one.field != "concepts"] == [(str(own), 4)]


@pytest.mark.engine
def test_titles_that_stand_twice_are_findings_within_language_and_kind(settings: Settings, folder: Path) -> None:
    shutil.copy(folder / "guides/en/lung.txt", folder / "guides/en/lungs.txt")
    again = WHOLE.replace("Title", "TITLE ")
    rows = [f"guides/{name}.txt,{WHOLE}," for name in ("de/lung", "en/lung")]
    catalogue(folder, *rows, f"guides/en/lungs.txt,{again},")
    first, second = checked(settings, folder)
    assert places((first, second)) == [("guides/en/lung.txt", 3, "title"), ("guides/en/lungs.txt", 4, "title")]
    assert first.problem == "another guide in en has the same title: guides/en/lungs.txt"


@pytest.mark.engine
def test_wrong_rows_of_a_directory_and_unreadable_files_are_findings(settings: Settings, folder: Path) -> None:
    catalogue(folder, f"guides/en/lung.txt,{WHOLE},", f"guides/de/lung.txt,{WHOLE},", f"guides/en/none.txt,{WHOLE},")
    (folder / "guides/en/none.txt").write_bytes(b"")
    (folder / "directories").mkdir()
    (folder / "directories/centres.csv").write_text("name,country\nKlinik,DE\n", encoding="utf-8")
    found = checked(settings, folder)
    assert places(found) == [
        ("directories/centres.csv", 2, "methodology"),
        ("directories/centres.csv", 2, "selection_criteria"),
        ("directories/centres.csv", 2, "source"),
        ("guides/en/none.txt", 4, ""),
    ]
    assert found[0].remedy == "A centre is listed with selection criteria, methodology and source only"


@pytest.mark.engine
def test_folder_without_catalogue_is_one_finding(settings: Settings, folder: Path) -> None:
    (found,) = checked(settings, folder)
    assert (found.file, found.problem) == ("catalogue.csv", "there is no catalogue, so nothing is said of 2 files")


@pytest.mark.engine
def test_command_prints_lines_or_json_and_its_status_tells(
    folder: Path, engines: Engines, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = {"TIKA_URL": engines.tika_url, "DOCUMENTS": str(folder)}
    rows = [f"guides/en/lung.txt,{WHOLE},", f"guides/de/lung.txt,{WHOLE},"]
    catalogue(folder, *rows, f"guides/gone.txt,{WHOLE},")
    assert main(["check"], environment) == 1
    line = "guides/gone.txt, row 4  file: it is not in the folder. Put it there, correct the path, or remove the row.\n"
    assert capsys.readouterr().out == line
    assert main(["check", str(folder), "--json"], environment) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert told.keys() == {"file", "row", "field", "problem", "remedy"}

    catalogue(folder, *rows)
    assert main(["check"], environment) == 0
    assert capsys.readouterr().out == "Nothing is missing, and nothing contradicts.\n"


NAMED_OTHERWISE = {
    "guides/cs/skin.pdf": {"ORPHA:542"},
    "guides/en/head-neck.pdf": {"ORPHA:100083", "ORPHA:502369"},
    "guides/en/neuroendocrine.pdf": {"ORPHA:97289"},
    "guides/ga/neuroendocrine.pdf": {"ORPHA:97289"},
}
"""Diseases that guides of the starter collection name in words that no name of theirs has, judged by reading them."""
LEAFLETS = "leaflets/"
"""Files that are made to be difficult: of a scan, for one, nothing can be read."""
ABOUT_ALL_CANCERS = "/easy-"
"""What paths of guides hold that are about all rare cancers, and have no site."""


@pytest.mark.engine
def test_catalogue_of_the_starter_collection_lacks_nothing(engines: Engines) -> None:
    documents = PROJECT_FOLDER / "documents"
    settings = Settings(tika_urls=(engines.tika_url,), documents=documents)
    judged = {(file, f"names {concept} ") for file, concepts in NAMED_OTHERWISE.items() for concept in concepts}
    found = checked(settings, documents)
    new = [one for one in found if not any(one.file == file and said in one.problem for file, said in judged)]
    plain = [one for one in new if not one.file.startswith(LEAFLETS)]
    assert [one.line() for one in plain if one.field != "site" or ABOUT_ALL_CANCERS not in one.file] == []


def test_wrong_use_and_closed_port_are_told(folder: Path) -> None:
    settings = Settings(tika_urls=(closed_address(),), patience_s=0.1)
    with pytest.raises(WrongUse, match="is no folder"):
        checked(settings, folder / "nowhere")
    with pytest.raises(WrongUse, match="cannot be read"):
        checked(settings, folder, [folder / "nothing.jsonl"])
    with pytest.raises(TikaUnreachable):
        checked(settings, folder)
