"""The originals: ranges, validators, types, and nothing from outside the collection folder."""

import hashlib
import unicodedata
from pathlib import Path
from typing import Any

import httpx
import pytest

from search_app.files import disposition
from tests.search_app.bodies import guide
from tests.search_app.conftest import Library

pytestmark = pytest.mark.engine

CONTENT = b"%PDF-1.7\n" + bytes(range(256)) * 40
SECRET = b"nobody may read this"


def stored(folder: Path, relative: str, content: bytes = CONTENT, media_type: str = "application/pdf") -> Any:
    """Writes a file below the folder; returns the body of its document."""
    path = folder / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    found = path.stat()
    file = {
        "path": relative,
        "hash": hashlib.sha256(content).hexdigest(),
        "catalogue_hash": "",
        "size": found.st_size,
        "modified_ns": found.st_mtime_ns,
        "media_type": media_type,
    }
    return guide("Guide", "Text.", file=file, source=relative)


def placed(path: str, media_type: str = "application/pdf") -> Any:
    """The body of a document whose file is said to be at `path`."""
    file = {"path": path, "hash": "0", "catalogue_hash": "", "size": 1, "modified_ns": 1, "media_type": media_type}
    return guide("Elsewhere", "Text.", file=file)


@pytest.fixture(scope="module")
def names(library: Library) -> dict[str, str]:
    """Identifiers of documents that lead, or seem to lead, out of the folder, by what they try."""
    outside = library.folder.parent / f"{library.folder.name}-outside"
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(SECRET)
    (library.folder / "link.pdf").symlink_to(outside / "secret.pdf")
    (library.folder / "linked").symlink_to(outside, target_is_directory=True)
    (library.folder / "folder.pdf").mkdir()
    paths = {
        "link": "link.pdf",
        "below-link": "linked/secret.pdf",
        "parent": f"../{outside.name}/secret.pdf",
        "deep": f"guides/../../{outside.name}/secret.pdf",
        "absolute": str(outside / "secret.pdf"),
        "nul": "guide.pdf\x00.txt",
        "gone": "gone.pdf",
        "folder": "folder.pdf",
        "encoded": f"%2e%2e/{outside.name}/secret.pdf",
        "device": "/dev/zero",
        "long": "a" * 5000,
    }
    library.fill({f"out-{name}": placed(path) for name, path in paths.items()})
    return {name: f"out-{name}" for name in paths}


@pytest.fixture(scope="module", autouse=True)
def filled(library: Library) -> None:
    """Files of several types."""
    folder = library.folder
    library.fill(
        {
            "pdf": stored(folder, "guides/sl/Καρκίνος του “παγκρέατος” 1.pdf"),
            "html": stored(folder, "page.html", b"<script>alert(1)</script>", "text/html; charset=utf-8"),
            "svg": stored(folder, "drawing.svg", b"<svg onload='alert(1)'/>", "image/svg+xml"),
            "txt": stored(folder, "notes.txt", "Česnek".encode(), "text/plain"),
            "centre": guide("Hospital", "Text.", kind="centre"),
        }
    )


async def original(library: Library, identifier: str, **headers: str) -> httpx.Response:
    return await library.http.get(
        f"/documents/{identifier}/file", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


async def test_original_is_served_whole_with_its_type_and_a_strong_validator(library: Library) -> None:
    answer = await original(library, "pdf")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["etag"] == f'"{hashlib.sha256(CONTENT).hexdigest()}"'
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline; ")


async def test_file_whose_name_keeps_accents_apart_on_the_disk_is_served(library: Library) -> None:
    body = stored(library.folder, unicodedata.normalize("NFD", "guides/παγκρέας/rakovina slinivky – příručka.pdf"))
    body["file"]["path"] = unicodedata.normalize("NFC", body["file"]["path"])
    library.fill({"nfd": body})
    answer = await library.http.get("/documents/nfd/file")
    assert (answer.status_code, answer.content) == (200, CONTENT)


@pytest.mark.parametrize(
    ("asked", "start", "end"), [("bytes=0-8", 0, 9), ("bytes=100-", 100, None), ("bytes=-5", -5, None)]
)
async def test_ranges_are_served(library: Library, asked: str, start: int, end: int | None) -> None:
    answer = await original(library, "pdf", range=asked)
    assert (answer.status_code, answer.content) == (206, CONTENT[start:end])
    assert answer.headers["content-range"].endswith(f"/{len(CONTENT)}")


async def test_range_beyond_the_end_is_refused(library: Library) -> None:
    assert (await original(library, "pdf", range="bytes=999999-")).status_code == 416


async def test_range_of_an_older_version_gets_the_whole_new_one(library: Library) -> None:
    answer = await original(library, "pdf", range="bytes=0-8", if_range='"older"')
    assert (answer.status_code, answer.content) == (200, CONTENT)


async def test_what_the_browser_has_is_not_sent_again(library: Library) -> None:
    etag = (await original(library, "pdf")).headers["etag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        answer = await original(library, "pdf", if_none_match=known)
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert (await original(library, "pdf", if_none_match='"other"')).status_code == 200


async def test_head_tells_the_same_without_the_content(library: Library) -> None:
    answer = await library.http.head("/documents/pdf/file")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(CONTENT))


async def test_file_that_changed_since_it_was_indexed_has_another_validator(library: Library) -> None:
    library.fill({"changed": stored(library.folder, "changed.pdf")})
    before = (await original(library, "changed")).headers["etag"]
    (library.folder / "changed.pdf").write_bytes(b"%PDF-1.7 another")
    after = await original(library, "changed", if_none_match=before)
    assert (after.status_code, after.content) == (200, b"%PDF-1.7 another")
    assert after.headers["etag"] != before


@pytest.mark.parametrize("identifier", ["html", "svg"])
async def test_what_could_run_is_saved_and_never_shown(library: Library, identifier: str) -> None:
    answer = await original(library, identifier)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_text_is_shown(library: Library) -> None:
    answer = await original(library, "txt")
    assert answer.text == "Česnek"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


async def test_nothing_outside_the_folder_is_ever_served(library: Library, names: dict[str, str]) -> None:
    for attempt, identifier in names.items():
        answer = await original(library, identifier, accept="application/json")
        assert answer.status_code == 404, attempt
        assert SECRET not in answer.content, attempt
        assert str(library.folder) not in answer.text, attempt


@pytest.mark.parametrize(
    "identifier",
    ["unknown", "centre", "..%2f..%2fetc%2fpasswd", "%2e%2e", "a" * 5000, "a%00b", "a%0d%0aX-Bad:1", "_search", "?"],
)
async def test_identifier_that_leads_to_no_file_is_not_found(library: Library, identifier: str) -> None:
    assert (await original(library, identifier)).status_code == 404


def test_name_of_a_file_is_plain_and_true_at_once() -> None:
    assert disposition("inline", 'a "b"\r\n;č.pdf') == (
        "inline; filename=\"a _b_____.pdf\"; filename*=UTF-8''a%20%22b%22%0D%0A%3B%C4%8D.pdf"
    )
