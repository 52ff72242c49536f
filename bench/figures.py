"""What was measured, and the one table of it."""

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Figure:
    """One line of the table. `values` are those of the runs (ratios of pairs, or MiB); their median is judged."""

    what: str
    measured: str
    values: tuple[float, ...]
    target: float | None = None
    at_least: bool = False

    @property
    def median(self) -> float:
        """The figure itself."""
        return statistics.median(self.values)

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.target is None:
            return None
        return self.median >= self.target if self.at_least else self.median <= self.target

    def row(self) -> str:
        """The line in Markdown."""
        bound = "" if self.target is None else f"{'≥' if self.at_least else '≤'} {_short(self.target)}"
        verdict = {None: "", True: "yes", False: "**no**"}[self.reached]
        spread = f"{_short(min(self.values))}–{_short(max(self.values))} ({len(self.values)})"
        return f"| {self.what} | {self.measured} | {_short(self.median)} | {spread} | {bound} | {verdict} |"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    """Ours over theirs, pair by pair, as they were measured in turn."""
    return tuple(our / their for our, their in zip(ours, theirs, strict=True))


def table(figures: Iterable[Figure]) -> str:
    """All figures as a Markdown table with a line about the machine."""
    head = ["| what | measured (medians) | figure | spread (runs) | target | reached |", "|---|---|---|---|---|---|"]
    return "\n".join([f"{machine()}", "", *head, *(figure.row() for figure in figures), ""])


def written(text: str) -> Path:
    """Writes the table to a file of its own in bench/results, and returns where."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}.md"
    file.write_text(text, encoding="utf-8")
    return file


def show(figures: Sequence[Figure]) -> None:
    """Prints the table of one benchmark that is run alone."""
    print(table(figures))


def machine() -> str:
    """Date, cores, memory, Python: what the figures depend on, without names."""
    memory_gib = psutil.virtual_memory().total / 2**30
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory_gib:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.2f}"
