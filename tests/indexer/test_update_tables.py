"""What an update does with the catalogue, and with tables of organisations and centres."""

import pytest

from tests.indexer.libraries import ENGLISH, FRENCH, Library, counts, replaced_unseen

pytestmark = pytest.mark.engine


def test_changed_catalogue_row_updates_without_extraction(shelf: Library) -> None:
    catalogue = "file,title,publisher\nguides/en/lung.txt,Lung,{}\nguides/de/lung.txt,Lunge,Alpha\n"
    shelf.write("catalogue.csv", catalogue.format("Alpha"))
    shelf.update()
    replaced_unseen(shelf.folder / "guides/en/lung.txt", "x" * len(ENGLISH))
    shelf.write("catalogue.csv", catalogue.format("Beta"))

    assert counts(shelf.update()) == {"seen": 2, "changed": 1, "unchanged": 1}
    body = shelf.body("guides/en/lung.txt")
    assert body is not None
    assert (body["publisher"], body["title"]) == ("Beta", {"en": "Lung"})
    assert body["pages"][0]["text"] == {"en": ENGLISH}


def test_language_in_the_catalogue_changes_the_fields_of_the_pages(shelf: Library) -> None:
    shelf.write("note.txt", "Xy zz 12 34")
    shelf.update()
    replaced_unseen(shelf.folder / "note.txt", "abcdefghijk")
    shelf.write("catalogue.csv", "file,language\nnote.txt,fi\n")

    assert counts(shelf.update()) == {"seen": 3, "changed": 1, "unchanged": 2}
    body = shelf.body("note.txt")
    assert body is not None
    assert body["pages"][0]["text"] == {"fi": "Xy zz 12 34"}


def test_removed_catalogue_gives_back_what_the_file_says_itself(shelf: Library) -> None:
    catalogue = shelf.write("catalogue.csv", "file,title\nguides/en/lung.txt,A title from the catalogue\n")
    shelf.update()
    catalogue.unlink()

    assert counts(shelf.without_tika().update()) == {"seen": 2, "changed": 1, "unchanged": 1}
    body = shelf.body("guides/en/lung.txt")
    assert body is not None
    assert body["display_title"] == "lung"


def test_catalogue_row_without_a_file_is_reported_until_the_file_comes(shelf: Library) -> None:
    shelf.write("catalogue.csv", "file,title\nguides/fr/lung.txt,Le poumon\n")

    assert counts(shelf.update()) == {"seen": 3, "added": 2, "failed": 1}
    assert "guides/fr/lung.txt is not in the folder" in shelf.failures()[0].message

    shelf.write("guides/fr/lung.txt", FRENCH)
    assert counts(shelf.update()) == {"seen": 3, "added": 1, "unchanged": 2}
    assert shelf.failures() == ()


def test_records_of_a_table_are_indexed_and_follow_it(shelf: Library) -> None:
    table = shelf.write("directories/organisations.csv", "name,country\nAlpha,SI\nBeta,FR\n")
    assert counts(shelf.update()) == {"seen": 4, "added": 4}

    assert counts(shelf.without_tika().update()) == {"seen": 4, "unchanged": 4}

    table.write_text("name,country\nAlpha,SI\nGamma,FR\n", encoding="utf-8")
    assert counts(shelf.update()) == {"seen": 4, "added": 1, "unchanged": 3, "removed": 1}

    table.rename(table.with_name("organisations-2.csv"))
    assert counts(shelf.update()) == {"seen": 4, "added": 2, "unchanged": 2, "removed": 2}
    assert shelf.sources()[:2] == ["directories/organisations-2.csv#2", "directories/organisations-2.csv#3"]

    table.with_name("organisations-2.csv").unlink()
    assert counts(shelf.without_tika().update()) == {"seen": 2, "unchanged": 2, "removed": 2}


def test_wrong_rows_of_a_table_are_reported_and_the_others_indexed(shelf: Library) -> None:
    table = shelf.write("directories/organisations.csv", "name,country\nAlpha,SI\nBeta,Atlantis\n")

    assert counts(shelf.update()) == {"seen": 4, "added": 3, "failed": 1}
    failure = shelf.failures()[0]
    assert failure.source == "directories/organisations.csv#3"
    assert "column country" in failure.message
    assert counts(shelf.without_tika().update()) == {"seen": 4, "unchanged": 3, "failed": 1}

    table.write_text("name,country\nAlpha,SI\nBeta,BE\n", encoding="utf-8")
    assert counts(shelf.update()) == {"seen": 4, "added": 1, "unchanged": 3}
    assert shelf.failures() == ()


def test_table_that_cannot_be_read_any_more_keeps_its_records(shelf: Library) -> None:
    table = shelf.write("directories/organisations.csv", "name,country\nAlpha,SI\n")
    shelf.update()
    table.write_text("", encoding="utf-8")

    assert counts(shelf.update()) == {"seen": 4, "unchanged": 3, "failed": 1}
    assert [failure.source for failure in shelf.failures()] == ["directories/organisations.csv"]
    assert shelf.sources()[0] == "directories/organisations.csv#2"
