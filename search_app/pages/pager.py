"""Which pages of results are linked: the first, the last, this one with its neighbours, and gaps between."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PagerEntry:
    """One number of the pager; without `href` it is the present page; a gap stands for numbers left out."""

    number: int
    href: str | None
    gap: bool = False


@dataclass(frozen=True)
class Pager:
    """Links to other pages; `previous` and `next` are None at the ends."""

    previous: str | None
    next: str | None
    entries: tuple[PagerEntry, ...]


def pager(number: int, last: int, href: Callable[[int], str]) -> Pager | None:
    """The pager of page `number` of `last`, or None where all fits on one page."""
    if last <= 1:
        return None
    shown = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    entries: list[PagerEntry] = []
    for position in shown:
        if entries and position - entries[-1].number > 1:
            entries.append(PagerEntry(position - 1, None, gap=True))
        entries.append(PagerEntry(position, None if position == number else href(position)))
    return Pager(
        previous=href(number - 1) if 1 < number <= last + 1 else None,
        next=href(number + 1) if number < last else None,
        entries=tuple(entries),
    )
