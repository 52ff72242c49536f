"""What each part of the ranking is worth: the passages indexed once, asked with all parts, then without each in turn.

`rarecare-engines run -- python -m bench.relevance.ablation`
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.relevance import retrieval
from bench.relevance.asking import asked, filled
from bench.relevance.data import QuestionSet
from bench.relevance.measuring import PART, WHOLE, sets_of
from bench.relevance.scores import Scores
from bench.relevance.without import PARTS
from bench.target import Target

_SHOWN = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Prints a line a part as each is measured; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.relevance.ablation", description=__doc__)
    parser.add_argument("--whole", action="store_true", help="all questions, not the small part that the tests ask")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="these parts alone")
    given = parser.parse_args(argv)
    sets = sets_of(WHOLE if given.whole else PART)
    with tempfile.TemporaryDirectory() as folder:
        retrieval.write_passages(sets, Path(folder))
        with filled(Path(folder)) as target:
            whole = _measured(target, sets, ())
            print(f"all parts: {whole.mean:.4f}, weakest {whole.worst[1]} {whole.worst[0]:.3f}\n")
            print("| without | mean | change | languages that change most |\n|---|---|---|---|")
            for part in given.parts:
                print(_line(part, _measured(target, sets, (part,)), whole), flush=True)
    return 0


def _measured(target: Target, sets: Sequence[QuestionSet], without: Sequence[str]) -> Scores:
    print(f"without {' '.join(without) or 'nothing'} …", file=sys.stderr)
    with asked(target, without) as library:
        return retrieval.ask(library, sets, words_only="concepts" in without)[0]


def _line(part: str, told: Scores, whole: Scores) -> str:
    changes = {group: value - whole.groups[group] for group, value in told.groups.items()}
    most = sorted(changes, key=lambda group: -abs(changes[group]))[:_SHOWN]
    shown = ", ".join(f"{group} {changes[group]:+.3f}" for group in most)
    return f"| {part} | {told.mean:.4f} | {told.mean - whole.mean:+.4f} | {shown} |"


if __name__ == "__main__":
    raise SystemExit(main())
