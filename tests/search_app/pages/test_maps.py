"""The two maps of the home page: all families and member states have a place, and lists are complete without them."""

import httpx
import pytest

from mappings.vocabulary import ALL_FAMILIES, families
from search_app.pages.body_map import HEIGHT, WIDTH, body_map
from search_app.pages.country import beyond
from search_app.pages.country_map import GAP, SIDE, country_map, on_map
from search_app.pages.wording import Wording
from tests.search_app.pages.markup import read
from tests.search_app.pages.test_panels import WORDS

WORDING: Wording = WORDS
SPOT = 26
"""The width of a spot: what a finger needs."""


def test_every_member_state_has_a_square_of_its_own_whether_there_is_anything_or_not() -> None:
    tiles = country_map(on_map({"SI": 3}, WORDING, lambda code: f"/search?country={code}")).tiles
    assert {tile.code for tile in tiles} == beyond().member_states
    assert len({(tile.x, tile.y) for tile in tiles}) == len(tiles)
    assert [(tile.code, tile.label, tile.href) for tile in tiles if tile.href] == [
        ("SI", "Slovenia", "/search?country=SI")
    ]


def test_others_stand_on_the_map_where_they_have_something() -> None:
    assert "NO" in {tile.code for tile in country_map(on_map({"NO": 1}, WORDING, str)).tiles}


def test_squares_get_darker_with_their_number_and_stay_within_the_map() -> None:
    found = country_map(on_map({"SI": 1, "DE": 7, "FR": 12, "IT": 200}, WORDING, str))
    shades = {tile.code: tile.shade for tile in found.tiles}
    assert (shades["CY"], shades["SI"], shades["DE"], shades["FR"], shades["IT"]) == (0, 1, 2, 3, 4)
    assert all(tile.x + SIDE <= found.width and tile.y + SIDE <= found.height for tile in found.tiles)
    assert all(tile.x % (SIDE + GAP) == tile.y % (SIDE + GAP) == 0 for tile in found.tiles)


def test_every_family_has_a_spot_that_a_finger_can_hit() -> None:
    names = [name for name in families() if name != ALL_FAMILIES]
    spots = body_map((name, name, "/") for name in names).spots
    assert [spot.label for spot in spots] == names
    assert [spot.number for spot in spots] == [*range(1, 13)]
    for number, one in enumerate(spots):
        assert SPOT // 2 <= one.x <= WIDTH - SPOT // 2
        assert SPOT // 2 <= one.y <= HEIGHT - SPOT // 2
        for other in spots[number + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= SPOT**2, (one.label, other.label)


@pytest.mark.engine
async def test_lists_beside_the_maps_hold_all_that_the_maps_do(pages: httpx.AsyncClient) -> None:
    found = read((await pages.get("/?lang=sl")).text)
    on_maps = [one["href"] for one in found.all("a") if "aria-label" in one and "hreflang" not in one]
    in_lists = {one["href"] for one in found.all("a") if "aria-label" not in one}
    assert len(on_maps) == 4
    assert {*on_maps} <= in_lists


@pytest.mark.engine
async def test_what_came_last_is_told_on_the_home_page(pages: httpx.AsyncClient) -> None:
    text = (await pages.get("/")).text
    assert "New in the library" in text
    assert '<a href="/search.atom?' in text
