"""A clinical program's code becomes guides, centres and organisations, in each form that the specification knows."""

from typing import Any

import pytest
from lxml import etree
from openapi_schema_validator import OAS31Validator

from mappings.indices import CONCEPTS
from search_app.api.code_systems import SYSTEMS, code_system
from search_app.api.knowledge_request import MOST_LETTERS
from search_app.api.openapi import described
from tests.search_app.bodies import disease, guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

BASE = "http://library.example"
ICD_10, ICD_10_CM, ICD_O_3 = (f"2.16.840.1.113883.6.{number}" for number in ("3", "90", "43.1"))
ORPHANET = "https://www.orpha.net"
CODE, SYSTEM, NAME = (f"mainSearchCriteria.v.{part}" for part in ("c", "cs", "dn"))
LANGUAGE, FORM = "informationRecipient.languageCode.c", "knowledgeResponseType"
JSON, ATOM = "application/json", "application/atom+xml"
HOSTILE = "<script>alert(1)</script>&\x0b"
RARE = "ORPHA:900001"


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Guides on one disease in two languages, and records that share its site or its family alone."""
    criteria = {"selection_criteria": "Member of a network", "source": "https://list.example"}
    library.fill(
        {
            "sl": guide("Vodnik", "Rak.", language="sl", concepts=[RARE], site=["pancreas"], family=["digestive"]),
            "en": guide("Guide", "Cancer.", concepts=[RARE], site=["pancreas"], family=["digestive"]),
            "bone": guide("Bones", "Cancer.", concepts=["ORPHA:900002"], site=["bone"], family=["sarcoma"]),
            "centre": guide("Hospital", "x", kind="centre", site=["pancreas"], family=["digestive"], record=criteria),
            "organisation": guide("Alliance", "x", kind="organisation", family=["digestive"], country="SI"),
            "hostile": guide(HOSTILE, "wondrous", kind="organisation"),
        }
    )
    pancreatic = {"site": ["pancreas"], "families_derived": ["digestive"]}
    library.fill(
        {
            "1": disease("900001", "Rare cancer", icd10=["C25.4"], icdo3=["8150/3"], **pancreatic),
            "2": disease("900002", "Bone cancer", icd10=["C41"], site=["bone"], families_derived=["sarcoma"]),
            "old": disease("900009", "Old name", replaced_by="ORPHA:900001", retired=True),
            "3": disease("900003", "Rarest cancer", icd10=["C26.9"], **pancreatic),
        },
        CONCEPTS,
    )


async def entries(library: Library, **parameters: Any) -> list[str]:
    """The last part of each entry's address, in order."""
    told = await library.get("/infobutton", **{FORM: JSON, **parameters})
    return [entry["link"][0]["href"].rpartition("/")[2] for entry in told["feed"]["entry"]]


@pytest.mark.parametrize(
    ("system", "code"),
    [
        (ICD_10, "C25.4"),
        (ICD_10, "c254"),
        (f"urn:oid:{ICD_10}", "C25.4"),
        ("http://hl7.org/fhir/sid/icd-10", "C25.4"),
        (ICD_10_CM, "C25.4"),
        ("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "C25.4"),
        (ICD_O_3, "8150/3"),
        (ICD_O_3, "81503"),
        (ICD_O_3, "M8150/3"),
        (ICD_O_3, "8150"),
        (ORPHANET, "900001"),
        (ORPHANET, "900009"),
        (f"{ORPHANET}/", "ORPHA:900001"),
        ("http://www.orpha.net", "ORPHA900001"),
    ],
)
async def test_every_system_leads_to_the_disease(library: Library, system: str, code: str) -> None:
    found = await entries(library, **{CODE: code, SYSTEM: system, LANGUAGE: "sl"})
    assert found == ["sl", "centre", "organisation"]


async def test_guides_are_in_the_language_asked_for_where_there_are_any(library: Library) -> None:
    asked = {CODE: "C25.4", SYSTEM: ICD_10}
    assert (await entries(library, **asked, **{LANGUAGE: "en"}))[0] == "en"
    assert {*(await entries(library, **asked, **{LANGUAGE: "lv"}))[:2]} == {"sl", "en"}
    assert (await entries(library, **asked, **{LANGUAGE: "sl-SI"}))[0] == "sl"
    assert (await entries(library, **asked, **{LANGUAGE: "ar"}))[0] in ("en", "sl")


async def test_disease_that_no_guide_names_leads_to_those_for_its_site(library: Library) -> None:
    told = await library.get("/infobutton", **{FORM: JSON, CODE: "900003", SYSTEM: ORPHANET, LANGUAGE: "en"})
    first = told["feed"]["entry"][0]
    assert first["title"]["_value"] == "Guide"
    assert {"scheme": "about", "term": "site"} in first["category"]


async def test_finer_code_of_a_national_edition_leads_to_the_one_above(library: Library) -> None:
    told = await library.get("/infobutton", **{FORM: JSON, CODE: "C41.21", SYSTEM: ICD_10_CM, LANGUAGE: "en"})
    assert told["feed"]["subtitle"]["_value"] == "ICD-10-CM C41.21: Bone cancer by the wider code C41"
    assert told["feed"]["entry"][0]["title"]["_value"] == "Bones"


@pytest.mark.parametrize(
    ("code", "system"), [("", ""), ("73211009", "2.16.840.1.113883.6.96"), ("D99.9", ICD_10), ("local-7", ICD_10)]
)
async def test_name_helps_where_the_code_does_not(library: Library, code: str, system: str) -> None:
    found = await entries(library, **{CODE: code, SYSTEM: system, NAME: "rare cancer", LANGUAGE: "en"})
    assert found == ["en", "centre", "organisation"]


async def test_name_that_is_no_disease_is_searched_as_words(library: Library) -> None:
    assert await entries(library, **{NAME: "wondrous", LANGUAGE: "en"}) == ["hostile"]


async def test_code_without_anything_is_answered_empty(library: Library) -> None:
    asked = {CODE: "J45.9", SYSTEM: ICD_10}
    assert await entries(library, **asked) == []
    page = await library.http.get("/infobutton", params=asked)
    assert (page.status_code, "nothing for this code" in page.text) == (200, True)


async def test_answer_has_the_shape_of_medlineplus_connect(library: Library) -> None:
    asked = {CODE: "C25.4", SYSTEM: ICD_10, LANGUAGE: "sl", "informationRecipient": "PAT"}
    patient = {"patientPerson.administrativeGenderCode.c": "F", "age.v.v": "61", "taskContext.c.c": "PROBLISTREV"}
    feed = (await library.get("/infobutton", **asked, **patient, **{FORM: JSON}))["feed"]
    assert feed["category"] == [
        {"scheme": CODE, "term": "C25.4"},
        {"scheme": SYSTEM, "term": ICD_10},
        {"scheme": NAME, "term": ""},
        {"scheme": LANGUAGE, "term": "sl"},
        {"scheme": "informationRecipient", "term": "PAT"},
    ]
    assert (feed["lang"], feed["title"]["_value"]) == ("sl", "Rare Cancer Library")
    assert feed["entry"][0] == {
        "lang": "sl",
        "title": {"type": "text", "_value": "Vodnik"},
        "link": [{"href": f"{BASE}/sl/documents/sl", "rel": "alternate", "hreflang": "sl", "title": "Vodnik"}],
        "id": {"_value": f"{BASE}/documents/sl"},
        "updated": {"_value": "2026-11-25T12:00:00Z"},
        "summary": {"type": "text", "_value": "Vodnik"},
        "category": [{"scheme": "kind", "term": "guide"}, {"scheme": "about", "term": "concept"}],
    }
    OAS31Validator({"$ref": "#/components/schemas/Knowledge", **described()}).validate({"feed": feed})
    assert "61" not in feed["id"]["_value"]
    assert "PROBLISTREV" not in str(feed)


async def test_centre_comes_with_its_criteria_and_source(library: Library) -> None:
    told = await library.get("/infobutton", **{FORM: JSON, CODE: "C25.4", SYSTEM: ICD_10, LANGUAGE: "en"})
    assert told["feed"]["entry"][1]["summary"]["_value"].endswith("Member of a network. https://list.example")


async def test_all_forms_tell_the_same(library: Library) -> None:
    asked = {CODE: "C25.4", SYSTEM: ICD_10, LANGUAGE: "sl"}
    titles = ["Vodnik", "Hospital", "Alliance"]
    atom = await library.http.get("/infobutton", params=asked | {FORM: ATOM})
    assert atom.headers["content-type"].startswith(ATOM)
    feed = etree.fromstring(atom.content)
    assert [entry.findtext("{*}title") for entry in feed.findall("{*}entry")] == titles
    assert [one.get("scheme") for one in feed.findall("{*}category")][:2] == [CODE, SYSTEM]
    for form in ({}, {FORM: "text/html"}):
        page = await library.http.get("/infobutton", params=asked | form)
        assert page.headers["content-type"].startswith("text/html")
        assert all(f">{title}</a>" in page.text for title in titles)
    for answer in (atom, page):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex"


async def test_address_that_an_answer_names_gives_the_same_answer(library: Library) -> None:
    asked = {CODE: "C25.4", SYSTEM: ICD_10, LANGUAGE: "sl", FORM: JSON, "age.v.v": "61"}
    first = await library.get("/infobutton", **asked)
    again = (await library.http.get(first["feed"]["id"]["_value"].removeprefix(BASE))).json()
    assert again == first


async def test_hostile_texts_stay_texts(library: Library) -> None:
    asked = {NAME: f"wondrous OR {HOSTILE}", LANGUAGE: "en"}
    page = await library.http.get("/infobutton", params=asked)
    assert "<script>alert" not in page.text
    feed = etree.fromstring((await library.http.get("/infobutton", params=asked | {FORM: ATOM})).content)
    assert feed.findtext("{*}entry/{*}title") == HOSTILE.replace("\x0b", "\ufffd")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", CODE),
        (f"{CODE}=", CODE),
        (f"{SYSTEM}={ICD_10}", CODE),
        (f"{CODE}=C25.4", SYSTEM),
        (f"{CODE}=C25.4&{SYSTEM}=1.2.3", SYSTEM),
        (f"{CODE}=C25.4&{SYSTEM}={ICD_O_3}&{CODE}=C25.4", CODE),
        (f"{CODE}=C25.4&{SYSTEM}={ICD_10}&{SYSTEM}={ICD_10_CM}", SYSTEM),
        (f"{NAME}=a&{NAME}=b", NAME),
        (f"{CODE}={'9' * (MOST_LETTERS + 1)}&{SYSTEM}={ICD_10}", CODE),
        (f"{CODE}=C25.4&{SYSTEM}={'9' * (MOST_LETTERS + 1)}", SYSTEM),
        (f"{NAME}={'a' * 513}", NAME),
        (f"{NAME}=a&{LANGUAGE}=xx", LANGUAGE),
        (f"{NAME}=a&{LANGUAGE}=en&{LANGUAGE}=sl", LANGUAGE),
        (f"{NAME}=a&{LANGUAGE}={'a' * 101}", LANGUAGE),
        (f"{NAME}=a&{FORM}=application/javascript", FORM),
        (f"{NAME}=a&{FORM}={JSON}&{FORM}={ATOM}", FORM),
        (f"{NAME}=a&{FORM}={'a' * 101}", FORM),
    ],
)
async def test_bad_request_is_told_as_problem_details(library: Library, query: str, parameter: str) -> None:
    answer = await library.http.get(f"/infobutton?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["parameter"] == parameter
    assert "9" * 90 not in answer.text


@pytest.mark.parametrize(("code", "system"), [("banana", ICD_10), ("8150/3", ICD_10_CM), ("C25.4", ORPHANET)])
async def test_code_that_its_system_cannot_have_is_told_apart(library: Library, code: str, system: str) -> None:
    answer = await library.http.get("/infobutton", params={CODE: code, SYSTEM: system})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["parameter"] == CODE
    named = await library.http.get("/infobutton", params={CODE: code, SYSTEM: system, NAME: "cancer", FORM: JSON})
    assert named.status_code == 200


async def test_bad_request_from_a_browser_is_told_as_a_page(library: Library) -> None:
    browser = {"Accept": "text/html,*/*;q=0.8"}
    for form, media_type in (("", "text/html"), (JSON, "application/problem+json")):
        answer = await library.http.get("/infobutton", params={FORM: form}, headers=browser)
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (400, media_type)


def test_identifiers_of_systems_are_told_apart() -> None:
    identifiers = [identifier for system in SYSTEMS for identifier in system.identifiers]
    assert len({*identifiers}) == len(identifiers)
    assert all(code_system(identifier) in SYSTEMS for identifier in identifiers)
    assert code_system("") is None
