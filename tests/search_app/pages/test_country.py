"""No country has an empty page: the directories lead on to what works across Europe, and say what they have not."""

import csv

import httpx
import pytest
from babel.languages import get_official_languages

from mappings.connection import PROJECT_FOLDER
from mappings.languages import is_language
from mappings.vocabulary import families
from search_app.pages.country import beyond
from tests.search_app.pages.collection import CENTRE
from tests.search_app.pages.markup import inline_code, outside_addresses, read

STATES = sorted(beyond().member_states)
LISTED = PROJECT_FOLDER / "documents/sources/directories/organisations.csv"


def addresses(text: str) -> set[str]:
    return {one["href"] for one in read(text).all("a")}


@pytest.mark.engine
@pytest.mark.parametrize("country", STATES)
@pytest.mark.parametrize("page", ["organisations", "centres"])
async def test_page_of_every_country_leads_on(pages: httpx.AsyncClient, page: str, country: str) -> None:
    answer = await pages.get(f"/{page}?country={country}")
    assert answer.status_code == 200
    found = read(answer.text)
    assert (found.faults, inline_code(found), outside_addresses(found)) == ([], [], set())
    assert "where to go on</h3>" in answer.text
    assert {one.website for one in (*beyond().organisations, *beyond().networks)} <= addresses(answer.text)


@pytest.mark.engine
async def test_what_the_library_has_for_a_country_is_counted_and_linked(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/centres?country=BE&lang=en")).text
    assert f"/documents/{CENTRE}?" in text
    assert "Belgium: where to go on" in text
    assert '<a href="/en/centres?country=BE" rel="nofollow">Treatment centres there</a>' in text
    assert '<li>Organisations there <span class="count">none in the library yet</span></li>' in text
    german = "/en/search?kind=guide&amp;language=nl&amp;language=fr&amp;language=de"
    assert f'<a href="{german}" rel="nofollow">Guides in Dutch, French, German</a>' in text


@pytest.mark.engine
async def test_several_countries_are_told_of_together(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/organisations?country=MT&country=CY")).text
    assert "Malta, Cyprus: where to go on" in text
    assert "0 results" in text


@pytest.mark.engine
async def test_chosen_cancer_leaves_those_who_are_there_for_it_or_for_all(pages: httpx.AsyncClient) -> None:
    found = addresses((await pages.get("/centres?country=LU&site=soft_tissue")).text)
    told = {one.name for one in (*beyond().organisations, *beyond().networks) if one.website in found}
    assert {name.split(" ")[0] for name in told} == {"EURORDIS", "Workgroup", "Sarcoma", "ERN"}
    assert {name for name in told if name.startswith("ERN")} == {"ERN EURACAN", "ERN GENTURIS"}


@pytest.mark.engine
async def test_search_leads_on_where_it_finds_nothing_for_a_country(pages: httpx.AsyncClient) -> None:
    assert "Malta: where to go on" in (await pages.get("/search?q=pancreas&country=MT")).text
    assert "where to go on" not in (await pages.get("/search?q=slinavke&country=SI")).text


@pytest.mark.engine
@pytest.mark.parametrize(
    "address", ["/organisations", "/organisations?country=GB", "/search?q=qqqq", "/centres?country=zz"]
)
async def test_note_is_for_member_states_that_are_chosen(pages: httpx.AsyncClient, address: str) -> None:
    assert "where to go on" not in (await pages.get(address)).text


def test_there_are_27_member_states_each_with_a_language_of_the_library() -> None:
    assert len(STATES) == 27
    for country in STATES:
        assert any(map(is_language, get_official_languages(country, de_facto=True))), country


def test_what_works_across_europe_has_families_address_and_source() -> None:
    for one in (*beyond().organisations, *beyond().networks):
        assert set(one.families) <= set(families())
        assert one.families
        assert one.website.startswith("https://")
        assert one.source.startswith("https://")
    assert {family for one in beyond().networks for family in one.families} == set(families())


def test_organisations_are_those_of_the_directory() -> None:
    with LISTED.open(encoding="utf-8", newline="") as file:
        listed = {row["name"]: row for row in csv.DictReader(file)}
    for one in beyond().organisations:
        row = listed[one.name]
        assert (one.website, list(one.families)) == (row["website"], row["family"].split(";"))
        assert one.source in row["source"]
