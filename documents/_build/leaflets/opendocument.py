"""An OpenDocument text (ODT) with headings, lists and a table."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from odf import dc, meta
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import H, List, ListItem, P

from documents._build.leaflets.containers import canonical, parts_of, settled
from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.typeset import trees
from documents._build.leaflets.word import runs
from documents._build.markdown import Node


def opendocument(leaflet: Leaflet) -> bytes:
    """The leaflet as LibreOffice saves it."""
    document = OpenDocumentText()
    _properties(document, leaflet)
    body, opening = document.text, leaflet.opening()
    body.addElement(H(outlinelevel=1, text=leaflet.source.title))
    for paragraph in (opening.notice_heading, opening.notice, opening.licence):
        body.addElement(P(text=paragraph))
    for part in trees(leaflet, leaflet.parts):
        for node in part:
            body.addElement(_BLOCKS[node["type"]](node))
    saved = io.BytesIO()
    document.write(saved)
    return settled(canonical(parts_of(saved.getvalue())))


def _properties(document: Any, leaflet: Leaflet) -> None:
    source = leaflet.source
    document.meta.addElement(dc.Title(text=source.title))
    document.meta.addElement(dc.Language(text=source.language))
    document.meta.addElement(meta.InitialCreator(text=source.publisher))
    document.meta.addElement(meta.CreationDate(text=f"{source.date.isoformat()}T00:00:00"))


def _heading(node: Node) -> Any:
    return H(outlinelevel=node["level"], text=_text(node))


def _paragraph(node: Node) -> Any:
    return P(text=_text(node))


def _list(node: Node) -> Any:
    made = List()
    for item in node["children"]:
        entry = ListItem()
        entry.addElement(P(text=_text(item)))
        made.addElement(entry)
    return made


def _table(node: Node) -> Any:
    made = Table(name="Table")
    made.addElement(TableColumn(numbercolumnsrepeated=len(node["children"][0]["children"])))
    for row in node["children"]:
        line = TableRow()
        for cell in row["children"]:
            field = TableCell(valuetype="string")
            field.addElement(P(text=_text(cell)))
            line.addElement(field)
        made.addElement(line)
    return made


_BLOCKS: Mapping[str, Callable[[Node], Any]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": _list,
    "numbers": _list,
    "table": _table,
}


def _text(node: Node) -> str:
    return "".join(text for text, _, _ in runs(node))
