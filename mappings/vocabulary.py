"""Controlled vocabularies: identifiers free of language, with labels by language; one JSON file each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mappings.resources import resource

ALL_FAMILIES = "all"
"""The family of what is about every rare cancer."""

RECORDS = ("organisation", "centre")
"""Kinds that are rows of a table: they have no file of their own."""

BEYOND_COUNTRIES: Mapping[str, str] = MappingProxyType({"EU": "European Union", "INT": "International"})
"""English names of the codes that stand where ISO 3166-1 has no country."""


@dataclass(frozen=True)
class Term:
    """One value of a vocabulary: its identifier and labels by ISO 639-1 code, in every language.

    A site has its family, its codes of ICD-O-3 topography (`C25`, or finer `C75.1`), and the codes of ICD-10 whose
    diseases are found there; a site that a kind of tumour makes, in whatever organ, may have none.
    """

    id: str
    labels: Mapping[str, str]
    family: str | None = None
    topography: Sequence[str] = ()
    icd10: Sequence[str] = ()

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
    """Cancer sites by identifier, each within its family; common sites are there for their rare cancers.

    Topography of ICD-O-3 follows chapter II of ICD-10 (C00-C80), with C42 for what forms blood and C44 for all skin;
    where ICD-10 goes by the kind of tumour (C43, C45, C46, C81-C96) topography names the organ. Codes of ICD-10 also
    cover benign and uncertain neoplasms (D10-D48) where their titles name the same organ.
    """
    return _vocabulary("sites")


def topography_of(family: str) -> tuple[str, ...]:
    """The codes of ICD-O-3 topography of a family: those of its sites, in their order."""
    found = (code for site in sites().values() if site.family == family for code in site.topography)
    return tuple(dict.fromkeys(found))
