"""A question that finds nothing gets what it nearly names, or what that belongs to, and is told so."""

from typing import Any

import pytest

from indexer.concept_lines import concept_body
from mappings.indices import CONCEPTS
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

SAID: list[dict[str, Any]] = [
    {"id": "family:sarcoma", "names": {"en": "Sarcomas", "sl": "Sarkomi"}, "type": "Family"},
    {
        "id": "site:bone",
        "names": {"en": "Bone", "sl": "Kost"},
        "type": "Site",
        "topography": ["C40"],
        "icd10": ["C40"],
    },
    {"id": "site:jaw", "names": {"en": "Jaw"}, "type": "Site", "topography": ["C41"]},
    {"orpha": "8", "names": {"en": "Orphan of bones"}, "icd10": ["C41.9"], "families_derived": ["sarcoma"]},
    {"orpha": "1", "names": {"en": "Ewing-like tumor"}, "icd10": ["C40.1"], "icdo3": ["9260/3"]},
    {"orpha": "2", "names": {"en": "Osteogenic disease"}, "parents": ["1"]},
    {"orpha": "3", "names": {"en": "Osteogenic disease of childhood"}, "parents": ["2", "3"]},
    {"orpha": "4", "names": {"en": "Lonely dysplasia"}, "families_derived": ["sarcoma"]},
    {"orpha": "5", "names": {"en": "Loop"}, "parents": ["6"]},
    {"orpha": "6", "names": {"en": "Noose"}, "parents": ["5"]},
    {"orpha": "9", "names": {"en": "Spotted tumor"}, "families_derived": ["sarcoma"]},
    {"orpha": "10", "names": {"en": "Central pale tumor"}, "acronyms": [{"name": "QPNT", "ambiguous": True}]},
    {"orpha": "11", "names": {"en": "Peripheral pale tumor"}, "acronyms": [{"name": "QPNT", "ambiguous": True}]},
    {
        "orpha": "12",
        "names": {"en": "Lone spot"},
        "acronyms": [{"name": "LSPT", "ambiguous": True}],
        "families_derived": ["sarcoma"],
    },
    {"orpha": "13", "names": {"en": "Lost spot"}, "acronyms": [{"name": "LSPT", "ambiguous": True}]},
    {"orpha": "14", "names": {"en": "Non-Hodgkin lymphoma"}},
    {"orpha": "7", "names": {"en": "Erdheim-Chester disease"}},
]


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Guides on a group of diseases, on another disease, and on a family."""
    library.fill({body["id"]: body for body in map(concept_body, SAID)}, CONCEPTS)
    library.fill(
        {
            "ewing": guide("Kosti", language="sl", concepts=["ORPHA:1"]),
            "erdheim": guide("Ein Leitfaden", language="de", concepts=["ORPHA:7"]),
            "spotted": guide("Pikaste", language="sl", concepts=["ORPHA:9"]),
            "pale": guide("Blass", language="de", concepts=["ORPHA:11"]),
            "lymphoma": guide("Limfom", language="sl", concepts=["ORPHA:14"]),
            "jaws": guide("Kiefer", language="de", site="jaw"),
            "bones": guide("Knochen", language="de", site="bone"),
            "sarcomas": guide("Sarkome", language="de", family=["sarcoma"]),
        }
    )


@pytest.mark.parametrize(
    ("text", "broader", "found"),
    [
        ("osteogenic disease of childhood", ["ORPHA:1"], ["ewing"]),
        ("ORPHA:3", ["ORPHA:1"], ["ewing"]),
        ("C41.9", ["site:jaw"], ["jaws"]),
        ("icd:C41.9", ["site:jaw"], ["jaws"]),
        ("icdo:9260/1", ["ORPHA:1"], ["ewing"]),
        ("orpha:3", ["ORPHA:1"], ["ewing"]),
        ("orpha:3 lang:sl", ["ORPHA:1"], ["ewing"]),
        ("orpha:4 lang:sl", [], []),
        ("Kosti icdo:9999/3 lang:sl", [], []),
        ("icd:Z99", [], []),
        ("Kiefer -icd:C40", [], ["jaws"]),
        ("lonely dysplasia", ["family:sarcoma"], ["sarcomas"]),
        ("loop", [], []),
        ("ewing-like tumours", [], ["ewing"]),
        ("something else", [], []),
    ],
)
async def test_nothing_found_climbs_the_classification_and_says_so(
    library: Library, text: str, broader: list[str], found: list[str]
) -> None:
    answer = await library.search(text, lang="en")
    assert [one["concept"] for one in answer["query"]["broader"]] == broader
    assert [hit["id"] for hit in answer["results"]] == found


async def test_the_page_says_what_the_results_are_about(library: Library) -> None:
    text = (await library.http.get("/search?q=lonely+dysplasia&lang=en")).text
    assert "Nothing was found for “lonely dysplasia”. These results are about what it belongs to:" in text
    assert '<a href="/en/conditions/family:sarcoma">Sarcomas</a>' in text


async def test_wider_concepts_are_looked_for_within_the_filters(library: Library) -> None:
    answer = await library.search("lonely dysplasia", lang="en", language="de")
    assert [one["concept"] for one in answer["query"]["broader"]] == ["family:sarcoma"]
    assert [hit["id"] for hit in answer["results"]] == ["sarcomas"]
    assert (await library.search("lonely dysplasia", lang="en", language="sl"))["total"]["value"] == 0
    assert (await library.search("lonely dysplasia", lang="en", kind="guide"))["total"]["value"] == 1


async def test_what_the_filters_hide_is_offered_beside_what_is_wider(library: Library) -> None:
    text = (await library.http.get("/search?q=ORPHA:9&language=de&lang=en")).text
    assert "Nothing in the library holds “ORPHA:9” with the filters chosen. These results are about" in text
    assert 'rel="nofollow">Search without the filter Language: <span lang="de">Deutsch</span></a> <span' in text
    assert '<span class="count">1 result</span></li>' in text


@pytest.mark.parametrize("text", ["QPNT", "qpnt", "help with QPNT"])
async def test_acronym_of_several_meanings_finds_what_is_about_any_where_nothing_has_it(
    library: Library, text: str
) -> None:
    answer = await library.search(text, lang="en")
    assert {one["concept"] for one in answer["query"]["understood"]} == {"ORPHA:10", "ORPHA:11"}
    assert all(one["ambiguous"] for one in answer["query"]["understood"])
    assert [hit["id"] for hit in answer["results"]] == ["pale"]


async def test_page_names_all_meanings_that_it_searched_for(library: Library) -> None:
    text = (await library.http.get("/search?q=QPNT&lang=en")).text
    assert "Searched for in every language: <a" in text
    assert "Central pale tumor</a>" in text
    assert "Peripheral pale tumor</a>" in text


async def test_acronym_whose_meanings_nothing_is_about_climbs_from_all_of_them(library: Library) -> None:
    answer = await library.search("LSPT", lang="en")
    assert [one["concept"] for one in answer["query"]["broader"]] == ["family:sarcoma"]
    assert [hit["id"] for hit in answer["results"]] == ["sarcomas"]


@pytest.mark.parametrize("text", ["nonhodgkinlymphoma", "nonhodgkin lymphoma", "non hodgkinlymphoma"])
async def test_name_written_as_one_word_is_understood(library: Library, text: str) -> None:
    answer = await library.search(text, lang="en")
    assert [one["concept"] for one in answer["query"]["understood"]] == ["ORPHA:14"]
    assert [hit["id"] for hit in answer["results"]] == ["lymphoma"]


@pytest.mark.parametrize("text", ["erdheimchesterdisease", "Erd-heim-Chester-diseas"])
async def test_a_name_that_is_hardly_different_is_understood_where_nothing_is_found(
    library: Library, text: str
) -> None:
    answer = await library.search(text, lang="en")
    assert [(one["concept"], one["match"]) for one in answer["query"]["understood"]] == [("ORPHA:7", "fuzzy")]
    assert [hit["id"] for hit in answer["results"]] == ["erdheim"]
    assert (await library.search(text, lang="en", words=1))["total"]["value"] == 0


async def test_a_code_that_nothing_has_means_what_the_code_above_it_does(library: Library) -> None:
    answer = await library.search("C40.3", lang="en")
    assert [(one["concept"], one["match"]) for one in answer["query"]["understood"]] == [("site:bone", "broader")]
    assert [hit["id"] for hit in answer["results"]] == ["bones"]


async def test_codes_find_documents_alone_and_within_a_question(library: Library) -> None:
    for text in ("C40.1", "c401", "ICD-10 C40.1", "9260/3", "9260", "ORPHA:1", "what helps with C40.1"):
        assert "ewing" in await library.found(text), text
