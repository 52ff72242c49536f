"""Facets: alternatives within one, narrowing between them, exact counts, chosen values always in sight."""

from itertools import product

import pytest

from mappings.facets import facets
from search_app.facets import aggregations, chosen, facet_values
from tests.search_app.bodies import guide
from tests.search_app.conftest import Answer, Library

KINDS, COUNTRIES, YEARS = ("guide", "report", "policy"), ("SI", "DE"), (2019, 2024)


@pytest.fixture(scope="module")
def filled(library: Library) -> None:
    """A document for every combination of kind, country and year, but policies of 2024, and one without either."""
    combined = [
        guide(f"{kind} {country} {year}", "Words on sarcoma.", kind=kind, country=country, year=year)
        | {"family": ["sarcoma"], "site": ["soft_tissue"], "publisher": f"Publisher of {kind}"}
        for kind, country, year in product(KINDS, COUNTRIES, YEARS)
        if (kind, year) != ("policy", 2024)
    ]
    library.fill({f"id{number}": body for number, body in enumerate(combined)})
    library.fill({"bare": guide("Bare", "Words on lymphoma.", language="fi")})


def counts(answer: Answer, facet: str) -> dict[str, int]:
    return {value["value"]: value["count"] for value in answer["facets"][facet]}


def selected(answer: Answer, facet: str) -> set[str]:
    return {value["value"] for value in answer["facets"][facet] if value["selected"]}


@pytest.mark.engine
@pytest.mark.usefixtures("filled")
class TestCounts:
    async def test_without_a_selection_each_value_counts_its_documents(self, library: Library) -> None:
        answer = await library.search()
        assert counts(answer, "kind") == {"guide": 5, "report": 4, "policy": 2}
        assert counts(answer, "year") == {"2024": 4, "2019": 6}
        assert counts(answer, "concept") == {}
        assert [*answer["facets"]] == [*facets()]

    async def test_values_of_one_facet_are_alternatives(self, library: Library) -> None:
        answer = await library.search(kind=["report", "policy"])
        assert answer["total"]["value"] == 6

    async def test_facets_narrow_each_other(self, library: Library) -> None:
        answer = await library.search(kind="report", country="SI")
        assert answer["total"]["value"] == 2
        assert counts(answer, "year") == {"2024": 1, "2019": 1}

    async def test_counts_of_a_facet_ignore_what_is_chosen_of_it(self, library: Library) -> None:
        answer = await library.search(kind="report", country="SI")
        assert counts(answer, "kind") == {"guide": 2, "report": 2, "policy": 1}
        assert counts(answer, "country") == {"SI": 2, "DE": 2}
        assert (selected(answer, "kind"), selected(answer, "country")) == ({"report"}, {"SI"})

    async def test_chosen_value_stays_in_sight_at_zero(self, library: Library) -> None:
        answer = await library.search(kind="policy", year=2024)
        assert answer["total"]["value"] == 0
        assert counts(answer, "kind")["policy"] == 0
        assert selected(answer, "kind") == {"policy"}

    @pytest.mark.parametrize(
        ("facet", "value"),
        [
            ("kind", "nonsense"),
            ("year", "soon"),
            ("year", "99999"),
            ("year", "-1"),
            ("year", "2024.5"),
            ("language", "xx"),
            ("publisher", "\x00<b>"),
        ],
    )
    async def test_value_that_nothing_has_finds_nothing_and_stays_in_sight(
        self, library: Library, facet: str, value: str
    ) -> None:
        answer = await library.search(**{facet: value})
        assert answer["total"]["value"] == 0
        assert {"value": value, "label": value, "count": 0, "selected": True} in answer["facets"][facet]

    async def test_count_is_the_number_of_results_after_the_click(self, library: Library) -> None:
        asked = {"kind": ["report"], "country": ["SI"]}
        answer = await library.search("sarcoma", **asked)
        for facet in ("kind", "country", "year", "publisher", "family"):
            for value in answer["facets"][facet]:
                alone = await library.search("sarcoma", **{**asked, facet: [value["value"]]})
                assert alone["total"]["value"] == value["count"], (facet, value)

    async def test_counts_follow_the_question(self, library: Library) -> None:
        assert counts(await library.search("lymphoma"), "language") == {"fi": 1}

    async def test_labels_are_in_the_reader_s_language_and_languages_in_their_own(self, library: Library) -> None:
        answer = await library.search(lang="sl")
        labels = {facet: {one["value"]: one["label"] for one in values} for facet, values in answer["facets"].items()}
        assert labels["country"] == {"SI": "Slovenija", "DE": "Nemčija"}
        assert labels["language"] == {"en": "English", "fi": "suomi"}
        assert labels["site"]["soft_tissue"]


def test_nothing_chosen_asks_for_plain_counts_of_every_facet() -> None:
    asked = aggregations({})
    assert [*asked] == [*facets()]
    assert asked["language"] == {"terms": {"field": "languages", "size": 1000}}


def test_facet_is_narrowed_by_the_others_alone() -> None:
    asked = aggregations({"kind": ("guide",), "year": ("2024", "soon")})
    kind, year = {"terms": {"kind": ["guide"]}}, {"terms": {"year": ["2024"]}}
    assert chosen({"kind": ("guide",), "year": ("2024", "soon")}) == [kind, year]
    assert asked["kind"]["filter"] == {"bool": {"filter": [year]}}
    assert asked["year"]["filter"] == {"bool": {"filter": [kind]}}
    assert asked["country"]["filter"] == {"bool": {"filter": [kind, year]}}


def test_values_are_ordered_by_count_then_label_and_years_newest_first() -> None:
    buckets = [{"key": "DE", "doc_count": 1}, {"key": "AT", "doc_count": 1}, {"key": "SI", "doc_count": 2}]
    years = [{"key": 2019, "doc_count": 9}, {"key": 2024, "doc_count": 1}]
    values = facet_values({"country": {"buckets": buckets}, "year": {"values": {"buckets": years}}}, {}, "en")
    assert [one.label for one in values["country"]] == ["Slovenia", "Austria", "Germany"]
    assert [one.value for one in values["year"]] == ["2024", "2019"]
