"""From an answer of the library to the page of results, without an engine."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from search_app.facets import FacetValue
from search_app.pages.listings import CENTRES, LISTINGS, SEARCH, Listing
from search_app.pages.rendering import Renderer
from search_app.pages.results import results_page
from search_app.pages.results_views import ResultsPage
from search_app.query import MAX_RESULT, Query, query_from
from search_app.results import Hit, Results
from tests.search_app.pages.markup import read

RENDERER = Renderer()
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


def hit(**said: object) -> Hit:
    known: dict[str, object] = {
        "id": "1",
        "kind": "guide",
        "title": "Title",
        "language": "en",
        "publisher": None,
        "country": None,
        "year": None,
        "source": "a.pdf",
        "url": "/documents/1",
        "score": 1.0,
        "pages": (),
        "languages": ("en",),
        "page_count": 3,
        "media_type": "application/pdf",
    }
    return Hit(**(known | said))  # type: ignore[arg-type]  # a table of fields for tests


def made(query: Query, found: Results, listing: Listing = SEARCH) -> ResultsPage:
    return results_page(listing, query, found, named={}, steps=(), words=RENDERER.words)


def found(total: int, *hits: Hit, **counted: tuple[FacetValue, ...]) -> Results:
    return Results(total, "eq", 1, hits, counted)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(LISTINGS))
def test_any_words_and_titles_stay_texts(text: str, title: str, listing: Listing) -> None:
    query = Query(text=text, selected={"publisher": (title,)} if title else {})
    page = made(query, found(1, hit(title=title, publisher=title)), listing)
    seen = read(RENDERER.text(listing.template, page))
    assert seen.faults == []
    assert [one["value"] for one in seen.all("input") if one["name"] == "q"] == [text]
    assert title.strip() in seen.text


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["relevance", "newest", "title"]), st.integers(1, 40))
def test_address_of_a_hit_holds_the_whole_question(text: str, sort: str, number: int) -> None:
    query = Query(text=text.strip(), sort=sort, page=number, selected={"kind": ("guide",), "year": ("2024", "2023")})
    (shown,) = made(query, found(400, hit())).hits
    assert query_from(QueryParams(urlsplit(shown.href).query), None) == query


def test_hits_of_a_directory_carry_its_kind_so_that_they_lead_back_to_it() -> None:
    (shown,) = made(Query(text="rome"), found(1, hit(kind="centre")), CENTRES).hits
    assert (shown.href, shown.paged) == ("/documents/1?q=rome&kind=centre", False)


def test_usual_order_is_called_what_it_is() -> None:
    with_words = made(Query(text="rak"), found(2, hit(), hit())).sorts[0]
    without = made(Query(), found(2, hit(), hit())).sorts[0]
    assert (with_words.label, without.label) == ("Best match", "Your language first")


@pytest.mark.parametrize(("listing", "lines"), [(SEARCH, 1), (CENTRES, 0)])
def test_missing_language_is_told_in_the_search_but_not_in_a_directory(listing: Listing, lines: int) -> None:
    there = replace(found(3, hit()), texts={"en": 3})
    assert len(made(Query(language="lv"), there, listing).honesty) == lines


def test_language_of_organisations_is_not_that_of_guides() -> None:
    there = replace(found(3, hit(), language=(FacetValue("lv", "latviešu", 9, False),)), texts={"en": 3})
    (line,) = made(Query(language="lv"), there).honesty
    assert line.text == "No guide or report in Latvian. 3 in English."
    (line,) = made(Query(language="lv"), replace(there, texts={"en": 3, "lv": 1})).honesty
    assert line.text == "Guides and reports: 1 in Latvian, 3 in English."


def test_one_result_needs_no_sorting() -> None:
    assert made(Query(text="rak"), found(1, hit())).sorts == ()


def test_pager_ends_where_results_can_be_looked_at() -> None:
    pages = made(Query(text="rak"), found(1_000_000, hit())).pages
    assert pages is not None
    assert pages.entries[-1].href == f"/search?q=rak&page={MAX_RESULT // 10}"


def test_first_page_has_the_address_of_the_question_itself() -> None:
    pages = made(Query(page=2, size=20), found(100, hit())).pages
    assert pages is not None
    assert (pages.previous, pages.next) == ("/search?size=20", "/search?size=20&page=3")


@pytest.mark.parametrize(("language", "shown"), [("sl", ("sl", "slovenščina")), ("und", ("", "")), ("tlh", ("", ""))])
def test_language_of_a_hit_is_named_in_itself_where_it_is_known(language: str, shown: tuple[str, str]) -> None:
    (one,) = made(Query(), found(1, hit(language=language))).hits
    assert (one.language, one.language_name) == shown


def test_chosen_value_of_a_facet_without_counts_is_carried_on_unseen() -> None:
    page = made(Query(selected={"audience": ("patients",)}), found(0))
    assert page.kept == (("audience", "patients"),)


def test_clearing_the_filters_keeps_words_language_and_order() -> None:
    query = Query(text="rak", language="sl", asked="sl", sort="newest", page=3, selected={"kind": ("guide",)})
    assert made(query, found(30, hit())).clear == "/sl/search?q=rak&sort=newest"
