"""The most memory that the indexer and Tika hold while they index, for a collection and for one several times as large.

Peaks are the kernel's own (resident set of the indexer) or the largest sum seen (Tika's parent and child together).
That of the app is taken in `bench.search`, after its load, and that of 10,000 files in `bench.unchanged`.
"""

import argparse
import os
from collections.abc import Sequence

from bench.corpus import PDFS, copies_folder
from bench.figures import Figure, ratios, show
from bench.indexing import INDEXER_MIB, TIKA_MIB, update
from bench.target import fresh_target

COPIES = (1, 4)
_GROWTH = 1.25


def measure(*, copies: Sequence[int] = COPIES, runs: int = 2) -> list[Figure]:
    """Peaks for the 400 PDFs so many times over, and the growth from the smallest to the largest collection."""
    environ = dict(os.environ)
    folders = {times: copies_folder(environ, times) for times in copies}
    peaks: dict[int, list[tuple[float, float]]] = {times: [] for times in copies}
    with fresh_target() as target:
        for _ in range(runs):
            for times, folder in folders.items():
                run = update(target, folder)
                peaks[times].append((run.process.peak_mib, run.tika_peak_mib))
    return _figures(peaks)


def _figures(peaks: dict[int, list[tuple[float, float]]]) -> list[Figure]:
    figures = []
    for times, seen in peaks.items():
        indexer, tika = zip(*seen, strict=True)
        figures.append(Figure(f"indexer, peak MiB, {PDFS * times:,} PDFs", "", indexer, INDEXER_MIB))
        if all(tika):
            figures.append(Figure(f"Tika, peak MiB, {PDFS * times:,} PDFs", "parent and child", tika, TIKA_MIB))
    fewest, most = min(peaks), max(peaks)
    growth = ratios([peak for peak, _ in peaks[most]], [peak for peak, _ in peaks[fewest]])
    what = f"indexer, peak for {PDFS * most:,} PDFs / for {PDFS * fewest:,}"
    return [*figures, Figure(what, "", growth, _GROWTH)]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs this benchmark alone; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument(
        "--copies", type=int, nargs="+", default=COPIES, help="the 400 PDFs so many times (default 1 4)"
    )
    parser.add_argument("--runs", type=int, default=2, help="runs of each (default 2)")
    given = parser.parse_args(argv)
    show(measure(copies=given.copies, runs=given.runs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
