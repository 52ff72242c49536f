"""How far a run is, on standard error: a bar with rate and time left on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from indexer.summary import Tally

_EVERY_S = 10.0


class Progress:
    """Shows the counts of a tally; `look` is called often and says something now and then."""

    def __init__(self, tally: Tally, total: int, output: TextIO, clock: Callable[[], float]) -> None:
        self._tally, self._total, self._output, self._clock = tally, total, output, clock
        self._started = self._said = clock()
        self._before = tally.items

    def look(self) -> None:
        """Says how far the run is, when it has not done so for a while."""
        now = self._clock()
        if now - self._said >= _EVERY_S:
            self._said = now
            self._output.write(f"{self._line(now)}\n")
            self._output.flush()

    def _line(self, now: float) -> str:
        done = self._tally.items - self._before
        rate = done / (now - self._started)
        left = f", about {(self._total - done) / rate:,.0f} s left" if rate else ""
        return f"{done:,} of {self._total:,} files, {rate:,.1f} files/s, {self._tally.pages:,} pages{left}"


class _Bar(Progress):
    """A bar of tqdm, which knows how to draw on a terminal."""

    def __init__(self, tally: Tally, total: int, output: TextIO, clock: Callable[[], float]) -> None:
        super().__init__(tally, total, output, clock)
        from tqdm import tqdm  # only on a terminal: its import costs a tenth of a second

        self._bar = tqdm(total=total, unit=" files", file=output, smoothing=0.1, dynamic_ncols=True)

    def look(self) -> None:
        """Draws the bar as far as the run is."""
        self._bar.set_postfix(pages=self._tally.pages, refresh=False)
        self._bar.update(self._tally.items - self._before - self._bar.n)

    def close(self) -> None:
        """Leaves the bar as it is now."""
        self.look()
        self._bar.close()


@contextmanager
def progress(
    tally: Tally, total: int, output: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic
) -> Iterator[Progress]:
    """Progress over `total` files, on `output` (standard error when it is None)."""
    to = output or sys.stderr
    if not to.isatty():
        yield Progress(tally, total, to, clock)
        return
    bar = _Bar(tally, total, to, clock)
    try:
        yield bar
    finally:
        bar.close()
