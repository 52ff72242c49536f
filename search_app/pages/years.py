"""The years of the results: from–to, a small histogram, and a link for each year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search_app.links import search_address, without_facet
from search_app.pages.listings import Listing
from search_app.pages.naming import YEAR
from search_app.pages.views import Countable
from search_app.pages.wording import Wording
from search_app.query import Query
from search_app.years import Years, is_year, years_of

BAR, HEIGHT = 10, 40
"""The room of a year's bar in the histogram, and the height of the highest."""


@dataclass(frozen=True)
class Bar:
    """A bar of the histogram, in its own units; `inside` tells that its year is chosen."""

    x: int
    y: int
    height: int
    inside: bool


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
    width: int
    bars: Sequence[Bar]
    entries: Sequence[YearEntry]
    open: bool


def years_panel(listing: Listing, query: Query, counted: Sequence[Countable], words: Wording) -> YearsPanel | None:
    """The panel; None where no result has a year and none is chosen."""
    chosen = chosen_years(query)
    counts = {int(one.value): one.count for one in counted if is_year(one.value) and one.count}
    if not counts and not query.selected.get(YEAR):
        return None
    bars = _bars(counts, chosen) if len(counts) > 1 else []
    return YearsPanel(
        first=_written(chosen.first if chosen else None),
        last=_written(chosen.last if chosen else None),
        earliest=_written(min(counts, default=None)),
        latest=_written(max(counts, default=None)),
        width=len(bars) * BAR,
        bars=bars,
        entries=_entries(listing, query, counts, words),
        open=bool(query.selected.get(YEAR)),
    )


def chosen_years(query: Query) -> Years | None:
    """The bounds of the years that are chosen, where they have such: one year, or one range."""
    values = query.selected.get(YEAR, ())
    if len(values) != 1:
        return None
    return Years(int(values[0]), int(values[0])) if is_year(values[0]) else years_of(values[0])


def _bars(counts: dict[int, int], chosen: Years | None) -> list[Bar]:
    highest, first = max(counts.values()), min(counts)
    return [
        Bar(
            x=(year - first) * BAR + 1,
            y=HEIGHT - (height := _height(counts.get(year, 0), highest)),
            height=height,
            inside=chosen is None or year in chosen,
        )
        for year in range(first, max(counts) + 1)
    ]


def _height(count: int, highest: int) -> int:
    """In proportion, but what there is stays visible."""
    return max(2, round(HEIGHT * count / highest)) if count else 0


def _entries(listing: Listing, query: Query, counts: dict[int, int], words: Wording) -> list[YearEntry]:
    first, chosen = replace(query, page=1), query.selected.get(YEAR, ())
    others = without_facet(query, YEAR).selected

    def entry(year: str, count: int) -> YearEntry:
        address = search_address(replace(first, selected={**others, YEAR: (year,)}), listing.path)
        return YearEntry(year, address, words.number(count), year in chosen)

    return [entry(str(year), counts[year]) for year in sorted(counts, reverse=True)]


def _written(year: int | None) -> str:
    return "" if year is None else str(year)
