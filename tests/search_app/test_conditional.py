"""What has not changed is not sent again, and other sites may read what is for programs."""

import pytest

from search_app.headers import HEADERS
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

ANSWERS = ["/api/v1/search?q=alpha", "/api/v1/documents/a", "/documents/a", "/openapi.json", "/api", "/search?q=alpha"]
ELSEWHERE = {"Origin": "https://organisation.example"}


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """One guide."""
    library.fill({"a": guide("Alpha", "Text.")})


@pytest.mark.parametrize("address", ANSWERS)
async def test_answer_that_the_reader_has_is_not_sent_again(library: Library, address: str) -> None:
    first = await library.http.get(address)
    etag = first.headers["etag"]
    assert etag.startswith('W/"')
    for known in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        again = await library.http.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
        assert {name: again.headers[name] for name in HEADERS} == HEADERS
        assert again.headers["cache-control"] == first.headers["cache-control"]
        assert not {"content-length", "content-type"} & {*again.headers}


@pytest.mark.parametrize("known", ['"other"', "W/", "nonsense", '"'])
async def test_answer_that_the_reader_has_not_is_sent(library: Library, known: str) -> None:
    answer = await library.http.get("/api/v1/documents/a", headers={"If-None-Match": known})
    assert (answer.status_code, answer.json()["id"]) == (200, "a")


async def test_tag_changes_with_what_is_known(library: Library) -> None:
    library.fill({"b": guide("Beta", "Old text.")})
    addresses = ("/api/v1/documents/b", "/documents/b", "/api/v1/search?q=beta")
    before = [(await library.http.get(address)).headers["etag"] for address in addresses]
    library.fill({"b": guide("Beta", "Beta has a new text.")})
    for address, etag in zip(addresses, before, strict=True):
        answer = await library.http.get(address, headers={"If-None-Match": etag})
        assert (answer.status_code, answer.headers["etag"] != etag) == (200, True)


async def test_problems_have_no_tag(library: Library) -> None:
    for address in ("/api/v1/documents/unknown", "/documents/unknown", "/api/v1/search?page=0"):
        assert "etag" not in (await library.http.get(address)).headers


async def test_questions_are_kept_by_no_cache_and_records_are_asked_for_again(library: Library) -> None:
    assert (await library.http.get("/api/v1/search?q=a")).headers["cache-control"] == "no-store"
    assert (await library.http.get("/api/v1/documents/a")).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "address", ["/api/v1/search", "/api/v1/documents/a", "/api/v1/documents/unknown", "/openapi.json", "/api/v1/x"]
)
async def test_other_sites_may_read_without_credentials(library: Library, address: str) -> None:
    answer = await library.http.get(address, headers=ELSEWHERE)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert "ETag" in answer.headers["access-control-expose-headers"]


async def test_other_sites_may_ask_before_they_read_but_never_write(library: Library) -> None:
    asked = ELSEWHERE | {"Access-Control-Request-Headers": "if-none-match"}
    for method, status in (("GET", 200), ("DELETE", 400)):
        headers = asked | {"Access-Control-Request-Method": method}
        answer = await library.http.options("/api/v1/search", headers=headers)
        assert answer.status_code == status
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD"


@pytest.mark.parametrize("address", ["/", "/search?q=alpha", "/documents/a", "/about"])
async def test_pages_for_people_are_not_for_other_sites(library: Library, address: str) -> None:
    assert "access-control-allow-origin" not in (await library.http.get(address, headers=ELSEWHERE)).headers
