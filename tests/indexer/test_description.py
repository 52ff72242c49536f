"""What is said of a file: the catalogue, its folders, its own metadata, detection, in this order."""

import textwrap
from pathlib import Path

import pytest

from indexer.catalogue import Entry
from indexer.collection import FoundFile
from indexer.description import FolderDefaults, described, described_record, extraction_of, families_of, folder_defaults
from indexer.documents import Document, body, document_of
from indexer.extraction import ExtractedPage, Extraction
from indexer.records import Record
from tests.indexer.libraries import ENGLISH, FRENCH, GERMAN

AT = "2026-01-01T00:00:00+00:00"


def found(relative: str) -> FoundFile:
    return FoundFile(Path(relative), relative, 10, 20)


def extraction(*texts: str, title: str = "", language: str = "", year: int | None = None) -> Extraction:
    pages = tuple(ExtractedPage(number, text) for number, text in enumerate(texts, start=1))
    return Extraction("application/pdf", title, language, year, pages, ("pages-without-text: 2",))


def document(relative: str, text: Extraction, entry: Entry | None = None) -> Document:
    return described(found(relative), "hash", text, entry, indexed_at=AT)


@pytest.mark.parametrize(
    ("relative", "kind", "language"),
    [
        ("guides/sl/a.pdf", "guide", "sl"),
        ("reports/a.pdf", "report", ""),
        ("policy/2024/fr/a.pdf", "policy", "fr"),
        ("Guides/xx/a.pdf", "guide", ""),
        ("else/de/a.pdf", "guide", "de"),
        ("de", "guide", ""),
    ],
)
def test_folders_say_kind_and_language(relative: str, kind: str, language: str) -> None:
    assert folder_defaults(relative) == FolderDefaults(kind, language)


def test_the_catalogue_wins_over_folders_metadata_and_detection() -> None:
    entry = Entry(
        file="guides/de/a.pdf", title="From the catalogue", language="fr", kind="policy", year=2021, site=("pancreas",)
    )
    made = document("guides/de/a.pdf", extraction(ENGLISH, title="Of the file", language="en", year=1999), entry)

    assert (made.title, made.language, made.kind, made.year) == ("From the catalogue", "fr", "policy", 2021)
    assert made.family == ("digestive",)
    assert made.file.catalogue_hash == entry.digest
    assert any(warning.startswith("language-differs:") for warning in made.warnings)


def test_where_the_catalogue_is_silent_the_file_speaks() -> None:
    made = document("reports/a.pdf", extraction(GERMAN, title="Of the file", year=1999), Entry(file="reports/a.pdf"))

    assert (made.title, made.language, made.kind, made.year) == ("Of the file", "de", "report", 1999)


def test_a_file_without_a_title_has_its_name_for_one() -> None:
    assert document("guides/en/rare_lung-cancer.v2.pdf", extraction(ENGLISH)).title == "rare lung cancer.v2"
    assert document("--", extraction(ENGLISH)).title == "--"


def test_a_page_in_two_languages_is_indexed_in_both_and_can_be_described_anew() -> None:
    page = "\n".join(textwrap.fill(f"{text} {text}", 80) for text in (GERMAN, FRENCH))
    made = document("a.pdf", extraction(page, GERMAN))

    assert [(part.number, part.language) for part in made.pages] == [(1, "de"), (1, "fr"), (2, "de")]
    assert made.languages == ("de", "fr")
    assert document_of(body(made)) == made
    assert [one.text for one in extraction_of(made).pages] == [page, GERMAN]


def test_metadata_tell_the_language_where_detection_cannot() -> None:
    assert document("a.pdf", extraction("12 34", language="mt")).language == "mt"
    assert document("a.pdf", extraction("12 34")).languages == ("und",)


def test_pages_keep_their_numbers_and_their_own_languages() -> None:
    made = document("a.pdf", extraction(GERMAN * 3, "", FRENCH * 2))

    assert [(page.number, page.language) for page in made.pages] == [(1, "de"), (3, "fr")]
    assert made.page_count == 3
    assert made.languages == ("de", "fr")


def test_a_stored_document_gives_back_what_was_extracted() -> None:
    text = extraction(GERMAN, "", FRENCH, "", title="Of the file", language="de", year=1999)
    stored = document_of(body(document("guides/de/a.pdf", text, Entry(file="guides/de/a.pdf", title="Other"))))

    assert extraction_of(stored) == text


def test_families_are_those_of_the_sites_each_once() -> None:
    assert families_of(("pancreas", "lung", "pancreas", "no site")) == ("digestive", "thoracic")


def test_a_record_is_one_english_page_with_its_name_in_the_names_language() -> None:
    record = Record("id", "centre", "t.csv#2", "Klinika", "sl", "SI", ("digestive",), (), 2020, {"city": "X"}, "Lines")
    made = described_record(record, found("t.csv"), "hash", row="row", indexed_at=AT)

    assert (made.title_language, made.language, made.pages[0].text, made.year) == ("sl", "en", "Lines", 2020)
    assert (made.source, made.file.path, made.file.catalogue_hash) == ("t.csv#2", "t.csv", "row")
