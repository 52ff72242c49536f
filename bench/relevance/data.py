"""The evaluation data beside the checkout: where it lies, and how its files are read."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
SHARED = PROJECT.parent / "shared"

LANGUAGES = SHARED / "evaluation" / "dev" / "langid"
SETS = SHARED / "evaluation" / "dev" / "retrieval"
BASELINE = SHARED / "evaluation" / "baseline.tsv"
NAMES = SHARED / "domain" / "dev_terms.tsv"
CODES = SHARED / "domain" / "dev_codes.tsv"
PDFS = SHARED / "pdfs" / "dev"
COLLECTION = PROJECT / "documents"


@dataclass(frozen=True)
class Passage:
    """A text of a set that may answer questions."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A question of a set, and the grades (above 0) of the passages that answer it."""

    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class QuestionSet:
    """The passages and questions of a set in one language; `name` and language are those of its folders."""

    name: str
    language: str
    passages: tuple[Passage, ...]
    asked: tuple[Asked, ...]

    @property
    def pair(self) -> str:
        """How it is called in figures."""
        return f"{self.name} {self.language}"

    def part(self, *, asked: int, passages: int) -> "QuestionSet":
        """Every so manieth question with what answers it, and every so manieth of the other passages."""
        questions = self.asked[::asked]
        answers = {passage for one in questions for passage in one.grades}
        others = {passage.id for passage in self.passages[::passages]}
        kept = tuple(passage for passage in self.passages if passage.id in answers | others)
        return QuestionSet(self.name, self.language, kept, questions)


def question_sets() -> list[QuestionSet]:
    """All sets, a language each."""
    return [_question_set(file.parent) for file in sorted(SETS.rglob("queries.tsv"))]


def baselines() -> dict[str, float]:
    """nDCG@10 of the better plain BM25 of each set and language, which had an index of its own."""
    return {f"{row[0]} {row[1]}": float(row[4]) for row in tsv(BASELINE, header=True)}


def tsv(file: Path, *, header: bool = False) -> Iterator[list[str]]:
    """The rows of a tab-separated file, without quoting."""
    for line in file.read_text(encoding="utf-8").split("\n")[int(header) :]:
        if line:
            yield line.split("\t")


def manifest() -> list[dict[str, str]]:
    """What is said of each file of `PDFS`."""
    with (PDFS / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _question_set(folder: Path) -> QuestionSet:
    lines = (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for question, passage, grade in tsv(folder / "qrels.tsv"):
        grades[question][passage] = int(grade)
    return QuestionSet(
        folder.parent.name,
        folder.name,
        tuple(Passage(one["id"], one.get("title") or "", one["text"]) for one in map(json.loads, lines)),
        tuple(Asked(text, grades[question]) for question, _, text in tsv(folder / "queries.tsv")),
    )
