"""`rarecare-index update` when nothing has changed, beside the bare work: a stat of all files and reading the state.

Four commands are run in turn, each a process of its own: the update; the bare work; and for each of them a Python that
only imports the Elasticsearch client as it does, whose time is taken off as the start of Python.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from elasticsearch import Elasticsearch

from bench.corpus import small_files
from bench.figures import Figure, ratios, show
from bench.processes import Finished, run_measured
from bench.target import Target, command, fresh_target
from mappings.connection import elasticsearch_address
from mappings.indices import alias

FILES, TARGET, INDEXER_MIB = 10_000, 3.0, 200.0
_FIELDS = [
    {"field": name} for name in ("file.path", "file.hash", "file.catalogue_hash", "file.size", "file.modified_ns")
]
_ROWS = 5_000
_BARE_START = ("-c", "import elasticsearch")
_OWN_START = ("-c", "from mappings.lean_client import import_client; import_client()")


def measure(*, files: int = FILES, runs: int = 5) -> list[Figure]:
    """The figures for a folder of `files` small texts, from `runs` runs of each command in turn."""
    with fresh_target() as target, tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        small_files(folder, files)
        first = _update(target, folder)
        _update(target, folder)
        bare, starts, updated = [], [], []
        for _ in range(runs):
            start = _python(target, *_BARE_START).seconds
            whole = _python(target, "-m", "bench.unchanged", "--bare", str(folder), str(files)).seconds
            bare.append(whole - start)
            starts.append(_python(target, *_OWN_START).seconds)
            updated.append(_update(target, folder, unchanged=files))
    return _figures(files, first, starts, bare, updated)


def bare_work(folder: Path, environ: dict[str, str]) -> tuple[int, int]:
    """Stats every file and reads the state of every document; returns how many there are of each."""
    with Elasticsearch(**elasticsearch_address(environ).client_options(), request_timeout=60) as client:
        return len(_stats(folder)), len(_state(client, alias(environ["INDEX_PREFIX"]).name))


def _stats(folder: Path) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    said = entry.stat()
                    found[entry.path] = said.st_size, said.st_mtime_ns
    return found


def _state(client: Elasticsearch, index: str) -> list[dict[str, list[object]]]:
    point = client.open_point_in_time(index=index, keep_alive="1m")["id"]
    rows: list[dict[str, list[object]]] = []
    after = None
    while True:
        hits = client.search(
            pit={"id": point, "keep_alive": "1m"},
            size=_ROWS,
            sort=["_shard_doc"],
            # Not even the _id: a stored field costs the unpacking of the document's whole text (1.1 s instead of 0.2 s
            # for 20,000 documents of six pages).
            stored_fields="_none_",
            docvalue_fields=_FIELDS,
            track_total_hits=False,
            search_after=after,
        )["hits"]["hits"]
        rows += [hit["fields"] for hit in hits]
        if len(hits) < _ROWS:
            client.close_point_in_time(id=point)
            return rows
        after = hits[-1]["sort"]


def _python(target: Target, *arguments: str) -> Finished:
    return run_measured([sys.executable, *arguments], target.environment())


def _update(target: Target, folder: Path, unchanged: int | None = None) -> Finished:
    finished = run_measured([command("rarecare-index"), "update", str(folder), "--json"], target.environment())
    said = json.loads(finished.output.splitlines()[-1])
    if unchanged is not None and said["unchanged"] != unchanged:
        raise RuntimeError(f"{unchanged} files should be unchanged: {said}")
    return finished


def _figures(
    files: int, first: Finished, starts: Sequence[float], work: Sequence[float], updated: Sequence[Finished]
) -> list[Figure]:
    whole = [run.seconds for run in updated]
    inside = [json.loads(run.output.splitlines()[-1])["seconds"] for run in updated]
    own = [seconds - start for seconds, start in zip(whole, starts, strict=True)]
    measured = (
        f"{median(own):.2f} s (by its own count {median(inside):.2f}); bare {median(work):.2f} s; "
        f"start of Python ({median(starts):.2f} s of ours) in neither"
    )
    return [
        Figure(f"update with nothing changed, {files:,} files / bare work", measured, ratios(own, work), TARGET),
        Figure(
            f"indexer, peak MiB, {files:,} files, nothing changed",
            "",
            tuple(run.peak_mib for run in updated),
            INDEXER_MIB,
        ),
        Figure(
            f"indexer, peak MiB, {files:,} files, first run",
            f"{files / first.seconds:,.0f} files/s",
            (first.peak_mib,),
            INDEXER_MIB,
        ),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs this benchmark alone, or (`--bare`) the bare work that it compares with; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.unchanged", description=__doc__)
    parser.add_argument("--files", type=int, default=FILES, help="files in the folder (default 10,000)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command (default 5)")
    parser.add_argument("--bare", nargs=2, metavar=("FOLDER", "FILES"), help="only do the bare work, once")
    given = parser.parse_args(argv)
    if given.bare:
        folder, files = Path(given.bare[0]), int(given.bare[1])
        return 0 if bare_work(folder, dict(os.environ)) == (files, files) else 1
    show(measure(files=given.files, runs=given.runs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
