"""At which sites of the library's vocabulary a disease is found."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mappings.vocabulary import sites

Concept = dict[str, Any]

_OF_FAMILY = {"neuroendocrine": "neuroendocrine_any", "paediatric": "childhood_any"}
"""Families whose tumours are brought together whatever the organ."""

_SUBTYPES = frozenset({"Clinical subtype", "Etiological subtype", "Histopathological subtype"})


def place(concepts: Mapping[str, Concept], by_hand: Mapping[str, list[str]]) -> None:
    """Gives each disease its `site`s: by its codes of ICD-10, by hand, and by its family.

    A subtype without any has those of the diseases above it. Order is that of the vocabulary.
    """
    diseases = {name: concept for name, concept in concepts.items() if "orpha" in concept}
    for name, concept in diseases.items():
        found = {*concept.get("site", ()), *by_hand.get(name, ()), *_by_code(concept["icd10"])}
        concept["site"] = _ordered(found)
    for concept in diseases.values():
        concept["site"] = _ordered({*_above(concept, diseases), *_by_family(concept)})


def _by_code(codes: Iterable[str]) -> Iterator[str]:
    for site in sites().values():
        if any(code == of_site or code.startswith(f"{of_site}.") for code in codes for of_site in site.icd10):
            yield site.id


def _by_family(concept: Concept) -> Iterator[str]:
    yield from (_OF_FAMILY[family] for family in concept["families_derived"] if family in _OF_FAMILY)


def _above(concept: Concept, diseases: Mapping[str, Concept]) -> list[str]:
    found: list[str] = concept["site"]
    if found or concept["type"] not in _SUBTYPES:
        return found
    parents = (diseases[name] for code in concept["parents"] if (name := f"ORPHA:{code}") in diseases)
    return [site for parent in parents for site in _above(parent, diseases)]


def _ordered(found: Iterable[str]) -> list[str]:
    wanted = set(found)
    return [site for site in sites() if site in wanted]
