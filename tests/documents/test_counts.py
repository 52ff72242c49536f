"""The command tells how many documents there are, and takes no veraPDF that is not the pinned one."""

import hashlib
from pathlib import Path

import pytest

from documents._build.cli import main
from documents._build.verapdf import VerapdfUnusable, check

CATALOGUE = """file,language,kind
guides/mt/lung.pdf,,guide
leaflets/mt/lung.txt,,guide
reports/ireland.pdf,en,report
"""


def test_documents_are_counted_by_language_and_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "catalogue.csv").write_text(CATALOGUE, encoding="utf-8")

    assert main(["--table", "--into", str(tmp_path)]) == 0

    rows = capsys.readouterr().out.splitlines()
    assert rows[:2] == ["| language | guide | report | all |", "| --- | --- | --- | --- |"]
    assert {"| mt | 2 | 0 | 2 |", "| en | 0 | 1 | 1 |", "| bg | 0 | 0 | 0 |"} < set(rows)
    assert rows[-1] == "| all | 2 | 1 | 3 |"


def test_only_the_pinned_files_are_taken_for_verapdf(tmp_path: Path) -> None:
    (tmp_path / "a.jar").write_bytes(b"a")
    pinned = f"{hashlib.sha256(b'a').hexdigest()}  a.jar\n"
    check(tmp_path, pinned)

    (tmp_path / "b.jar").write_bytes(b"b")
    with pytest.raises(VerapdfUnusable, match=r"b\.jar"):
        check(tmp_path, pinned)
    with pytest.raises(VerapdfUnusable, match=r"a\.jar, b\.jar, c\.jar"):
        check(tmp_path, pinned.replace(" a.jar", " c.jar"))
