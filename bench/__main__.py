"""All benchmarks, one table: `rarecare-engines run -- python -m bench`, or `make bench`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from bench import indexing, memory, pages, search, unchanged
from bench.corpus import copies_folder, pdf_folder
from bench.figures import Figure, table, written
from mappings.connection import EngineNotConfigured

_MANY = 4


def main(argv: Sequence[str] | None = None) -> int:
    """Runs all of them; returns 0, or 1 when one could not be run. A target that is missed is said, not an error."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small collections and few runs: a look, not a result")
    figures: list[Figure] = []
    missing = 0
    for name, measure in _benchmarks(quick=parser.parse_args(argv).quick).items():
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            figures += measure()
        except EngineNotConfigured as fault:
            print(fault, file=sys.stderr)
            return 3
        except (RuntimeError, OSError) as fault:
            missing += 1
            print(f"{name} could not be measured: {fault}", file=sys.stderr)
    text = table(figures)
    print(text)
    print(f"Written to {written(text)}", file=sys.stderr)
    return 1 if missing else 0


def _benchmarks(*, quick: bool) -> dict[str, Callable[[], list[Figure]]]:
    environ = dict(os.environ)
    if quick:
        return {
            "indexing": lambda: indexing.measure(pdf_folder(environ, 60), pairs=1),
            "search": lambda: search.measure(documents=1_000, rounds=1),
            "unchanged": lambda: unchanged.measure(files=500, runs=1),
            "pages": lambda: pages.measure(runs=1),
        }
    return {
        "indexing": lambda: indexing.measure(pdf_folder(environ), pairs=5),
        f"indexing, {_MANY} times as many": lambda: indexing.measure(copies_folder(environ, _MANY), pairs=3),
        "search": lambda: search.measure(),
        "unchanged": lambda: unchanged.measure(),
        "memory": lambda: memory.measure(),
        "pages": lambda: pages.measure(),
    }


if __name__ == "__main__":
    raise SystemExit(main())
