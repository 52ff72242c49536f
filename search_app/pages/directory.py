"""A directory as a table of its records, with a map of the countries that they are in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mappings.vocabulary import families
from search_app.library import Library
from search_app.links import search_address, without
from search_app.messages import N_
from search_app.pages.country_map import Country, CountryMap, country_map, on_map
from search_app.pages.listings import CENTRES, Listing
from search_app.pages.views import Countable, ShownHit
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.results import Document, Results

COUNTRY = "country"
_ORGANISATIONS = (N_("Name"), N_("Place"), N_("Cancers"))
_CENTRES = (*_ORGANISATIONS, N_("Network"), N_("How it was chosen (selection criteria)"))
"""Headings of the columns, as messages."""


@dataclass(frozen=True)
class TableRow:
    """A record: the hit that leads to it, and its other cells in the order of the columns; of those from the record's
    own text `language` tells the language."""

    hit: ShownHit
    cells: Sequence[str]
    language: str


@dataclass(frozen=True)
class DirectoryTable:
    """The records of a page. `caption` says what they are; the last of the `columns` are in the records' language."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[TableRow]


async def records_of(library: Library, listing: Listing, found: Results) -> tuple[Document, ...]:
    """All that is known of the records found; nothing where the listing is no directory. Raises what the library
    raises."""
    return await library.described([hit.id for hit in found.hits]) if listing.kind else ()


def directory_table(
    listing: Listing, found: Results, hits: Sequence[ShownHit], records: Sequence[Document], words: Wording
) -> DirectoryTable | None:
    """The table of what was `found`, with `hits` as they are shown; None where there are no records. A record that went
    meanwhile has its name alone."""
    if not listing.kind or not hits:
        return None
    known = {record.id: record for record in records}
    columns = _CENTRES if listing is CENTRES else _ORGANISATIONS
    return DirectoryTable(
        caption=words.gettext(listing.heading),
        columns=[words.gettext(column) for column in columns],
        rows=[_row(listing, hit, known.get(one.id), words) for one, hit in zip(found.hits, hits, strict=True)],
    )


def directory_map(listing: Listing, query: Query, counted: Sequence[Countable], words: Wording) -> CountryMap | None:
    """The map of the countries that a directory has records in; None where the listing is none. A square adds its
    country to those chosen, or takes it away."""
    if not listing.kind:
        return None
    chosen = query.selected.get(COUNTRY, ())

    def toggled(code: str) -> str:
        more = replace(query, selected={**query.selected, COUNTRY: (*chosen, code)}, page=1)
        return search_address(without(query, COUNTRY, code) if code in chosen else more, listing.path)

    countries = on_map({one.value: one.count for one in counted}, words, toggled)
    return country_map(_marked(one, chosen) for one in countries)


def _marked(country: Country, chosen: Sequence[str]) -> Country:
    return replace(country, chosen=country.code in chosen)


def _row(listing: Listing, hit: ShownHit, record: Document | None, words: Wording) -> TableRow:
    said = record.record if record else {}
    known = families()
    cancers = [known[one].label(words.language) for one in (record.family if record else ()) if one in known]
    cells = [", ".join(filter(None, (said.get("city", ""), hit.country))), ", ".join(cancers)]
    if listing is CENTRES:
        cells += [said.get("network", ""), said.get("selection_criteria", "")]
    return TableRow(hit, cells, hit.language)
