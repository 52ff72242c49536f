"""The home page: the search box, and doors by cancer, language and country with their numbers."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from mappings.vocabulary import families
from search_app.errors import Unavailable
from search_app.links import all_with, search_address
from search_app.messages import N_
from search_app.pages.asking import languages_of, library_of, renderer_of
from search_app.pages.naming import Counted, in_words
from search_app.pages.views import Countable, Door, Doors, HomePage
from search_app.pages.wording import Wording
from search_app.query import Query, asked_language

_DOORS = (
    ("family", N_("By cancer")),
    ("language", N_("By language")),
    ("country", N_("By country")),
)
"""Facets with the messages for their headings."""


async def home_page(request: Request) -> Response:
    """The home page; it stands also when the engine can't be reached, then without numbers. Raises BadParameter for a
    language that the library doesn't have."""
    asked = asked_language(request.query_params)
    library, renderer = library_of(request), renderer_of(request)
    query = Query(language=asked or renderer.words.language, asked=asked, size=0, snippets=False)
    languages = languages_of(asked, renderer.words)
    try:
        counted = (await library.search(query)).facets
    except Unavailable:
        page = HomePage(languages, (), unavailable=True)
    else:
        page = HomePage(languages, doors(in_words(counted, {}, renderer.words), query, renderer.words))
    return renderer.html("home.html", page, here="home", asked=asked)


def doors(counted: Counted, query: Query, words: Wording) -> tuple[Doors, ...]:
    """Doors to all that has a value; a sort of doors without any is left out."""
    return tuple(
        Doors(facet, words.gettext(label), _entries(facet, counted[facet], query), own_names=facet == "language")
        for facet, label in _DOORS
        if counted.get(facet)
    )


def _entries(facet: str, values: Sequence[Countable], query: Query) -> tuple[Door, ...]:
    """Doors in an order to look things up: families as their vocabulary has them, all else from A to Z."""
    known = [*families()]

    def place(one: Countable) -> tuple[int, str]:
        return (known.index(one.value) if one.value in known else len(known), one.label.casefold())

    return tuple(
        Door(one.value, one.label, search_address(all_with(query, facet, one.value)), one.count)
        for one in sorted(values, key=place)
    )
