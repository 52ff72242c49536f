"""The home page: the search box, doors by cancer, language and country with two maps beside them, and what is new."""

import asyncio
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from mappings.vocabulary import ALL_FAMILIES, families
from search_app.api.feeds import feed_address
from search_app.collation import Key, collation_key
from search_app.errors import Unavailable
from search_app.links import all_with, condition_address, search_address
from search_app.messages import N_
from search_app.pages.asking import asked_of, library_of, renderer_of
from search_app.pages.body_map import BodyMap, body_map
from search_app.pages.country_map import CountryMap, country_map, on_map
from search_app.pages.listings import SEARCH
from search_app.pages.naming import Counted, in_words
from search_app.pages.results import shown_hits
from search_app.pages.views import Countable, Door, Doors, HomePage
from search_app.pages.wording import Wording
from search_app.query import Query

FAMILY, COUNTRY = "family", "country"
_DOORS = (
    (FAMILY, N_("By cancer")),
    ("language", N_("By language")),
    (COUNTRY, N_("By country")),
)
"""Facets with the messages for their headings."""

_TEXTS = ("guide", "report", "policy")
MOST_NEW = 5
"""Documents that are told as new."""


async def home_page(request: Request) -> Response:
    """The home page; it stands also when the engine can't be reached, then without numbers. Raises BadParameter for a
    language that the library doesn't have."""
    asked = asked_of(request)
    library, renderer = library_of(request), renderer_of(request)
    words = renderer.words
    query = Query(language=asked or words.language, asked=asked, size=0, snippets=False)
    new = Query(asked=asked, size=MOST_NEW, facets=False, snippets=False, selected={"kind": _TEXTS})
    try:
        found, arrived = await asyncio.gather(library.search(query), library.search(new, by_arrival=True))
    except Unavailable:
        page = HomePage((), unavailable=True)
    else:
        counted = in_words(found.facets, {}, words)
        page = HomePage(
            doors(counted, query, words),
            body=_body(counted, query),
            countries=_countries(counted.get(COUNTRY, ()), query, words),
            new=shown_hits(arrived.hits, asked, words),
            feed=feed_address(SEARCH, Query(asked=asked, selected={"kind": _TEXTS})),
        )
    return renderer.html("home.html", page, here="home", asked=asked)


def doors(counted: Counted, query: Query, words: Wording) -> tuple[Doors, ...]:
    """Doors to all that has a value; a sort of doors without any is left out."""
    return tuple(
        Doors(
            facet,
            words.gettext(label),
            _entries(facet, counted[facet], query),
            own_names=facet == "language",
        )
        for facet, label in _DOORS
        if counted.get(facet)
    )


def _entries(facet: str, values: Sequence[Countable], query: Query) -> tuple[Door, ...]:
    """Doors in an order to look things up: families as their vocabulary has them, all else from A to Z."""
    known, alphabet = [*families()], collation_key(query.language)

    def place(one: Countable) -> tuple[int, Key]:
        return (known.index(one.value) if one.value in known else len(known), alphabet(one.label))

    ordered = sorted(values, key=place)
    numbers = _numbers(facet, ordered)
    return tuple(
        Door(one.value, one.label, _address(facet, one.value, query), one.count, numbers.get(one.value, 0))
        for one in ordered
    )


def _numbers(facet: str, values: Sequence[Countable]) -> Mapping[str, int]:
    """Families are numbered as on the figure; that of all cancers has no place there."""
    numbered = [one.value for one in values if facet == FAMILY and one.value != ALL_FAMILIES]
    return {value: number for number, value in enumerate(numbered, start=1)}


def _address(facet: str, value: str, query: Query) -> str:
    """A family has a page of its own."""
    if facet == FAMILY and value in families() and value != ALL_FAMILIES:
        return condition_address(f"{facet}:{value}", query.asked)
    return search_address(all_with(query, facet, value))


def _body(counted: Counted, query: Query) -> BodyMap:
    entries = _entries(FAMILY, counted.get(FAMILY, ()), query)
    return body_map((one.value, one.label, one.href) for one in entries if one.number)


def _countries(values: Sequence[Countable], query: Query, words: Wording) -> CountryMap:
    counts = {one.value: one.count for one in values}
    return country_map(on_map(counts, words, lambda code: _address(COUNTRY, code, query)))
