"""Addresses become questions within bounds, or say what would be right; questions become their addresses again."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.datastructures import QueryParams

from mappings.facets import facets
from mappings.languages import languages
from search_app.errors import BadParameter
from search_app.links import (
    data_address,
    document_address,
    file_address,
    search_address,
    state_of,
    with_page,
    with_sort,
    without,
)
from search_app.query import MAX_TEXT, SORTS, Query, preferred_language, query_from


def asked(address: str, accept_language: str | None = None) -> Query:
    return query_from(QueryParams(address), accept_language)


def test_every_parameter_is_read() -> None:
    address = "q=rak&lang=sl&kind=guide&kind=report&year=2024&sort=newest&page=3&size=20&facets=0&snippets=0"
    assert asked(address) == Query(
        text="rak",
        language="sl",
        asked="sl",
        selected={"kind": ("guide", "report"), "year": ("2024",)},
        sort="newest",
        page=3,
        size=20,
        facets=False,
        snippets=False,
    )


def test_languages_that_are_read_are_the_librarys_and_not_the_readers_own() -> None:
    query = asked("q=rak&lang=sl&reads=de&reads=sl&reads=fr&reads=ar&reads=de&reads=")
    assert query.reads == ("de", "fr")
    assert search_address(query) == "/sl/search?q=rak&reads=de&reads=fr"


def test_empty_parameters_count_as_absent_as_forms_send_them() -> None:
    assert asked("q=&lang=&kind=&sort=&page=&size=&facets=&snippets=") == Query()


def test_value_chosen_twice_counts_once() -> None:
    assert asked("kind=guide&kind=guide").selected == {"kind": ("guide",)}


def test_what_other_sites_hang_on_an_address_is_left_alone() -> None:
    assert asked("q=rak&utm_source=letter&fbclid=x") == Query(text="rak")


@pytest.mark.parametrize(
    ("address", "name", "told"),
    [
        ("colour=red", "colour", "family"),
        ("Kind=guide", "Kind", "kind"),
        ("lang=xx", "lang", "sl"),
        ("lang=english", "lang", "en"),
        ("reads=de&reads=english", "reads", "en"),
        ("sort=best", "sort", "newest"),
        ("page=0", "page", "1"),
        ("page=-1", "page", "1"),
        ("page=one", "page", "1"),
        ("page=1000000000", "page", "1,000"),
        ("page=" + "9" * 5000, "page", "1,000"),
        ("page=1001", "page", "1,000"),
        ("page=201&size=50", "page", "200"),
        ("page=%D9%A1", "page", "1"),
        ("size=0", "size", "50"),
        ("size=51", "size", "50"),
        ("facets=2", "facets", "0"),
        ("snippets=yes", "snippets", "0"),
        ("q=" + "a" * 513, "q", "512"),
        ("q=" + "a" * 10_000, "q", "512"),
        ("&".join(f"publisher=p{number}" for number in range(101)), "publisher", "100"),
        ("publisher=" + "p" * 501, "publisher", "500"),
    ],
)
def test_what_is_out_of_bounds_is_told_with_what_would_be_right(address: str, name: str, told: str) -> None:
    with pytest.raises(BadParameter) as refused:
        asked(address)
    assert refused.value.name == name
    assert told in refused.value.detail + refused.value.advice
    assert len(refused.value.detail) < 300


def test_longest_question_and_last_page_are_within_bounds() -> None:
    assert len(asked("q=" + "a" * MAX_TEXT).text) == MAX_TEXT
    assert asked("page=1000").page == 1000


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("*", "en"),
        ("sl", "sl"),
        ("sl-SI,sl;q=0.9,en;q=0.8", "sl"),
        ("uk, pl;q=0.5, de;q=0.7", "de"),
        ("PL", "pl"),
        ("en;q=0, fr;q=0.1", "fr"),
        ("de;q=nonsense, fr", "fr"),
        (",;=\x00,,", "en"),
        ("zh-Hant-TW,zh;q=0.9", "en"),
        ("x" * 100_000, "en"),
    ],
)
def test_language_of_the_browser_is_the_reader_s_where_the_library_has_it(accepted: str | None, language: str) -> None:
    assert preferred_language(accepted) == language


def test_language_of_the_address_goes_before_that_of_the_browser() -> None:
    assert asked("lang=sl", "de") == Query(language="sl", asked="sl")
    assert asked("", "de") == Query(language="de", asked=None)


def test_language_that_the_library_does_not_have_leaves_the_choice_to_the_browser() -> None:
    assert asked("lang=ar", "de") == Query(language="de", asked=None)
    assert asked("lang=la") == Query(language="en", asked=None)


VALUES = some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
QUESTIONS = some.builds(
    lambda language, **rest: Query(language=language, asked=language, **rest),
    language=some.sampled_from([*languages()]),
    text=some.text(some.characters(exclude_categories=["Cs"]), max_size=60).map(str.strip),
    selected=some.dictionaries(
        some.sampled_from([*facets()]), some.lists(VALUES, min_size=1, max_size=3, unique=True).map(tuple)
    ),
    sort=some.sampled_from(SORTS),
    page=some.integers(1, 200),
    size=some.integers(1, 50),
    facets=some.booleans(),
    snippets=some.booleans(),
)


@given(QUESTIONS)
def test_address_of_a_question_reads_back_as_the_same(query: Query) -> None:
    address = urlsplit(search_address(query))
    assert address.path == f"/{query.language}/search"
    parameters = QueryParams([*parse_qsl(address.query, keep_blank_values=True), ("lang", query.language)])
    assert query_from(parameters, None) == query
    assert query_from(QueryParams(urlsplit(data_address(query, "/search.csv")).query), None) == query


def test_address_leaves_out_what_is_as_usual() -> None:
    assert search_address(Query()) == "/search"
    assert search_address(Query(language="sl")) == "/search"
    assert (state_of(Query(asked="sl")), data_address(Query(asked="sl"), "/search.csv")) == ("", "/search.csv?lang=sl")
    assert search_address(Query(text="a&b", page=2), "/centres") == "/centres?q=a%26b&page=2"


def test_links_change_one_thing_and_start_from_the_first_page() -> None:
    query = Query(text="rak", selected={"kind": ("guide", "report"), "year": ("2024",)}, page=4)
    assert without(query, "kind", "guide").selected == {"kind": ("report",), "year": ("2024",)}
    assert without(query, "year", "2024").selected == {"kind": ("guide", "report")}
    assert without(query, "year", "2024").page == 1
    assert with_sort(query, "title") == Query(text="rak", selected=query.selected, sort="title")
    assert with_page(query, 7) == Query(text="rak", selected=query.selected, page=7)


def test_addresses_of_documents_are_safe_and_lead_to_pages() -> None:
    assert document_address("a/b") == "/documents/a%2Fb"
    assert file_address("abc") == "/documents/abc/file"
    assert file_address("abc", 3) == "/documents/abc/file#page=3"
