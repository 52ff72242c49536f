"""What would be indexed of one file, shown without Elasticsearch."""

import shutil
from pathlib import Path

import pytest

from indexer.errors import TikaUnreachable, WrongUse
from indexer.explain import explained, lines
from indexer.settings import Settings
from mappings.connection import PROJECT_FOLDER
from tests.conftest import Engines
from tests.indexer.libraries import ENGLISH, GERMAN, closed_address

GUIDE = "guides/sl/pancreas.pdf"


@pytest.fixture
def settings(tmp_path: Path, engines: Engines) -> Settings:
    """A collection with a catalogue; Elasticsearch is nowhere."""
    (tmp_path / "guides/sl").mkdir(parents=True)
    shutil.copy(PROJECT_FOLDER / "documents" / GUIDE, tmp_path / GUIDE)
    (tmp_path / "catalogue.csv").write_text(f"file,publisher,site\n{GUIDE},Alpha,pancreas\n", encoding="utf-8")
    return Settings(tika_urls=(engines.tika_url,), documents=tmp_path)


@pytest.mark.engine
def test_a_file_of_the_collection_is_told_with_its_catalogue_and_pages(settings: Settings) -> None:
    told = explained(settings, settings.documents / GUIDE)

    assert (told["source"], told["language"], told["publisher"], told["family"]) == (
        GUIDE,
        "sl",
        "Alpha",
        ["digestive"],
    )
    assert [page["language"] for page in told["pages"]] == ["sl"] * told["page_count"]
    assert told["concepts"] == []
    said = list(lines(told))
    assert f"source: {GUIDE}" in said
    assert sum(" letters  " in line for line in said) == told["page_count"]


@pytest.mark.engine
def test_a_file_outside_the_collection_is_told_by_its_name(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("outside") / "note.txt"
    file.write_text(GERMAN, encoding="utf-8")

    told = explained(settings, file)
    assert (told["source"], told["language"], told["title"]) == ("note.txt", "de", "note")


@pytest.mark.engine
def test_a_file_that_would_fail_is_told_why(settings: Settings) -> None:
    file = settings.documents / "empty.txt"
    file.write_text("", encoding="utf-8")

    told = explained(settings, file)
    assert told["failure"]["reason"] == "empty"
    assert any("would not be indexed" in line for line in lines(told))


@pytest.mark.engine
def test_a_table_is_told_with_its_records_and_wrong_rows(settings: Settings) -> None:
    table = settings.documents / "directories/organisations.csv"
    table.parent.mkdir()
    table.write_text("name,country\nAlpha,SI\nBeta,Atlantis\n", encoding="utf-8")

    told = explained(settings, table)
    assert [record["name"] for record in told["records"]] == ["Alpha"]
    assert len(told["faults"]) == 1
    assert any("Alpha" in line for line in lines(told))


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="cannot be read"):
        explained(Settings(), tmp_path / "absent.pdf")
    with pytest.raises(WrongUse, match="is no file"):
        explained(Settings(), tmp_path)


def test_tika_that_does_not_answer_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ENGLISH, encoding="utf-8")

    with pytest.raises(TikaUnreachable):
        explained(Settings(tika_urls=(closed_address(),), patience_s=0.1), file)
