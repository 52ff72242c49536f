"""The command that builds the collection: arguments in, exit status out."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from documents._build.collection import build, stale
from documents._build.errors import BuildError

COLLECTION = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str]) -> int:
    """Builds everything, or checks that it is built; returns 0, or 1 for a wrong source or a file not up to date."""
    chosen = _parser().parse_args(arguments)
    try:
        return _check(chosen.into) if chosen.check else _build(chosen.into)
    except BuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m documents._build", description="Build the starter collection.")
    parser.add_argument("--into", type=Path, default=COLLECTION, help="folder to write to (default: the collection)")
    parser.add_argument("--check", action="store_true", help="write nothing; name the files that are not up to date")
    return parser


def _build(into: Path) -> int:
    for path in build(COLLECTION / "sources", into):
        print(path.relative_to(into))
    return 0


def _check(into: Path) -> int:
    differing = stale(COLLECTION / "sources", into)
    for name in differing:
        print(f"not up to date: {name}", file=sys.stderr)
    if differing:
        print("Run `python -m documents._build` and commit what it writes.", file=sys.stderr)
    return 1 if differing else 0
