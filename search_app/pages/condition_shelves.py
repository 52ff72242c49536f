"""Texts, organisations and centres for a disease in words, as its page shows them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mappings.languages import is_language
from mappings.vocabulary import kinds, stages
from search_app.links import page_address, search_address
from search_app.pages.condition_views import CentreEntry, CentreShelf, LanguageShelf, RecordGroup, TextEntry, TextShelf
from search_app.pages.honesty import texts_line
from search_app.pages.listings import CENTRES, ORGANISATIONS, SEARCH, Listing
from search_app.pages.naming import in_words
from search_app.pages.shelves import Shelf, Shelves
from search_app.pages.views import Fact, Step
from search_app.pages.wording import Wording, own_name
from search_app.query import DEFAULT_LANGUAGE, Query
from search_app.results import Document

MOST_CENTRES, MOST_ELSEWHERE = 10, 6
"""Centres, and organisations of other countries, that are named; a link leads to all."""


def text_shelf(shelf: Shelf, reader: Query, words: Wording) -> TextShelf | None:
    """Texts by language; None where there are none at all."""
    if not shelf.documents:
        return None
    counts = {one.value: one.count for one in shelf.found.facets.get("language", ())}
    line = texts_line((reader.language, *reader.reads), counts, words)
    counted = in_words(shelf.found.facets, {}, words).get("stage", ())
    by_language = [*_by_language(shelf.documents, reader, words)]
    near = {reader.language, *reader.reads, DEFAULT_LANGUAGE}
    first = [one for one in by_language if one.code in near] or by_language[:1]
    others = [one for one in by_language if one not in first]
    return TextShelf(
        note=_note(shelf, words),
        honesty=line.text if line else "",
        topics=[
            Step(one.label, _address(shelf, SEARCH, reader, stage=(one.value,)), count=words.number(one.count))
            for one in counted
            if one.count
        ],
        languages=first,
        others=others,
        others_count=words.number(sum(len(one.entries) for one in others)),
        all=Step(words.gettext("See them all"), _address(shelf, SEARCH, reader), count=words.number(shelf.total)),
    )


def organisation_groups(found: Shelves, reader: Query, words: Wording) -> tuple[RecordGroup, ...]:
    """Organisations of the reader's countries, of all Europe, and of other countries for this cancer."""
    groups = []
    if found.countries:
        names = ", ".join(map(words.country, found.countries))
        nothing = words.gettext("The library knows no organisation for this cancer there.")
        there = search_address(replace(reader, selected={"country": found.countries}), ORGANISATIONS.path)
        every = Step(words.gettext("All organisations there"), there)
        groups.append(RecordGroup(names, _records(found.near.documents, reader, words), nothing, every))
    across = words.gettext("Across Europe and beyond")
    groups.append(RecordGroup(across, _records(found.beyond.documents, reader, words)))
    told = {one.id for one in (*found.near.documents, *found.beyond.documents)}
    others = [one for one in found.organisations.documents if one.id not in told][:MOST_ELSEWHERE]
    groups.append(RecordGroup(words.gettext("In other countries"), _records(others, reader, words)))
    return tuple(group for group in groups if group.entries or group.nothing)


def all_organisations(shelf: Shelf, reader: Query, words: Wording) -> Step | None:
    """The way to all organisations for this cancer; None where there are none."""
    if not shelf.total:
        return None
    text = words.ngettext("%(number)s organisation", "%(number)s organisations", shelf.total)
    return Step(text, _address(shelf, ORGANISATIONS, reader))


def centre_shelf(found: Shelves, reader: Query, words: Wording) -> CentreShelf | None:
    """Centres with their criteria, the reader's countries first; None where there are none."""
    shelf = found.centres
    if not shelf.documents:
        return None
    ordered = sorted(shelf.documents, key=lambda one: one.country not in found.countries)
    text = words.ngettext("%(number)s centre", "%(number)s centres", shelf.total)
    return CentreShelf(
        note=_note(shelf, words),
        entries=[_centre(one, reader, words) for one in ordered[:MOST_CENTRES]],
        all=Step(text, _address(shelf, CENTRES, reader)),
    )


def _note(shelf: Shelf, words: Wording) -> str:
    match shelf.by:
        case "site":
            return words.gettext("These are for its cancer site; not each of them names the disease itself.")
        case "family":
            return words.gettext("These are for its family of cancers; not each of them names the disease itself.")
    return ""


def _address(shelf: Shelf, listing: Listing, reader: Query, **more: tuple[str, ...]) -> str:
    asked = Query(asked=reader.asked, language=reader.language, selected={**shelf.selected, **more})
    return search_address(listing.asked(asked), listing.path)


def _by_language(documents: Sequence[Document], reader: Query, words: Wording) -> Iterator[LanguageShelf]:
    """The reader's language first, then those named in themselves from A to Z, last what is in none that is known."""
    codes = dict.fromkeys(one.language for one in documents)
    for code in sorted(codes, key=lambda one: (one != reader.language, not is_language(one), own_name(one).casefold())):
        entries = [_text(one, reader, words) for one in documents if one.language == code]
        known = is_language(code)
        yield LanguageShelf(own_name(code) if known else words.gettext("Not known"), code if known else "", entries)


def _text(document: Document, reader: Query, words: Wording) -> TextEntry:
    known, kind = stages(), kinds().get(document.kind)
    topics = [known[stage].label(words.language) for stage in document.stage if stage in known]
    about = [*topics, *([str(document.year)] if document.year else [])]
    said = kind.label(words.language) if kind else document.kind
    return TextEntry(document.title, _of(document, reader), ", ".join([said, *about]))


def _records(documents: Iterable[Document], reader: Query, words: Wording) -> list[Fact]:
    return [
        Fact(one.title, _code(one.language), _of(one, reader), note=words.country(one.country) if one.country else "")
        for one in documents
    ]


def _centre(document: Document, reader: Query, words: Wording) -> CentreEntry:
    record = document.record
    country = words.country(document.country) if document.country else ""
    source = (record.get("network", ""), record.get("source_date", ""))
    return CentreEntry(
        name=document.title,
        href=_of(document, reader),
        language=_code(document.language),
        place=", ".join(filter(None, (record.get("city", ""), country))),
        criteria=record.get("selection_criteria", ""),
        source=", ".join(filter(None, source)),
    )


def _of(document: Document, reader: Query) -> str:
    return page_address(document.url, reader.asked)


def _code(language: str) -> str:
    return language if is_language(language) else ""
