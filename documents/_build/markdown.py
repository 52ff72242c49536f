"""Markdown to the plain tree that the template lays out: only the elements that our documents use."""

from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from documents._build.errors import BadSource, Fault

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
_BREAKS = ("softbreak", "hardbreak")
"""Ends of the source's lines: spaces, but in a style that keeps lines."""
_TRANSPARENT = ("inline", "thead", "tbody")


def tree(body: str, path: Path, first: int = 1) -> list[Node]:
    """The blocks of `body` as JSON-ready nodes: `{"type", "children"}`, `{"type": "text", "text"}` and the like.

    Headings start at level 2, since the title is the only one of level 1. `first` is the line of the file at which the
    body starts. Raises BadSource for an element that the template cannot lay out.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    root = SyntaxTreeNode(tokens)
    if wrong := [node for node in root.walk(include_self=False) if not _laid_out(node)]:
        raise BadSource(*(Fault(path, first + _line(node), _reason(node)) for node in wrong))
    return _children(root)


def _laid_out(node: SyntaxTreeNode) -> bool:
    if node.type == "heading":
        return node.tag != "h1"
    return node.type in ("text", "link", *_TRANSPARENT) or node.type in _BREAKS or node.type in _KEPT


def _reason(node: SyntaxTreeNode) -> str:
    return f"{node.type} ({node.tag or 'no tag'}) cannot be laid out; use ##, lists, tables"


def _line(node: SyntaxTreeNode) -> int:
    """The line of the body, counted from 0, at which `node` or the block around it starts."""
    around: SyntaxTreeNode | None = node
    while around and not around.map:
        around = around.parent
    return around.map[0] if around and around.map else 0


def _children(node: SyntaxTreeNode) -> list[Node]:
    return [made for child in node.children for made in _nodes(child)]


def _nodes(node: SyntaxTreeNode) -> list[Node]:
    if node.type in _TRANSPARENT:
        return _children(node)
    if node.type == "text":
        return [{"type": "text", "text": node.content}] if node.content else []
    if node.type in _BREAKS:
        return [{"type": "break"}]
    if node.type == "link":
        return [{"type": "link", "target": str(node.attrs["href"]), "children": _children(node)}]
    if node.type == "heading":
        return [{"type": "heading", "level": int(node.tag[1:]), "children": _children(node)}]
    return [{"type": _KEPT[node.type], "children": _children(node)}]
