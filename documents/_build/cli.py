"""The command that builds the collection: arguments in, exit status out."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from documents._build.collection import build
from documents._build.errors import BuildError

COLLECTION = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str]) -> int:
    """Builds everything; returns 0, or 1 when a source is wrong (said on standard error)."""
    parser = argparse.ArgumentParser(prog="python -m documents._build", description="Build the starter collection.")
    parser.add_argument("--into", type=Path, default=COLLECTION, help="folder to write to (default: the collection)")
    into: Path = parser.parse_args(arguments).into
    try:
        written = build(COLLECTION / "_sources", into)
    except BuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for path in written:
        print(path.relative_to(into))
    return 0
