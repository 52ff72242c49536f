"""What an update does with new, changed, moved, copied, removed and failing files, the catalogue and tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from indexer.documents import document_id
from indexer.errors import EngineUnreachable, TikaUnreachable, WrongUse
from indexer.summary import Summary
from mappings.withdrawals import WITHDRAWN, withdrawn_id
from tests.conftest import Engines
from tests.indexer.libraries import ENGLISH, FRENCH, GERMAN, Library, library, replaced_unseen, touched

pytestmark = pytest.mark.engine

HEADER = "name,country,city,site,selection_criteria,methodology,source\n"


@pytest.fixture
def shelf(tmp_path: Path, client: Elasticsearch, engines: Engines) -> Iterator[Library]:
    """A library with a guide in English and one in German."""
    with library(tmp_path / "collection", client, engines) as made:
        made.write("guides/en/lung.txt", ENGLISH)
        made.write("guides/de/lung.txt", GERMAN)
        yield made


def counts(summary: Summary) -> dict[str, int]:
    """The counts that are not zero, without pages."""
    names = ("seen", "added", "changed", "moved", "unchanged", "removed", "failed")
    return {name: value for name in names if (value := summary.values()[name])}


def test_new_files_are_indexed_with_language_and_kind_of_their_folders(shelf: Library) -> None:
    summary = shelf.update()

    assert counts(summary) == {"seen": 2, "added": 2}
    assert summary.pages == 2
    body = shelf.body("guides/de/lung.txt")
    assert body is not None
    assert (body["kind"], body["language"], body["languages"]) == ("guide", "de", ["de"])
    assert body["pages"] == [{"number": 1, "language": "de", "text": {"de": GERMAN}}]
    assert body["file"]["path"] == body["source"] == "guides/de/lung.txt"


def test_nothing_changed_needs_no_tika_and_changes_nothing(shelf: Library) -> None:
    shelf.update()
    before = shelf.client.search(index=shelf.documents)["hits"]["hits"]

    assert counts(shelf.without_tika().update()) == {"seen": 2, "unchanged": 2}
    assert shelf.client.search(index=shelf.documents)["hits"]["hits"] == before


def test_touched_file_is_read_from_the_disk_alone_and_only_once(shelf: Library) -> None:
    shelf.update()
    touched(shelf.folder / "guides/en/lung.txt")

    assert counts(shelf.without_tika().update()) == {"seen": 2, "unchanged": 2}
    body = shelf.body("guides/en/lung.txt")
    assert body is not None
    assert body["file"]["modified_ns"] == (shelf.folder / "guides/en/lung.txt").stat().st_mtime_ns


def test_changed_file_takes_the_place_of_what_was_indexed(shelf: Library) -> None:
    shelf.update()
    shelf.write("guides/en/lung.txt", f"{ENGLISH} A second edition.")

    assert counts(shelf.update()) == {"seen": 2, "changed": 1, "unchanged": 1}
    body = shelf.body("guides/en/lung.txt")
    assert body is not None
    assert body["pages"][0]["text"]["en"].endswith("A second edition.")


def test_removed_file_leaves_the_index(shelf: Library) -> None:
    shelf.update()
    (shelf.folder / "guides/de/lung.txt").unlink()

    assert counts(shelf.without_tika().update()) == {"seen": 1, "unchanged": 1, "removed": 1}
    assert shelf.sources() == ["guides/en/lung.txt"]


def test_what_went_or_moved_is_noted_for_who_comes_by_its_old_address(shelf: Library) -> None:
    shelf.update()
    (shelf.folder / "guides/de/lung.txt").unlink()
    (shelf.folder / "guides/en/lung.txt").rename(shelf.folder / "guides/en/lungs.txt")
    shelf.without_tika().update()

    noted = shelf.client.search(index=shelf.operations, query={"term": {"type": WITHDRAWN}})["hits"]["hits"]
    assert {hit["_id"]: (hit["_source"]["source"], hit["_source"].get("path")) for hit in noted} == {
        withdrawn_id(document_id("guides/de/lung.txt")): ("guides/de/lung.txt", None),
        withdrawn_id(document_id("guides/en/lung.txt")): ("guides/en/lung.txt", "guides/en/lungs.txt"),
    }


def test_moved_file_is_not_extracted_again(shelf: Library) -> None:
    shelf.update()
    (shelf.folder / "guides/en/lung.txt").rename(shelf.folder / "guides/en/rare lung.txt")

    summary = shelf.without_tika().update()

    assert counts(summary) == {"seen": 2, "changed": 1, "moved": 1, "unchanged": 1}
    assert shelf.sources() == ["guides/de/lung.txt", "guides/en/rare lung.txt"]


def test_renamed_folder_moves_all_of_its_files(shelf: Library) -> None:
    shelf.update()
    (shelf.folder / "guides").rename(shelf.folder / "reports")

    assert counts(shelf.without_tika().update()) == {"seen": 2, "changed": 2, "moved": 2}
    body = shelf.body("reports/de/lung.txt")
    assert body is not None
    assert body["kind"] == "report"


def test_two_files_that_change_places_keep_their_own_texts(shelf: Library) -> None:
    shelf.update()
    english, german = shelf.folder / "guides/en/lung.txt", shelf.folder / "guides/de/lung.txt"
    english.rename(shelf.folder / "aside")
    german.rename(english)
    (shelf.folder / "aside").rename(german)

    assert counts(shelf.update()) == {"seen": 2, "changed": 2}
    bodies = [shelf.body(source) for source in shelf.sources()]
    assert [next(iter(body["pages"][0]["text"].values())) for body in bodies if body] == [ENGLISH, GERMAN]


def test_copies_are_indexed_each_and_extracted_once(shelf: Library) -> None:
    shelf.update()
    for name in ("a", "b"):
        shelf.write(f"reports/{name}.txt", ENGLISH)

    assert counts(shelf.without_tika().update()) == {"seen": 4, "added": 2, "unchanged": 2}
    assert shelf.sources()[2:] == ["reports/a.txt", "reports/b.txt"]


def test_copies_of_a_file_of_the_same_run_are_indexed_each(shelf: Library) -> None:
    for name in ("a", "b", "c"):
        shelf.write(f"reports/{name}.txt", FRENCH)

    assert counts(shelf.update()) == {"seen": 5, "added": 5}
    bodies = [shelf.body(f"reports/{name}.txt") for name in ("a", "b", "c")]
    assert [body["pages"][0]["text"] for body in bodies if body] == [{"fr": FRENCH}] * 3


def test_failed_file_is_recorded_and_others_go_on(shelf: Library) -> None:
    shelf.write("guides/en/empty.txt", "")

    assert counts(shelf.update()) == {"seen": 3, "added": 2, "failed": 1}
    failure = shelf.failures()[0]
    assert (failure.source, failure.reason, failure.attempts) == ("guides/en/empty.txt", "empty", 1)
    assert failure.message.startswith("guides/en/empty.txt: ")


def test_failed_file_is_tried_again_when_asked_or_changed_only(shelf: Library) -> None:
    shelf.write("guides/en/empty.txt", "")
    shelf.update()

    assert counts(shelf.without_tika().update()) == {"seen": 3, "unchanged": 2, "failed": 1}
    assert counts(shelf.update(retry=True)) == {"seen": 3, "unchanged": 2, "failed": 1}
    assert [failure.attempts for failure in shelf.failures()] == [2]

    shelf.write("guides/en/empty.txt", FRENCH)
    assert counts(shelf.update()) == {"seen": 3, "added": 1, "unchanged": 2}
    assert shelf.failures() == ()


def test_failure_of_a_removed_file_is_forgotten(shelf: Library) -> None:
    shelf.write("guides/en/empty.txt", "")
    shelf.update()
    (shelf.folder / "guides/en/empty.txt").unlink()

    assert counts(shelf.without_tika().update()) == {"seen": 2, "unchanged": 2}
    assert shelf.failures() == ()


def test_file_that_fails_after_a_change_is_no_longer_found_as_it_was(shelf: Library) -> None:
    shelf.update()
    shelf.write("guides/en/lung.txt", "")

    assert counts(shelf.update()) == {"seen": 2, "unchanged": 1, "failed": 1}
    assert shelf.sources() == ["guides/de/lung.txt"]


def test_file_that_cannot_be_read_from_the_disk_is_a_failure(shelf: Library) -> None:
    (shelf.folder / "guides/en/nowhere.txt").symlink_to(shelf.folder / "absent.txt")

    assert counts(shelf.update()) == {"seen": 3, "added": 2, "failed": 1}
    assert [failure.source for failure in shelf.failures()] == ["guides/en/nowhere.txt"]


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


def test_folder_that_is_not_there_is_wrong_use_and_removes_nothing(shelf: Library) -> None:
    shelf.update()
    sources = shelf.sources()
    shelf.folder.rename(shelf.folder.with_name("elsewhere"))

    with pytest.raises(WrongUse, match="is no folder"):
        shelf.update()
    assert shelf.sources() == sources


def test_tika_that_does_not_answer_stops_the_run_and_the_next_completes_it(shelf: Library) -> None:
    with pytest.raises(TikaUnreachable, match="Tika does not answer"):
        shelf.without_tika().update()

    assert counts(shelf.update()) == {"seen": 2, "added": 2}


def test_no_tika_at_all_is_told(shelf: Library) -> None:
    with pytest.raises(EngineUnreachable, match="TIKA_URL"):
        shelf.with_settings(tika_urls=()).update()
