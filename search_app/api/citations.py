"""Documents and records in RIS, which programs for references read."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mappings.facets import facets
from search_app.labels import label
from search_app.results import Document

_TYPES: Mapping[str, str] = MappingProxyType(
    {"guide": "PAMP", "report": "RPRT", "policy": "RPRT", "organisation": "ELEC", "centre": "ELEC"}
)
_NOTED = ("selection_criteria", "methodology", "source", "source_date", "not_stated")
"""What may not be left away from a record, whoever cites it."""

_LABELLED = ("family", "site", "stage")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def reference(document: Document, origin: str, language: str) -> str:
    """One entry; lines end as the format wants. Keywords are in `language`."""
    entries = _entries(document, origin, language)
    lines = [f"{tag}  - {_CONTROL.sub(' ', text)}" for tag, text in entries if text]
    return "\r\n".join(["TY  - " + _TYPES.get(document.kind, "GEN"), *lines, "ER  - ", ""])


def _entries(document: Document, origin: str, language: str) -> Iterator[tuple[str, str]]:
    yield "ID", document.id
    yield "TI", document.title
    yield "PB", document.publisher or ""
    yield "PY", str(document.year or "")
    yield "LA", ", ".join(document.languages or (document.language,))
    yield "CY", document.record.get("city", "")
    for facet in _LABELLED:
        yield from (("KW", label(facets()[facet], value, language)) for value in getattr(document, facet))
    yield from (("KW", concept) for concept in document.concepts)
    yield "UR", origin + document.url
    yield "UR", document.source_url or document.record.get("website", "")
    yield "L1", origin + document.file_url if document.file_url else ""
    yield "N1", f"Licence: {document.licence}" if document.licence else ""
    yield from (("N1", f"{name}: {document.record[name]}") for name in _NOTED if document.record.get(name))
    yield "DP", "Rare Cancer Library"
