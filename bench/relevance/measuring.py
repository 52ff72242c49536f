"""All measures, of every question or of a small fixed part."""

import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.relevance import across, codes, data, languages, names, phrases, retrieval
from bench.relevance.asking import library
from bench.relevance.scores import Scores

DATA = {"languages": data.LANGUAGES, "retrieval": data.SETS, "names": data.NAMES, "phrases": data.PDFS}
"""What is asked, by measure, where it lies beside the checkout."""

MEASURES = (*DATA, "across")


@dataclass(frozen=True)
class Share:
    """What of the data is asked; `name` is that of the committed figures.

    So many `questions` of each language, about, spread over its sets; every so manieth of the passages that answer none
    of them; every so manieth name and code, disease of a guide in a language (`across`), and file with a phrase.
    Without `questions` everything.
    """

    name: str
    questions: int | None = None
    passages: int = 1
    names: int = 1
    across: int = 1
    phrases: int = 1


WHOLE = Share("whole")
PART = Share("part", questions=60, passages=6, names=24, across=23, phrases=5)
"""What the tests ask: about a minute, and enough that no single question makes a language fall."""

OF_PART = ("languages", "retrieval", "names", "across", "phrases")
"""The measures that the tests keep from getting worse."""


def measured(share: Share, only: Collection[str] = MEASURES, without: Sequence[str] = ()) -> Iterator[Scores]:
    """The scores of each of the measures whose data are there; parts of the ranking named in `without` are left out."""
    there = [name for name in only if name not in DATA or DATA[name].exists()]
    if absent := set(only) - set(there):
        print(f"Left out, as what is asked is not in {data.SHARED}: {', '.join(sorted(absent))}", file=sys.stderr)
    if "languages" in there:
        yield from languages.measure()
    if {"retrieval", "names"} & set(there):
        yield from _of_passages(share, there, without)
    if "across" in there:
        yield across.measure(without, share.across)
    if "phrases" in there:
        yield phrases.measure(share.phrases)


def _of_passages(share: Share, only: Collection[str], without: Sequence[str]) -> Iterator[Scores]:
    """Retrieval, and names and codes, which no passage is needed for, from one library."""
    sets = sets_of(share) if "retrieval" in only else []
    with tempfile.TemporaryDirectory() as folder:
        retrieval.write_passages(sets, Path(folder))
        with library(Path(folder), without) as asked:
            if sets:
                yield from retrieval.ask(asked, sets, words_only="concepts" in without)
            if "names" in only:
                yield from names.ask(asked, names.all_names()[:: share.names])
                yield codes.ask(asked, codes.all_codes()[:: share.names])


def sets_of(share: Share) -> list[data.QuestionSet]:
    """The sets with what of them is asked."""
    sets = data.question_sets()
    if share.questions is None:
        return sets
    asked = Counter[str]()
    for of in sets:
        asked[of.language] += len(of.asked)
    every = {language: max(1, count // share.questions) for language, count in asked.items()}
    return [of.part(asked=every[of.language], passages=share.passages) for of in sets]
