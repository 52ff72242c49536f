"""A folder is scanned whole, in order, never beyond itself; what cannot be read is named."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from indexer.collection import content_hash, scan, table_kind
from indexer.errors import WrongUse


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_documents_tables_and_catalogue_are_told_apart(tmp_path: Path) -> None:
    _write(tmp_path, "guides/sl/b.pdf", "a.docx", "catalogue.csv", "directories/centres.xlsx")
    _write(tmp_path, "directories/Organizations-2026.ods", ".hidden", "_sources/x.md", "guides/.git/y", "guides/_z.pdf")
    found = scan(tmp_path)
    assert [file.relative for file in found.files] == ["a.docx", "guides/sl/b.pdf"]
    assert [file.relative for file in found.tables] == [
        "directories/Organizations-2026.ods",
        "directories/centres.xlsx",
    ]
    assert found.catalogue is not None
    assert (found.catalogue.relative, found.faults) == ("catalogue.csv", ())


def test_folder_that_says_so_is_left_aside_with_all_below_it(tmp_path: Path) -> None:
    _write(tmp_path, "drafts/.noindex", "drafts/a.md", "drafts/new/b.md", "guides/c.md")
    found = scan(tmp_path)
    assert [file.relative for file in found.files] == ["guides/c.md"]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("relative", "kind"),
    [
        ("directories/organisations.csv", "organisation"),
        ("directories/eu/Centers 2026.xlsx", "centre"),
        ("directories/centre.ods", "centre"),
        ("directories/notes.csv", None),
        ("guides/centres.csv", None),
    ],
)
def test_kind_of_a_table_is_in_its_name(relative: str, kind: str | None) -> None:
    assert table_kind(relative) == kind


def test_two_scans_are_equal(tmp_path: Path) -> None:
    _write(tmp_path, "b.pdf", "a/c.pdf", "a.pdf")
    assert scan(tmp_path) == scan(tmp_path)


def test_links_stay_within_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    _write(folder, "a/inside.pdf")
    _write(tmp_path, "secret.pdf")
    (folder / "within.pdf").symlink_to(folder / "a" / "inside.pdf")
    (folder / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "nowhere.pdf").symlink_to(folder / "gone.pdf")
    (folder / "a" / "loop").symlink_to(folder)
    found = scan(folder)
    assert [file.relative for file in found.files] == ["a/inside.pdf", "within.pdf"]
    assert [fault.message for fault in found.faults] == [
        "a/loop: this link leads to a folder that it is in; remove it",
        "nowhere.pdf: this link leads nowhere; put the file itself here",
        "out.pdf: this link leads out of the collection; put the file itself here",
    ]


def test_names_are_in_nfc_and_two_forms_of_one_are_a_fault(tmp_path: Path) -> None:
    composed = unicodedata.normalize("NFC", "οδηγός «για» ασθενείς.pdf")
    _write(tmp_path, unicodedata.normalize("NFD", composed))
    assert [file.relative for file in scan(tmp_path).files] == [composed]
    _write(tmp_path, composed)
    found = scan(tmp_path)
    assert ([file.relative for file in found.files], len(found.faults)) == ([composed], 1)


def test_name_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.pdf", "wb"):
        pass
    (fault,) = scan(tmp_path).faults
    assert fault.message == "caf\ufffd.pdf: its name is not UTF-8; rename it"


def test_superfluous_catalogue_and_stray_file_among_the_directories_are_faults(tmp_path: Path) -> None:
    _write(tmp_path, "catalogue.csv", "catalogue.xlsx", "directories/readme.txt")
    found = scan(tmp_path)
    assert [fault.source for fault in found.faults] == ["catalogue.xlsx", "directories/readme.txt"]
    assert found.files == ()


def test_folder_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="is no folder; give the folder of the collection"):
        scan(tmp_path / "missing")


def test_hash_is_of_the_bytes(tmp_path: Path) -> None:
    _write(tmp_path, "a.pdf")
    (file,) = scan(tmp_path).files
    assert content_hash(file) == hashlib.sha256(b"a.pdf").hexdigest()
