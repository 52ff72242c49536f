"""The thesaurus: Orphanet's vocabulary, this project's names and the vocabularies of sites, a JSON line a concept."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from documents._build import thesaurus_sources as sources
from documents._build.acronyms import ambiguous, is_acronym
from documents._build.errors import Fault
from documents._build.spelling import variants
from documents._build.thesaurus_sites import place
from documents._build.thesaurus_sources import Acronym, Name
from mappings.vocabulary import ALL_FAMILIES, families, sites, topography_of

Concept = dict[str, Any]

FILE = "thesaurus/concepts.jsonl"
_MEMBERS = {"synonym": "synonyms", "lay": "lay_terms"}
_NAMED = ("synonyms", "former_names", "derived", "lay_terms")
_VOCABULARY = "vocabulary"
"""Source of a name that `vocabulary.jsonl` gives without saying which of the concept's sources has it."""

_DERIVED = "derived"


def thesaurus_files(folder: Path, faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    """The thesaurus below the collection, where the sources in `folder` have one, and what makes its bytes."""
    if (folder / "thesaurus").is_dir():
        yield FILE, partial(thesaurus, folder / "thesaurus", faults)


def thesaurus(folder: Path, faults: list[Fault]) -> bytes:
    """All concepts in JSON Lines: families, sites, diseases by code. Rows that are wrong are left out and noted."""
    return "".join(f"{json.dumps(concept, ensure_ascii=False)}\n" for concept in concepts(folder, faults)).encode()


def concepts(folder: Path, faults: list[Fault]) -> list[Concept]:
    """The concepts in the shape that `rarecare-index thesaurus load` reads."""
    made = {identifier(each): each for each in (*_groups(), *sorted(_diseases(folder, faults), key=_code))}
    for each in made.values():
        _trace(each)
    given = sources.names(folder, made, faults)
    for name in given:
        _add(made[name.concept], name)
    for each in made.values():
        _derive(each)
    place(made, sources.sites_by_hand(folder, made, faults))
    _abbreviate(made, [*sources.acronyms(folder, made, faults), *_abbreviated(made.values(), given)])
    return list(made.values())


def identifier(concept: Concept) -> str:
    """Its identifier in the index, as `ORPHA:50` or `site:pancreas`."""
    return concept["id"] if "id" in concept else f"ORPHA:{concept['orpha']}"


def _groups() -> Iterator[Concept]:
    for family in families().values():
        if family.id != ALL_FAMILIES:
            yield _group("family", family.id, family.labels) | {
                "families_derived": [family.id],
                "topography": list(topography_of(family.id)),
            }
    for site in sites().values():
        yield _group("site", site.id, site.labels) | {
            "families_derived": [site.family],
            "parents": [f"family:{site.family}"],
            "site": [site.id],
            "icd10": list(site.icd10),
            "topography": list(site.topography),
        }


def _group(kind: str, name: str, labels: Any) -> Concept:
    return {
        "id": f"{kind}:{name}",
        "names": dict(labels),
        "type": kind.capitalize(),
        "name_source": dict.fromkeys(labels, "own"),
        "source": ["own"],
    }


def _diseases(folder: Path, faults: list[Fault]) -> list[Concept]:
    return [*sources.vocabulary(folder), *sources.added(folder, faults)]


def _code(concept: Concept) -> int:
    return int(concept["orpha"])


def _trace(concept: Concept) -> None:
    """Notes where the names come from that the concept has from the beginning."""
    source = _VOCABULARY if "xref" in concept else concept["name_source"]["en"]
    for member in _NAMED:
        for code, given in concept.setdefault(member, {}).items():
            for name in given:
                _note(concept, source if member != "derived" else _DERIVED, code, name)


def _note(concept: Concept, source: str, code: str, name: str) -> None:
    concept.setdefault("provenance", {}).setdefault(source, {}).setdefault(code, []).append(name)


def _add(concept: Concept, name: Name) -> None:
    """Adds a name, once: the first preferred one of a language becomes the concept's, a later one a synonym."""
    if name.kind == "acronym":
        _note(concept, name.source, name.language, name.name)
    elif name.kind == "preferred" and name.language not in concept["names"]:
        concept["names"][name.language] = name.name
        concept["name_source"][name.language] = name.source
    elif not _has(concept, name.language, name.name):
        member = _MEMBERS.get(name.kind, "synonyms")
        concept[member].setdefault(name.language, []).append(name.name)
        _note(concept, name.source, name.language, name.name)


def _has(concept: Concept, code: str, name: str) -> bool:
    return name.casefold() in {each.casefold() for each in _names(concept, code)}


def _names(concept: Concept, code: str) -> Iterator[str]:
    if code in concept["names"]:
        yield concept["names"][code]
    for member in _NAMED:
        yield from concept[member].get(code, ())


def _derive(concept: Concept) -> None:
    for code in list(dict.fromkeys([*concept["names"], *(code for member in _NAMED for code in concept[member])])):
        for name in list(_names(concept, code)):
            for variant in variants(name, code):
                if not _has(concept, code, variant):
                    concept["derived"].setdefault(code, []).append(variant)
                    _note(concept, _DERIVED, code, variant)


def _abbreviated(made: Iterable[Concept], given: Iterable[Name]) -> Iterator[Acronym]:
    """Acronyms that are marked as such among the names, or look like one among the synonyms."""
    yield from (Acronym(name.name, name.concept) for name in given if name.kind == "acronym")
    for concept in made:
        names = {name for names in concept["synonyms"].values() for name in names if is_acronym(name)}
        yield from (Acronym(name, identifier(concept)) for name in sorted(names))


def _abbreviate(made: dict[str, Concept], acronyms: Sequence[Acronym]) -> None:
    """Gives each concept its acronyms, and marks those that other concepts have too."""
    several = ambiguous(acronyms, made)
    for each in acronyms:
        if not each.concept:
            continue
        concept = made[each.concept]
        known = concept.setdefault("acronyms", [])
        if each.acronym not in {one["name"] for one in known}:
            known.append({"name": each.acronym} | ({"ambiguous": True} if each.acronym in several else {}))
            if not _traced(concept, each.acronym):
                _note(concept, "own", "en", each.acronym)


def _traced(concept: Concept, name: str) -> bool:
    of_language = (names for by_code in concept.get("provenance", {}).values() for names in by_code.values())
    return any(name in names for names in of_language)
