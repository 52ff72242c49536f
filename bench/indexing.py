"""Pages a second of `rarecare-index update` until they are searchable, beside those of Tika alone on the same PDFs.

The command is timed whole, from its start to its exit (start of Python, creation of the index and the last refresh
are in; only the engines run already), and again by the seconds that it reports of its run. Tika alone is driven by a
light client with as many connections as are best for it.
"""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.corpus import PAGES, copies_folder, pdf_folder
from bench.figures import Figure, ratios, show
from bench.load import Generator
from bench.processes import Finished, cpu_seconds, processes_behind, run_measured, sampled
from bench.target import Target, command, fresh_target, remove_indices
from bench.tika_alone import best_clients, extract, requests_of

TARGET = 0.56
TIKA_MIB, INDEXER_MIB = 450.0, 200.0


@dataclass(frozen=True)
class Run:
    """One `update` into empty indices: the finished process, what it reported, CPU seconds of the engines meanwhile."""

    process: Finished
    seconds: float
    pages: int
    tika_cpu_s: float
    elasticsearch_cpu_s: float
    tika_peak_mib: float


def measure(folder: Path, *, pairs: int) -> list[Figure]:
    """The figures for the PDFs below `folder`, from `pairs` pairs of runs in turn."""
    files = sorted(folder.rglob("*.pdf"))
    with fresh_target() as target, Generator() as generator:
        requests = requests_of(files, target.tika_url)
        clients = best_clients(generator, target.tika_url, requests)
        update(target, folder)  # not counted: warms Elasticsearch
        alone: list[float] = []
        runs: list[Run] = []
        for _ in range(pairs):
            alone.append(extract(generator, target.tika_url, requests, clients).per_second * PAGES)
            runs.append(update(target, folder))
    return _figures(len(files), clients, alone, runs)


def update(target: Target, folder: Path) -> Run:
    """One `rarecare-index update` of the folder into empty indices. Raises RuntimeError when pages are missing."""
    remove_indices(target)
    tika = processes_behind(target.tika_url)
    elasticsearch = processes_behind(target.elasticsearch.urls[0])
    before = cpu_seconds(tika), cpu_seconds(elasticsearch)
    with sampled(tika) as tika_peak:
        process = run_measured([command("rarecare-index"), "update", str(folder), "--json"], target.environment())
    after = cpu_seconds(tika), cpu_seconds(elasticsearch)
    said = json.loads(process.output.splitlines()[-1])
    if said["failed"] or said["pages"] != said["seen"] * PAGES:
        raise RuntimeError(f"the run did not index every page: {said}")
    used = after[0] - before[0], after[1] - before[1]
    return Run(process, said["seconds"], said["pages"], *used, tika_peak.mib)


def _figures(files: int, clients: int, alone: Sequence[float], runs: Sequence[Run]) -> list[Figure]:
    whole = [run.pages / run.process.seconds for run in runs]
    inside = [run.pages / run.seconds for run in runs]
    raw = f"Tika alone {median(alone):,.0f} pages/s with {clients} clients"
    costs = (
        f"CPU ms a document: indexer {_each(runs, files, 'indexer')}, Tika {_each(runs, files, 'tika')}, "
        f"Elasticsearch {_each(runs, files, 'elasticsearch')}"
    )
    peaks = tuple(run.tika_peak_mib for run in runs)
    figures = [
        Figure(
            f"indexing {files:,} PDFs until searchable / Tika alone, whole command",
            f"{median(whole):,.0f} pages/s; {raw}; {costs}",
            ratios(whole, alone),
            TARGET,
            at_least=True,
        ),
        Figure(
            f"the same {files:,} PDFs, start of Python aside",
            f"{median(inside):,.0f} pages/s",
            ratios(inside, alone),
            TARGET,
            at_least=True,
        ),
        Figure(f"indexer, peak MiB, {files:,} PDFs", "", tuple(run.process.peak_mib for run in runs), INDEXER_MIB),
    ]
    # A Tika on another machine cannot be looked at: no line is better than a line of zeros.
    return [*figures, Figure(f"Tika, peak MiB, {files:,} PDFs", "", peaks, TIKA_MIB)] if all(peaks) else figures


def _each(runs: Sequence[Run], files: int, part: str) -> str:
    seconds = {
        "indexer": [run.process.cpu_s for run in runs],
        "tika": [run.tika_cpu_s for run in runs],
        "elasticsearch": [run.elasticsearch_cpu_s for run in runs],
    }[part]
    return f"{median(seconds) / files * 1000:.1f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs this benchmark alone; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.indexing", description=__doc__)
    parser.add_argument("--pairs", type=int, default=5, help="pairs of runs (default 5)")
    parser.add_argument("--copies", type=int, default=1, help="the 400 PDFs so many times over (default 1)")
    given = parser.parse_args(argv)
    environ = dict(os.environ)
    folder = pdf_folder(environ) if given.copies == 1 else copies_folder(environ, given.copies)
    show(measure(folder, pairs=given.pairs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
