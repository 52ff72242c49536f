"""Bodies as the index takes them, for tests to fill it with."""

from typing import Any

from indexer.concept_lines import concept_body
from mappings.fields import LEAD_LETTERS
from mappings.languages import is_language, text_field

Body = dict[str, Any]


def guide(title: str, *texts: str, language: str = "en", **more: Any) -> Body:
    """A guide with a page for each text; `more` are fields that differ from the usual."""
    pages = [page(number, text, language) for number, text in enumerate(texts, start=1)]
    path = f"guides/{language}/{title}.pdf"
    return {
        "kind": "guide",
        "title": {text_field(language): title},
        "display_title": title,
        "language": language,
        "languages": [language],
        "source": path,
        "file": {
            "path": path,
            "hash": "0" * 64,
            "catalogue_hash": "",
            "size": 1,
            "modified_ns": 1,
            "media_type": "application/pdf",
        },
        "indexed_at": "2026-11-25T12:00:00Z",
        "page_count": len(pages),
        "lead": {language: "\n".join((title, *texts))[:LEAD_LETTERS]} if is_language(language) else {},
        "pages": pages,
        **more,
    }


def disease(number: str, label: str, *synonyms: str, **more: Any) -> Body:
    """A disease as the thesaurus keeps it, with names in English."""
    names = {"orpha": number, "names": {"en": label}, "synonyms": {"en": [*synonyms]}}
    return concept_body(names | {"type": "Disease", "source": ["S1"], **more})


def page(number: int, text: str, language: str = "en") -> Body:
    """One page."""
    return {"number": number, "language": language, "text": {text_field(language): text}}
