"""What is made once and kept: by one process at a time, whole or not at all."""

import multiprocessing
import os
import signal
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from engines.errors import FetchFailed, Unusable
from engines.keeping import kept

SPAWN = multiprocessing.get_context("spawn")


def make_thing(folder: Path) -> Path:
    made = folder / "thing"
    made.write_text("whole")
    return made


def keep_and_count(cache: Path, start: Event) -> None:
    """In a process of its own: waits for the start, and writes down that it made the thing."""

    def make(folder: Path) -> Path:
        with (cache / "made").open("a") as made:
            made.write("x")
        return make_thing(folder)

    start.wait(30)
    assert kept(cache, "thing", make).read_text() == "whole"


def die_half_way(cache: Path) -> None:
    """In a process of its own: killed while it makes the thing."""

    def make(folder: Path) -> Path:
        (folder / "half").write_text("ha")
        os.kill(os.getpid(), signal.SIGKILL)
        return folder / "half"

    kept(cache, "thing", make)


def test_two_processes_at_once_make_it_once(tmp_path: Path) -> None:
    start = SPAWN.Event()
    both = [SPAWN.Process(target=keep_and_count, args=(tmp_path, start)) for _ in range(2)]
    for process in both:
        process.start()
    start.set()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    assert (tmp_path / "made").read_text() == "x"


def test_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(folder: Path) -> Path:
        (folder / "half").write_text("ha")
        raise FetchFailed("no way")

    with pytest.raises(FetchFailed, match="no way"):
        kept(tmp_path, "thing", fail)
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == []


def test_next_process_makes_anew_what_a_killed_one_began_and_removes_its_rest(tmp_path: Path) -> None:
    killed = SPAWN.Process(target=die_half_way, args=(tmp_path,))
    killed.start()
    killed.join(60)
    assert killed.exitcode == -signal.SIGKILL
    assert not (tmp_path / "thing").exists()
    assert kept(tmp_path, "thing", make_thing).read_text() == "whole"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".thing.lock", "thing"]


def test_full_disk_is_a_clear_message(tmp_path: Path) -> None:
    def fill(folder: Path) -> Path:
        with Path("/dev/full").open("w") as full:
            full.write("x")
        return folder

    with pytest.raises(FetchFailed, match=r"could not be kept in .*No space left"):
        kept(tmp_path, "thing", fill)


def test_cache_that_is_no_folder_is_named_with_the_setting(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("")
    with pytest.raises(Unusable, match="RARECARE_CACHE"):
        kept(tmp_path / "file" / "cache", "thing", make_thing)


def test_kept_things_can_be_read_by_another_account_whatever_the_umask(tmp_path: Path) -> None:
    def make(folder: Path) -> Path:
        (folder / "thing").mkdir()
        (folder / "thing" / "file").write_text("x")
        return folder / "thing"

    before = os.umask(0o077)
    try:
        made = kept(tmp_path / "new", "thing", make)
    finally:
        os.umask(before)
    modes = [path.stat().st_mode & 0o777 for path in (made.parent, made, made / "file")]
    assert modes == [0o755, 0o755, 0o644]
