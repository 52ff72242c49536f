"""Years as they are chosen: one, or all between two."""

import pytest
from starlette.datastructures import QueryParams

from search_app.errors import BadParameter, Contradiction
from search_app.facets import chosen, facet_values
from search_app.query import query_from
from search_app.years import Years, years_of


@pytest.mark.parametrize(
    ("value", "years", "written"),
    [
        ("2019..2023", Years(2019, 2023), "2019..2023"),
        ("2023..2019", Years(2019, 2023), "2019..2023"),
        ("2019..", Years(2019, None), "2019.."),
        ("..2023", Years(None, 2023), "..2023"),
        ("2019..2019", Years(2019, 2019), "2019"),
    ],
)
def test_range_is_read_and_written(value: str, years: Years, written: str) -> None:
    assert (years_of(value), str(years)) == (years, written)


@pytest.mark.parametrize("value", ["2019", "..", "19..20", "2019...2020", "-1", "2019..x", "٢٠١٩..", ""])
def test_anything_else_is_no_range(value: str) -> None:
    assert years_of(value) is None


@pytest.mark.parametrize(
    ("address", "years"),
    [
        ("year_from=2019&year_to=2023", ("2019..2023",)),
        ("year_from=2019&year_to=", ("2019..",)),
        ("year_from=&year_to=2023&year=1999", ("..2023",)),
        ("year_from=&year_to=&year=1999", ("1999",)),
        ("year_from=2019&year_to=2019", ("2019",)),
    ],
)
def test_bounds_of_a_form_become_a_value_of_the_facet(address: str, years: tuple[str, ...]) -> None:
    assert query_from(QueryParams(address), None).selected == {"year": years}


@pytest.mark.parametrize("address", ["year_from=soon", "year_to=20234", "year_from=-1"])
def test_bound_that_is_no_year_is_explained(address: str) -> None:
    with pytest.raises(BadParameter, match="is no year"):
        query_from(QueryParams(address), None)


def test_first_year_after_the_last_is_a_contradiction() -> None:
    with pytest.raises(Contradiction, match="2023, is later than the last, 2019"):
        query_from(QueryParams("year_from=2023&year_to=2019"), None)


def test_ranges_and_single_years_are_alternatives() -> None:
    (asked,) = chosen({"year": ("2010", "2019..")})
    assert asked["bool"]["should"] == [{"terms": {"year": ["2010"]}}, {"range": {"year": {"gte": 2019}}}]


def test_count_of_a_range_is_that_of_its_years() -> None:
    buckets = [{"key": 2019, "doc_count": 9}, {"key": 2024, "doc_count": 1}, {"key": 2010, "doc_count": 4}]
    values = facet_values({"year": {"buckets": buckets}}, {"year": ("2019..",)}, "en")["year"]
    assert [(one.value, one.count) for one in values if one.selected] == [("2019..", 10)]
