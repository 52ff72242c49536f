"""A Word file (DOCX) with headings, lists and a table."""

import datetime
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE

from documents._build.leaflets.containers import parts_of, settled
from documents._build.leaflets.leaflet import Leaflet
from documents._build.leaflets.typeset import trees
from documents._build.markdown import Node

_UNUSED = ("/stylesWithEffects", "/thumbnail")
_TABLES = ("Normal Table", "Table Grid")
_LISTS = {"bullets": "List Bullet", "numbers": "List Number"}


def word(leaflet: Leaflet) -> bytes:
    """The leaflet as Word saves it."""
    document = _blank()
    _properties(document, leaflet)
    document.add_heading(leaflet.source.title, level=0)
    opening = leaflet.opening()
    document.add_paragraph().add_run(opening.notice_heading).bold = True
    document.add_paragraph(opening.notice)
    document.add_paragraph(opening.licence)
    for part in trees(leaflet, leaflet.parts):
        for node in part:
            _BLOCKS[node["type"]](document, node)
    saved = io.BytesIO()
    document.save(saved)
    return settled(parts_of(saved.getvalue()))


def _blank() -> Any:
    """The library's empty document without what makes it large: styles that are not used, a picture of itself."""
    document = docx.Document()
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLES:
            style.delete()
    for relations in (document.part.rels, document.part.package.rels):
        for identifier, relation in list(relations.items()):
            if relation.reltype.endswith(_UNUSED):
                del relations[identifier]
    return document


def _properties(document: Any, leaflet: Leaflet) -> None:
    said, source = document.core_properties, leaflet.source
    when = datetime.datetime.combine(source.date, datetime.time())
    said.title, said.author, said.language, said.comments = source.title, source.publisher, source.language, ""
    said.created = said.modified = when
    said.last_modified_by = source.publisher


def _heading(document: Any, node: Node) -> None:
    document.add_heading("".join(text for text, _, _ in runs(node)), level=node["level"] - 1)


def _paragraph(document: Any, node: Node) -> None:
    _write(document.add_paragraph(), node)


def _list(document: Any, node: Node) -> None:
    for item in node["children"]:
        _write(document.add_paragraph(style=_LISTS[node["type"]]), item)


def _table(document: Any, node: Node) -> None:
    rows = node["children"]
    table = document.add_table(rows=0, cols=len(rows[0]["children"]), style=_TABLES[1])
    for row in rows:
        for cell, content in zip(table.add_row().cells, row["children"], strict=True):
            _write(cell.paragraphs[0], content)


_BLOCKS: Mapping[str, Callable[[Any, Node], None]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": _list,
    "numbers": _list,
    "table": _table,
}


def _write(paragraph: Any, node: Node) -> None:
    for text, bold, italic in runs(node):
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None


def runs(node: Node, *, bold: bool = False, italic: bool = False) -> Iterator[tuple[str, bool, bool]]:
    """The node's text in stretches of one look: text, whether it is bold, whether it is italic."""
    if node["type"] == "text":
        yield node["text"], bold, italic
    elif node["type"] == "break":
        yield " ", bold, italic
    for child in node.get("children", ()):
        yield from runs(child, bold=bold or node["type"] == "strong", italic=italic or node["type"] == "emphasis")
