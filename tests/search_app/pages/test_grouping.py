"""Kinds mixed sensibly, years as a panel, all values of a facet, and where to go on when nothing is found."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from search_app.pages.country import spoken_in
from search_app.pages.grouping import are_named
from search_app.pages.listings import SEARCH
from search_app.pages.wording import Wording
from search_app.pages.years import Histogram, chosen_years, years_panel
from search_app.query import Query
from search_app.results import Beside, Results
from search_app.understood import Understood
from search_app.years import Years
from tests.search_app.pages.collection import CENTRE, CONCEPT, ORGANISATION
from tests.search_app.pages.conftest import page
from tests.search_app.pages.markup import Read
from tests.search_app.pages.test_panels import WORDS, value
from tests.search_app.pages.test_results import hit

WORDING: Wording = WORDS


def of_class(found: Read, name: str) -> list[str]:
    return [tag for tag, attributes in found.elements if name in attributes.get("class", "").split()]


@pytest.mark.engine
async def test_organisations_and_centres_stand_as_groups_that_say_how_many_are_near(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=cancer&lang=sl")).text
    assert f'<a href="/sl/documents/{ORGANISATION}?q=cancer" lang="en">Europacolon</a>' in text
    assert '<a href="/sl/organisations?q=cancer" rel="nofollow">' in text
    assert (
        text.count('<a href="/sl/organisations?q=cancer&amp;country=SI" rel="nofollow">') == 2
    )  # in the row of kinds too
    assert '<a href="/sl/centres?q=cancer" rel="nofollow">' in text
    plain = (await pages.get("/search?q=cancer")).text
    assert '<a href="/centres?q=cancer" rel="nofollow">1 centre</a>' in plain
    assert "/organisations?q=cancer&amp;country=" not in plain


@pytest.mark.engine
async def test_best_result_comes_first_also_where_it_is_an_organisation(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/search?q=europacolon")).text
    assert f"/documents/{ORGANISATION}?q=europacolon" in text
    assert "1 result<" in text


@pytest.mark.engine
async def test_organisations_are_the_list_where_there_is_nothing_else(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/search?q=europacolon")
    assert of_class(found, "group") == []
    assert of_class(found, "hit") == ["li"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Christie", True),
        ("christie foundation", True),
        ("neuroendocrine tumours", False),  # a disease, whoever is called so
        ("the cancer", False),  # a guide is called so too
        ("treatment", False),
    ],
)
def test_organisation_comes_first_where_it_is_asked_for_by_name(text: str, named: bool) -> None:
    centre = hit(kind="centre", title="The Christie Cancer Foundation – Neuroendocrine tumours")
    disease = Understood("site:net", "NET", "en", "neuroendocrine tumours", "exact", ambiguous=False, sure=True)
    there = Results(
        1,
        "eq",
        1,
        (hit(title="Living with the cancers"),),
        understood=(disease,),
        records={"centre": Beside((centre,), {"GB": 1})},
    )
    assert are_named(Query(text=text), there) is named


@pytest.mark.engine
async def test_kinds_are_not_parted_where_the_reader_asked_for_an_order_or_a_kind(pages: httpx.AsyncClient) -> None:
    for address in ("/search?q=cancer&sort=title", "/search?q=cancer&kind=centre", "/centres?q=cancer"):
        found = await page(pages, address)
        assert of_class(found, "group") == []
        assert any(one["href"].startswith(f"/documents/{CENTRE}") for one in found.all("a"))


@pytest.mark.engine
async def test_every_kind_leads_to_its_results_alone(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/search?q=cancer")
    hrefs = [one["href"] for one in found.all("a")]
    assert "/search?q=cancer&kind=organisation" in hrefs
    assert "/search?q=cancer&kind=guide" in hrefs


@pytest.mark.engine
async def test_all_values_of_a_facet_can_be_searched_without_accents(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/search/facets/language?q=&within=SLOVENSC&lang=en")
    entries = [one["href"] for one in found.all("a") if one.get("rel") == "nofollow"]
    assert "/en/search?language=sl" in entries
    assert "1 value" in found.text
    assert not found.faults


@pytest.mark.engine
async def test_chosen_value_of_a_facet_is_taken_away_by_its_link(pages: httpx.AsyncClient) -> None:
    found = await page(pages, f"/search/facets/concept?concept={CONCEPT}&language=sl")
    assert "Remove filter" in found.text
    assert "/search?language=sl" in [one["href"] for one in found.all("a")]


@pytest.mark.engine
@pytest.mark.parametrize("address", ["/search/facets/colour", "/centres/facets/kind", "/organisations/facets/kind"])
async def test_facet_that_a_page_does_not_have_is_not_found(pages: httpx.AsyncClient, address: str) -> None:
    assert (await pages.get(address)).status_code == 404


@pytest.mark.engine
async def test_nothing_found_leads_to_organisations_that_may_help(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/search?q=nothingholdsthis&family=paediatric&lang=sl")
    hrefs = [one["href"] for one in found.all("a")]
    assert "/sl/organisations?family=paediatric" in hrefs
    assert "/sl/organisations?country=SI" in hrefs


def test_languages_are_spoken_where_they_are_official() -> None:
    assert spoken_in("sl") == ("SI",)
    assert {"AT", "BE", "DE", "LU"} <= set(spoken_in("de"))
    assert spoken_in("xx") == ()


def test_histogram_is_in_proportion_and_shows_what_there_is() -> None:
    panel = years_panel(SEARCH, Query(), [value("2020", 80), value("2018", 1), value("2021", 40)], WORDING)
    assert panel is not None
    assert panel.histogram == Histogram(40, "M1 40v-2h8v2zM21 40v-40h8v40zM31 40v-20h8v20z", "")
    assert (panel.earliest, panel.latest) == ("2018", "2021")


def test_histogram_tells_the_chosen_years_from_the_others() -> None:
    query = Query(selected={"year": ("2020..",)})
    panel = years_panel(SEARCH, query, [value("2020", 1), value("2019", 1)], WORDING)
    assert panel is not None
    assert panel.histogram == Histogram(20, "M11 40v-40h8v40z", "M1 40v-40h8v40z")


def test_year_leads_to_its_results_and_keeps_all_other_filters() -> None:
    query = Query(text="rak", selected={"kind": ("guide",), "year": ("2018..",)})
    panel = years_panel(SEARCH, query, [value("2020", 3)], WORDING)
    assert panel is not None
    asked = parse_qs(urlsplit(panel.entries[0].href).query)
    assert asked == {"q": ["rak"], "kind": ["guide"], "year": ["2020"]}
    assert (panel.first, panel.last, panel.open) == ("2018", "", True)


def test_bounds_are_shown_where_one_year_or_one_range_is_chosen() -> None:
    assert chosen_years(Query(selected={"year": ("2020",)})) == Years(2020, 2020)
    assert chosen_years(Query(selected={"year": ("2020", "2021")})) is None
    assert chosen_years(Query(selected={"year": ("soon",)})) is None
