"""Whether a question in one language finds guides in the others: `python -m bench.across [URL]`.

Every disease that the catalogue gives to a guide is asked by its name in each language that the thesaurus has one in.
Counted is how many of the guides about it in other languages stand among the first ten results, of as many as fit
there besides those in the language itself. The library at URL holds the project's collection and its thesaurus.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from urllib.parse import urlencode
from urllib.request import urlopen

COLLECTION = Path(__file__).resolve().parent.parent / "documents"
FIRST = 10
_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Guide:
    """A guide of the catalogue: its path, its language, the diseases that it is about."""

    file: str
    language: str
    concepts: tuple[str, ...]


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


def found(url: str, text: str, language: str) -> list[str]:
    """The sources of the first results."""
    query = urlencode({"q": text, "lang": language, "size": FIRST, "facets": 0, "snippets": 0})
    with urlopen(f"{url}/api/v1/search?{query}", timeout=30) as answer:
        return [one["source"] for one in json.load(answer)["results"]]


def indexed(url: str) -> frozenset[str]:
    """The sources of all guides that the library holds: what could not be read is in the catalogue only."""
    sources: set[str] = set()
    for page in range(1, 1000):
        query = urlencode({"kind": "guide", "size": 50, "page": page, "facets": 0, "snippets": 0})
        with urlopen(f"{url}/api/v1/search?{query}", timeout=30) as answer:
            results = [one["source"] for one in json.load(answer)["results"]]
        sources.update(results)
        if not results:
            break
    return frozenset(sources)


def share(results: list[str], about: list[Guide], language: str) -> float | None:
    """The part of the guides in other languages that stands among the results; None without such a guide."""
    others = {guide.file for guide in about if guide.language != language}
    own = len(about) - len(others)
    room = min(len(others), FIRST - min(own, FIRST - 1))
    return min(1.0, len(others & set(results)) / room) if others else None


def main(url: str = _URL) -> None:
    """Prints the mean share by language, the worst last, and what was found least."""
    of_disease: dict[str, list[Guide]] = defaultdict(list)
    there = indexed(url)
    for guide in guides(COLLECTION / "catalogue.csv"):
        for concept in guide.concepts if guide.file in there else ():
            of_disease[concept].append(guide)
    known = names(COLLECTION / "thesaurus" / "concepts.jsonl")
    shares: dict[str, list[float]] = defaultdict(list)
    missed: list[tuple[float, str, str, str]] = []
    for concept, about in sorted(of_disease.items()):
        for language, name in sorted(known.get(concept, {}).items()):
            if (value := share(found(url, name, language), about, language)) is not None:
                shares[language].append(value)
                missed.append((value, language, concept, name))
    for language, values in sorted(shares.items(), key=lambda one: -mean(one[1])):
        print(f"{language}\t{len(values)}\t{mean(values):.3f}")
    print(f"mean\t{sum(map(len, shares.values()))}\t{mean(mean(values) for values in shares.values()):.3f}")
    for value, language, concept, name in sorted(missed)[:10]:
        if value < 1:
            print(f"{value:.2f}\t{language}\t{concept}\t{name}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
