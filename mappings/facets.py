"""Every facet once: the parameter of the address, the field of the index, whose labels its values carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType


class Labels(StrEnum):
    """Where the label of a facet's value comes from."""

    VALUE = "value"
    LANGUAGE = "language"
    COUNTRY = "country"
    KIND = "kind"
    STAGE = "stage"
    AUDIENCE = "audience"
    FAMILY = "family"
    SITE = "site"
    CONCEPT = "concept"


class Order(StrEnum):
    """How a facet's values are ordered."""

    COUNT = "count"
    LABEL = "label"
    NEWEST = "newest"


@dataclass(frozen=True)
class Facet:
    """One facet. `name` is its parameter; several values of it are alternatives; different facets narrow."""

    name: str
    field: str
    labels: Labels
    order: Order = Order.COUNT
    numeric: bool = False
    parent: str | None = None
    """The facet whose values this one's values stand below, as sites stand below families."""


_ROWS = (
    Facet("kind", "kind", Labels.KIND),
    Facet("language", "languages", Labels.LANGUAGE),
    Facet("country", "country", Labels.COUNTRY),
    Facet("family", "family", Labels.FAMILY),
    Facet("site", "site", Labels.SITE, parent="family"),
    Facet("stage", "stage", Labels.STAGE),
    Facet("audience", "audience", Labels.AUDIENCE),
    Facet("publisher", "publisher", Labels.VALUE),
    Facet("year", "year", Labels.VALUE, order=Order.NEWEST, numeric=True),
    Facet("concept", "concepts", Labels.CONCEPT),
)

MAX_VALUES = 1000
"""Values counted a facet: more than any vocabulary holds, so that counts are exact and none is left out."""


@cache
def facets() -> Mapping[str, Facet]:
    """All facets by the name of their parameter, in the order in which they are shown."""
    return MappingProxyType({facet.name: facet for facet in _ROWS})
