"""An electronic book (EPUB 3): a chapter a file, with a table of contents."""

from html import escape

from documents._build.leaflets.containers import settled
from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.web import html

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:rare-cancer-library:{name}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>{publisher}</dc:creator>
<dc:date>{date}</dc:date>
<dc:rights>{licence}</dc:rights>
<meta property="dcterms:modified">{date}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
{items}</manifest>
<spine>
{spine}</spine>
</package>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head><title>{title}</title></head>
<body>
{body}</body>
</html>
"""


def book(leaflet: Leaflet) -> bytes:
    """The leaflet with a title page that has the notice, and a chapter for each part of its text."""
    title = leaflet.source.title
    chapters = [_title_page(leaflet), *(html(part) for part in leaflet.parts)]
    names = [f"chapter-{number}" for number in range(len(chapters))]
    entries = "".join(
        f'<li><a href="{name}.xhtml">{_first_heading(chapter)}</a></li>\n'
        for name, chapter in zip(names, chapters, strict=True)
    )
    navigation = f'<nav epub:type="toc"><h1>{escape(title)}</h1>\n<ol>\n{entries}</ol></nav>\n'
    return settled(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": _CONTAINER.encode(),
            "book/package.opf": _package(leaflet, names).encode(),
            "book/nav.xhtml": _page(leaflet, navigation),
            **{f"book/{name}.xhtml": _page(leaflet, chapter) for name, chapter in zip(names, chapters, strict=True)},
        }
    )


def _title_page(leaflet: Leaflet) -> str:
    said = leaflet.opening()
    return (
        f"<h1>{escape(leaflet.source.title)}</h1>\n"
        f"<p><strong>{escape(said.notice_heading)}</strong> {escape(said.notice)}</p>\n<p>{escape(said.licence)}</p>\n"
    )


def _first_heading(chapter: str) -> str:
    return chapter.partition("</h")[0].partition(">")[2]


def _page(leaflet: Leaflet, body: str) -> bytes:
    return _PAGE.format(language=leaflet.source.language, title=escape(leaflet.source.title), body=body).encode()


def _package(leaflet: Leaflet, names: list[str]) -> str:
    source = leaflet.source
    return _PACKAGE.format(
        language=source.language,
        name=source.path.stem,
        title=escape(source.title),
        publisher=escape(source.publisher),
        date=source.date.isoformat(),
        licence=escape(source.licence),
        items="".join(
            f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>\n' for name in names
        ),
        spine="".join(f'<itemref idref="{name}"/>\n' for name in names),
    )
