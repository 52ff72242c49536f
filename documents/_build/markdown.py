"""Markdown to the plain tree that the template lays out: only the elements that our documents use."""

from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from documents._build.errors import BadSource

Node = dict[str, Any]

_KEPT = {
    "paragraph": "paragraph",
    "bullet_list": "bullets",
    "ordered_list": "numbers",
    "list_item": "item",
    "blockquote": "box",
    "strong": "strong",
    "em": "emphasis",
    "table": "table",
    "tr": "row",
    "th": "cell",
    "td": "cell",
}
_SPACES = {"softbreak": " ", "hardbreak": " "}
_TRANSPARENT = ("inline", "thead", "tbody")


def tree(body: str, path: Path) -> list[Node]:
    """The blocks of `body` as JSON-ready nodes: `{"type", "children"}`, `{"type": "text", "text"}` and the like.

    Headings start at level 2, since the title is the only one of level 1. Raises BadSource for an element that the
    template cannot lay out.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return _children(SyntaxTreeNode(tokens), path)


def _children(node: SyntaxTreeNode, path: Path) -> list[Node]:
    return [made for child in node.children for made in _nodes(child, path)]


def _nodes(node: SyntaxTreeNode, path: Path) -> list[Node]:
    if node.type in _TRANSPARENT:
        return _children(node, path)
    if node.type == "text":
        return [{"type": "text", "text": node.content}] if node.content else []
    if node.type in _SPACES:
        return [{"type": "text", "text": _SPACES[node.type]}]
    if node.type == "link":
        return [{"type": "link", "target": str(node.attrs["href"]), "children": _children(node, path)}]
    if node.type == "heading" and node.tag != "h1":
        return [{"type": "heading", "level": int(node.tag[1:]), "children": _children(node, path)}]
    if node.type in _KEPT:
        return [{"type": _KEPT[node.type], "children": _children(node, path)}]
    raise BadSource(path, f"{node.type} ({node.tag or 'no tag'}) cannot be laid out; use ##, lists, tables")
