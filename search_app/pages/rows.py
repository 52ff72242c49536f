"""What the catalogue says of a document or record, as rows of label and entries; what is not known has no row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from mappings.languages import is_language
from mappings.vocabulary import ALL_FAMILIES, families, sites
from search_app.links import all_with, condition_address, search_address
from search_app.messages import N_
from search_app.pages.naming import Named, value_label
from search_app.pages.views import Fact, Row
from search_app.pages.wording import Wording, own_name
from search_app.query import Query
from search_app.results import Document

_RECORD = (
    ("name_en", N_("Name in English")),
    ("city", N_("City")),
    ("website", N_("Website")),
    ("type", N_("Kind of organisation")),
    ("network", N_("Network")),
    ("cancers", N_("Cancers, as the source names them")),
    ("selection_criteria", N_("How it was chosen (selection criteria)")),
    ("methodology", N_("How this was collected and checked (methodology)")),
    ("source", N_("Source")),
    ("source_date", N_("Date of the source")),
    ("not_stated", N_("What is not stated")),
    ("note", N_("Note")),
)
"""Fields of a record in the order in which they are shown, with their labels (messages for gettext)."""

_ALWAYS = frozenset({"selection_criteria", "methodology", "source", "source_date", "not_stated"})
"""Fields that the page of a centre always has."""

_IN_WORDS = ("type", "cancers", "selection_criteria", "methodology", "not_stated", "note")
"""Those that hold sentences, in the language of the record."""

_WEB_ADDRESS = re.compile(r"https?://[^\s;,()<>\"]+", re.IGNORECASE)


def rows(document: Document, query: Query, named: Mapping[str, Named], words: Wording) -> tuple[Row, ...]:
    """All rows that have entries. Entries of a vocabulary lead to the documents that share them; `named` are the names
    of its diseases."""
    found = _rows(document, query, named, words)
    return tuple(Row(words.gettext(label), entries) for label, entries in found if entries)


def _rows(
    document: Document, query: Query, named: Mapping[str, Named], words: Wording
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    if document.country:
        yield N_("Country"), _found_by("country", (document.country,), query, words)
    written = document.language if is_language(document.language) else ""
    for name, label in _RECORD:
        yield label, _said(document, name, written, words)
    yield N_("Language"), _languages(document, query, words)
    yield N_("Published by"), _texts(document.publisher)
    yield N_("Year"), _texts(str(document.year) if document.year else "")
    yield N_("Family of cancers"), _groups("family", document.family, query, words)
    yield N_("Cancer site"), _groups("site", document.site, query, words)
    yield N_("Topic"), _found_by("stage", document.stage, query, words)
    yield N_("Written for"), _found_by("audience", document.audience, query, words)
    yield N_("Diseases named"), _diseases(named, query)
    yield N_("Licence"), outside(document.licence or "", words)
    yield N_("Where it comes from"), outside(document.source_url or "", words)
    yield N_("File in the collection"), _texts(document.source)
    yield N_("Read into the library"), _date(document.indexed_at, words)


def _said(document: Document, name: str, written: str, words: Wording) -> tuple[Fact, ...]:
    """A field of a record that is `written` in a language; what a centre must say, and does not, is told as such."""
    if said := document.record.get(name):
        return outside(said, words, {"name_en": "en", **dict.fromkeys(_IN_WORDS, written)}.get(name, ""))
    return _texts(words.gettext("Not stated")) if document.kind == "centre" and name in _ALWAYS else ()


def outside(text: str, words: Wording, language: str = "") -> tuple[Fact, ...]:
    """A text of others in a language, with each web address in it as a link that leaves the library; no other scheme
    is linked."""
    facts: list[Fact] = []
    end = 0
    for address in _WEB_ADDRESS.finditer(text):
        href = address[0].rstrip(".")
        facts += _texts(text[end : address.start()].strip(" ;,"), language)
        facts.append(Fact(href, href=href, outside=True))
        end = address.start() + len(href)
    return (*facts, *_texts(text[end:].strip(" ;,.") if facts else text, language))


def _texts(text: str | None, language: str = "") -> tuple[Fact, ...]:
    return (Fact(text, language),) if text else ()


def _languages(document: Document, query: Query, words: Wording) -> tuple[Fact, ...]:
    return tuple(
        Fact(own_name(code), code, search_address(all_with(query, "language", code)))
        if is_language(code)
        else Fact(words.gettext("a language not known"))
        for code in document.languages or (document.language,)
    )


def _found_by(facet: str, values: Iterable[str], query: Query, words: Wording) -> tuple[Fact, ...]:
    return tuple(
        Fact(value_label(facet, value, words), href=search_address(all_with(query, facet, value))) for value in values
    )


def _groups(group: str, values: Sequence[str], query: Query, words: Wording) -> tuple[Fact, ...]:
    """Families and sites with the pages that they have of their own."""
    known = {"family": families(), "site": sites()}[group]
    return tuple(
        Fact(value_label(group, value, words), href=condition_address(f"{group}:{value}", query.asked))
        if value in known and value != ALL_FAMILIES
        else fact
        for value, fact in zip(values, _found_by(group, values, query, words), strict=True)
    )


def _diseases(named: Mapping[str, Named], query: Query) -> tuple[Fact, ...]:
    return tuple(
        Fact(one.label, one.language, condition_address(identifier, query.asked)) for identifier, one in named.items()
    )


def _date(indexed_at: str | None, words: Wording) -> tuple[Fact, ...]:
    if not indexed_at:
        return ()
    return (Fact(words.date(datetime.fromisoformat(indexed_at).date())),)
