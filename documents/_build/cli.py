"""The command that builds the collection: arguments in, exit status out."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from documents._build.collection import build, stale
from documents._build.counts import table
from documents._build.errors import Fault
from documents._build.leaflets.forms import FORMS
from documents._build.verapdf import VerapdfUnusable, verdicts

COLLECTION = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str]) -> int:
    """Builds everything, or checks that it is built; returns 0, or 1 for a wrong source or a file not up to date."""
    chosen = _parser().parse_args(arguments)
    if chosen.table:
        print(table(chosen.into / "catalogue.csv"))
        return 0
    if chosen.pdfua:
        return _pdfua(chosen.into)
    return _check(chosen.into) if chosen.check else _build(chosen.into)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m documents._build", description="Build the starter collection.")
    parser.add_argument("--into", type=Path, default=COLLECTION, help="folder to write to (default: the collection)")
    parser.add_argument("--check", action="store_true", help="write nothing; name the files that are not up to date")
    parser.add_argument("--pdfua", action="store_true", help="check by veraPDF that each tagged PDF keeps PDF/UA-1")
    parser.add_argument("--table", action="store_true", help="print how many documents there are, by language and kind")
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


def _pdfua(built: Path) -> int:
    """Names the PDFs that fail; leaflets that are meant to have no tags are left out."""
    untagged = {stem for stem, form in FORMS.items() if not form.tagged}
    files = sorted(file for file in built.rglob("*.pdf") if file.stem not in untagged)
    try:
        failed = [file for file, keeps in verdicts(files, os.environ).items() if not keeps]
    except VerapdfUnusable as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    for file in failed:
        print(f"does not keep PDF/UA-1: {file.relative_to(built)}", file=sys.stderr)
    print(f"{len(files) - len(failed)} of {len(files)} tagged PDFs keep PDF/UA-1")
    return 1 if failed else 0


def _status(faults: Sequence[Fault]) -> int:
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    return 1 if faults else 0
