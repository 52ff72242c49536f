"""A source that is wrong is refused with a message that names it, and nothing is guessed."""

import re
from pathlib import Path

import pytest

from documents._build.cli import main
from documents._build.errors import BadDirectory, BadSource, Fault
from documents._build.markdown import tree
from documents._build.sources import source
from documents._build.wording import wording
from documents._build.workbooks import workbook

HERE = Path("guide.md")
FRONT = """---
title: A title
language: en
kind: guide
publisher: Demonstration series A
date: 2026-11-24
licence: CC BY 4.0
---
"""
WORDS = "notice_heading: a, notice: b, licence: '{publisher} {year} {licence}', page: '{page} {pages}'"


def more(line: str) -> str:
    """The front matter with a further line, its eighth."""
    return FRONT.removesuffix("---\n") + line + "\n---\n"


def test_markdown_becomes_the_tree_that_the_template_lays_out() -> None:
    body = "## Head\n\nOne *two*\nthree **four** [five](https://example.org).\n\n- a\n- b\n"

    assert tree(body, HERE) == [
        {"type": "heading", "level": 2, "children": [text("Head")]},
        {
            "type": "paragraph",
            "children": [
                text("One "),
                {"type": "emphasis", "children": [text("two")]},
                {"type": "break"},
                text("three "),
                {"type": "strong", "children": [text("four")]},
                text(" "),
                {"type": "link", "target": "https://example.org", "children": [text("five")]},
                text("."),
            ],
        },
        {"type": "bullets", "children": [item("a"), item("b")]},
    ]


def test_table_keeps_rows_and_cells() -> None:
    row = {"type": "row", "children": [{"type": "cell", "children": [text(word)]} for word in "ab"]}

    assert tree("| a | b |\n|---|---|\n| a | b |\n", HERE) == [{"type": "table", "children": [row, row]}]


@pytest.mark.parametrize("body", ["# A second title", "![picture](a.png)", "```\ncode\n```", "<b>markup</b>", "---"])
def test_element_that_the_template_cannot_lay_out_is_refused_in_its_line(body: str) -> None:
    with pytest.raises(BadSource, match=r"guide\.md:13: .*cannot be laid out"):
        tree("Text.\n\n" + body, HERE, first=11)


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ("no front matter", 1, "must begin with front matter"),
        ("---\n- a\n- b\n---\n", 2, "must be a list of"),
        ("---\ntitle: A title\n---\n", 1, "language: is missing"),
        ("---\ntitle: 'A title\n---\n", 3, "is not YAML"),
        (FRONT.replace("kind:", "sort:"), 4, "sort: no document has it"),
        (FRONT.replace("kind:", "language:"), 4, "language: stands twice"),
        (FRONT.replace("2026-11-24", "last week"), 6, "date: 'last week' is no date"),
        (FRONT.replace("2026-11-24", "2026-02-30"), 6, "date: '2026-02-30' is no date"),
        (FRONT.replace(": A title", ": ''"), 2, "title: must be a text"),
        (FRONT.replace(": en", ": xx"), 3, "language: 'xx' is not known"),
        (FRONT.replace(": guide", ": guides"), 4, "kind: 'guides' is not known; did you mean guide?"),
        (FRONT.replace("series A", "series Z"), 5, "publisher: 'Demonstration series Z' is not known; did you mean"),
        (more("site: [lung, pancreass]"), 8, "site: 'pancreass' is not known; did you mean pancreas?"),
        (more("site: pancreas"), 8, "site: must be a list"),
        (more("family: sarcoma"), 8, "family: families follow from the sites"),
        (more("stage: [before]"), 8, "stage: 'before' is not known; it may be diagnosis, treatment"),
        (more("audience: [everybody]"), 8, "audience: 'everybody' is not known"),
        (more("country: Slovenia"), 8, "country: 'Slovenia' is not a code"),
        (more("concepts: [50]"), 8, "concepts: '50' is not an identifier of Orphanet"),
    ],
)
def test_wrong_front_matter_is_refused_by_file_line_and_reason(
    tmp_path: Path, written: str, line: int, said: str
) -> None:
    path = tmp_path / "guide.md"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(BadSource) as refused:
        source(path, tmp_path)
    assert f"{path}:{line}: {said}" in str(refused.value)


def test_all_that_is_wrong_in_a_source_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "guide.md"
    path.write_text(more("stage: [before]").replace(": en", ": xx").replace("title:", "name:"), encoding="utf-8")

    with pytest.raises(BadSource) as refused:
        source(path, tmp_path)
    assert [fault.line for fault in refused.value.faults] == [1, 2, 3, 8]


def test_source_that_is_not_utf_8_is_refused_in_its_line(tmp_path: Path) -> None:
    path = tmp_path / "guide.md"
    path.write_bytes(FRONT.replace("A title", "Überblick").encode("cp1252"))

    with pytest.raises(BadSource, match=r"guide\.md:2: is not UTF-8"):
        source(path, tmp_path)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "1: has no records"),
        ("name,country\n", "1: has no records"),
        ("name,country\nA,SI\nB\n", "3: the record has 1 cells"),
        ('name,site\n"A\nB",lung\nC,lungs;prostate\n', "4: site: 'lungs' is not known; did you mean lung?"),
        ("name,family\nA,sarcomas\n", "2: family: 'sarcomas' is not known; did you mean sarcoma?"),
    ],
)
def test_wrong_directory_is_refused_by_file_line_and_reason(tmp_path: Path, table: str, said: str) -> None:
    path = tmp_path / "organisations.csv"
    path.write_text(table, encoding="utf-8")

    with pytest.raises(BadDirectory, match=rf"organisations\.csv:{re.escape(said)}"):
        workbook(path)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("sl: {notice_heading: a, notice: b, page: '{page} {pages}'}", "2: sl: licence is missing"),
        (f"sl: {{{WORDS.replace('{page}', '')}}}", "2: sl: page must hold {page}"),
        (f"sl: {{{WORDS}, footer: x}}", "2: sl: footer: 'footer' is not known"),
        (f"xx: {{{WORDS}}}", "2: xx: 'xx' is not known"),
        ("sl: text", "2: sl: notice_heading is missing"),
        ("sl: [", "3: is not YAML"),
    ],
)
def test_wrong_wording_is_named_by_line_and_left_out(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "wording.yaml").write_text(f"en: {{{WORDS}}}\n{row}\n", encoding="utf-8")
    faults: list[Fault] = []

    assert set(wording(tmp_path, faults)) <= {"en"}
    assert str(faults[0]).startswith(f"{tmp_path / 'wording.yaml'}:{said}")


class TestCommand:
    """What is wrong is named, and everything else is built."""

    @pytest.fixture(autouse=True)
    def collection(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A collection of four guides, of which one is right, and a directory."""
        for name, written in {
            "wording.yaml": f"en: {{{WORDS}}}\n",
            "guides/en/right.md": FRONT + "## Head\n\nText.\n",
            "guides/en/bare.md": "Text.\n",
            "guides/en/picture.md": FRONT + "Text.\n\n![picture](a.png)\n",
            "guides/mt/untranslated.md": FRONT.replace(": en", ": mt"),
            "guides/en/notes.txt": "no document",
            "second-reading/en.md": "no document either",
            "directories/centres.csv": "name,site\nA,lung\n",
        }.items():
            path = tmp_path / "sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written, encoding="utf-8")
        monkeypatch.setattr("documents._build.cli.COLLECTION", tmp_path)
        return tmp_path

    def test_builds_what_is_right_and_names_the_rest(
        self, collection: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--into", str(collection)]) == 1

        said = capsys.readouterr()
        assert said.out.split() == ["guides/en/right.pdf", "catalogue.csv", "directories/centres.xlsx"]
        assert said.err.splitlines() == wrong(collection)
        assert "right.pdf" in (collection / "catalogue.csv").read_text()
        assert "picture.pdf" not in (collection / "catalogue.csv").read_text()

    def test_check_names_the_same_and_nothing_that_is_built(
        self, collection: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["--into", str(collection)])
        (collection / "guides/en/bare.pdf").write_bytes(b"from before the source was spoilt")
        capsys.readouterr()

        assert main(["--check", "--into", str(collection)]) == 1
        assert capsys.readouterr().err.splitlines() == wrong(collection)

    def test_wording_that_is_missing_leaves_the_directories(
        self, collection: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (collection / "sources/wording.yaml").unlink()

        assert main(["--into", str(collection)]) == 1
        said = capsys.readouterr()
        assert said.out.split() == ["catalogue.csv", "directories/centres.xlsx"]
        assert f"{collection}/sources/wording.yaml:1: cannot be read: No such file" in said.err


def wrong(collection: Path) -> list[str]:
    return [
        f"error: {collection}/sources/{said}"
        for said in (
            "guides/en/bare.md:1: must begin with front matter between two lines of ---",
            "guides/en/picture.md:11: image (img) cannot be laid out; use ##, lists, tables",
            "guides/mt/untranslated.md:3: language: wording.yaml has no wording in 'mt'; add it",
        )
    ]


def text(words: str) -> dict[str, str]:
    return {"type": "text", "text": words}


def item(words: str) -> dict[str, object]:
    return {"type": "item", "children": [{"type": "paragraph", "children": [text(words)]}]}
