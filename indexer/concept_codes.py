"""The codes of a concept, by the systems that they are of, and the keys under which each spelling of them is found."""

from collections.abc import Iterator, Mapping
from typing import Any

from mappings.codes import code_key, code_keys, wider_key

_SYSTEMS = {
    "ncit": "NCIT",
    "oncotree": "ONCOTREE",
    "mondo": "MONDO",
    "doid": "DOID",
    "umls": "UMLS",
    "mesh": "MESH",
    "omim": "OMIM",
    "gard": "GARD",
}
_BARE = frozenset({"NCIT", "ONCOTREE", "UMLS", "MESH", "ICD-11"})
"""Systems whose codes are found without the system's name too: those of others are numbers, as Orphanet's are."""


def codes(said: Mapping[str, Any], identifier: str) -> dict[str, list[str]]:
    """Codes by system. `codes` are all that lead to the concept itself, also the category of a finer code of ICD-10;
    `other_codes` are those of other systems, as `NCIT:C35256`. Raises ValueError naming the member that is wrong."""
    icd10, icdo3, topography = texts(said, "icd10"), texts(said, "icdo3"), texts(said, "topography")
    others = list(_others(said))
    categories = [category for code in icd10 if (category := wider_key(code_key(code)))]
    return {
        "codes": list(dict.fromkeys([identifier, *icd10, *icdo3, *categories])),
        "icd10": icd10,
        "icdo3": icdo3,
        "topography": topography,
        "other_codes": others,
        "code_keys": list(
            dict.fromkeys([code_key(identifier), *code_keys([*icd10, *icdo3, *topography]), *_keys(others)])
        ),
    }


def texts(said: Mapping[str, Any], member: str) -> list[str]:
    """The list of texts in a member, empty without one. Raises ValueError when it is something else."""
    given = said.get(member, [])
    if not isinstance(given, list) or not all(isinstance(value, str) for value in given):
        raise ValueError(f'"{member}" must be a list of texts')
    return given


def _others(said: Mapping[str, Any]) -> Iterator[str]:
    """Codes of other systems. They are extras of the thesaurus, so what has another shape is left out."""
    references = said.get("xref")
    for name, system in _SYSTEMS.items():
        given = references.get(name) if isinstance(references, dict) else None
        for code in given if isinstance(given, list) else ():
            if isinstance(code, str):
                yield f"{system}:{code.removeprefix(f'{system}:')}"
    given = said.get("icd11")
    for one in given if isinstance(given, list) else ():
        if isinstance(one, dict) and isinstance(one.get("foundation_id"), str):
            yield f"ICD-11:{one['foundation_id']}"


def _keys(others: list[str]) -> Iterator[str]:
    for code in others:
        system, _, bare = code.partition(":")
        yield code_key(code)
        if system in _BARE:
            yield code_key(bare)
