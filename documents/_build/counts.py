"""How many documents the collection has by language and kind, as a table in Markdown."""

import csv
from collections import Counter
from pathlib import Path

from mappings.languages import languages
from mappings.vocabulary import kinds

_TOTAL = "all"


def table(catalogue: Path) -> str:
    """A row a language and a column a kind that the catalogue has, with sums. The language of a row that has none is
    the folder of its file.
    """
    with catalogue.open(encoding="utf-8", newline="") as file:
        counts = Counter((_language(row), row["kind"]) for row in csv.DictReader(file))
    there = [kind for kind in kinds() if any(counts[language, kind] for language in languages())]
    lines = [_line("language", *there, _TOTAL), _line(*("---" for _ in range(len(there) + 2)))]
    for language in languages():
        numbers = [counts[language, kind] for kind in there]
        lines.append(_line(language, *numbers, sum(numbers)))
    sums = [sum(counts[language, kind] for language in languages()) for kind in there]
    return "\n".join((*lines, _line(_TOTAL, *sums, sum(sums))))


def _language(row: dict[str, str]) -> str:
    return row["language"] or row["file"].split("/")[1]


def _line(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"
