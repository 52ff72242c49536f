"""Results as files and feeds: complete to a stated bound, harmless to what opens them, true to the search."""

import csv
import io
from typing import Any

import pytest
from lxml import etree
from openapi_schema_validator import OAS31Validator

from search_app.api import exports
from search_app.api.exports import FORMATS
from search_app.api.openapi import described
from search_app.api.spreadsheet import RECORD_FIELDS, harmless
from search_app.pages import rows as page_rows
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '=HYPERLINK("http://evil.example";"x") <script>alert(1)</script> ]]> & \' \x0b'
MANY = 1_234
BASE = "http://library.example"


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """A centre, hostile guides, and more reports than a file has rows."""
    record = {
        "city": "Rome",
        "selection_criteria": "Member of a network",
        "source": "https://list.example",
        "note": "+1",
    }
    library.fill(
        {
            "centre": guide("Hospital", "Sarcoma.", kind="centre", country="IT", family=["sarcoma"], record=record),
            "hostile": guide(HOSTILE, "Text.", publisher="-2+3", indexed_at="2026-11-26T00:00:00Z"),
            "greek": guide("Σάρκωμα", "Κείμενο.", language="el", licence="CC BY 4.0", year=2024, site=["bone"]),
        }
    )
    library.fill({f"r{number}": guide(f"Report {number:04}", "Minutes.", kind="report") for number in range(MANY)})


async def table(library: Library, address: str) -> list[dict[str, str]]:
    answer = await library.http.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return [*csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))]


async def feed(library: Library, address: str) -> Any:
    answer = await library.http.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return etree.fromstring(answer.content)


async def test_centre_has_its_criteria_in_every_table(library: Library) -> None:
    for address in ("/search.csv?kind=centre", "/centres.csv"):
        (row,) = await table(library, address)
        assert (row["title"], row["selection_criteria"], row["source"]) == (
            "Hospital",
            "Member of a network",
            "https://list.example",
        )
        assert (row["url"], row["collection_path"]) == (f"{BASE}/documents/centre", "guides/en/Hospital.pdf")


@pytest.mark.parametrize("address", ["/centres.csv", "/centres.json", "/centres.ris", "/centres.atom"])
async def test_centres_as_a_file_or_feed_are_there_alone(library: Library, address: str) -> None:
    told = (await library.http.get(address)).text
    assert "Hospital" in told
    assert "Report" not in told


@pytest.mark.parametrize("address", ["/organisations.csv", "/organisations.json", "/organisations.ris"])
async def test_directory_without_records_is_a_file_without_rows(library: Library, address: str) -> None:
    answer = await library.http.get(address)
    assert (answer.status_code, answer.headers["x-total-count"]) == (200, "0")
    assert "Hospital" not in answer.text


async def test_all_letters_and_fields_are_in_the_table(library: Library) -> None:
    (row,) = await table(library, "/search.csv?language=el")
    assert (row["title"], row["language"], row["site"], row["year"]) == ("Σάρκωμα", "el", "bone", "2024")
    assert row["original"] == f"{BASE}/documents/greek/file"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("\u200b=1", "'\u200b=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("Rak – vodnik", "Rak – vodnik"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert harmless(cell) == written


async def test_hostile_texts_are_cells_and_no_more(library: Library) -> None:
    (row,) = await table(library, "/search.csv?publisher=-2%2B3")
    assert row["title"].startswith("'=HYPERLINK(")
    assert row["publisher"] == "'-2+3"
    answer = await library.http.get("/search.csv?publisher=-2%2B3")
    assert all(
        line.startswith('"') and line.endswith('"') for line in answer.text.lstrip("\ufeff").split("\r\n") if line
    )


async def test_file_has_a_thousand_rows_and_says_where_it_goes_on(library: Library) -> None:
    first = await library.http.get("/search.csv?kind=report&sort=title")
    assert first.headers["x-total-count"] == str(MANY)
    assert first.headers["link"] == '</search.csv?kind=report&sort=title&page=2>; rel="next"'
    second = await library.http.get("/search.csv?kind=report&sort=title&page=2")
    assert "link" not in second.headers
    titles = [
        row["title"]
        for page in ("", "&page=2")
        for row in await table(library, f"/search.csv?kind=report&sort=title{page}")
    ]
    assert titles == [f"Report {number:04}" for number in range(MANY)]


async def test_json_says_how_much_of_all_it_is(library: Library) -> None:
    told = await library.get("/search.json", kind="report", sort="title")
    assert (told["total"], told["limit"], len(told["results"])) == (MANY, 1_000, 1_000)
    assert told["next"] == f"{BASE}/search.json?kind=report&sort=title&page=2"
    OAS31Validator({"$ref": "#/components/schemas/Export", **described()}).validate(told)
    told = await library.get("/centres.json")
    assert (told["total"], told["next"]) == (1, None)
    assert told["results"][0]["record"]["selection_criteria"] == "Member of a network"
    assert "pages" not in told["results"][0]
    assert await library.get("/search.json", q="zanzibarium") == {
        "total": 0,
        "page": 1,
        "limit": 1_000,
        "next": None,
        "results": [],
    }


async def test_references_have_one_line_a_field(library: Library) -> None:
    text = (await library.http.get("/search.ris?language=el")).text
    assert text.split("\r\n") == [
        "TY  - PAMP",
        "ID  - greek",
        "TI  - Σάρκωμα",
        "PY  - 2024",
        "LA  - el",
        "KW  - Bone",
        f"UR  - {BASE}/documents/greek",
        f"L1  - {BASE}/documents/greek/file",
        "N1  - Licence: CC BY 4.0",
        "DP  - Rare Cancer Library",
        "ER  - ",
        "",
    ]
    hostile = (await library.http.get("/search.ris?publisher=-2%2B3")).text
    assert all(line == "" or line[2:6] == "  - " for line in hostile.split("\r\n"))


async def test_export_finds_what_the_search_finds(library: Library) -> None:
    for question in ("q=sarcoma", "q=minutes&kind=report", "country=IT", "q=zanzibarium"):
        total = (await library.http.get(f"/api/v1/search?{question}")).json()["total"]["value"]
        assert (await library.http.get(f"/search.csv?{question}")).headers["x-total-count"] == str(total)


async def test_head_tells_without_making_the_file(library: Library) -> None:
    answer = await library.http.head("/search.csv?kind=report")
    assert (answer.status_code, answer.headers["x-total-count"], answer.content) == (200, str(MANY), b"")
    assert answer.headers["content-disposition"] == 'attachment; filename="rare-cancer-library-search.csv"'


async def test_feed_has_the_last_arrival_first(library: Library) -> None:
    found = await feed(library, "/search.atom?kind=guide&lang=el&sort=title&page=3")
    entries = found.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{BASE}/documents/hostile",
        f"{BASE}/documents/greek",
    ]
    assert found.findtext(f"{ATOM}updated") == "2026-11-26T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}/search.atom?lang=el&kind=guide", "alternate": f"{BASE}/el/search?kind=guide"}
    assert entries[1].find(f"{ATOM}link").attrib["href"] == f"{BASE}/el/documents/greek"
    assert entries[1].find(f"{ATOM}link").get("hreflang") == "el"
    assert entries[1].findtext(f"{ATOM}summary") == "Οδηγός, 2024"


async def test_hostile_texts_are_text_in_a_feed(library: Library) -> None:
    found = await feed(library, "/search.atom?publisher=-2%2B3&q=%3Cb%3E%26%00%0B")
    assert found.find(f"{ATOM}title") is not None
    (entry,) = (await feed(library, "/search.atom?publisher=-2%2B3")).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == HOSTILE.replace("\x0b", "\ufffd")
    assert not entry.findall(".//script")


async def test_feed_is_bounded_and_may_be_empty(library: Library) -> None:
    assert len((await feed(library, "/search.atom")).findall(f"{ATOM}entry")) == 50
    empty = await feed(library, "/organisations.atom")
    assert (empty.findall(f"{ATOM}entry"), empty.findtext(f"{ATOM}updated")) == ([], "1970-01-01T00:00:00Z")


async def test_feed_that_has_not_changed_is_not_sent_again(library: Library) -> None:
    first = await library.http.get("/search.atom?kind=guide")
    again = await library.http.get("/search.atom?kind=guide", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.headers["cache-control"]) == (304, "private, no-cache")


@pytest.mark.parametrize("ending", [*FORMATS, "atom"])
@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("colour=red", "colour"),
        ("lang=xx", "lang"),
        ("q=" + "a" * 513, "q"),
        ("sort=price", "sort"),
        ("page=0", "page"),
        ("page=x", "page"),
        ("kind=" + "a" * 501, "kind"),
        ("&".join(f"kind={number}" for number in range(101)), "kind"),
    ],
)
async def test_bad_parameter_is_told_as_problem_details(
    library: Library, ending: str, asked: str, parameter: str
) -> None:
    answer = await library.http.get(f"/search.{ending}?{asked}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["parameter"] == parameter


async def test_what_lies_beyond_what_can_be_looked_at_is_refused(library: Library) -> None:
    problem = (await library.http.get("/search.csv?page=11")).json()
    assert (problem["parameter"], "page 1 to 10" in problem["advice"]) == ("page", True)


async def test_no_search_engine_lists_files_and_feeds(library: Library) -> None:
    for address in ("/search.csv", "/search.atom", "/centres.ris"):
        assert (await library.http.get(address)).headers["x-robots-tag"] == "noindex"


def test_every_column_of_a_directory_is_in_its_files() -> None:
    assert {*RECORD_FIELDS} == {name for name, _ in page_rows._RECORD}


async def test_file_that_breaks_off_is_no_whole_file(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "_BATCH", 500)
    opened = library.http._transport.app.state.library  # type: ignore[attr-defined]
    found, asked = opened.described, []

    async def failing(identifiers: Any) -> Any:
        asked.append(identifiers)
        if len(asked) > 1:
            raise ConnectionError
        return await found(identifiers)

    monkeypatch.setattr(opened, "described", failing)
    with pytest.raises(AssertionError):  # the client finds that the answer never came to its end
        await library.http.get("/search.csv?kind=report")
