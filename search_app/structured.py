"""What search engines are told of a record in the vocabulary of schema.org, and no more than the page itself says."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson
from markupsafe import Markup

from mappings.languages import is_language
from mappings.vocabulary import RECORDS
from search_app.concepts import Concept
from search_app.links import condition_address
from search_app.results import Document

Told = dict[str, Any]

LIBRARY = "Rare Cancer Library"
_AUDIENCES: Mapping[str, Told] = {
    "patients": {"@type": "MedicalAudience", "audienceType": "Patient"},
    "easy_read": {"@type": "MedicalAudience", "audienceType": "Patient"},
    "clinicians": {"@type": "MedicalAudience", "audienceType": "Clinician"},
}
_RECORDS: Mapping[str, str] = {"organisation": "Organization", "centre": "MedicalOrganization"}
_ORPHANET, _ICD_10, _ICD_O_3 = "ORPHAcode", "ICD-10", "ICD-O-3"

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Within JSON these mean the same; in a page none of them can end the element that the JSON stands in."""


def data_block(told: Told) -> Markup:
    """The JSON as the inside of a `script` element. Browsers run nothing of type `application/ld+json`, so the content
    policy does not concern it."""
    return Markup(orjson.dumps(told).decode().translate(_ESCAPED))


def of_document(document: Document, diseases: Mapping[str, str], origin: str) -> Told:
    """A guide as a web page on medicine with the document that it is about; an organisation or centre as such."""
    if document.kind in RECORDS:
        return _record(document, origin)
    url = origin + document.url
    page = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if document.kind == "guide" else "WebPage",
        "@id": url,
        "url": url,
        "name": document.title,
        "inLanguage": _languages(document),
        "isPartOf": {"@type": "WebSite", "name": LIBRARY, "url": f"{origin}/"},
        "about": [_disease(identifier, label, origin) for identifier, label in diseases.items()],
        "audience": [*{str(one): one for one in map(_AUDIENCES.get, document.audience) if one}.values()],
        "mainEntity": _file(document, origin),
    }
    return _said(page)


def of_disease(concept: Concept, origin: str) -> Told:
    """A disease with its names and codes."""
    names = [*concept.labels.values(), *(name for names in concept.synonyms.values() for name in names)]
    told = _disease(concept.id, concept.label, origin) | {
        "@context": "https://schema.org",
        "alternateName": [*dict.fromkeys(name for name in names if name != concept.label)],
        "description": concept.definition,
        "code": [
            *_codes(_ORPHANET, (one.removeprefix("ORPHA:") for one in concept.codes if one.startswith("ORPHA:"))),
            *_codes(_ICD_10, concept.icd10),
            *_codes(_ICD_O_3, (*concept.icdo3, *concept.topography)),
        ],
    }
    return _said(told)


def _record(document: Document, origin: str) -> Told:
    record, url = document.record, origin + document.url
    place = {"@type": "PostalAddress", "addressLocality": record.get("city"), "addressCountry": _country(document)}
    network = {"@type": "Organization", "name": record["network"]} if record.get("network") else None
    return _said(
        {
            "@context": "https://schema.org",
            "@type": _RECORDS[document.kind],
            "@id": url,
            "mainEntityOfPage": url,
            "name": document.title,
            "alternateName": record.get("name_en"),
            "url": _web_address(record.get("website")),
            "address": _said(place) if len(_said(place)) > 1 else None,
            "memberOf": network,
        }
    )


def _file(document: Document, origin: str) -> Told:
    return _said(
        {
            "@type": "DigitalDocument",
            "name": document.title,
            "url": origin + document.file_url if document.file_url else None,
            "encodingFormat": document.media_type,
            "inLanguage": _languages(document),
            "datePublished": str(document.year) if document.year else None,
            "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
            "license": document.licence,
            "isBasedOn": _web_address(document.source_url),
        }
    )


def _disease(identifier: str, label: str, origin: str) -> Told:
    told: Told = {"@type": "MedicalCondition", "@id": origin + condition_address(identifier), "name": label}
    if identifier.startswith("ORPHA:"):
        told["code"] = _codes(_ORPHANET, [identifier.removeprefix("ORPHA:")])
    return told


def _codes(system: str, values: Iterable[str]) -> list[Told]:
    return [{"@type": "MedicalCode", "codeValue": value, "codingSystem": system} for value in dict.fromkeys(values)]


def _languages(document: Document) -> list[str]:
    return [code for code in document.languages or (document.language,) if is_language(code)]


def _country(document: Document) -> str | None:
    """The country where it is one: `EU` and `INT` are none."""
    return document.country if document.country not in ("EU", "INT") else None


def _web_address(text: str | None) -> str | None:
    return text if text and urlsplit(text.split()[0]).scheme in ("http", "https") and " " not in text else None


def _said(told: Told) -> Told:
    """Without what is not known."""
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}
