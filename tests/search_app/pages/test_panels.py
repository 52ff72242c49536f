"""Panels of facets: their order, what is shown at once, sites below families."""

from collections.abc import Sequence
from gettext import NullTranslations

from mappings.facets import facets
from search_app.pages.panels import FIRST, LABELS, MORE, panels
from search_app.pages.views import Countable, Panel, Value
from search_app.pages.wording import Wording

WORDS = Wording("en", NullTranslations())


def value(name: str, count: int = 1, *, selected: bool = False) -> Value:
    return Value(name, name.title(), count, selected)


def names(values: Sequence[Countable]) -> list[str]:
    return [one.value for one in values]


def address(facet: str) -> str:
    return f"/search/facets/{facet}"


def panel(values: Sequence[Value], facet: str = "publisher") -> Panel:
    (only,) = panels({facet: values}, WORDS, opened=(), whole=address)
    return only


def test_panels_follow_the_readers_task_whatever_the_order_of_the_answer() -> None:
    counted = {facet: [value("one")] for facet in reversed([*facets()]) if facet != "site"}
    order = ["language", "kind", "family", "concept", "country", "stage", "audience", "publisher"]
    assert [one.name for one in panels(counted, WORDS, opened=(), whole=address)] == order


def test_every_facet_has_a_label_of_its_own() -> None:
    assert set(LABELS) == set(facets())


def test_facet_without_values_has_no_panel() -> None:
    assert panels({"kind": [], "stage": [value("treatment")]}, WORDS, opened=(), whole=address)[0].name == "stage"


def test_fixed_facet_has_no_panel() -> None:
    assert [
        one.name
        for one in panels(
            {"kind": [value("centre")], "stage": [value("treatment")]}, WORDS, opened=(), whole=address, fixed="kind"
        )
    ] == ["stage"]


def test_six_values_are_shown_and_the_rest_waits_behind_more() -> None:
    shown = panel([value(f"p{number}") for number in range(FIRST + 2)])
    assert (names(shown.first), names(shown.more)) == ([f"p{number}" for number in range(FIRST)], ["p6", "p7"])
    assert (shown.more_label, shown.whole) == ("2 more", "/search/facets/publisher")


def test_own_language_comes_first() -> None:
    codes = ["fr", "lv", "sl", "bg", "cs", "da", "en", "fi"]
    assert names(panel([value(code) for code in codes], "language").first) == ["en", *codes[: FIRST - 1]]


def test_all_values_are_a_link_away_where_not_all_are_shown_at_once() -> None:
    shown = panel([value(f"p{number}") for number in range(FIRST + MORE + 3)])
    assert len(shown.more) == MORE
    assert (shown.rest, shown.whole) == ("See all 39, and look for one", "/search/facets/publisher")
    assert panel([value("p")]).whole == ""


def test_years_have_a_panel_of_their_own_kind() -> None:
    assert panels({"year": [value("2024")]}, WORDS, opened=(), whole=address) == ()


def test_chosen_values_come_first_and_are_all_shown_even_at_zero() -> None:
    values = [value(f"p{number}") for number in range(10)] + [value("chosen", 0, selected=True)]
    shown = panel(values)
    assert names(shown.first)[0] == "chosen"
    assert (shown.open, shown.chosen) == (True, "1 chosen")


def test_more_than_six_chosen_values_are_all_in_sight() -> None:
    shown = panel([value(f"p{number}", selected=True) for number in range(8)] + [value("other")])
    assert (len(shown.first), names(shown.more)) == (8, ["other"])


def test_panels_stand_open_as_asked_or_because_something_is_chosen() -> None:
    counted = {"kind": [value("guide")], "country": [value("SI")], "stage": [value("treatment", selected=True)]}
    shown = panels(counted, WORDS, whole=address, opened=("country",))
    assert {one.name: one.open for one in shown} == {"kind": False, "country": True, "stage": True}


def test_sites_stand_below_their_family() -> None:
    counted = {"family": [value("digestive", 3), value("sarcoma", 2)], "site": [value("pancreas", 2), value("gist", 1)]}
    (tree,) = panels(counted, WORDS, opened=(), whole=address)
    assert {family: names(within.values) for family, within in tree.below.items()} == {
        "digestive": ["pancreas"],
        "sarcoma": ["gist"],
    }
    assert tree.below["digestive"].summary == "1 site"


def test_site_whose_family_is_narrowed_away_can_still_be_reached() -> None:
    counted = {"family": [value("digestive", 2)], "site": [value("pancreas", 2, selected=True), value("bone", 4)]}
    (tree,) = panels(counted, WORDS, opened=(), whole=address)
    assert [(one.value, one.count) for one in tree.first] == [("digestive", 2), ("sarcoma", 0)]
    assert names(tree.below["sarcoma"].values) == ["bone"]


def test_family_that_holds_a_chosen_site_comes_first_and_stands_open() -> None:
    families = [value(name) for name in ("cns", "skin_rare_noncutaneous_melanoma", "digestive")]
    counted = {"family": families, "site": [value("liver"), value("pancreas", selected=True), value("brain")]}
    (tree,) = panels(counted, WORDS, opened=(), whole=address)
    assert tree.first[0].value == "digestive"
    assert names(tree.below["digestive"].values) == ["pancreas", "liver"]
    assert {family: within.open for family, within in tree.below.items()} == {"digestive": True, "cns": False}
    assert tree.chosen == "1 chosen"


def test_site_that_the_vocabulary_does_not_know_is_not_lost() -> None:
    (tree,) = panels({"site": [value("unheard_of")]}, WORDS, opened=(), whole=address)
    assert names(tree.below["all"].values) == ["unheard_of"]
