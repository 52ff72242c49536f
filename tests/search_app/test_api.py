"""The JSON API as programs rely on it: shapes, problems, description, headers."""

import pytest

from mappings.facets import facets
from mappings.indices import CONCEPTS
from mappings.languages import languages
from search_app import errors
from search_app.errors import Problem
from search_app.headers import HEADERS
from search_app.query import SORTS
from tests.search_app.bodies import disease, guide, page
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """A guide, a record and a few diseases."""
    library.fill(
        {
            "guide": guide("Zdravljenje raka", "Prva stran.", "Druga stran.", language="sl", country="SI", year=2024)
            | {"publisher": "Zveza", "family": ["digestive"], "site": "pancreas", "concepts": ["ORPHA:217074"]},
            "centre": guide("Hospital", "Sarcoma.", kind="centre", record={"city": "Rome", "source": "list"})
            | {"source": "directories/centres.xlsx#7"},
            "report": guide("Meeting")
            | {"languages": ["en", "de"], "pages": [page(1, "We spoke."), page(2, "Wir sprachen.", "de")]},
        }
    )
    library.fill(
        {
            "a": disease("217074", "Exocrine carcinoma of pancreas", "Pancreatic cancer", icd10=["C25.9"])
            | {"labels": {"en": "Exocrine carcinoma of pancreas", "sl": "Rak trebušne slinavke"}},
            "b": disease("50", "Aicardi syndrome", icd10=["Q04.0"], definition_en="A disorder."),
            "c": disease("178342", "Inflammatory myofibroblastic tumor", icdo3=["8825/1"]),
        },
        CONCEPTS,
    )


async def test_search_answers_in_the_promised_shape(library: Library) -> None:
    answer = await library.search("druga", lang="sl", kind="guide")
    hit = answer["results"][0]
    assert answer["query"] == {
        "text": "druga",
        "language": "sl",
        "understood": [],
        "broader": [],
        "suggestion": None,
        "corrected": False,
        "all_words": None,
    }
    assert (answer["total"], answer["page"], answer["size"]) == ({"value": 1, "relation": "eq"}, 1, 10)
    assert isinstance(answer["took_ms"], int)
    assert hit.pop("score") > 0
    assert hit == {
        "id": "guide",
        "kind": "guide",
        "title": "Zdravljenje raka",
        "language": "sl",
        "publisher": "Zveza",
        "country": "SI",
        "year": 2024,
        "source": "guides/sl/Zdravljenje raka.pdf",
        "url": "/documents/guide",
        "pages": [
            {"number": 2, "url": "/documents/guide/file#page=2", "snippets": ["<mark>Druga</mark> stran."]},
        ],
        "languages": ["sl"],
        "page_count": 2,
        "media_type": "application/pdf",
    }
    assert answer["facets"]["language"] == [{"value": "sl", "label": "slovenščina", "count": 1, "selected": False}]


async def test_document_is_told_whole_with_the_text_of_its_pages(library: Library) -> None:
    told = await library.get("/api/v1/documents/guide")
    assert told["pages"] == [
        {"number": 1, "language": "sl", "text": "Prva stran.", "concepts": []},
        {"number": 2, "language": "sl", "text": "Druga stran.", "concepts": []},
    ]
    assert (told["file_url"], told["media_type"], told["size"]) == ("/documents/guide/file", "application/pdf", 1)
    assert (told["family"], told["site"], told["concepts"]) == (["digestive"], ["pancreas"], ["ORPHA:217074"])


async def test_record_has_its_fields_and_no_file(library: Library) -> None:
    told = await library.get("/api/v1/documents/centre")
    assert told["record"] == {"city": "Rome", "source": "list"}
    assert (told["file_url"], told["media_type"], told["size"]) == (None, None, None)
    assert told["source"] == "directories/centres.xlsx#7"


async def test_bilingual_document_says_the_language_of_each_page(library: Library) -> None:
    told = await library.get("/api/v1/documents/report")
    assert [(one["language"], one["text"]) for one in told["pages"]] == [("en", "We spoke."), ("de", "Wir sprachen.")]


@pytest.mark.parametrize(
    ("text", "identifier", "match", "matched"),
    [
        ("Pancreatic cancer", "ORPHA:217074", "exact", "Pancreatic cancer"),
        ("aicardi SYNDROME", "ORPHA:50", "exact", "Aicardi syndrome"),
        ("ORPHA:217074", "ORPHA:217074", "code", "ORPHA:217074"),
        ("orpha217074", "ORPHA:217074", "code", "ORPHA:217074"),
        ("C25.9", "ORPHA:217074", "code", "C25.9"),
        ("8825/1", "ORPHA:178342", "code", "8825/1"),
        ("pancreatic cancre", "ORPHA:217074", "fuzzy", "Pancreatic cancer"),
        ("myofibrobl", "ORPHA:178342", "fuzzy", "Inflammatory myofibroblastic tumor"),
    ],
)
async def test_diseases_are_found_by_name_and_code(
    library: Library, text: str, identifier: str, match: str, matched: str
) -> None:
    first = (await library.get("/api/v1/concepts", q=text, lang="en"))["concepts"][0]
    assert (first["id"], first["match"], first["matched"]) == (identifier, match, matched)


async def test_disease_is_labelled_in_the_reader_s_language(library: Library) -> None:
    told = await library.get("/api/v1/concepts/ORPHA:217074", lang="sl")
    assert (told["label"], told["label_language"]) == ("Rak trebušne slinavke", "sl")
    told = await library.get("/api/v1/concepts/ORPHA:50", lang="sl")
    assert (told["label"], told["label_language"]) == ("Aicardi syndrome", "en")
    assert (told["definition"], told["icd10"]) == ("A disorder.", ["Q04.0"])


async def test_diseases_of_the_facet_are_labelled_in_the_reader_s_language(library: Library) -> None:
    named = {"value": "ORPHA:217074", "label": "Rak trebušne slinavke", "count": 1, "selected": True}
    unknown = {"value": "ORPHA:1", "label": "ORPHA:1", "count": 0, "selected": True}
    for _ in range(2):
        answer = await library.search(lang="sl", concept=["ORPHA:217074", "ORPHA:1"])
        assert answer["facets"]["concept"] == [named, unknown]


async def test_text_that_names_no_disease_finds_none(library: Library) -> None:
    for text in ("", "quantum", '"', "\x00", "*"):
        assert (await library.get("/api/v1/concepts", q=text)) == {"concepts": []}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/search?colour=red", 400),
        ("/api/v1/search?lang=xx", 400),
        ("/api/v1/search?page=1000000000", 400),
        ("/api/v1/search?q=" + "a" * 10_000, 400),
        ("/api/v1/suggest?q=" + "a" * 513, 400),
        ("/api/v1/suggest?q=a&lang=xx", 400),
        ("/api/v1/concepts?q=" + "a" * 513, 400),
        ("/api/v1/concepts/ORPHA:999999", 404),
        ("/api/v1/concepts/%00", 404),
        ("/api/v1/documents/unknown", 404),
        ("/api/v1/documents/..%2f_search", 404),
        ("/api/v1/nothing", 404),
        ("/api/", 404),
    ],
)
async def test_problem_is_told_as_problem_details(library: Library, address: str, status: int) -> None:
    answer = await library.http.get(address)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "detail", "advice"} <= problem.keys()
    assert "a" * 100 not in answer.text


async def test_unknown_facet_is_named_with_the_known_ones(library: Library) -> None:
    problem = (await library.http.get("/api/v1/search?colour=red")).json()
    assert problem["parameter"] == "colour"
    assert all(name in problem["advice"] for name in facets())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_library_can_only_be_read(library: Library, method: str) -> None:
    answer = await library.http.request(method, "/api/v1/search")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_head_is_answered_as_get_is(library: Library) -> None:
    assert (await library.http.head("/api/v1/search?q=rak")).status_code == 200


@pytest.mark.parametrize(
    ("accept", "page"),
    [("text/html,*/*;q=0.8", True), ("*/*", True), ("application/json", False), ("application/problem+json", False)],
)
async def test_error_is_a_page_for_people_and_json_for_programs(library: Library, accept: str, page: bool) -> None:
    answer = await library.http.get("/nothing", headers={"Accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html" if page else "application/problem+json")


@pytest.mark.parametrize(
    "address", ["/api/v1/search", "/search", "/", "/healthz", "/nothing", "/documents/unknown/file", "/openapi.json"]
)
async def test_every_answer_carries_the_headers_that_keep_readers_safe(library: Library, address: str) -> None:
    answer = await library.http.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers


async def test_results_are_not_for_search_engines(library: Library) -> None:
    for address in ("/search?q=rak", "/api/v1/search"):
        assert (await library.http.get(address)).headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in (await library.http.get("/about")).headers


async def test_ready_and_alive(library: Library) -> None:
    assert await library.get("/healthz") == {"status": "alive"}
    assert await library.get("/readyz") == {"status": "ready"}


async def test_metrics_count_by_route_and_hold_nothing_of_what_was_asked(library: Library) -> None:
    await library.search("zanzibarium")
    await library.http.get("/zanzibarium/nowhere")
    answer = await library.http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert 'rarecare_requests_total{route="/api/v1/search",status="200"}' in answer.text
    assert 'rarecare_requests_total{route="unknown",status="404"}' in answer.text
    assert 'rarecare_request_seconds_bucket{le="0.1",route="/api/v1/search"}' in answer.text
    assert "zanzibarium" not in answer.text


class TestDescription:
    async def test_every_parameter_and_language_is_described(self, library: Library) -> None:
        described = await library.get("/openapi.json")
        parameters = {one["name"]: one for one in described["paths"]["/api/v1/search"]["get"]["parameters"]}
        own = {
            "q",
            "lang",
            "reads",
            "sort",
            "page",
            "size",
            "facets",
            "snippets",
            "words",
            "any",
            "year_from",
            "year_to",
        }
        assert {*parameters} == {*own, *facets()}
        assert parameters["lang"]["schema"]["enum"] == [*languages()]
        assert parameters["sort"]["schema"]["enum"] == [*SORTS]

    @pytest.mark.parametrize(
        ("address", "schema"),
        [
            ("/api/v1/search?q=raka", "Results"),
            ("/api/v1/documents/guide", "Document"),
            ("/api/v1/documents/centre", "Document"),
            ("/api/v1/concepts/ORPHA:50", "Concept"),
        ],
    )
    async def test_answers_have_exactly_the_fields_that_are_described(
        self, library: Library, address: str, schema: str
    ) -> None:
        schemas = (await library.get("/openapi.json"))["components"]["schemas"]
        answer = await library.get(address)
        assert answer.keys() == schemas[schema]["properties"].keys()
        if schema == "Results":
            assert answer["results"][0].keys() == schemas["Hit"]["properties"].keys()
            assert answer["facets"]["kind"][0].keys() == schemas["FacetValue"]["properties"].keys()

    async def test_every_described_address_is_there(self, library: Library) -> None:
        for path in (await library.get("/openapi.json"))["paths"]:
            answer = await library.http.get(path.replace("{id}", "guide"), headers={"Accept": "application/json"})
            assert "no page at this address" not in answer.text, path


def _problems(kind: type[Problem] = Problem) -> list[type[Problem]]:
    return [*kind.__subclasses__(), *(below for child in kind.__subclasses__() for below in _problems(child))]


def test_tree_of_problems_is_drawn_with_their_statuses() -> None:
    drawn = errors.__doc__ or ""
    for kind in _problems():
        line = next(line for line in drawn.splitlines() if f"── {kind.__name__} " in line)
        assert kind.status in (400, 404, 405, 410, 422, 429, 500, 503)
        assert kind.__dict__.get("status") is None or f" {kind.status} " in line
