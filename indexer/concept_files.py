"""Files of the thesaurus: each line read, checked by itself and against the others."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.collection import Fault
from indexer.concept_lines import concept_body
from indexer.errors import Unsupported, WrongUse

_EXAMPLE = '{"orpha": "50", "names": {"en": "Aicardi syndrome"}}'

Body = dict[str, Any]
Place = tuple[Path, int]


@dataclass(frozen=True, slots=True)
class Read:
    """Bodies of the concepts by identifier, and the wrong lines.

    `unknown_parents` counts parents that no concept among them is.
    """

    concepts: Mapping[str, Body]
    unknown_parents: int
    faults: tuple[Fault, ...]


def read_concepts(files: Sequence[Path]) -> Read:
    """What the files hold. Of two lines with one identifier in one file the first counts, of two files the last does.

    Raises WrongUse when a file cannot be read.
    """
    concepts: dict[str, Body] = {}
    places: dict[str, Place] = {}
    faults: list[Fault] = []
    for file in files:
        for number, line in _lines(file):
            try:
                body = concept_body(_parsed(line))
                if body["id"] in concepts and places[body["id"]][0] is file:
                    raise ValueError(f"{body['id']} stands in line {places[body['id']][1]} already")
            except ValueError as fault:
                faults.append(_fault((file, number), str(fault)))
                continue
            concepts[body["id"]], places[body["id"]] = body, (file, number)
    for name in _own_ancestors(concepts):
        faults.append(_fault(places[name], f"{name} would be its own ancestor, or be replaced by itself"))
        del concepts[name]
    parents = {parent for body in concepts.values() for parent in body["parents"]}
    return Read(concepts, len(parents - set(concepts)), tuple(faults))


def _own_ancestors(concepts: Mapping[str, Body]) -> list[str]:
    """Concepts to which the way upwards, or to what replaces them, leads back."""
    return [name for name in concepts if name in _above(name, concepts)]


def _above(name: str, concepts: Mapping[str, Body]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        body = concepts.get(waiting.pop(), {})
        new = {*body.get("parents", ()), body.get("replaced_by", "")} - found - {""}
        found |= new
        waiting += new
    return found


def _fault(place: Place, what: str) -> Fault:
    file, number = place
    message = f"{file}, line {number}: {what}; a line is an object such as {_EXAMPLE}"
    return Fault(f"{file}#{number}", Unsupported.reason, message)


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise ValueError("it is no JSON object") from fault


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, without empty ones. Raises WrongUse when it cannot be read."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as content:
            for number, line in enumerate(content, start=1):
                if line.strip():
                    yield number, line
    except OSError as fault:
        raise WrongUse(f"{file} cannot be read ({fault.strerror}); give a file of JSON Lines") from fault
