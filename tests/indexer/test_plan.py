"""The plan: a folder beside an index, without an engine."""

from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from indexer.collection import FoundFile, Scan
from indexer.inventory import Known, KnownFailure, KnownTable, Operations
from indexer.plan import is_to_be_read, planned


def file(path: str, *, size: int = 1, modified: int = 1) -> FoundFile:
    return FoundFile(Path(path), path, size, modified)


def known(path: str, *, row: str = "", modified: int = 1) -> Known:
    return Known(path, f"hash of {path}", row, 1, modified)


def failure(path: str, *, modified: int = 1) -> KnownFailure:
    return KnownFailure(path, path, "empty", "2026-01-01", 1, 1, modified)


def scan(*paths: str) -> Scan:
    return Scan(tuple(file(path) for path in paths), (), None, ())


def test_each_file_is_new_changed_gone_or_as_it_was() -> None:
    index = [known("same"), known("changed", modified=0), known("gone")]
    plan = planned(scan("changed", "new", "same"), index, {}, digests=None, retry=False)

    assert [(task.file.relative, task.known) for task in plan.tasks] == [("changed", index[1]), ("new", None)]
    assert (plan.unchanged, plan.gone, plan.is_first) == (1, (index[2],), False)


def test_a_catalogue_that_was_read_again_brings_back_the_files_whose_rows_differ() -> None:
    index = [known("a", row="1"), known("b", row="1"), known("c", row="1")]
    plan = planned(scan("a", "b", "c"), index, {}, digests={"a": "1", "b": "2"}, retry=False)

    assert [task.file.relative for task in plan.tasks] == ["b", "c"]


def test_what_was_described_by_another_thesaurus_is_described_anew() -> None:
    index = [replace(known("a"), thesaurus="old"), replace(known("b"), thesaurus="new"), known("c")]
    plan = planned(scan("a", "b", "c"), index, {}, digests=None, retry=False, thesaurus="new")

    assert [task.file.relative for task in plan.tasks] == ["a", "c"]


def test_what_failed_is_left_alone_until_it_changes_or_is_asked_for() -> None:
    failures = {"a": failure("a"), "b": failure("b", modified=0)}

    plan = planned(scan("a", "b"), [], failures, digests=None, retry=False)
    assert ([task.file.relative for task in plan.tasks], plan.failing) == (["b"], (failures["a"],))

    plan = planned(scan("a", "b"), [], failures, digests=None, retry=True)
    assert ([task.file.relative for task in plan.tasks], plan.failing) == (["a", "b"], ())


def test_a_document_whose_file_is_known_to_fail_as_it_is_leaves_the_index() -> None:
    plan = planned(scan("a"), [known("a", modified=0)], {"a": failure("a")}, digests=None, retry=False)

    assert ([one.path for one in plan.gone], plan.tasks, plan.failing) == (["a"], (), (failure("a"),))


def test_records_are_no_files_that_are_gone() -> None:
    plan = planned(scan(), [known("directories/centres.csv")] * 2, {}, digests=None, retry=False)

    assert plan.gone == ()
    assert plan.tables == {"directories/centres.csv"}


def test_a_table_is_read_when_it_changed_or_failed_before_and_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "centres.csv"
    path.write_text("x", encoding="utf-8")
    table = FoundFile(path, "centres.csv", 1, 5)
    read = {"centres.csv": KnownTable("centres.csv", "other", 1, 5, 3)}

    assert is_to_be_read(table, Operations({}, {}), retry=False)
    assert not is_to_be_read(table, Operations({}, read), retry=False)
    assert is_to_be_read(file("centres.csv", size=2), Operations({}, read), retry=False)
    row = KnownFailure("centres.csv#2", "centres.csv", "unsupported", "2026-01-01", 1, 1, 5)
    assert not is_to_be_read(table, Operations({row.source: row}, read), retry=False)
    assert is_to_be_read(table, Operations({row.source: row}, read), retry=True)


@given(st.integers())
def test_every_file_is_in_one_place_of_the_plan(seed: int) -> None:
    chance = Random(seed)
    paths = [str(number) for number in range(20)]
    there = chance.sample(paths, k=chance.randrange(20))
    index = [known(path, modified=chance.randrange(2)) for path in chance.sample(paths, k=chance.randrange(20))]
    failures = {path: failure(path, modified=chance.randrange(2)) for path in chance.sample(paths, k=5)}

    plan = planned(scan(*there), index, failures, digests=None, retry=chance.random() < 0.5)

    assert len(plan.tasks) + plan.unchanged + len(plan.failing) == len(there)
    assert {one.path for one in plan.gone} == {one.path for one in index} - set(there) | (
        {one.source for one in plan.failing} & {one.path for one in index}
    )
