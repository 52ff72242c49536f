"""Progress: lines for files and pipes, a bar for terminals."""

import io
from collections.abc import Iterator

import pytest

from indexer.progress import progress
from indexer.summary import Tally
from indexer.writes import Outcome


class Terminal(io.StringIO):
    """What a terminal is to who writes to it."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def clock(*times: float) -> Iterator[float]:
    """Times, one a look."""
    yield from times


def test_lines_with_rate_and_time_left_come_now_and_then() -> None:
    tally, output, times = Tally(), io.StringIO(), clock(0.0, 5.0, 10.0, 15.0, 20.0)

    with progress(tally, 100, output, clock=lambda: next(times)) as shown:
        tally.add(Outcome.ADDED, 5, pages=30)
        shown.look()
        tally.add(Outcome.FAILED, 15)
        shown.look()
        shown.look()
        tally.add(Outcome.CHANGED, 20, pages=60)
        shown.look()

    assert output.getvalue().splitlines() == [
        "20 of 100 files, 2.0 files/s, 30 pages, about 40 s left",
        "40 of 100 files, 2.0 files/s, 90 pages, about 30 s left",
    ]


def test_a_terminal_shows_a_bar_with_rate_and_time_left() -> None:
    tally, output = Tally(), Terminal()

    with progress(tally, 4, output) as shown:
        tally.add(Outcome.ADDED, 4, pages=24)
        shown.look()

    last = output.getvalue().rsplit("\r", 1)[-1]
    assert "4/4" in last
    assert "files/s" in last
    assert "pages=24" in last


@pytest.mark.parametrize("outcome", [Outcome.REMOVED, Outcome.KEPT])
def test_what_is_no_file_of_the_folder_is_not_counted_as_seen(outcome: Outcome) -> None:
    tally = Tally()
    tally.add(outcome, 3)
    tally.add(Outcome.MOVED)
    tally.add(Outcome.UNCHANGED, 2)

    summary = tally.summary(1.23456)
    assert (summary.seen, summary.changed, summary.moved, summary.unchanged) == (3, 1, 1, 2)
    assert summary.seen == summary.added + summary.changed + summary.unchanged + summary.failed
    assert summary.seconds == 1.235
    assert "1 changed (1 of them moved)" in summary.line()
