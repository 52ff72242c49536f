"""Whether a question in one language finds guides in the others, in the project's own collection.

Every disease that the catalogue gives to a guide is asked by its name in each language that the thesaurus has one in.
Counted is how many of the guides about it in other languages stand among the first ten results, of as many as fit
there besides those in the language itself.
"""

import csv
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.relevance.asking import THESAURUS, Library, library
from bench.relevance.data import COLLECTION
from bench.relevance.scores import Measure, Scores, scores

MEASURE = Measure("guides in other languages found", mean=1.0, worst=1.0)
FIRST = 10
_ALL_PAGES = 1000


@dataclass(frozen=True)
class Guide:
    """A guide of the catalogue: its path, its language, the diseases that it is about."""

    file: str
    language: str
    concepts: tuple[str, ...]


def measure(without: Sequence[str] = (), every: int = 1) -> Scores:
    """The scores of every disease that a guide is about, by the language that its name is in; of every so manieth
    question, where `every` is more than 1, in a library that holds these guides alone."""
    words_only = "concepts" in without
    if every == 1:
        with library(COLLECTION, without) as asked:
            return ask(asked, words_only=words_only)
    with tempfile.TemporaryDirectory() as folder:
        write_guides(Path(folder))
        with library(Path(folder), without) as asked:
            return ask(asked, words_only=words_only, every=every)


def write_guides(folder: Path) -> None:
    """Copies the guides that are about diseases, with the catalogue."""
    shutil.copy(COLLECTION / "catalogue.csv", folder)
    for guide in guides(COLLECTION / "catalogue.csv"):
        copy = folder / guide.file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(COLLECTION / guide.file, copy)


def ask(asked: Library, *, words_only: bool = False, every: int = 1) -> Scores:
    """The same, from a library that holds the guides."""
    of_disease: dict[str, list[Guide]] = defaultdict(list)
    there = _indexed(asked)
    for guide in guides(COLLECTION / "catalogue.csv"):
        for concept in guide.concepts if guide.file in there else ():
            of_disease[concept].append(guide)
    known = names(THESAURUS)
    more = {"words": 1} if words_only else {}

    def value(one: tuple[str, str, str]) -> float | None:
        concept, language, name = one
        return share(_found(asked, name, language, more), of_disease[concept], language)

    questions = [
        (concept, language, name)
        for concept in sorted(of_disease)
        for language, name in sorted(known.get(concept, {}).items())
    ][::every]
    values = asked.each(value, questions)
    return scores(MEASURE, [(one[1], value) for one, value in zip(questions, values, strict=True) if value is not None])


def guides(catalogue: Path) -> Iterator[Guide]:
    """The guides of a catalogue that are about diseases; the language is that of the folder."""
    with catalogue.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            concepts = tuple(filter(None, row["concepts"].split(";")))
            if row["kind"] == "guide" and concepts:
                yield Guide(row["file"], row["language"] or row["file"].split("/")[1], concepts)


def names(thesaurus: Path) -> Mapping[str, Mapping[str, str]]:
    """The usual name of each disease by language."""
    lines = map(json.loads, thesaurus.read_text(encoding="utf-8").splitlines())
    return {f"ORPHA:{line['orpha']}": line.get("names", {}) for line in lines if "orpha" in line}


def share(results: Sequence[str], about: Sequence[Guide], language: str) -> float | None:
    """The part of the guides in other languages that stands among the results; None without such a guide."""
    others = {guide.file for guide in about if guide.language != language}
    own = len(about) - len(others)
    room = min(len(others), FIRST - min(own, FIRST - 1))
    return min(1.0, len(others & set(results)) / room) if others else None


def _found(asked: Library, text: str, language: str, more: Mapping[str, object]) -> list[str]:
    answer = asked.get("/api/v1/search", q=text, lang=language, size=FIRST, facets=0, snippets=0, **more)
    return [one["source"] for one in answer.get("results", ())]


def _indexed(asked: Library) -> frozenset[str]:
    """The sources of all guides that the library holds: what could not be read is in the catalogue only."""
    sources: set[str] = set()
    for page in range(1, _ALL_PAGES):
        answer = asked.get("/api/v1/search", kind="guide", size=50, page=page, facets=0, snippets=0)
        results = [one["source"] for one in answer.get("results", ())]
        sources.update(results)
        if not results:
            break
    return frozenset(sources)
