"""A source that is wrong is refused with a message that names it, and nothing is guessed."""

from pathlib import Path

import pytest

from documents._build.cli import main
from documents._build.errors import BadDirectory, BadSource
from documents._build.markdown import tree
from documents._build.sources import source
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


def test_markdown_becomes_the_tree_that_the_template_lays_out() -> None:
    body = "## Head\n\nOne *two*\nthree **four** [five](https://example.org).\n\n- a\n- b\n"

    assert tree(body, HERE) == [
        {"type": "heading", "level": 2, "children": [text("Head")]},
        {
            "type": "paragraph",
            "children": [
                text("One "),
                {"type": "emphasis", "children": [text("two")]},
                text(" "),
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
def test_element_that_the_template_cannot_lay_out_is_refused(body: str) -> None:
    with pytest.raises(BadSource, match="cannot be laid out"):
        tree(body, HERE)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("no front matter", "must begin with front matter"),
        ("---\n- a\n- b\n---\n", "must be a list of"),
        ("---\ntitle: A title\n---\n", "missing"),
        (FRONT.replace("kind:", "sort:"), "unexpected keyword"),
        (FRONT.replace("2026-11-24", "last week"), "is no date"),
    ],
)
def test_wrong_front_matter_is_refused_by_name(tmp_path: Path, written: str, said: str) -> None:
    path = tmp_path / "guide.md"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(BadSource, match=said) as refused:
        source(path, tmp_path)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("table", ["", "name,country\n", "name,country\nA,SI\nB\n"])
def test_wrong_directory_is_refused(tmp_path: Path, table: str) -> None:
    path = tmp_path / "organisations.csv"
    path.write_text(table, encoding="utf-8")

    with pytest.raises(BadDirectory, match=r"organisations\.csv"):
        workbook(path)


def test_the_command_says_what_is_wrong_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "wording.yaml").write_text("en: {notice_heading: a, notice: b, licence: c, page: d}\n")
    (tmp_path / "sources" / "leaflet.md").write_text(FRONT.replace("language: en", "language: mt"), encoding="utf-8")
    monkeypatch.setattr("documents._build.cli.COLLECTION", tmp_path)

    assert main([]) == 1
    assert "wording.yaml has no wording in 'mt'" in capsys.readouterr().err


def text(words: str) -> dict[str, str]:
    return {"type": "text", "text": words}


def item(words: str) -> dict[str, object]:
    return {"type": "item", "children": [{"type": "paragraph", "children": [text(words)]}]}
