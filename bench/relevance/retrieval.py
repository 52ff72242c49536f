"""Questions of all sets in one index, the asker's language given: nDCG@10 by language, and by set beside BM25's."""

import html
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.relevance.asking import Library
from bench.relevance.data import Asked, QuestionSet, baselines
from bench.relevance.scores import Measure, Scores, scores

BY_LANGUAGE = Measure("retrieval, nDCG@10", mean=0.89, worst=0.75)
BY_SET = Measure("retrieval by set, nDCG@10", groups="set and language")

FIRST = 10
_PAGE = """<!DOCTYPE html>
<html><head><meta charset='utf-8'><title>{title}</title></head>
<body><p>{text}</p></body></html>
"""


def ask(asked: Library, sets: Sequence[QuestionSet], *, words_only: bool = False) -> list[Scores]:
    """The scores by language and by set, from a library that holds the passages."""
    more = {"words": 1} if words_only else {}

    def value(question: tuple[QuestionSet, Asked]) -> float:
        of, one = question
        answer = asked.get("/api/v1/search", q=one.text, lang=of.language, size=FIRST, facets=0, snippets=0, **more)
        return gain([Path(result["source"]).stem for result in answer.get("results", ())], one.grades)

    questions = [(of, one) for of in sets for one in of.asked]
    values = asked.each(value, questions)
    by_language = [(of.language, value) for (of, _), value in zip(questions, values, strict=True)]
    by_set = [(of.pair, value) for (of, _), value in zip(questions, values, strict=True)]
    return [scores(BY_LANGUAGE, by_language), scores(BY_SET, by_set, baselines())]


def write_passages(sets: Sequence[QuestionSet], folder: Path) -> None:
    """A file a passage, named after it, in folders that say its language, as those of a collection do."""
    for of in sets:
        below = folder / of.name / of.language
        below.mkdir(parents=True)
        for one in of.passages:
            page = _PAGE.format(title=html.escape(one.title), text=html.escape(one.text))
            below.joinpath(f"{one.id}.html").write_text(page, encoding="utf-8")


def gain(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG@10 of a ranking: each passage counts 2^grade - 1, less the further down; 1 for the best order there is."""
    best = sorted(grades.values(), reverse=True)
    return _discounted([grades.get(passage, 0) for passage in ranked]) / _discounted(best)


def _discounted(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:FIRST]))
