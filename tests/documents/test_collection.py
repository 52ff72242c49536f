"""The committed files are what the sources make, the catalogue says what is there, and every PDF is fit to be read."""

import csv
import io
import re
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from documents._build.catalogue import COLUMNS
from documents._build.cli import main
from documents._build.sources import Source, sources
from documents._build.wording import Wording, wording
from mappings.languages import is_language, languages
from mappings.vocabulary import ALL_FAMILIES, audiences, families, kinds, sites, stages
from tests.documents.conftest import SOURCES

DOCUMENTS = sources(SOURCES)
FILES = [document.file for document in DOCUMENTS]
GUIDES = [document for document in DOCUMENTS if document.kind == "guide"]
WORDING: Mapping[str, Wording] = wording(SOURCES, [])
FAMILIES_SERIES = "Demonstration series C"


def test_every_committed_file_is_what_its_source_makes(built: dict[str, bytes], collection: Path) -> None:
    changed = [name for name, content in built.items() if (collection / name).read_bytes() != content]

    assert changed == [], "run `python -m documents._build`"


def test_the_command_writes_the_whole_collection_a_second_time_in_the_same_bytes(
    tmp_path: Path, built: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--into", str(tmp_path)]) == 0

    assert capsys.readouterr().out.split() == list(built)
    assert {name: (tmp_path / name).read_bytes() for name in built} == built


def test_check_accepts_what_is_built_and_names_each_file_that_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("wording.yaml", "policy/what-can-be-done.md", "directories/centres.csv"):
        (tmp_path / "sources" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SOURCES / name, tmp_path / "sources" / name)
    monkeypatch.setattr("documents._build.cli.COLLECTION", tmp_path)
    assert main(["--check", "--into", str(tmp_path)]) == 1
    assert main(["--into", str(tmp_path)]) == 0
    assert main(["--check", "--into", str(tmp_path)]) == 0
    capsys.readouterr()

    (tmp_path / "catalogue.csv").write_bytes(b"file\n")
    (tmp_path / "policy" / "what-can-be-done.pdf").rename(tmp_path / "stray.pdf")
    assert main(["--check", "--into", str(tmp_path)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "not up to date: catalogue.csv",
        "not up to date: policy/what-can-be-done.pdf",
        "not up to date: stray.pdf",
        "Run `python -m documents._build` and commit what it writes.",
    ]
    assert (tmp_path / "catalogue.csv").read_bytes() == b"file\n", "nothing is written"


def test_the_collection_holds_nothing_that_was_not_built(built: dict[str, bytes], collection: Path) -> None:
    seen = {path.relative_to(collection) for path in collection.rglob("*") if path.is_file()}
    indexed = {
        path.as_posix() for path in seen if not any(part.startswith(("_", ".", "sources")) for part in path.parts)
    }

    assert indexed == set(built)


@pytest.mark.parametrize("site", ["pancreas", "prostate", "lung"])
def test_there_are_guides_on_each_of_the_three_sites_in_all_languages(site: str) -> None:
    assert sorted(guide.language for guide in GUIDES if guide.site == (site,)) == [*languages()]


@pytest.mark.parametrize("family", [*(family for family in families() if family != ALL_FAMILIES)])
def test_each_family_has_a_guide_in_english_and_two_other_languages(family: str) -> None:
    own = [guide for guide in GUIDES if guide.publisher == FAMILIES_SERIES and _families(guide) == {family}]

    assert len(own) == 3
    assert "en" in {guide.language for guide in own}


def test_each_language_has_at_least_four_guides() -> None:
    counts = Counter(guide.language for guide in GUIDES)
    assert {language: counts[language] for language in languages() if counts[language] < 4} == {}


def _families(guide: Source) -> set[str | None]:
    return {sites()[site].family for site in guide.site}


def test_reports_of_the_four_meetings_are_there_two_of_them_in_two_languages() -> None:
    reports = [(document.country, document.language) for document in DOCUMENTS if document.kind == "report"]
    assert sorted(reports) == [("BE", "en"), ("BG", "bg"), ("BG", "en"), ("IE", "en"), ("SI", "en"), ("SI", "sl")]


def test_the_policy_text_is_there_in_three_languages() -> None:
    policies = {document.language: document.title for document in DOCUMENTS if document.kind == "policy"}
    assert policies.keys() == {"en", "fr", "de"}
    assert policies["en"] == "What can be done about rare cancers?"


@pytest.mark.parametrize("document", DOCUMENTS, ids=FILES)
class TestPdf:
    """What every PDF promises."""

    def test_has_two_to_eight_pages(self, document: Source, built: dict[str, bytes]) -> None:
        assert 2 <= len(reader(built[document.file]).pages) <= 8

    def test_is_tagged_and_names_its_language_and_title(self, document: Source, built: dict[str, bytes]) -> None:
        pdf = reader(built[document.file])
        catalogue: Any = pdf.trailer["/Root"]

        assert catalogue["/Lang"] == document.language
        assert bool(catalogue["/MarkInfo"]["/Marked"])
        assert pdf.metadata is not None
        assert pdf.metadata.title == document.title
        assert pdf.outline, "headings become bookmarks"

    def test_says_on_its_first_page_that_it_is_a_demonstration(self, document: Source, built: dict[str, bytes]) -> None:
        first = words(reader(built[document.file]).pages[0].extract_text())
        said = WORDING[document.language]

        assert words(said.notice) in first
        assert words(f"{document.publisher}, {document.date.year}") in first
        assert words(document.licence) in first

    def test_embeds_every_font(self, document: Source, built: dict[str, bytes]) -> None:
        for page in reader(built[document.file]).pages:
            fonts: Any = page["/Resources"]
            for font in fonts["/Font"].values():
                for descendant in font["/DescendantFonts"]:
                    assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])


def test_catalogue_has_a_row_for_each_file_and_no_other(built: dict[str, bytes]) -> None:
    rows = catalogue_rows(built)

    assert tuple(rows[0]) == COLUMNS
    assert [row["file"] for row in rows] == sorted(
        name for name in built if name.endswith(".pdf") or name.startswith("leaflets/")
    )


def test_catalogue_uses_known_identifiers_only(built: dict[str, bytes]) -> None:
    for row in catalogue_rows(built):
        assert row["kind"] in kinds()
        assert not row["language"] or is_language(row["language"])
        assert set(values(row["site"])) <= set(sites())
        assert set(values(row["stage"])) <= set(stages())
        assert row["audience"]
        assert set(values(row["audience"])) <= set(audiences())
        assert all(re.fullmatch(r"ORPHA:\d+", concept) for concept in values(row["concepts"]))


def test_a_guide_has_its_language_in_its_folder() -> None:
    for document in DOCUMENTS:
        if document.kind == "guide":
            assert document.file.startswith(f"guides/{document.language}/")


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(text: str) -> str:
    return " ".join(text.split())


def values(cell: str) -> list[str]:
    return [value for value in cell.split(";") if value]


def catalogue_rows(built: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(built["catalogue.csv"].decode())))
