"""The committed figures: what a change is compared with. Numbers only, by measure and language."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.relevance.scores import Scores

FIGURES = Path(__file__).with_name("figures.json")
_DIGITS = 4

Figures = Mapping[str, Mapping[str, float]]


def committed(share: str) -> Figures:
    """The figures of a share of the questions by measure and language; empty where none have been written."""
    return _read().get(share, {})


def write(share: str, told: Iterable[Scores]) -> None:
    """Puts the scores in the place of the committed ones of the same measures."""
    figures = _read()
    renewed = {one.measure.name: {group: round(value, _DIGITS) for group, value in one.groups.items()} for one in told}
    figures[share] = {**figures.get(share, {}), **renewed}
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _read() -> dict[str, Figures]:
    if not FIGURES.is_file():
        return {}
    figures: dict[str, Figures] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return figures
