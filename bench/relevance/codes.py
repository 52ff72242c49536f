"""Diseases by their codes in all spellings: is the disease among those that are told to have it?"""

from collections.abc import Callable, Mapping, Sequence

from bench.relevance.asking import Library
from bench.relevance.data import CODES, tsv
from bench.relevance.scores import Measure, Scores, scores

MEASURE = Measure("codes", mean=1.0, worst=1.0, groups="spelling")

SPELLINGS: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "ORPHA": {
        "355": str,
        "ORPHA355": "ORPHA{}".format,
        "ORPHA:355": "ORPHA:{}".format,
        "Orphanet:355": "Orphanet:{}".format,
        "orpha 355": "orpha {}".format,
    },
    "ICD-10": {"C25.4": str, "C254": lambda code: code.replace(".", ""), "c25.4": str.lower},
    "ICD-O-3 morphology": {"8150/3": str, "81503": lambda code: code.replace("/", ""), "8150": lambda code: code[:4]},
    "ICD-11 foundation": {"": str},
    "NCIt": {"": str},
    "OncoTree": {"": str},
}

Codes = Sequence[tuple[str, str, str]]
"""Code system, code, the concept that has it."""


def all_codes() -> Codes:
    """The codes of the development set."""
    return [(row[0], row[1], f"ORPHA:{row[2]}") for row in tsv(CODES, header=True)]


def ask(asked: Library, codes: Codes) -> Scores:
    """The scores by code system and spelling."""
    spelled = [
        (f"{system} {like}".strip(), write(code), concept)
        for system, code, concept in codes
        for like, write in SPELLINGS[system].items()
    ]

    def value(one: tuple[str, str, str]) -> float:
        _, text, concept = one
        answer = asked.get("/api/v1/concepts", q=text, lang="en")
        return float(any(told["id"] == concept for told in answer.get("concepts", ())))

    values = asked.each(value, spelled)
    return scores(MEASURE, [(one[0], value) for one, value in zip(spelled, values, strict=True)])
