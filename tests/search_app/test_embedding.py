"""The documented search form does what the documentation says, and asks nothing of the library until it is sent."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from search_app.api.code_systems import SYSTEMS
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library
from tests.search_app.pages.markup import inline_code, outside_addresses, read

PAGE = (Path(__file__).resolve().parents[2] / "docs/programs.md").read_text(encoding="utf-8")
FORM = re.search(r"```html\n(.*?)```", PAGE, re.DOTALL)


def form() -> str:
    assert FORM is not None
    return FORM[1]


def test_form_loads_and_runs_nothing() -> None:
    found = read(form())
    assert (found.faults, inline_code(found)) == ([], [])
    assert outside_addresses(found) == {"https://library.example/search"}  # where it sends to
    assert [one["for"] for one in found.all("label")] == [found.all("input")[0]["id"]]


@pytest.mark.engine
async def test_form_finds_what_is_typed(library: Library) -> None:
    library.fill({"a": guide("Sarcoma guide", "Text.", family=["sarcoma"])})
    sent = {one["name"]: one.get("value", "sarcoma") for one in read(form()).all("input")}
    answer = await library.http.get("/search?" + urlencode({**sent, "family": "sarcoma", "kind": "guide"}))
    assert (answer.status_code, "/documents/a" in answer.text) == (200, True)


def test_every_code_system_is_documented() -> None:
    lowered = PAGE.lower()
    assert all(system.identifiers[0] in lowered for system in SYSTEMS)
