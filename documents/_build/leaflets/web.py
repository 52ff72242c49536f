"""A web page as sites have it: a menu before the text, a script, letters written as entities."""

from html import escape

from markdown_it import MarkdownIt

from documents._build.leaflets.leaflet import Leaflet

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="us-ascii">
<title>{title}</title>
<meta name="author" content="{publisher}">
<script>var visited = "tracker";</script>
</head>
<body>
<nav><a href="#text">{title}</a></nav>
<main id="text">
<h1>{title}</h1>
<aside><p><strong>{notice_heading}</strong> {notice}</p><p>{licence}</p></aside>
{text}</main>
</body>
</html>
"""


def web_page(leaflet: Leaflet) -> bytes:
    """The leaflet as HTML in ASCII: every other letter is an entity by number."""
    source, opening = leaflet.source, leaflet.opening()
    page = _PAGE.format(
        language=source.language,
        title=escape(source.title),
        publisher=escape(source.publisher),
        notice_heading=escape(opening.notice_heading),
        notice=escape(opening.notice),
        licence=escape(opening.licence),
        text="".join(html(part) for part in leaflet.parts),
    )
    return page.encode("ascii", errors="xmlcharrefreplace")


def html(markdown: str) -> str:
    """The text as well-formed elements of XHTML."""
    return str(MarkdownIt("commonmark").enable("table").render(markdown))
