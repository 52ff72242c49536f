"""Tika's XHTML is read into pages and rows."""

import pytest

from indexer.xhtml import Sheet, pages_of, sheets_of

HEAD = '<html><head><title>Not text</title><meta name="a" content="b" /></head>'


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (
            '<body><div class="page"><p />\n<p>One\ntwo\n</p>\n</div>\n<div class="page"><p />\n</div>\n',
            ("One\ntwo", ""),
        ),
        ("<body><h1>Title</h1>\n<p>a &lt;b&gt; &amp; c</p>\n</body></html>", ("Title\na <b> & c",)),
        ("<body><ul><li>one</li>\n<li>two<br />three</li>\n</ul>\n</body>", ("one\ntwo\nthree",)),
        ("<body><table><tr><td>a</td><td>b</td></tr>\n</table>\n</body>", ("a\tb\t",)),
        ('<body><p>x</p>\n<div class="package-entry"><h1>inner.txt</h1></div></body>', ("x",)),
        (
            '<body><div class="page"><p>x</p>\n<div class="annotation"><a href="http://a.example">http://a.example</a></div>\n'
            '<div class="annotation"><p>note</p></div></div>',
            ("x\nnote",),
        ),
        ("<body />", ("",)),
        ("", ("",)),
    ],
)
def test_pages_are_the_text_between_page_breaks(body: str, pages: tuple[str, ...]) -> None:
    assert pages_of(HEAD + body if body else "") == pages


def test_what_stands_after_the_last_page_counts_to_it() -> None:
    assert pages_of('<body><div class="page"><p>a</p>\n</div>\n<p>field</p>\n</body>') == ("a\n\nfield",)


def test_rows_keep_empty_cells_and_spans() -> None:
    table = (
        '<table><tr><th>name</th><th colspan="2">place</th></tr><tr><td>A &amp; B</td><td /><td>x</td></tr>'
        "<tr /><tr><td>one<br />comment</td></tr></table>"
    )
    assert sheets_of(f"<body>{table}<table><tr><td>2</td></tr></table></body>") == (
        Sheet((("name", "place", ""), ("A & B", "", "x"), (), ("one",))),
        Sheet((("2",),)),
    )


def test_span_of_a_million_columns_is_bounded() -> None:
    (sheet,) = sheets_of('<table><tr><td colspan="9999">a</td></tr></table>')
    assert len(sheet.rows[0]) == 64
