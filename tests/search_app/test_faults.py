"""When Elasticsearch is away, slow, dying or lying, readers get an honest answer in time and see nothing of it."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import elasticsearch
import httpx
import pytest
import pytest_asyncio
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig
from elasticsearch import ApiError, TransportError
from markupsafe import escape

from mappings.connection import ElasticsearchAddress
from mappings.languages import languages
from search_app.errors import NotIndexed, Overloaded, Problem, TooSlow, Unavailable
from search_app.faults import faults_told
from search_app.locales.catalogues import translations
from search_app.settings import Settings
from tests.conftest import Engines
from tests.search_app.conftest import asked
from tests.search_app.lying import Answer, dies, lying, never, says
from tests.search_app.pages.markup import read

ADDRESSES = ("/api/v1/search?q=rak", "/api/v1/documents/a", "/api/v1/suggest?q=a", "/api/v1/concepts?q=a")


@pytest_asyncio.fixture
async def without_engine(closed_address: str, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The app where no engine is."""
    address = ElasticsearchAddress((closed_address,))
    async with asked(Settings(address, documents=tmp_path)) as http:
        yield http


def assert_unavailable(answer: httpx.Response, status: int = 503) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
    for inside in ("127.0.0.1", "Traceback", "lasticsearch", "secret", "Error"):
        assert inside not in answer.text


@pytest.mark.parametrize("address", ADDRESSES)
async def test_engine_that_is_away_is_a_503_with_the_time_to_come_back(
    without_engine: httpx.AsyncClient, address: str
) -> None:
    assert_unavailable(await without_engine.get(address))


async def test_app_lives_and_is_not_ready_without_the_engine(without_engine: httpx.AsyncClient) -> None:
    assert (await without_engine.get("/healthz")).json() == {"status": "alive"}
    assert_unavailable(await without_engine.get("/readyz"))


async def test_people_get_a_page_that_says_so(without_engine: httpx.AsyncClient) -> None:
    answer = await without_engine.get("/search?q=rak", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert int(answer.headers["retry-after"]) > 0
    assert Unavailable.title.split("'")[0] in answer.text


async def test_bad_address_is_told_even_without_the_engine(without_engine: httpx.AsyncClient) -> None:
    assert (await without_engine.get("/api/v1/search?page=0")).status_code == 400


@pytest.mark.parametrize(
    "answer",
    [
        dies,
        says(200, b"<html>secret proxy</html>"),
        says(200, b"{}", product=False),
        says(401, b'{"error": {"type": "security_exception", "reason": "secret"}, "status": 401}'),
        says(503, b'{"error": {"type": "search_phase_execution_exception", "reason": "secret"}, "status": 503}'),
        says(502, b"Bad gateway"),
        says(504, b'{"error": {"type": "timeout", "reason": "Time exceeded"}, "status": 504}'),
        says(500, b"\xff\xfe\x00"),
    ],
)
async def test_engine_that_dies_or_lies_is_a_503(
    answer: Answer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lying(answer) as server:
        async with asked(Settings(server.address, documents=tmp_path)) as http:
            caplog.set_level(logging.WARNING)
            assert_unavailable(await http.get("/api/v1/search", params={"q": "zanzibarium"}))
    assert "zanzibarium" not in caplog.text


@pytest.mark.parametrize(
    "address", [*ADDRESSES, "/search.csv", "/search.atom", "/infobutton?mainSearchCriteria.v.dn=a"]
)
@pytest.mark.parametrize("kind", ["circuit_breaking_exception", "es_rejected_execution_exception"])
async def test_engine_that_has_too_much_to_do_is_a_429_with_the_time_to_come_back(
    tmp_path: Path, address: str, kind: str
) -> None:
    with lying(says(429, f'{{"error": {{"type": "{kind}", "reason": "secret"}}, "status": 429}}'.encode())) as server:
        async with asked(Settings(server.address, documents=tmp_path)) as http:
            assert_unavailable(await http.get(address), 429)


@pytest.mark.parametrize("language", [*languages()])
async def test_people_are_told_in_their_language_and_led_on(tmp_path: Path, language: str) -> None:
    kinds: dict[int, type[Problem]] = {429: Overloaded, 503: Unavailable}
    for status, kind in kinds.items():
        with lying(says(status, b"{}")) as server:
            async with asked(Settings(server.address, documents=tmp_path)) as http:
                answer = await http.get(f"/{language}/search?q=rak&kind=guide", headers={"Accept": "text/html"})
                start = await http.get(f"/{language}/")
        assert (answer.status_code, start.status_code) == (status, 200)
        assert int(answer.headers["retry-after"]) > 0
        title = translations(language).gettext(kind.title)
        assert f"<h1>{escape(title)}</h1>" in answer.text
        hrefs = {one["href"] for one in read(answer.text).all("a")}
        assert {f"/{language}/search?q=rak&kind=guide", f"/{language}/help", f"/{language}/"} <= hrefs


async def test_engine_that_never_answers_is_given_up_in_time(tmp_path: Path) -> None:
    with lying(never) as server:
        async with asked(Settings(server.address, documents=tmp_path)) as http:
            answer = await http.get("/api/v1/search?q=rak")
    assert_unavailable(answer)
    assert "too long" in answer.json()["detail"]


@pytest.mark.engine
async def test_library_that_is_not_indexed_yet_says_so(engines: Engines, tmp_path: Path) -> None:
    async with asked(Settings(engines.elasticsearch, index_prefix="test-never-indexed", documents=tmp_path)) as http:
        for address in ("/api/v1/search?q=rak", "/api/v1/documents/abc"):
            answer = await http.get(address)
            assert_unavailable(answer)
            assert "not indexed yet" in answer.json()["detail"]
        assert (await http.get("/api/v1/concepts?q=rak")).json() == {"concepts": []}
        assert (await http.get("/readyz")).status_code == 503


def _api_errors() -> list[type[ApiError]]:
    kinds = (kind for kind in vars(elasticsearch).values() if isinstance(kind, type))
    return [kind for kind in kinds if issubclass(kind, ApiError)]


def _transport_errors(kind: type[TransportError] = TransportError) -> list[type[TransportError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _transport_errors(child))]


@pytest.mark.parametrize("kind", _api_errors())
@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503])
def test_every_answer_of_the_engine_that_is_an_error_is_a_problem(kind: type[ApiError], status: int) -> None:
    meta = ApiResponseMeta(status, "1.1", HttpHeaders(), 0.1, NodeConfig("http", "localhost", 9200))
    with pytest.raises(Problem), faults_told():
        raise kind("went wrong", meta, {"error": "secret"})


@pytest.mark.parametrize("kind", _transport_errors())
def test_every_fault_on_the_way_to_the_engine_is_a_problem(kind: type[TransportError]) -> None:
    with pytest.raises(Unavailable), faults_told():
        raise kind("went wrong")


def test_missing_index_and_time_running_out_are_told_apart() -> None:
    meta = ApiResponseMeta(404, "1.1", HttpHeaders(), 0.1, NodeConfig("http", "localhost", 9200))
    with pytest.raises(NotIndexed), faults_told():
        raise elasticsearch.NotFoundError("index_not_found_exception", meta, {})
    with pytest.raises(TooSlow), faults_told():
        raise elasticsearch.ConnectionTimeout("timed out")
