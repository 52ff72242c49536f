"""Acronyms: which names are some, and which stand for more than one thing."""

from collections.abc import Iterable, Mapping
from typing import Any

from documents._build.thesaurus_sources import Acronym

_LONGEST = 9
_MOST_SMALL = 2
"""Small letters that an acronym may have, as `PanNET` has; with more it is a word."""


def is_acronym(name: str) -> bool:
    """Whether a name looks like an acronym: one short word with at least two capitals and hardly a small letter."""
    capitals, small = sum(map(str.isupper, name)), sum(map(str.islower, name))
    return len(name) <= _LONGEST and " " not in name and capitals >= 2 and small <= _MOST_SMALL


def ambiguous(acronyms: Iterable[Acronym], concepts: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Acronyms with several meanings; a site beside a disease that is found there is no meaning of its own."""
    meant: dict[str, set[str]] = {}
    for each in acronyms:
        meant.setdefault(each.acronym, set()).add(each.concept)
    return {acronym for acronym, meanings in meant.items() if len(_apart(meanings, concepts)) > 1}


def _apart(meanings: set[str], concepts: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The meanings without the groups that another of them belongs to."""
    groups = {group for meaning in meanings if meaning for group in _groups(meaning, concepts[meaning])}
    return meanings - groups


def _groups(meaning: str, concept: Mapping[str, Any]) -> set[str]:
    found = {f"site:{site}" for site in concept.get("site", ())}
    found |= {f"family:{family}" for family in concept.get("families_derived", ())}
    return found - {meaning}
