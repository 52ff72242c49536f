"""A map of Europe made of squares: one a country, all of one size, so that small countries are as easy to reach."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from search_app.pages.wording import Wording

SIDE, GAP = 40, 4
"""The side of a square and the room between two, in the map's own units."""

_PLACES: Mapping[str, tuple[int, int]] = {
    "NO": (4, 0),
    "SE": (5, 0),
    "FI": (6, 0),
    "DK": (4, 1),
    "EE": (7, 1),
    "IE": (0, 2),
    "GB": (1, 2),
    "NL": (3, 2),
    "DE": (4, 2),
    "PL": (5, 2),
    "LT": (6, 2),
    "LV": (7, 2),
    "BE": (2, 3),
    "LU": (3, 3),
    "CZ": (4, 3),
    "SK": (5, 3),
    "FR": (2, 4),
    "CH": (3, 4),
    "AT": (4, 4),
    "HU": (5, 4),
    "RO": (6, 4),
    "PT": (0, 5),
    "ES": (1, 5),
    "IT": (3, 5),
    "SI": (4, 5),
    "HR": (5, 5),
    "BG": (6, 5),
    "MT": (3, 6),
    "GR": (6, 6),
    "CY": (7, 6),
}
"""Column and row of each country: its neighbours stand about where they are."""

_OUTSIDE = frozenset({"NO", "GB", "CH"})
"""No member states: they stand on the map where there is something of theirs."""

_SHADES = (1, 5, 10, 20)
"""From these numbers on a square is a shade darker."""


@dataclass(frozen=True)
class Tile:
    """A country's square. `href` is empty where there is nothing; `shade` is 0 for nothing and up to 4 for most."""

    code: str
    label: str
    count: str
    href: str
    x: int
    y: int
    shade: int
    chosen: bool = False


@dataclass(frozen=True)
class CountryMap:
    """The squares, and the size of the whole."""

    tiles: Sequence[Tile]
    width: int
    height: int


@dataclass(frozen=True)
class Country:
    """What a square tells: the country's name, its number, where it leads."""

    code: str
    label: str
    number: int
    count: str
    href: str
    chosen: bool = False


def on_map(counts: Mapping[str, int], words: Wording, href: Callable[[str], str]) -> list[Country]:
    """All countries that have a place on the map, with the number that `counts` has for each."""
    return [
        Country(code, words.country(code), counts.get(code, 0), words.number(counts.get(code, 0)), href(code))
        for code in _PLACES
    ]


def country_map(countries: Iterable[Country]) -> CountryMap:
    """The map of the countries given; those that have no square are left to the list beside it."""
    tiles = [_tile(one) for one in countries if one.code in _PLACES and (one.number or one.code not in _OUTSIDE)]
    columns, rows = (max(place[side] for place in _PLACES.values()) + 1 for side in (0, 1))
    return CountryMap(tiles, columns * (SIDE + GAP) - GAP, rows * (SIDE + GAP) - GAP)


def _tile(country: Country) -> Tile:
    column, row = _PLACES[country.code]
    return Tile(
        code=country.code,
        label=country.label,
        count=country.count,
        href=country.href if country.number else "",
        x=column * (SIDE + GAP),
        y=row * (SIDE + GAP),
        shade=sum(country.number >= least for least in _SHADES),
        chosen=country.chosen,
    )
