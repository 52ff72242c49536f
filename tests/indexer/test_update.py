"""What an update does with new, changed, moved, copied, removed and failing files."""

import pytest

from indexer.documents import document_id
from indexer.errors import EngineUnreachable, TikaUnreachable, WrongUse
from mappings.withdrawals import WITHDRAWN, withdrawn_id
from tests.indexer.libraries import ENGLISH, FRENCH, GERMAN, Library, counts, touched

pytestmark = pytest.mark.engine


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
