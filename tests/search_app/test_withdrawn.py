"""A document that was taken out: its old addresses say so, and lead on."""

from typing import Any

import pytest

from mappings.indices import OPERATIONS
from mappings.withdrawals import withdrawn_id
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine


def note(**said: str) -> dict[str, Any]:
    return {"type": "withdrawn", "since": "2026-11-25T12:00:00Z", **said}


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """A guide with its German translation, and notes on what was beside them."""
    library.fill(
        {
            "here": guide("The guide") | {"source": "guides/en/here.pdf"},
            "german": guide("Der Leitfaden", language="de") | {"source": "guides/de/gone.pdf"},
        }
    )
    notes = {
        "gone": note(source="guides/en/gone.pdf"),
        "moved": note(source="guides/en/old.pdf", path="guides/en/here.pdf"),
        "record": note(),
        "here": note(source="guides/en/here.pdf"),
    }
    library.fill({withdrawn_id(identifier): body for identifier, body in notes.items()}, OPERATIONS)


@pytest.mark.parametrize(
    "address", ["/documents/{}", "/documents/{}/file", "/documents/{}/pages/1", "/documents/{}.ris"]
)
@pytest.mark.parametrize(
    ("identifier", "leads_to"), [("gone", "/documents/german"), ("moved", "/documents/here"), ("record", "/search")]
)
async def test_old_address_says_that_it_is_gone_and_leads_on(
    library: Library, address: str, identifier: str, leads_to: str
) -> None:
    answer = await library.http.get(address.format(identifier), params={"lang": "en"})
    assert answer.status_code == 410
    assert "This was taken out of the library" in answer.text
    assert f'<a href="/en{leads_to}"' in answer.text


async def test_programs_get_the_addresses_of_what_to_read_instead(library: Library) -> None:
    answer = await library.http.get("/api/v1/documents/gone")
    assert (answer.status_code, answer.json()["others"]) == (410, ["/documents/german"])


@pytest.mark.parametrize("identifier", ["never", "withdrawn-gone"])
async def test_address_that_never_was_is_not_found(library: Library, identifier: str) -> None:
    assert (await library.http.get(f"/documents/{identifier}")).status_code == 404


async def test_document_that_came_back_is_found_whatever_was_noted(library: Library) -> None:
    assert (await library.http.get("/documents/here")).status_code == 200


@pytest.mark.parametrize("identifier", ["german", "here"])
async def test_page_that_a_document_does_not_have_is_not_found(library: Library, identifier: str) -> None:
    assert (await library.http.get(f"/documents/{identifier}/pages/99")).status_code == 404
