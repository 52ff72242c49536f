"""How well the library finds, beside the committed figures: `rarecare-engines run -- python -m bench.relevance`."""

import argparse
import sys
from collections.abc import Sequence

from bench.relevance.committed import committed, write
from bench.relevance.measuring import MEASURES, OF_PART, PART, WHOLE, measured
from bench.relevance.scores import summary, table
from bench.relevance.without import PARTS
from mappings.connection import EngineNotConfigured


def main(argv: Sequence[str] | None = None) -> int:
    """Prints a table a measure and one of all; returns 0, or 3 when no engine is known."""
    given = _parser().parse_args(argv)
    share = PART if given.part else WHOLE
    only = given.only or (OF_PART if given.part else MEASURES)
    figures, told = committed(share.name), []
    try:
        for one in measured(share, only, given.without):
            print(f"{table(one, figures.get(one.measure.name, {}))}\n", flush=True)
            told.append(one)
    except EngineNotConfigured as fault:
        print(fault, file=sys.stderr)
        return 3
    print(summary(told, figures))
    if given.write:
        write(share.name, told)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=MEASURES, help="these measures alone")
    parser.add_argument("--part", action="store_true", help="the small part that the tests ask")
    parser.add_argument("--without", nargs="+", choices=PARTS, default=(), help="leave out parts of the ranking")
    parser.add_argument("--write", action="store_true", help="put the figures in the place of the committed ones")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
