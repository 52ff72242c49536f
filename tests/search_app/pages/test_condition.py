"""The page of a disease, a site or a family: what there is on it, from near to far, and how exact its codes are."""

import httpx
import pytest

from search_app.classification import narrower_from, sharing_from, to_narrower_request
from tests.search_app.pages.collection import CENTRE, CONCEPT, FAMILY, GUIDE_EN, GUIDE_SL, ORGANISATION
from tests.search_app.pages.markup import read

pytestmark = pytest.mark.engine


async def text_of(pages: httpx.AsyncClient, address: str) -> str:
    answer = await pages.get(address)
    assert answer.status_code == 200
    assert read(answer.text).faults == []
    return answer.text


async def test_texts_on_the_disease_stand_under_their_language_named_in_itself(pages: httpx.AsyncClient) -> None:
    text = await text_of(pages, f"/conditions/{CONCEPT}?lang=en")
    assert '<h3><span lang="sl">slovenščina</span></h3>' in text
    assert f'<a href="/en/documents/{GUIDE_SL}" lang="sl">Rak trebušne slinavke</a>' in text
    assert "No guide or report in English. 1 in Slovenian." in text
    assert f"/documents/{GUIDE_EN}" not in text  # which does not name the disease


async def test_codes_say_whether_other_diseases_share_them(pages: httpx.AsyncClient) -> None:
    text = await text_of(pages, f"/conditions/{CONCEPT}?lang=en")
    assert '<span>C25.9</span> <span class="muted">(no other disease here has it)</span>' in text
    assert f'<span>{CONCEPT}</span> <span class="muted">(this disease alone)</span>' in text


async def test_disease_leads_up_to_its_family_and_says_where_nobody_is_known(pages: httpx.AsyncClient) -> None:
    text = await text_of(pages, f"/conditions/{CONCEPT}?lang=en")
    assert '<a href="/en/conditions/family:digestive">Digestive system</a>' in text
    assert "The library knows no organisation for this cancer there." in text


async def test_names_stand_in_all_languages(pages: httpx.AsyncClient) -> None:
    text = await text_of(pages, f"/conditions/{CONCEPT}?lang=sl")
    assert '<p class="muted" lang="en">Exocrine carcinoma of pancreas</p>' in text
    assert '<dt lang="sl">slovenščina</dt><dd><ul><li lang="sl">Rak trebušne slinavke</li></ul></dd>' in text


async def test_family_has_its_organisations_near_first_and_centres_with_criteria(pages: httpx.AsyncClient) -> None:
    text = await text_of(pages, f"/conditions/{FAMILY}?lang=sl")
    assert f'<a href="/sl/documents/{ORGANISATION}" lang="en">Europacolon</a>' in text
    assert f'<a href="/sl/documents/{CENTRE}" lang="en">University Hospital</a>' in text
    assert "ERN membership: criteria of decision 2014/286/EU" in text


async def test_family_that_the_thesaurus_does_not_know_has_its_page_and_sites(pages: httpx.AsyncClient) -> None:
    text = await text_of(pages, "/conditions/family:sarcoma?lang=en")
    assert "<h1>Sarcoma and GIST</h1>" in text
    assert '<a href="/en/conditions/site:bone">Bone</a>' in text
    assert (await pages.get("/conditions/family:all")).status_code == 404
    assert (await pages.get("/conditions/family:nothing")).status_code == 404


async def test_diseases_are_listed_by_letter_and_families_with_their_sites(pages: httpx.AsyncClient) -> None:
    text = await text_of(pages, "/conditions?lang=sl")
    assert '<a href="/sl/conditions?letter=R#letters">R</a>' in text
    assert '<a href="/sl/conditions/site:pancreas">Trebušna slinavka</a>' in text
    assert f'<a href="/sl/conditions/{CONCEPT}">' in await text_of(pages, "/conditions?lang=sl&letter=R")
    assert "xqz" in await text_of(pages, "/conditions?lang=sl&letter=xqz&q=xqz")
    assert "Nothing in the library holds “xqz”." in await text_of(pages, "/conditions?lang=en&q=xqz")


@pytest.mark.parametrize("written", [CONCEPT, "217074", "ORPHA217074", "orpha:217074"])
async def test_disease_is_found_by_its_code_as_people_write_it(pages: httpx.AsyncClient, written: str) -> None:
    text = (await pages.get(f"/conditions/{written}?lang=sl")).text
    assert "<h1>Rak trebušne slinavke</h1>" in text
    assert f'href="/sl/search?concept={CONCEPT.replace(":", "%3A")}">' in text
    assert "C25.9" in text


def test_narrower_diseases_are_asked_for_by_what_they_belong_to() -> None:
    assert to_narrower_request("ORPHA:1")["query"]["bool"]["filter"] == [{"term": {"parents": "ORPHA:1"}}]
    assert to_narrower_request("site:bone")["query"]["bool"]["filter"] == [{"term": {"site": "bone"}}]


def test_narrower_diseases_are_ordered_by_their_names_in_the_readers_language() -> None:
    hits = [
        {"_source": {"id": "ORPHA:2", "labels": {"en": "Zoo", "sl": "beta"}}},
        {"_source": {"id": "ORPHA:3", "labels": {"en": "Alpha"}}},
        {"_source": {"id": "ORPHA:5", "labels": {"sl": "danka"}}},
        {"_source": {"id": "ORPHA:4", "labels": {"sl": "črevo"}}},
        {"_source": {"id": "ORPHA:1", "labels": {"en": "Itself"}}},
    ]
    found = narrower_from({"hits": {"hits": hits}}, "ORPHA:1", "sl")
    assert [(one.label, one.language) for one in found] == [
        ("Alpha", "en"),
        ("beta", "sl"),
        ("črevo", "sl"),
        ("danka", "sl"),
    ]


def test_code_counts_all_its_diseases() -> None:
    answer = {"aggregations": {"icd10": {"buckets": [{"key": "C49.9", "doc_count": 19}]}, "icdo3": {"buckets": []}}}
    assert (sharing_from(answer), sharing_from({})) == ({"C49.9": 19}, {})
