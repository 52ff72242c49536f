"""Guides first over all pages of results: organisations and centres stand behind every text."""

import re

import pytest

from search_app.query import Query
from search_app.search import to_request
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library


def test_order_of_programs_stays_by_relevance() -> None:
    asked = to_request(Query(text="rak"), ("sl", "en"))
    assert asked["sort"][0] == "_score"
    assert "records" not in asked["aggs"]


@pytest.mark.engine
async def test_texts_come_before_organisations_on_every_page(library: Library) -> None:
    texts = {f"g{n}": guide(f"Guide {n}", "a word on Ewing sarcoma") for n in range(7)}
    records = {f"o{n}": guide("Ewing sarcoma", kind="organisation", source=f"o.csv#{n}", pages=[]) for n in range(6)}
    library.fill({**texts, **records})
    shown = [await _kinds(library, page) for page in (1, 2, 3)]
    assert shown == [["Guide"] * 5, ["Guide", "Guide", *["Patient organisation"] * 3], ["Patient organisation"] * 3]
    assert (await library.search("ewing sarcoma"))["results"][0]["kind"] == "organisation"


@pytest.mark.engine
async def test_directory_begins_with_the_readers_countries_then_all_europe(library: Library) -> None:
    places = {"near1": "DE", "near2": "EU", "near3": "SI", "near4": "FR"}
    library.fill(
        {
            name: guide(name, kind="organisation", country=country, source=f"x.csv#{name}", pages=[])
            for name, country in places.items()
        }
    )
    for language, first in (("sl", ["SI", "EU"]), ("fr", ["FR", "EU"])):
        text = (await library.http.get(f"/{language}/organisations")).text
        shown = [places[name] for name in re.findall(r'lang="en">(near\d)</a>', text)]
        assert shown[:2] == first
        assert sorted(shown) == sorted(places.values())


async def _kinds(library: Library, page: int) -> list[str]:
    """The kinds of the list on a page of results."""
    parameters: dict[str, str | int] = {"q": "ewing sarcoma", "lang": "en", "size": 5, "page": page}
    text = (await library.http.get("/search", params=parameters)).text
    return re.findall(r'<li class="kind">([^<]+)', text)


@pytest.mark.engine
async def test_no_record_is_left_out_between_the_first_page_and_the_next(library: Library) -> None:
    records = {f"r{n}": guide("Chordoma", kind="organisation", source=f"r.csv#{n}", pages=[]) for n in range(12)}
    library.fill({"text": guide("Guide", "a word on chordoma"), **records})
    seen: list[str] = []
    for page in (1, 2):
        text = (await library.http.get("/search", params={"q": "chordoma", "lang": "en", "page": page})).text
        seen += re.findall(r"/documents/(r\d+)\?", text)
    assert sorted({*seen}) == sorted(records)
