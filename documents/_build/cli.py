"""The command that builds the collection: arguments in, exit status out."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from documents._build.collection import build, stale
from documents._build.errors import Fault

COLLECTION = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str]) -> int:
    """Builds everything, or checks that it is built; returns 0, or 1 for a wrong source or a file not up to date."""
    chosen = _parser().parse_args(arguments)
    return _check(chosen.into) if chosen.check else _build(chosen.into)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m documents._build", description="Build the starter collection.")
    parser.add_argument("--into", type=Path, default=COLLECTION, help="folder to write to (default: the collection)")
    parser.add_argument("--check", action="store_true", help="write nothing; name the files that are not up to date")
    return parser


def _build(into: Path) -> int:
    outcome = build(COLLECTION / "sources", into)
    for name in outcome.files:
        print(name)
    return _status(outcome.faults)


def _check(into: Path) -> int:
    outcome = stale(COLLECTION / "sources", into)
    for name in outcome.files:
        print(f"not up to date: {name}", file=sys.stderr)
    if outcome.files:
        print("Run `python -m documents._build` and commit what it writes.", file=sys.stderr)
    return max(_status(outcome.faults), 1 if outcome.files else 0)


def _status(faults: Sequence[Fault]) -> int:
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    return 1 if faults else 0
