"""The concepts loaded from JSON Lines into a new version of their index, which readers see when it is complete."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from indexer.bulk import BulkWriter
from indexer.collection import Fault
from indexer.errors import EngineRefuses, Unsupported, WrongUse
from indexer.lease import lease
from indexer.readiness import ready_operations
from indexer.run import noted
from indexer.settings import Settings
from indexer.writes import Write, index_action
from mappings.indices import CONCEPTS, Alias, create_version, live_version, switch, versions

_EXAMPLE = '{"orpha": "50", "names": {"en": "Aicardi syndrome"}}'
_NO_OBJECT = "it is no JSON object"
_COPYING_S = 600
_OTHER_NAMES = ("synonyms", "former_names", "derived", "lay_terms")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many concepts the index holds, how many the files gave, and the lines that were wrong."""

    concepts: int
    loaded: int
    faults: tuple[Fault, ...]

    def values(self) -> dict[str, Any]:
        """The same for JSON."""
        return {"concepts": self.concepts, "loaded": self.loaded, "failed": [asdict(fault) for fault in self.faults]}

    def line(self) -> str:
        """The same in one line."""
        wrong = f"; {len(self.faults):,} lines are wrong and were left out" if self.faults else ""
        return f"{self.loaded:,} concepts loaded, {self.concepts:,} in all{wrong}"


def load(client: Elasticsearch, settings: Settings, files: Sequence[Path]) -> Loaded:
    """Loads the concepts of `files`; those of earlier loads that they do not name stay, those they name are replaced.

    Wrong lines are reported, the others loaded. Readers see all of it at once. Raises WrongUse when a file cannot be
    read or none holds a concept, AlreadyRunning, EngineRefuses.
    """
    concepts, faults = read_concepts(files)
    if not concepts:
        raise WrongUse("\n".join((*(fault.message for fault in faults), "There is no concept in what was given")))
    index = ready_operations(client, settings)
    with lease(client, index, "thesaurus load") as held, noted(client, index, "thesaurus load") as note:
        of = settings.alias(CONCEPTS)
        live = live_version(client, of)
        created = _new_version(client, of, live)

        with BulkWriter(client, _settled, check=held.check, patience_s=settings.patience_s) as writer:
            writer.put_all(Write(name, (index_action(created, name, body),)) for name, body in concepts.items())
        client.indices.refresh(index=created)
        count = client.count(index=created)["count"]
        switch(client, of, of.version(created) or 1)
        _remove_others(client, of, {of.version(created), live})
        note({"concepts": count})
    return Loaded(count, len(concepts), faults)


def read_concepts(files: Sequence[Path]) -> tuple[dict[str, dict[str, Any]], tuple[Fault, ...]]:
    """Bodies of the concepts by identifier, and the wrong lines. Of two with one identifier the last counts."""
    concepts: dict[str, dict[str, Any]] = {}
    faults: list[Fault] = []
    for file in files:
        for number, line in _lines(file):
            try:
                body = concept_body(_parsed(line))
            except ValueError as fault:
                message = f"{file}, line {number}: {fault}; a line is an object such as {_EXAMPLE}"
                faults.append(Fault(f"{file}#{number}", Unsupported.reason, message))
                continue
            concepts[body["id"]] = body
    return concepts, tuple(faults)


def concept_body(said: Any) -> dict[str, Any]:
    """The body of the concept that a line says. Raises ValueError naming the member that is wrong."""
    if not isinstance(said, dict):
        raise ValueError(_NO_OBJECT)
    orpha = said.get("orpha")
    if not isinstance(orpha, str) or not orpha.isascii() or not orpha.isdigit():
        raise ValueError('"orpha" must be a number as text, such as "50"')
    labels = _labels(said.get("names"))
    others = [_names(said, member) for member in _OTHER_NAMES]
    synonyms = {code: [name for names in others for name in names.get(code, ())] for names in others for code in names}
    icd10, icdo3 = _texts(said, "icd10"), _texts(said, "icdo3")
    definition = said.get("definition_en")
    return {
        "id": f"ORPHA:{orpha}",
        "labels": labels,
        "synonyms": synonyms,
        "names": list(dict.fromkeys([*labels.values(), *(name for names in synonyms.values() for name in names)])),
        "codes": list(dict.fromkeys([f"ORPHA:{orpha}", *icd10, *icdo3])),
        "icd10": icd10,
        "icdo3": icdo3,
        "type": said.get("type") if isinstance(said.get("type"), str) else "",
        "parents": [f"ORPHA:{parent}" for parent in _texts(said, "parents")],
        "family": _texts(said, "families_derived"),
        "definition": {"en": definition} if isinstance(definition, str) else {},
        "source": _texts(said, "source"),
    }


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise ValueError(_NO_OBJECT) from fault


def _labels(said: Any) -> dict[str, str]:
    if not isinstance(said, dict) or not said or not all(isinstance(name, str) and name for name in said.values()):
        raise ValueError('"names" must be an object with a name a language')
    return dict(said)


def _names(said: Mapping[str, Any], member: str) -> dict[str, list[str]]:
    """Names by language; a language may have one name or several."""
    given = said.get(member, {})
    if not isinstance(given, dict):
        raise ValueError(f'"{member}" must be an object with a list of names a language')
    names = {code: [value] if isinstance(value, str) else value for code, value in given.items()}
    if not all(isinstance(value, list) and all(isinstance(name, str) for name in value) for value in names.values()):
        raise ValueError(f'"{member}" must be an object with a list of names a language')
    return names


def _texts(said: Mapping[str, Any], member: str) -> list[str]:
    given = said.get(member, [])
    if not isinstance(given, list) or not all(isinstance(value, str) for value in given):
        raise ValueError(f'"{member}" must be a list of texts')
    return given


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, without empty ones. Raises WrongUse when it cannot be read."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as content:
            for number, line in enumerate(content, start=1):
                if line.strip():
                    yield number, line
    except OSError as fault:
        raise WrongUse(f"{file} cannot be read ({fault.strerror}); give a file of JSON Lines") from fault


def _new_version(client: Elasticsearch, of: Alias, live: int | None) -> str:
    """A new version that holds what the live one does; what a killed load left is removed."""
    for version in versions(client, of):
        if live is None or version > live:
            client.indices.delete(index=of.index(version))
    created = create_version(client, of, (live or 0) + 1)
    if live is not None:
        patient = client.options(request_timeout=_COPYING_S)
        patient.reindex(source={"index": of.index(live)}, dest={"index": created}, refresh=True)
    return created


def _settled(write: Write, fault: str | None) -> None:
    if fault is not None:
        raise EngineRefuses(f"Elasticsearch does not take {write.source} ({fault}); the concepts stay as they were")


def _remove_others(client: Elasticsearch, of: Alias, kept: set[int | None]) -> None:
    for version in versions(client, of):
        if version not in kept:
            client.indices.delete(index=of.index(version))
