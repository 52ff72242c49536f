"""The command that learns the table: arguments in, exit status out."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from documents._build.languages.examples import examples
from documents._build.languages.lexicon import FILES, OTHERS
from documents._build.languages.training import quantised, trained

_SOURCES = Path(__file__).resolve().parents[2] / "sources"
_MAPPINGS = Path(__file__).resolve().parents[3] / "mappings"


def main(arguments: Sequence[str]) -> int:
    """Writes the table and what describes it; returns 0, or 1 when word lists are missing."""
    parser = argparse.ArgumentParser(prog="python -m documents._build.languages", description="Learn words.")
    parser.add_argument("lists", type=Path, help="folder with Tesseract's language data")
    parser.add_argument("--into", type=Path, default=_MAPPINGS, help="folder to write to (default: mappings)")
    given = parser.parse_args(arguments)
    names = (*FILES.values(), *(name for name, _ in OTHERS.values()))
    missing = [name for name in names if not (given.lists / f"{name}.traineddata").is_file()]
    if missing:
        print(f"error: no word lists in {given.lists} for {', '.join(missing)}", file=sys.stderr)
        return 1
    table, scale = quantised(trained(examples(given.lists, _SOURCES)))
    (given.into / "evidence.bin").write_bytes(table)
    told = {"languages": sorted(FILES), "scale": scale}
    (given.into / "evidence.json").write_text(f"{json.dumps(told)}\n", encoding="utf-8")
    return 0
