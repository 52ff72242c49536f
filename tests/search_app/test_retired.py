"""A code that Orphanet retired leads to what replaces it: by address, by search, and in the names of a facet."""

from typing import Any

import pytest

from indexer.concept_lines import concept_body
from mappings.indices import CONCEPTS
from search_app.concepts import concept_from
from search_app.recognised import Recognised
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

SAID: list[dict[str, Any]] = [
    {"orpha": "50", "names": {"en": "Aicardi syndrome"}, "icd10": ["Q04.0"]},
    {"orpha": "84", "retired": True, "replaced_by": "ORPHA:50", "names": {"en": "Old syndrome"}},
    {"orpha": "85", "retired": True, "replaced_by": "ORPHA:84"},
    {"orpha": "99", "retired": True, "names": {"en": "Syndrome no longer rare"}},
    {
        "id": "site:pancreas",
        "names": {"en": "Pancreas", "sl": "Trebušna slinavka"},
        "lay_terms": {"en": ["pancreatic cancer"]},
        "type": "Site",
        "icd10": ["C25"],
        "topography": ["C25"],
        "families_derived": ["digestive"],
        "site": ["pancreas"],
        "parents": ["family:digestive"],
    },
    {
        "orpha": "217074",
        "names": {"en": "Carcinoma of pancreas"},
        "lay_terms": {"en": ["pancreatic cancer"]},
        "icd10": ["C25.9"],
        "site": ["pancreas"],
    },
]


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Diseases, of which some were retired, a site, and a guide."""
    library.fill({body["id"]: body for body in map(concept_body, SAID)}, CONCEPTS)
    library.fill({"guide": guide("About it") | {"concepts": ["ORPHA:84"], "site": ["pancreas"]}})


@pytest.mark.engine
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/api/v1/concepts/ORPHA:84?lang=sl", "/api/v1/concepts/ORPHA:50?lang=sl"),
        ("/api/v1/concepts/ORPHA:84", "/api/v1/concepts/ORPHA:50"),
        ("/api/v1/concepts/ORPHA:85", "/api/v1/concepts/ORPHA:84"),
        ("/conditions/ORPHA:84?lang=sl", "/sl/conditions/ORPHA:50"),
        ("/conditions/84", "/conditions/ORPHA:50"),
    ],
)
async def test_retired_address_leads_for_good_to_what_replaces_it(
    library: Library, address: str, leads_to: str
) -> None:
    answer = await library.http.get(address)
    assert (answer.status_code, answer.headers["location"]) == (301, leads_to)


@pytest.mark.engine
@pytest.mark.parametrize("text", ["ORPHA:84", "orpha84"])
async def test_search_for_a_retired_code_finds_what_replaces_it(library: Library, text: str) -> None:
    found = (await library.get("/api/v1/concepts", q=text, lang="en"))["concepts"]
    assert [(one["id"], one["label"], one["match"], one["matched"]) for one in found] == [
        ("ORPHA:50", "Aicardi syndrome", "code", "ORPHA:84")
    ]


@pytest.mark.engine
async def test_what_was_replaced_is_not_found_by_its_old_name(library: Library) -> None:
    assert (await library.get("/api/v1/concepts", q="Old syndrome", lang="en"))["concepts"] == []


@pytest.mark.engine
async def test_what_was_retired_without_another_answers_and_says_so(library: Library) -> None:
    told = await library.get("/api/v1/concepts/ORPHA:99", lang="en")
    assert (told["label"], told["retired"], told["replaced_by"]) == ("Syndrome no longer rare", True, None)


@pytest.mark.engine
async def test_a_code_of_topography_gives_the_site_and_then_its_diseases(library: Library) -> None:
    found = (await library.get("/api/v1/concepts", q="c25", lang="en"))["concepts"]
    assert [(one["id"], one["match"]) for one in found] == [("site:pancreas", "code"), ("ORPHA:217074", "code")]


@pytest.mark.engine
async def test_a_disease_comes_before_the_site_that_bears_its_name(library: Library) -> None:
    found = (await library.get("/api/v1/concepts", q="pancreatic cancer", lang="en"))["concepts"]
    assert [(one["id"], one["match"]) for one in found] == [("ORPHA:217074", "exact"), ("site:pancreas", "exact")]


@pytest.mark.engine
async def test_page_of_a_site_counts_what_is_about_the_site(library: Library) -> None:
    text = (await library.http.get("/conditions/site:pancreas?lang=en")).text
    assert "1 document about it" in text
    assert 'site=pancreas"' in text
    assert "Pancreas" in text


def test_two_ways_to_one_disease_are_one_match() -> None:
    stored = {body["id"]: body for body in map(concept_body, SAID)}
    hits = [{"_source": stored[name], "matched_queries": ["code"]} for name in ("ORPHA:50", "ORPHA:84")]
    answers = {"hits": {"hits": hits}}, {"hits": {"hits": [{"_source": stored["ORPHA:50"]}]}}
    assert [match.id for match in Recognised(answers[0], "ORPHA:50", ["en"]).matches(answers[1])] == ["ORPHA:50"]


def test_a_concept_of_an_older_index_is_read() -> None:
    concept = concept_from({"id": "ORPHA:50", "labels": {"en": "Aicardi syndrome"}}, "en")
    assert (concept.site, concept.acronyms, concept.provenance, concept.retired) == ((), (), {}, False)
    assert concept.replaced_by is None


@pytest.mark.engine
async def test_page_of_a_retired_code_without_another_says_so(library: Library) -> None:
    said = "Orphanet no longer uses this code, and names no other in its place."
    assert said in (await library.http.get("/en/conditions/ORPHA:99")).text
    assert said not in (await library.http.get("/en/conditions/ORPHA:50")).text
