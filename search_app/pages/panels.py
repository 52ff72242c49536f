"""Facets as the panels of the form: in the order of the readers' task, what is chosen first, sites below families."""

from collections.abc import Callable, Collection, Mapping, Sequence

from mappings.facets import facets
from mappings.vocabulary import ALL_FAMILIES, families, sites
from search_app.messages import N_
from search_app.pages.naming import YEAR, Counted
from search_app.pages.views import Countable, Panel, Value, Within
from search_app.pages.wording import Wording

FIRST, MORE = 6, 30
"""Values shown at once, and behind "more"; all of them have a page of their own."""

LABELS: Mapping[str, str] = {
    "language": N_("Language"),
    "kind": N_("Kind"),
    "family": N_("Cancer"),
    "site": N_("Cancer site"),
    "concept": N_("Disease"),
    "country": N_("Country"),
    "stage": N_("Topic"),
    "audience": N_("Written for"),
    "publisher": N_("Publisher"),
    "year": N_("Year"),
}
"""Messages for gettext by facet, in the order in which the panels are shown; a facet without a row comes last."""

TREE, BRANCH = "family", "site"


def label(facet: str, words: Wording) -> str:
    """What people call a facet."""
    return words.gettext(LABELS.get(facet, facet.capitalize()))


def panels(
    counted: Counted,
    words: Wording,
    *,
    opened: Collection[str],
    whole: Callable[[str], str],
    fixed: str = "",
) -> tuple[Panel, ...]:
    """A panel for each facet that has values; those in `opened` stand open, as do those of which something is chosen.

    What is chosen and the reader's own language come first. `whole` gives the address of the page with all values.
    `fixed` names a facet that the page itself has chosen. Years have a panel of their own kind (see `years`).
    """
    names = [*LABELS, *(name for name in facets() if name not in LABELS)]
    return tuple(
        _panel(name, counted, words, opened=name in opened, whole=whole)
        for name in names
        if name not in (BRANCH, YEAR, fixed) and (counted.get(name) or (name == TREE and counted.get(BRANCH)))
    )


def _panel(name: str, counted: Counted, words: Wording, *, opened: bool, whole: Callable[[str], str]) -> Panel:
    below = _below(counted.get(BRANCH, ()), words) if name == TREE else {}
    values = _with_holders(counted.get(name, ()), below, words)
    chosen = sum(value.selected for value in values) + sum(
        site.selected for one in below.values() for site in one.values
    )
    own = (words.language,) if name == "language" else ()
    ahead = {value.value for value in values if value.selected or value.value in own or _holds_chosen(below, value)}
    ordered = sorted(values, key=lambda value: value.value not in ahead)
    first = max(FIRST, len(ahead))
    return Panel(
        name=name,
        label=label(name, words),
        first=ordered[:first],
        more=ordered[first : first + MORE],
        more_label=words.ngettext("%(number)s more", "%(number)s more", len(ordered[first : first + MORE])),
        rest=_rest(len(ordered), words) if len(ordered) > first else "",
        whole=whole(name) if len(ordered) > first else "",
        chosen=words.ngettext("%(number)s chosen", "%(number)s chosen", chosen) if chosen else "",
        open=bool(chosen) or opened,
        own_names=name == "language",
        below=below,
    )


def _rest(values: int, words: Wording) -> str:
    return words.ngettext("See all %(number)s, and look for one", "See all %(number)s, and look for one", values)


def _below(found: Sequence[Countable], words: Wording) -> dict[str, Within]:
    """Sites by their family; a site that the vocabulary doesn't know stands below the family of all cancers."""
    known = sites()
    by_family: dict[str, list[Countable]] = {}
    for site in found:
        family = known[site.value].family if site.value in known else None
        by_family.setdefault(family or ALL_FAMILIES, []).append(site)
    return {family: _within(within, words) for family, within in by_family.items()}


def _within(values: Sequence[Countable], words: Wording) -> Within:
    chosen = any(value.selected for value in values)
    ordered = sorted(values, key=lambda value: not value.selected)
    summary = words.ngettext("%(number)s site", "%(number)s sites", len(values))
    return Within(BRANCH, summary, ordered, open=chosen)


def _with_holders(values: Sequence[Countable], below: Mapping[str, Within], words: Wording) -> Sequence[Countable]:
    """The values and, so that every site can be reached, families that only sites outside the selection belong to."""
    there, labels = {value.value for value in values}, families()
    missing = (name for name in below if name not in there)
    return [*values, *(Value(name, labels[name].label(words.language), 0, selected=False) for name in missing)]


def _holds_chosen(below: Mapping[str, Within], value: Countable) -> bool:
    return value.value in below and below[value.value].open
