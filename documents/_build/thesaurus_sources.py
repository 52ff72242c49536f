"""The sources of the thesaurus: tables in UTF-8 with tabs, checked row by row, and what Orphanet gives."""

import json
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents._build.errors import Fault
from documents._build.located import text_of
from mappings.languages import languages

KINDS = ("preferred", "synonym", "lay", "acronym")
NAME_SOURCES = ("own", "generic_terms")
"""Where a name of `names/` comes from: translated by this project and not reviewed, or from public word lists."""

_NAMES = ("concept", "kind", "name", "source")
_ACRONYMS = ("acronym", "concept", "meaning")
_SITES = ("concept", "name", "site")
_CONCEPTS = (
    "concept", "name", "synonyms", "type", "parents", "families", "sites", "icd10", "icdo3", "verified"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a concept in one language."""

    concept: str
    language: str
    kind: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Acronym:
    """A meaning of an acronym; `concept` is empty where the thesaurus has none for it."""

    acronym: str
    concept: str


def vocabulary(folder: Path) -> list[dict[str, Any]]:
    """The concepts that Orphanet and others give, as they stand in `vocabulary.jsonl`."""
    return [json.loads(line) for line in _lines(folder / "vocabulary.jsonl")]


def added(folder: Path, faults: list[Fault]) -> list[dict[str, Any]]:
    """Concepts that the vocabulary lacks, in its shape, each verified in a public source that its row names."""
    return [
        {
            "orpha": row["concept"].removeprefix("ORPHA:"),
            "names": {"en": row["name"]},
            "synonyms": {"en": _several(row["synonyms"])},
            "type": row["type"],
            "families_derived": _several(row["families"]),
            "site": _several(row["sites"]),
            "icd10": _several(row["icd10"]),
            "icdo3": _several(row["icdo3"]),
            "parents": _several(row["parents"]),
            "name_source": {"en": "S2"},
            "source": ["S2", "S9"] if row["icdo3"] else ["S2"],
        }
        for _, row in _rows(folder / "concepts.tsv", _CONCEPTS, faults)
    ]


def sites_by_hand(folder: Path, known: Collection[str], faults: list[Fault]) -> dict[str, list[str]]:
    """Sites of diseases that no code of ICD-10 leads to, by identifier."""
    found: dict[str, list[str]] = {}
    for fault, row in _rows(folder / "sites.tsv", _SITES, faults):
        if row["concept"] not in known or f"site:{row['site']}" not in known:
            faults.append(fault(f"there is no {row['concept']} or no site {row['site']!r}"))
            continue
        found.setdefault(row["concept"], []).append(row["site"])
    return found


def acronyms(folder: Path, known: Collection[str], faults: list[Fault]) -> list[Acronym]:
    """What acronyms stand for, whatever the language."""
    found = []
    for fault, row in _rows(folder / "acronyms.tsv", _ACRONYMS, faults):
        if row["concept"] and row["concept"] not in known:
            faults.append(fault(f"there is no concept {row['concept']}"))
            continue
        found.append(Acronym(row["acronym"], row["concept"]))
    return found


def names(folder: Path, known: Collection[str], faults: list[Fault]) -> list[Name]:
    """The names of `names/<language>.tsv`; a language may have no file yet. Wrong rows are left out."""
    found = []
    for code in languages():
        path = folder / "names" / f"{code}.tsv"
        preferred: set[str] = set()
        for fault, row in _rows(path, _NAMES, faults) if path.exists() else ():
            if reason := _wrong(row, known, preferred):
                faults.append(fault(reason))
                continue
            if row["kind"] == "preferred":
                preferred.add(row["concept"])
            found.append(Name(row["concept"], code, row["kind"], row["name"], row["source"]))
    return found


def _wrong(row: Mapping[str, str], known: Collection[str], preferred: Collection[str]) -> str:
    """What is wrong with a row of names, or nothing."""
    if row["concept"] not in known:
        return f"there is no concept {row['concept']!r}; see concepts.tsv and vocabulary.jsonl"
    if row["kind"] not in KINDS:
        return f"{row['kind']!r} is no kind of name; use one of {', '.join(KINDS)}"
    if row["source"] not in NAME_SOURCES:
        return f"{row['source']!r} is no source of names; use one of {', '.join(NAME_SOURCES)}"
    if row["kind"] == "preferred" and row["concept"] in preferred:
        return f"{row['concept']} has a preferred name already; make this one a synonym"
    name = row["name"]
    if not name or name != unicodedata.normalize("NFC", name).strip():
        return f"{name!r} is empty, has spaces around it or is not in Unicode NFC"
    return ""


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path
    line: int

    def __call__(self, reason: str) -> Fault:
        return Fault(self.path, self.line, reason)


def _rows(path: Path, columns: Sequence[str], faults: list[Fault]) -> Iterator[tuple[_Place, dict[str, str]]]:
    """Each row by column, with what makes a fault of it; a row of the wrong length is a fault and left out."""
    header, *rows = _lines(path)
    if header.split("\t") != list(columns):
        faults.append(Fault(path, 1, f"the columns must be: {', '.join(columns)}, between tabs"))
        return
    for number, line in enumerate(rows, start=2):
        cells = line.split("\t")
        place = _Place(path, number)
        if len(cells) == len(columns):
            yield place, dict(zip(columns, cells, strict=True))
        else:
            faults.append(place(f"the row has {len(cells)} cells, the header has {len(columns)}"))


def _lines(path: Path) -> list[str]:
    return text_of(path).rstrip("\n").split("\n")


def _several(cell: str) -> list[str]:
    return [value for value in cell.split(";") if value]
