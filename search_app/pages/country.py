"""What there is for a country besides its own records, so that no country has an empty page: what works across Europe.

The names stand in `beyond.json`, each with the page that it was read on; the directory itself is counted.
"""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from babel.languages import get_official_languages

from mappings.vocabulary import ALL_FAMILIES, families, sites
from search_app.library import Library
from search_app.links import search_address
from search_app.pages.listings import CENTRES, ORGANISATIONS, SEARCH, Listing
from search_app.pages.views import CountryNote, Fact, Step
from search_app.pages.wording import Wording, own_name
from search_app.query import Query
from search_app.results import Results

BEYOND = ("EU", "INT")
"""What stands for the country of records that are about more than one."""


@dataclass(frozen=True)
class Across:
    """An organisation or network that works across Europe; `about` says what for, where families do not."""

    name: str
    website: str
    families: tuple[str, ...]
    source: str
    about: str = ""


@dataclass(frozen=True)
class Beyond:
    """The member states of the European Union by code, and what serves all of them."""

    member_states: frozenset[str]
    networks_source: str
    organisations: tuple[Across, ...]
    networks: tuple[Across, ...]


@cache
def beyond() -> Beyond:
    """The content of `beyond.json`, read once."""
    said = json.loads(files("search_app").joinpath("beyond.json").read_text(encoding="utf-8"))
    rows = {
        name: tuple(Across(**{**row, "families": tuple(row["families"])}) for row in said[name])
        for name in ("organisations", "networks")
    }
    return Beyond(frozenset(said["member_states"]), said["networks_source"], **rows)


async def country_note(
    library: Library, listing: Listing, query: Query, found: Results, *, words: Wording
) -> CountryNote | None:
    """The note on the member states that are chosen: always in the directories, elsewhere where nothing was found; None
    where no member state is chosen. Raises what the library raises.
    """
    countries = tuple(code for code in query.selected.get("country", ()) if code in beyond().member_states)
    if not countries or (found.total and not listing.kind):
        return None
    names = ", ".join(map(words.country, countries))
    wanted = _families(query)
    return CountryNote(
        heading=words.gettext("%(country)s: where to go on", country=names),
        own=await _own(library, query, countries, words),
        organisations=_facts(beyond().organisations, wanted, words),
        networks=_facts(beyond().networks, wanted, words),
        networks_source=beyond().networks_source,
    )


async def _own(library: Library, query: Query, countries: tuple[str, ...], words: Wording) -> tuple[Step, ...]:
    """What the library itself has for the countries, counted; what it has not is said without a link."""
    plain = Query(language=query.language, asked=query.asked)
    spoken = _spoken(countries)
    asked = (
        (words.gettext("Organisations there"), ORGANISATIONS, {"country": countries}),
        (words.gettext("Treatment centres there"), CENTRES, {"country": countries}),
        (_guides(spoken, words), SEARCH, {"kind": ("guide",), "language": spoken}),
        (words.gettext("Organisations across Europe and beyond"), ORGANISATIONS, {"country": BEYOND}),
    )
    queries = [replace(plain, selected=selected) for _, _, selected in asked]
    listings = [listing for _, listing, _ in asked]
    answers = await asyncio.gather(*map(library.search, map(_counting, listings, queries)))
    return tuple(
        _step(text, search_address(one, listing.path), answer.total, words)
        for (text, listing, _), one, answer in zip(asked, queries, answers, strict=True)
    )


def _counting(listing: Listing, query: Query) -> Query:
    return replace(listing.sent(query), size=0, facets=False, snippets=False)


def _step(text: str, href: str, total: int, words: Wording) -> Step:
    count = words.ngettext("%(number)s result", "%(number)s results", total)
    return Step(text, href if total else "", count=count if total else words.gettext("none in the library yet"))


def _guides(spoken: Iterable[str], words: Wording) -> str:
    return words.gettext("Guides in %(languages)s", languages=", ".join(map(words.language_name, spoken)))


def _spoken(countries: Iterable[str]) -> tuple[str, ...]:
    """The languages of the library that are official there."""
    official = (code for country in countries for code in get_official_languages(country, de_facto=True))
    return tuple(dict.fromkeys(code for code in official if own_name(code)))


@cache
def spoken_in(language: str) -> tuple[str, ...]:
    """The member states where a language is official, in the order of their codes."""
    return tuple(
        code for code in sorted(beyond().member_states) if language in get_official_languages(code, de_facto=True)
    )


def _families(query: Query) -> frozenset[str]:
    """The families that the question is about, by those chosen and by sites; none when it is about all."""
    known = sites()
    of_sites = (known[site].family for site in query.selected.get("site", ()) if site in known)
    return frozenset(family for family in (*query.selected.get("family", ()), *of_sites) if family)


def _facts(rows: Iterable[Across], wanted: frozenset[str], words: Wording) -> tuple[Fact, ...]:
    """Those for the families that are wanted, and those for all cancers, each with what it is for."""
    fitting = (row for row in rows if not wanted or wanted & {*row.families} or ALL_FAMILIES in row.families)
    return tuple(Fact(row.name, href=row.website, outside=True, note=_about(row, words)) for row in fitting)


def _about(row: Across, words: Wording) -> str:
    if row.about:
        return words.gettext(row.about)
    return ", ".join(families()[family].label(words.language) for family in row.families)
