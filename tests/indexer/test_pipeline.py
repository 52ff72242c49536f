"""Threads that take tasks in turn: all of them, in order, until one faults."""

import threading

import pytest

from indexer.pipeline import run


def test_every_task_is_processed_once_by_several_threads() -> None:
    done: list[int] = []
    together = threading.Barrier(3, timeout=30)

    def process(task: int) -> None:
        if task < 3:
            together.wait()  # passes only when three threads are at work at the same time
        done.append(task)

    run(range(50), process, threads=3)

    assert sorted(done) == list(range(50))


def test_the_first_fault_stops_the_others_and_is_raised() -> None:
    done: list[int] = []

    def process(task: int) -> None:
        if task == 3:
            raise ValueError("three")
        done.append(task)

    with pytest.raises(ValueError, match="three"):
        run(range(1000), process, threads=1)
    assert done == [0, 1, 2]


def test_the_caller_looks_on_while_tasks_are_processed() -> None:
    seen = threading.Event()

    def process(_: int) -> None:
        assert seen.wait(30)

    run([0], process, threads=1, watched=seen.set)


def test_no_task_needs_no_thread() -> None:
    run([], pytest.fail, threads=0)
