"""Every template with hostile and odd values: markup holds, texts are escaped, nothing comes from elsewhere."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from mappings.languages import languages
from search_app.pages.rendering import Renderer
from tests.search_app.pages.markup import inline_code, outside_addresses, read
from tests.search_app.pages.odd_results import RESULTS
from tests.search_app.pages.odd_views import DOCUMENT, PAGES

RENDERER = Renderer()


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_markup_is_whole_and_hostile_texts_stay_texts(template: str, page: object) -> None:
    text = RENDERER.text(template, page)
    found = read(text)
    assert found.faults == []
    assert "\0" not in text
    assert inline_code(found) == []
    assert not found.all("img")
    assert outside_addresses(found) == set()


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_every_page_has_one_heading_a_language_a_main_part_and_a_way_to_skip_to_it(template: str, page: object) -> None:
    found = read(RENDERER.text(template, page))
    assert len(found.all("h1")) == 1
    assert found.all("html") == [{"lang": "en"}]
    assert {one["hreflang"] for one in found.all("a") if "hreflang" in one} == {*languages()}
    assert [main["id"] for main in found.all("main")] == ["main"]
    assert found.all("a")[0]["href"] == "#main"


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_every_control_has_a_label(template: str, page: object) -> None:
    found = read(RENDERER.text(template, page))
    labelled = {label["for"] for label in found.all("label") if "for" in label}
    controls = [
        *found.all("select"),
        *(one for one in found.all("input") if one.get("type") not in ("hidden", "checkbox")),
    ]
    assert {control["id"] for control in controls} <= labelled


@pytest.mark.parametrize(("template", "page"), PAGES)
def test_every_link_in_the_frame_carries_the_asked_for_language(template: str, page: object) -> None:
    found = read(RENDERER.text(template, page, asked="sl"))
    links = [one["href"] for one in found.all("a") if "hreflang" not in one]
    pages = [urlsplit(href).path for href in links if href.startswith("/")]
    assert {"/sl/", "/sl/about", "/sl/privacy"} <= {*pages}
    assert not {"/", "/about", "/privacy"} & {*pages}


def test_foreign_texts_carry_their_language() -> None:
    page = RENDERER.text("results.html", RESULTS)
    assert '<li lang="sl">slovenščina</li>' in page
    assert '<div lang="sl"><span class="snippet">rak <mark>slinavke</mark></span></div>' in page
    assert '<span lang="sl">slovenščina</span> <span class="count">2</span>' in page


def test_number_of_results_is_a_status() -> None:
    assert '<div role="status"><h2 id="count">61 results</h2></div>' in RENDERER.text("results.html", RESULTS)


def test_pages_of_results_ask_robots_to_stay_away() -> None:
    assert {"name": "robots", "content": "noindex, nofollow"} in read(RENDERER.text("results.html", RESULTS)).all(
        "meta"
    )


def test_title_says_the_search_first() -> None:
    page = RENDERER.text("results.html", replace(RESULTS, text="rak"))
    assert "<title>rak – Search (page 2 of 7) – Rare Cancer Library</title>" in page


def test_centre_says_how_reference_networks_are_reached() -> None:
    centre = replace(DOCUMENT, is_record=True, is_centre=True)
    assert "reached through the patient’s own doctor" in RENDERER.text("document.html", centre)
    assert "reached through the patient’s own doctor" not in RENDERER.text("document.html", DOCUMENT)


def test_link_that_leaves_the_library_tells_nothing_of_where_it_stood() -> None:
    links = read(RENDERER.text("document.html", DOCUMENT)).all("a")
    assert [one["rel"] for one in links if one["href"].startswith("https:")] == ["noreferrer"]
