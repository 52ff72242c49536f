"""What search engines are told: true, of the right kind, and nothing that leaves its element."""

import json
import re
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.structured import data_block
from tests.search_app.pages.collection import BAD, CENTRE, CONCEPT, GUIDE_SL, HOSTILE, ORGANISATION, REPORT
from tests.search_app.pages.conftest import BASE

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


async def told(pages: httpx.AsyncClient, address: str) -> Any:
    (block,) = _BLOCK.findall((await pages.get(address)).text)
    return json.loads(block)


@pytest.mark.engine
async def test_guide_is_a_page_on_medicine_about_a_document(pages: httpx.AsyncClient) -> None:
    said = await told(pages, f"/documents/{GUIDE_SL}")
    assert (said["@type"], said["url"], said["inLanguage"]) == (
        "MedicalWebPage",
        f"{BASE}/documents/{GUIDE_SL}",
        ["sl"],
    )
    assert said["about"][0]["code"] == [{"@type": "MedicalCode", "codeValue": "217074", "codingSystem": "ORPHAcode"}]
    assert said["audience"] == [{"@type": "MedicalAudience", "audienceType": "Patient"}]
    document = said["mainEntity"]
    assert (document["@type"], document["datePublished"]) == ("DigitalDocument", "2024")
    assert document["publisher"] == {"@type": "Organization", "name": "Zveza"}
    assert document["url"] == f"{BASE}/documents/{GUIDE_SL}/file"


@pytest.mark.engine
@pytest.mark.parametrize(
    ("identifier", "kind"),
    [(ORGANISATION, "Organization"), (CENTRE, "MedicalOrganization"), (REPORT, "WebPage"), (BAD, "MedicalWebPage")],
)
async def test_each_kind_has_its_type(pages: httpx.AsyncClient, identifier: str, kind: str) -> None:
    said = await told(pages, f"/documents/{identifier}")
    assert (said["@context"], said["@type"]) == ("https://schema.org", kind)
    assert None not in said.values()


@pytest.mark.engine
async def test_disease_has_its_names_and_codes(pages: httpx.AsyncClient) -> None:
    said = await told(pages, f"/conditions/{CONCEPT}")
    assert (said["@type"], said["@id"]) == ("MedicalCondition", f"{BASE}/conditions/{CONCEPT}")
    assert said["code"][0]["codeValue"] == "217074"


@pytest.mark.engine
async def test_hostile_title_stays_a_text(pages: httpx.AsyncClient) -> None:
    assert (await told(pages, f"/documents/{BAD}"))["name"] == HOSTILE


@pytest.mark.engine
async def test_what_is_not_listed_is_not_told(pages: httpx.AsyncClient) -> None:
    text = (await pages.get(f"/documents/{GUIDE_SL}?q=rak")).text
    assert ("noindex" in text, _BLOCK.findall(text)) == (True, [])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_leaves_its_element(text: str) -> None:
    block = data_block({"name": f"</script><!--{text}"})
    assert not {*"<>&\u2028\u2029"} & {*block}
    assert json.loads(block) == {"name": f"</script><!--{text}"}
