"""Diseases by their names in any language, as they are and as people write them: is the first concept the right one?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bench.relevance.asking import Library
from bench.relevance.data import NAMES, tsv
from bench.relevance.noise import NOISES
from bench.relevance.scores import Measure, Scores, scores

MEASURES = {
    "exact": Measure("names, recall@1", mean=0.99),
    "mistyped": Measure("names mistyped, recall@1", mean=0.90),
    "without diacritics": Measure("names without diacritics, recall@1", mean=0.97),
    "words turned": Measure("names with words turned, recall@1", mean=0.95),
    "in a question": Measure("names in a question, recall@1", mean=0.95),
}

Names = Sequence[tuple[str, str, frozenset[str]]]
"""Language, name, and the concepts that have it: any of them is right."""


def all_names() -> Names:
    """Every name of the development set once, in a fixed order."""
    concepts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tsv(NAMES, header=True):
        concepts[row[1], row[2]].add(f"ORPHA:{row[0]}")
    return [(language, name, frozenset(right)) for (language, name), right in sorted(concepts.items())]


def ask(asked: Library, names: Names) -> Iterator[Scores]:
    """The scores of each way to write the names."""
    for noise, written in NOISES.items():
        questions = [(written(name, language), language, right) for language, name, right in names]
        values = asked.each(lambda one: _first_is_right(asked, *one), questions)
        yield scores(MEASURES[noise], [(name[0], value) for name, value in zip(names, values, strict=True)])


def _first_is_right(asked: Library, text: str, language: str, right: frozenset[str]) -> float:
    answer = asked.get("/api/v1/concepts", q=text, lang=language)
    return float(any(concept["id"] in right for concept in answer.get("concepts", ())[:1]))
