"""The directories as tables and maps, and what the page of a centre always says."""

import httpx
import pytest

from search_app.pages.rows import rows
from search_app.query import Query
from search_app.results import document_from
from tests.search_app.pages.collection import CENTRE, ORGANISATION
from tests.search_app.pages.conftest import page
from tests.search_app.pages.markup import links, read
from tests.search_app.pages.test_panels import WORDS


@pytest.mark.engine
@pytest.mark.parametrize("address", ["/centres", "/en/centres"])
async def test_centres_stand_in_a_table_with_network_and_criteria(pages: httpx.AsyncClient, address: str) -> None:
    found = read((await pages.get(address)).text)
    assert [one["scope"] for one in found.all("th")] == ["col"] * 5 + ["row"]
    assert [one["data-label"] for one in found.all("td")][2:] == ["Network", "How it was chosen (selection criteria)"]
    assert "ERN membership: criteria of decision 2014/286/EU" in found.text
    assert f"{address.removesuffix('/centres')}/documents/{CENTRE}?kind=centre" in [
        one["href"] for one in found.all("a")
    ]


@pytest.mark.engine
async def test_square_of_the_map_adds_its_country_or_takes_it_away(pages: httpx.AsyncClient) -> None:
    plain = read((await pages.get("/organisations?family=paediatric")).text)
    assert "/organisations?country=SI&family=paediatric" in [one["href"] for one in plain.all("a")]
    chosen = read((await pages.get("/organisations?country=SI")).text)
    squares = [one for one in chosen.all("a") if one.get("class", "").startswith("shade-")]
    assert [(one["href"], one["aria-current"]) for one in squares] == [("/organisations", "true")]
    assert any(one["href"].startswith(f"/documents/{ORGANISATION}?") for one in chosen.all("a"))


@pytest.mark.engine
async def test_search_has_neither_table_nor_map(pages: httpx.AsyncClient) -> None:
    found = read((await pages.get("/search?q=cancer")).text)
    assert (found.all("table"), found.all("title")[1:]) == ([], [])


@pytest.mark.engine
async def test_directory_shows_its_kind_alone_and_its_addresses_do_not_say_so(pages: httpx.AsyncClient) -> None:
    found = await page(pages, "/organisations?country=SI")
    assert [href for href in links(found) if href.startswith("/documents/")] == [
        f"/documents/{ORGANISATION}?kind=organisation&country=SI"
    ]
    assert not [one for one in found.all("input") if one["name"] == "kind"]
    assert [one["href"] for one in found.all("a") if one.get("class") == "chip"] == ["/organisations#results"]


@pytest.mark.engine
async def test_directory_cannot_be_made_to_show_another_kind(pages: httpx.AsyncClient) -> None:
    assert "1 result<" in (await pages.get("/centres?kind=guide")).text


def test_centre_says_also_what_its_record_does_not() -> None:
    body = {"kind": "centre", "display_title": "C", "language": "en", "source": "d#1", "record": {"source": "a list"}}
    told = {row.label: row.entries[0].text for row in rows(document_from("1", body), Query(), {}, WORDS)}
    assert told["Source"] == "a list"
    for label in (
        "How it was chosen (selection criteria)",
        "How this was collected and checked (methodology)",
        "Date of the source",
        "What is not stated",
    ):
        assert told[label] == "Not stated"


def test_organisation_has_no_row_for_what_is_not_known() -> None:
    body = {"kind": "organisation", "display_title": "O", "language": "en", "source": "d#1"}
    assert "Source" not in {row.label for row in rows(document_from("1", body), Query(), {}, WORDS)}
