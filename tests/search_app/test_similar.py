"""Documents like one: by what they are about in any language, by their words in its own."""

from typing import Any

import pytest

from tests.search_app.bodies import guide, page
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

SURGERY = "Surgery of the pancreas removes the tumour. After surgery patients need enzymes. Enzymes help digestion."
LUNG = "The lung is examined by a camera. A camera looks into the lung. Breathing is measured."


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Guides on two sites in two languages, and a directory."""
    about: dict[str, Any] = {"concepts": ["ORPHA:217074"], "site": ["pancreas"], "family": ["digestive"]}
    digestive = {"family": ["digestive"], "country": "SI"}
    library.fill(
        {
            "one": guide("Cancer of the pancreas", SURGERY, **about),
            "sl": guide("Rak trebušne slinavke", "Zdravljenje.", language="sl", **about),
            "words": guide("Life after surgery", SURGERY),
            "lung": guide("Looking into the lung", LUNG),
            "lung2": guide("The lung camera", LUNG),
            "alone": guide("Agenda", "Networks were spoken of."),
            "und": guide("Zorglub", "Quixlumbar.", language="und"),
            "near": guide("Trebušna", kind="organisation", language="sl", site=["pancreas"], **digestive),
            "far": guide("Pancreas UK", kind="organisation", site=["pancreas"], family=["digestive"], country="IE"),
            "other": guide("Lungs First", kind="organisation", site=["lung"], family=["thoracic"], country="SI"),
            "mixed": guide("Meeting", LUNG) | {"pages": [page(1, LUNG), page(2, "Zdravljenje.", "sl")]},
        }
    )


async def alike(library: Library, identifier: str, language: str = "en") -> list[str]:
    answer = await library.get(f"/api/v1/documents/{identifier}/similar", lang=language)
    return [hit["id"] for hit in answer["similar"]]


async def test_documents_about_the_same_come_before_those_with_the_same_words(library: Library) -> None:
    assert await alike(library, "one", "sl") == ["sl", "words"]
    assert await alike(library, "sl") == ["one"]


async def test_documents_with_the_same_telling_words_are_alike(library: Library) -> None:
    assert {*await alike(library, "lung")} == {"lung2", "mixed"}
    assert await alike(library, "words") == ["one"]


async def test_records_are_like_records_and_near_ones_first(library: Library) -> None:
    assert await alike(library, "near", "sl") == ["far"]
    assert await alike(library, "far") == ["near"]


async def test_document_that_nothing_is_like_has_none(library: Library) -> None:
    assert await alike(library, "alone") == []
    assert await alike(library, "und") == []


async def test_similar_documents_are_told_as_results_are(library: Library) -> None:
    (hit,) = (await library.get("/api/v1/documents/sl/similar", lang="en"))["similar"]
    found = (await library.search("enzymes surgery pancreas cancer", lang="en"))["results"][0]
    assert hit.keys() == found.keys()
    assert (hit["title"], hit["url"], hit["pages"]) == ("Cancer of the pancreas", "/documents/one", [])


async def test_document_that_is_not_there_is_a_problem(library: Library) -> None:
    assert (await library.http.get("/api/v1/documents/nowhere/similar")).status_code == 404
    assert (await library.http.get("/api/v1/documents/one/similar?lang=xx")).status_code == 400
