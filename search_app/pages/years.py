"""The years of the results: from–to, a small histogram, and a link for each year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search_app.links import addresses_by
from search_app.pages.listings import Listing
from search_app.pages.naming import YEAR
from search_app.pages.views import Countable
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.years import Years, is_year, years_of

ROOM, HEIGHT = 10, 40
"""The room of a year's bar in the histogram, and the height of the highest."""


@dataclass(frozen=True)
class Histogram:
    """Bars of the years as outlines of SVG paths, in a room of `width` units: those that are chosen, and the others."""

    width: int
    inside: str
    outside: str


@dataclass(frozen=True)
class YearEntry:
    """A year with its number of results and the same search in that year alone."""

    label: str
    href: str
    count: str
    selected: bool


@dataclass(frozen=True)
class YearsPanel:
    """The panel of years. `first` and `last` are the chosen bounds; `earliest` and `latest` what there is."""

    first: str
    last: str
    earliest: str
    latest: str
    histogram: Histogram | None
    entries: Sequence[YearEntry]
    open: bool


def years_panel(listing: Listing, query: Query, counted: Sequence[Countable], words: Wording) -> YearsPanel | None:
    """The panel; None where no result has a year and none is chosen."""
    chosen = chosen_years(query)
    counts = {int(one.value): one.count for one in counted if is_year(one.value) and one.count}
    if not counts and not query.selected.get(YEAR):
        return None
    return YearsPanel(
        first=_written(chosen.first if chosen else None),
        last=_written(chosen.last if chosen else None),
        earliest=_written(min(counts, default=None)),
        latest=_written(max(counts, default=None)),
        histogram=_histogram(counts, chosen) if len(counts) > 1 else None,
        entries=_entries(listing, query, counts, words),
        open=bool(query.selected.get(YEAR)),
    )


def chosen_years(query: Query) -> Years | None:
    """The bounds of the years that are chosen, where they have such: one year, or one range."""
    values = query.selected.get(YEAR, ())
    if len(values) != 1:
        return None
    return Years(int(values[0]), int(values[0])) if is_year(values[0]) else years_of(values[0])


def _histogram(counts: Mapping[int, int], chosen: Years | None) -> Histogram:
    highest, first = max(counts.values()), min(counts)
    bars = {True: "", False: ""}
    for year, count in sorted(counts.items()):
        bars[chosen is None or year in chosen] += _bar(year - first, _height(count, highest))
    return Histogram((max(counts) - first + 1) * ROOM, inside=bars[True], outside=bars[False])


def _bar(place: int, height: int) -> str:
    return f"M{place * ROOM + 1} {HEIGHT}v-{height}h{ROOM - 2}v{height}z"


def _height(count: int, highest: int) -> int:
    """In proportion, but what there is stays visible."""
    return max(2, round(HEIGHT * count / highest))


def _entries(listing: Listing, query: Query, counts: Mapping[int, int], words: Wording) -> list[YearEntry]:
    address, chosen = addresses_by(query, YEAR, listing.path), query.selected.get(YEAR, ())
    years = {str(year): counts[year] for year in sorted(counts, reverse=True)}
    return [YearEntry(year, address(year), words.number(count), year in chosen) for year, count in years.items()]


def _written(year: int | None) -> str:
    return "" if year is None else str(year)
