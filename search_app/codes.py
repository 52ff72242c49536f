"""Concepts that the codes in a question mean: `orpha:`, `icd:` and `icdo:`. No I/O.

ICD-10 is coarse, so a code of it means many diseases, and the site where they are found.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from search_app.question import Question, Restriction
from search_app.restrictions import CODES, Concepts
from search_app.search import ENGINE_TIMEOUT

Body = dict[str, Any]
MOST = 1000


def codes_of(question: Question) -> tuple[Restriction, ...]:
    """The codes in a question, each once."""
    return tuple(dict.fromkeys(one for one in question.restrictions if one.name in CODES))


def wanted_codes(question: Question) -> tuple[Restriction, ...]:
    """Those of the codes that documents must have."""
    return tuple(one for one in codes_of(question) if one not in question.barred)


def to_codes_request(codes: Sequence[Restriction]) -> Body:
    """The body of the search for the concepts of `codes`."""
    clauses = [{"bool": {"should": _CLAUSES[code.name](code.term.text), "_name": _name(code)}} for code in codes]
    return {
        "query": {"bool": {"filter": [{"bool": {"should": clauses}}]}},
        "size": MOST,
        "_source": ["id", "replaced_by"],
        "timeout": ENGINE_TIMEOUT,
    }


def concepts_of(response: Mapping[str, Any], codes: Sequence[Restriction]) -> Concepts:
    """The concepts in the answer; one that was retired gives way to what replaces it."""
    found: dict[Restriction, list[str]] = {code: [] for code in codes}
    named = {_name(code): code for code in codes}
    for hit in response["hits"]["hits"]:
        source = hit["_source"]
        for name in hit.get("matched_queries", ()):
            found[named[name]].append(source.get("replaced_by") or source["id"])
    return found


def _name(code: Restriction) -> str:
    return f"{code.name}:{code.term.text}"


def _orpha(code: str) -> list[Body]:
    return [{"term": {"id": code}}]


def _icd_10(code: str) -> list[Body]:
    return [{"term": {"codes": code}}]


def _icd_o_3(code: str) -> list[Body]:
    """Of a morphology without its behaviour, all behaviours; of a part of an organ, the organ."""
    if code[0].isdigit():
        return [{"term": {"icdo3": code}} if "/" in code else {"prefix": {"icdo3": f"{code}/"}}]
    return [{"terms": {"topography": [code, code[:3]]}}, {"prefix": {"topography": f"{code}."}}]


_CLAUSES: Mapping[str, Callable[[str], list[Body]]] = {"orpha": _orpha, "icd": _icd_10, "icdo": _icd_o_3}
"""What finds the concepts of a code."""
