"""Controlled vocabularies: identifiers free of language, with labels by language; one JSON file each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mappings.resources import resource

ALL_FAMILIES = "all"
"""The family of what is about every rare cancer."""


BEYOND_COUNTRIES: Mapping[str, str] = MappingProxyType({"EU": "European Union", "INT": "International"})
"""English names of the codes that stand where ISO 3166-1 has no country."""


@dataclass(frozen=True)
class Term:
    """One value of a vocabulary: its identifier, labels by ISO 639-1 code (in every language), a site's family."""

    id: str
    labels: Mapping[str, str]
    family: str | None = None

    def label(self, language: str) -> str:
        """The label in `language`, or the English one where there is none yet."""
        return self.labels.get(language, self.labels["en"])


@cache
def _vocabulary(name: str) -> Mapping[str, Term]:
    return MappingProxyType({row["id"]: Term(**row) for row in resource(f"vocabulary/{name}.json")})


def kinds() -> Mapping[str, Term]:
    """Kinds of material, by identifier, in the order in which they are shown."""
    return _vocabulary("kinds")


def stages() -> Mapping[str, Term]:
    """Stages of the patient's way that material is about, by identifier."""
    return _vocabulary("stages")


def audiences() -> Mapping[str, Term]:
    """Whom material is written for, by identifier."""
    return _vocabulary("audiences")


def families() -> Mapping[str, Term]:
    """The 12 families of rare cancers of the Joint Action on Rare Cancers, and `all`, by identifier.

    Source: mission statement of the Joint Action on Rare Cancers (jointactionrarecancers.eu).
    """
    return _vocabulary("families")


def sites() -> Mapping[str, Term]:
    """Cancer sites by identifier, each within its family; common sites are there for their rare cancers."""
    return _vocabulary("sites")
