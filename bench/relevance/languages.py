"""Which language a text is in, as `rarecare-index language` tells it: questions, sentences, paragraphs."""

import os
import subprocess
from collections import defaultdict
from collections.abc import Iterator

from bench.relevance.data import LANGUAGES, tsv
from bench.relevance.scores import Measure, Scores, scores
from bench.target import command

MEASURES = {
    "query": Measure("language of a question", mean=0.95, worst=0.88),
    "query-undiacritic": Measure("language of a question without diacritics", mean=0.82),
    "query-medical": Measure("language of a medical question", mean=0.975),
    "sentence": Measure("language of a sentence", mean=0.993),
    "paragraph": Measure("language of a paragraph", mean=0.999),
}


def measure() -> Iterator[Scores]:
    """The scores of each kind of text."""
    rows = [row for file in sorted(LANGUAGES.glob("dev*.tsv")) for row in tsv(file)]
    by_kind: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (language, kind, _), told in zip(rows, _told([text for _, _, text in rows]), strict=True):
        by_kind[kind].append((language, float(told == language)))
    for kind, measure in MEASURES.items():
        yield scores(measure, by_kind[kind])


def _told(texts: list[str]) -> list[str]:
    run = subprocess.run(
        [command("rarecare-index"), "language"],
        input="".join(f"{text}\n" for text in texts),
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()
