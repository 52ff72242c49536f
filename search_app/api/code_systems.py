"""The code systems of clinical programs that the library understands: their names, the form and spellings of a code."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search_app.concepts import Concept

_CATEGORY, _SUBCATEGORY = 3, 5
"""Letters of a category of ICD-10 such as C25, and of a code below it such as C25.4."""


@dataclass(frozen=True)
class CodeSystem:
    """A system: what its codes look like, how the thesaurus spells one (each wider than the one before), and which
    codes a disease has in it."""

    name: str
    identifiers: Sequence[str]
    form: re.Pattern[str]
    spellings: Callable[[str], tuple[str, ...]]
    codes: Callable[[Concept], tuple[str, ...]]


def code_system(identifier: str) -> CodeSystem | None:
    """The system of an OID, with `urn:oid:` before it or not, or of a URI; None for one that the library lacks."""
    known = identifier.strip().lower().removeprefix("urn:oid:").rstrip("/")
    return next((system for system in SYSTEMS if known in system.identifiers), None)


def _of_icd(code: str) -> tuple[str, ...]:
    """With its point, as ICD-10 writes it; of a finer code, as national editions have, those above it."""
    plain = code.upper().replace(".", "").rstrip("-")
    dotted = f"{plain[:_CATEGORY]}.{plain[_CATEGORY:]}" if len(plain) > _CATEGORY else plain
    return tuple(dict.fromkeys((dotted, dotted[:_SUBCATEGORY], plain[:_CATEGORY])))


def _of_icd_o(code: str) -> tuple[str, ...]:
    """A morphology with its stroke, a malignant one where no behaviour is told; or a topography."""
    plain = code.upper().removeprefix("M")
    if not plain[0].isdigit():
        return _of_icd(code)
    morphology, behaviour = plain[:4], plain[4:].lstrip("/-")
    return (f"{morphology}/{behaviour or 3}",)


def _of_orphanet(code: str) -> tuple[str, ...]:
    return (f"ORPHA:{int(re.sub(r'[^0-9]', '', code))}",)


def _with_sites(concept: Concept) -> tuple[str, ...]:
    """A site has no code of ICD-10 of its own; that of its topography is the same for a malignant tumour."""
    return (*concept.icd10, *concept.topography)


_ICD_FORM = re.compile(r"[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}-?", re.ASCII | re.IGNORECASE)

SYSTEMS = (
    CodeSystem(
        "ICD-10",
        (
            "2.16.840.1.113883.6.3",
            "http://hl7.org/fhir/sid/icd-10",
            "http://fhir.de/codesystem/bfarm/icd-10-gm",
        ),
        _ICD_FORM,
        _of_icd,
        _with_sites,
    ),
    CodeSystem(
        "ICD-10-CM",
        ("2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm"),
        _ICD_FORM,
        _of_icd,
        _with_sites,
    ),
    CodeSystem(
        "ICD-O-3",
        ("2.16.840.1.113883.6.43.1", "http://terminology.hl7.org/codesystem/icd-o-3"),
        re.compile(r"M?\d{4}(?:[/-]?\d)?|C\d\d(?:\.?\d)?", re.ASCII | re.IGNORECASE),
        _of_icd_o,
        lambda concept: (*concept.icdo3, *concept.topography),
    ),
    CodeSystem(
        "Orphanet",
        ("https://www.orpha.net", "http://www.orpha.net"),
        re.compile(r"(?:orpha(?:net)?[:_ -]?)?\d{1,7}", re.ASCII | re.IGNORECASE),
        _of_orphanet,
        lambda concept: (concept.id, *concept.codes),
    ),
)
"""URIs are those of HL7's terminology. Orphanet's is the one that HL7 names; it has had no OID there until 2026."""
