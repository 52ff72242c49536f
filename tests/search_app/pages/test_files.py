"""Links to the results as files and as a feed: for all of them, whatever page is looked at."""

import pytest

from search_app.api.routes import api_routes
from search_app.pages.files import files
from search_app.pages.listings import CENTRES, LISTINGS, SEARCH, Listing
from search_app.pages.rendering import Renderer
from search_app.pages.results import results_page
from search_app.query import Query
from search_app.results import Results
from tests.search_app.pages.markup import read

RENDERER = Renderer()
QUERY = Query("rak", "sl", "sl", {"country": ("SI",)}, sort="newest", page=3, size=50, snippets=False)


def test_files_begin_with_the_first_result_and_keep_the_order() -> None:
    assert [one.href for one in files(SEARCH, QUERY, RENDERER.words)] == [
        "/search.csv?q=rak&lang=sl&country=SI&sort=newest",
        "/search.ris?q=rak&lang=sl&country=SI&sort=newest",
        "/search.json?q=rak&lang=sl&country=SI&sort=newest",
        "/search.atom?q=rak&lang=sl&country=SI",
    ]
    assert files(CENTRES, Query(), RENDERER.words)[0].href == "/centres.csv"


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one.name)
def test_every_link_has_its_address(listing: Listing) -> None:
    paths = {route.path for route in api_routes()}
    assert {one.href for one in files(listing, Query(), RENDERER.words)} <= paths


def test_feed_is_announced_to_browsers_too() -> None:
    found = Results(0, "eq", 1, (), {})
    page = results_page(SEARCH, QUERY, found, named={}, steps=(), words=RENDERER.words)
    links = read(RENDERER.text("results.html", page)).all("link")
    feeds = [link["href"] for link in links if link["rel"] == "alternate"]
    assert feeds == ["/search.atom?q=rak&lang=sl&country=SI"]
