"""A line of the thesaurus (a JSON object, as in `domain/vocabulary.jsonl`) becomes the body of a concept."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from indexer.concept_codes import codes, texts
from indexer.concept_names import naming
from mappings.languages import iso_639_1

Names = dict[str, list[str]]

_OTHER_NAMES = ("synonyms", "former_names", "derived", "lay_terms")
_GROUP = re.compile(r"(?:family|site):[a-z][a-z0-9_]*")
_CONCEPT = re.compile(rf"ORPHA:[0-9]+|{_GROUP.pattern}")


def concept_body(said: Any) -> dict[str, Any]:
    """The body of the concept that a line says. Raises ValueError naming the member that is wrong.

    A concept that was retired for another one keeps its labels and has no name to be found by.
    """
    if not isinstance(said, dict):
        raise ValueError("it is no JSON object")
    identifier, successor = _identifier(said), _successor(said)
    labels = _labels(said, needed=not successor)
    others = [_names(said, member) for member in _OTHER_NAMES]
    synonyms = {code: [name for names in others for name in names.get(code, ())] for names in others for code in names}
    acronyms = dict(_acronyms(said))
    definition = said.get("definition_en")
    return {
        "id": identifier,
        "labels": labels,
        "synonyms": synonyms,
        "names": [] if successor else _all(labels, synonyms, acronyms),
        "naming": [] if successor else naming(labels, synonyms, list(acronyms)),
        "acronyms": list(acronyms),
        "ambiguous": [name for name, ambiguous in acronyms.items() if ambiguous],
        "provenance": _provenance(said, labels),
        **codes(said, identifier),
        "type": said.get("type") if isinstance(said.get("type"), str) else "",
        "parents": [parent if ":" in parent else f"ORPHA:{parent}" for parent in texts(said, "parents")],
        "family": texts(said, "families_derived"),
        "site": texts(said, "site"),
        "definition": {"en": definition} if isinstance(definition, str) else {},
        "source": texts(said, "source"),
        "retired": said.get("retired") is True,
        "replaced_by": successor,
    }


def _identifier(said: Mapping[str, Any]) -> str:
    group, orpha = said.get("id"), said.get("orpha")
    if group is not None:
        if orpha is None and isinstance(group, str) and _GROUP.fullmatch(group):
            return group
        raise ValueError('"id" is for groups, such as "site:pancreas" or "family:sarcoma"; a disease has "orpha"')
    if not isinstance(orpha, str) or not orpha.isascii() or not orpha.isdigit():
        raise ValueError('"orpha" must be a number as text, such as "50"')
    return f"ORPHA:{orpha}"


def _successor(said: Mapping[str, Any]) -> str:
    given = said.get("replaced_by", "")
    if given == "":
        return ""
    if said.get("retired") is not True or not isinstance(given, str) or not _CONCEPT.fullmatch(given):
        raise ValueError('"replaced_by" must be an identifier such as "ORPHA:50", beside "retired": true')
    return given


def _labels(said: Mapping[str, Any], *, needed: bool) -> dict[str, str]:
    given = said.get("names", None if needed else {})
    if not isinstance(given, dict) or (needed and not given) or not all(map(_is_name, given.values())):
        raise ValueError('"names" must be an object with a name a language')
    _check_languages(given, "names")
    return dict(given)


def _names(said: Mapping[str, Any], member: str) -> Names:
    """Names by language; a language may have one name or several."""
    given = said.get(member, {})
    if not isinstance(given, dict):
        raise ValueError(f'"{member}" must be an object with a list of names a language')
    names = {code: [value] if isinstance(value, str) else value for code, value in given.items()}
    if not all(isinstance(value, list) and all(map(_is_name, value)) for value in names.values()):
        raise ValueError(f'"{member}" must be an object with a list of names a language')
    _check_languages(names, member)
    return names


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _check_languages(codes: Mapping[str, Any], member: str) -> None:
    if unknown := sorted(set(codes) - iso_639_1()):
        raise ValueError(f'"{member}" has {unknown[0]!r} where a language has its code of two letters (ISO 639-1)')


def _acronyms(said: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each acronym, and whether other concepts have it too."""
    given = said.get("acronyms", [])
    if not isinstance(given, list) or not all(isinstance(one, dict) and _is_name(one.get("name")) for one in given):
        raise ValueError('"acronyms" must be a list of objects such as {"name": "NET", "ambiguous": true}')
    for one in given:
        yield one["name"], one.get("ambiguous") is True


def _all(labels: Mapping[str, str], synonyms: Mapping[str, list[str]], acronyms: Mapping[str, bool]) -> list[str]:
    others = (name for names in synonyms.values() for name in names)
    return list(dict.fromkeys([*labels.values(), *others, *acronyms]))


def _provenance(said: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Names]:
    """Names by source and language: the labels' sources stand in `name_source`, the others' in `provenance`."""
    of_labels, of_others = said.get("name_source", {}), said.get("provenance", {})
    if not isinstance(of_labels, dict) or not all(isinstance(source, str) for source in of_labels.values()):
        raise ValueError('"name_source" must be an object with a source a language')
    if not isinstance(of_others, dict):
        raise ValueError('"provenance" must be an object with names by source and language')
    found: dict[str, Names] = {}
    for code, source in of_labels.items():
        if code in labels:
            found.setdefault(source, {})[code] = [labels[code]]
    for source in of_others:
        for code, names in _names(of_others, source).items():
            found.setdefault(source, {}).setdefault(code, []).extend(names)
    return found
