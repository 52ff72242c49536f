"""Every route with every parameter wrong, doubled, too long or unknown: an answer or a problem, and never a fault."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import httpx
import pytest

from mappings.facets import facets
from search_app.api import knowledge_request
from search_app.pages.listings import LISTINGS
from search_app.programs import is_for_programs
from tests.search_app.pages.collection import CONCEPT, GUIDE_SL
from tests.search_app.pages.markup import read
from tests.search_app.routes import below_languages, routes

pytestmark = pytest.mark.engine

VALUES: Mapping[str, str] = {"id": GUIDE_SL, "concept": CONCEPT, "facet": "country", "number": "1", "lang": "sl"}
"""What stands in paths."""

OF_SEARCHES = ("q", "lang", "reads", "sort", "page", "size", "facets", "snippets", "words", "year_from", "year_to")
OF_OTHERS = ("q", "lang", "number", "within", "order", "v", "colour")
BAD = ("", "\x00\u202e<script>'\";--%", "-1", "1" * 30, "x" * 1000)
BAD_PATHS = ("\x00", "..", "%2e%2e%2f", "x" * 2000, "%ff", "ORPHA:", "-1", "9" * 40, "<script>", "a b", ".ris")
FEWEST, MOST = 200, 499


ADDRESSES = [(route.path, "/el" if route.path in below_languages() else "") for route in routes()]
"""The path of each route, with places to fill, and what stands before it: one function answers with and without."""


def filled(path: str, **instead: str) -> str:
    """The path with all that it needs, each as it is or as it is given."""
    for name, value in {**VALUES, **instead}.items():
        for place in (f"{{{name}}}", f"{{{name}:int}}", f"{{{name}:language}}"):
            path = path.replace(place, value)
    return path


def parameters(path: str) -> tuple[str, ...]:
    if path == "/infobutton":
        return (*knowledge_request.KNOWN, "lang", "colour")
    searches = any(path.startswith((f"{one.path}.", f"{one.path}/")) or path == one.path for one in LISTINGS)
    return (*OF_SEARCHES, *facets(), *OF_OTHERS) if searches or path == "/api/v1/search" else OF_OTHERS


def assert_told(answer: httpx.Response, path: str, start: str) -> None:
    assert FEWEST <= answer.status_code <= MOST, answer.text
    if answer.status_code < 400:
        return
    if is_for_programs(path) and "text/html" not in answer.headers["content-type"]:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code
        return
    found = read(answer.text)
    assert found.faults == []
    assert found.all("html") == [{"lang": "el" if start else "en"}] or "{lang" in path
    assert not is_for_programs(path) or path == "/infobutton"
    assert len(found.all("form")) == 1
    assert [one for one in found.all("a") if one.get("href", "").endswith("/organisations")]


@pytest.mark.parametrize(("path", "start"), ADDRESSES)
async def test_no_parameter_is_a_fault(pages: httpx.AsyncClient, path: str, start: str) -> None:
    for name in parameters(path):
        for given in (*([(name, value)] for value in BAD), [(name, "1"), (name, "x")]):
            address = f"{start}{filled(path)}?{urlencode(given)}"
            assert_told(await pages.get(address, headers={"Accept": "text/html"}), path, start)


@pytest.mark.parametrize(("path", "start"), [one for one in ADDRESSES if "{" in one[0]])
async def test_no_path_is_a_fault(pages: httpx.AsyncClient, path: str, start: str) -> None:
    for name in VALUES:
        for value in BAD_PATHS if f"{{{name}" in path else ():
            address = start + filled(path, **{name: quote(value, safe="%")})
            answer = await pages.get(address, headers={"Accept": "text/html"})
            assert_told(answer, path, start)


@pytest.mark.parametrize(("path", "start"), ADDRESSES)
async def test_nothing_but_reading_is_possible(pages: httpx.AsyncClient, path: str, start: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = await pages.request(method, start + filled(path), headers={"Accept": "text/html"})
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
        assert_told(answer, path, start)
