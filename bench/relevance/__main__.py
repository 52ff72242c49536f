"""How well the library finds, beside the committed figures: `rarecare-engines run -- python -m bench.relevance`."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from bench.relevance import across, codes, committed, data, languages, names, phrases, retrieval
from bench.relevance.asking import library
from bench.relevance.scores import Scores, summary, table
from bench.relevance.without import PARTS
from mappings.connection import EngineNotConfigured

_DATA = {"languages": data.LANGUAGES, "retrieval": data.SETS, "names": data.NAMES, "phrases": data.PDFS}
_EVERY = 6
"""Of the small part: every so manieth question."""


def main(argv: Sequence[str] | None = None) -> int:
    """Prints a table a measure and one of all; returns 0, or 3 when no engine is known."""
    given = _parser().parse_args(argv)
    which = committed.PART if given.part else committed.WHOLE
    figures = committed.committed(which)
    told: list[Scores] = []
    if absent := [name for name in given.only if name != "across" and not _DATA[name].exists()]:
        print(f"Left out, as what is asked is not in {data.SHARED}: {', '.join(absent)}", file=sys.stderr)
    try:
        for name, measure in _measures(every=_EVERY if given.part else 1, without=given.without).items():
            if name in given.only and name not in absent:
                print(f"{name} …", file=sys.stderr, flush=True)
                told += measure()
    except EngineNotConfigured as fault:
        print(fault, file=sys.stderr)
        return 3
    for one in told:
        print(f"{table(one, figures.get(one.measure.name, {}))}\n")
    print(summary(told, figures))
    if given.write:
        committed.write(which, told)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__)
    every = ("languages", "retrieval", "names", "across", "phrases")
    parser.add_argument("--only", nargs="+", choices=every, default=every, help="these measures alone")
    parser.add_argument("--part", action="store_true", help="the small part that the tests ask")
    parser.add_argument("--without", nargs="+", choices=PARTS, default=(), help="leave out parts of the ranking")
    parser.add_argument("--write", action="store_true", help="put the figures in the place of the committed ones")
    return parser


def _measures(*, every: int, without: Sequence[str]) -> Mapping[str, Callable[[], Iterable[Scores]]]:
    return {
        "languages": languages.measure,
        "retrieval": lambda: retrieval.measure([of.part(every) for of in data.question_sets()], without),
        "names": lambda: _of_thesaurus(every),
        "across": lambda: [across.measure(without)],
        "phrases": lambda: [phrases.measure()],
    }


def _of_thesaurus(every: int) -> list[Scores]:
    """Names and codes, which no document is needed for."""
    with tempfile.TemporaryDirectory() as empty, library(Path(empty)) as asked:
        return [*names.ask(asked, names.all_names()[::every]), codes.ask(asked, codes.all_codes()[::every])]


if __name__ == "__main__":
    raise SystemExit(main())
