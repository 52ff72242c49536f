"""What a run did, counted so that it adds up: seen = added + changed + unchanged + failed."""

import threading
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from indexer.writes import Outcome


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of documents and records. `moved` ones are among the changed; `removed` ones are no more in the folder."""

    seen: int
    added: int
    changed: int
    unchanged: int
    removed: int
    failed: int
    pages: int
    seconds: float
    moved: int = 0

    def values(self) -> dict[str, Any]:
        """The summary for JSON."""
        return asdict(self)

    def line(self) -> str:
        """The summary in one line."""
        moved = f" ({self.moved} of them moved)" if self.moved else ""
        return (
            f"{self.seen:,} seen: {self.added:,} added, {self.changed:,} changed{moved}, {self.unchanged:,} unchanged, "
            f"{self.failed:,} failed; {self.removed:,} removed; {self.pages:,} pages in {self.seconds:.1f} s"
        )


class Tally:
    """Outcomes counted as they come, from several threads."""

    def __init__(self) -> None:
        self._outcomes: Counter[Outcome] = Counter()
        self._pages = 0
        self._turn = threading.Lock()

    def add(self, outcome: Outcome, count: int = 1, *, pages: int = 0) -> None:
        """Counts `count` items with this outcome and the pages that were indexed of them."""
        with self._turn:
            self._outcomes[outcome] += count
            self._pages += pages

    @property
    def items(self) -> int:
        """How many items of the folder have an outcome so far."""
        return sum(count for outcome, count in self._outcomes.items() if outcome not in (Outcome.KEPT, Outcome.REMOVED))

    @property
    def pages(self) -> int:
        """How many pages were indexed so far."""
        return self._pages

    def summary(self, seconds: float) -> Summary:
        """The counts after `seconds`."""
        count = self._outcomes
        return Summary(
            seen=self.items,
            added=count[Outcome.ADDED],
            changed=count[Outcome.CHANGED] + count[Outcome.MOVED],
            unchanged=count[Outcome.UNCHANGED],
            removed=count[Outcome.REMOVED],
            failed=count[Outcome.FAILED],
            pages=self._pages,
            seconds=round(seconds, 3),
            moved=count[Outcome.MOVED],
        )
