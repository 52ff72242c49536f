"""What a screen reader has to read: Chromium's accessibility tree as text, a line a node, in the order of the page."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from playwright.async_api import Page

Node = Mapping[str, Any]
Line = tuple[int, str, bool]
"""How deep it stands, what is said, and whether it is text alone."""

_SILENT = {
    "none",
    "generic",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "RootWebArea",
    "LabelText",
    "Legend",
    "mark",
    "strong",
}
"""Roles that say nothing by themselves."""

_NAMED_BY_CONTENT = {
    "DisclosureTriangle",
    "link",
    "button",
    "heading",
    "option",
    "cell",
    "columnheader",
    "rowheader",
    "term",
    "group",
}
"""Roles whose texts are said as their names."""

_SAID = ("checked", "expanded", "selected", "focused", "live")
_LEVELLED = "heading"


async def spoken(page: Page) -> str:
    """The page as it is read from its beginning to its end: role, name, description, states, and texts in between."""
    session = await page.context.new_cdp_session(page)
    nodes = (await session.send("Accessibility.getFullAXTree"))["nodes"]
    await session.detach()
    lines = _lines({node["nodeId"]: node for node in nodes}, nodes[0], 0, "")
    return "\n".join([f"page “{_value(nodes[0], 'name')}”", *_joined(lines)])


def _joined(lines: Iterable[Line]) -> Iterator[str]:
    """The lines, with texts that follow each other as one."""
    for (depth, is_text), found in groupby(lines, key=lambda line: (line[0], line[2])):
        said = [line[1] for line in found]
        yield from (f"{'  ' * depth}{one}" for one in ([f"“{' '.join(said)}”"] if is_text else said))


def _lines(known: Mapping[str, Node], node: Node, depth: int, within: str) -> Iterator[Line]:
    role, name, ignored = _value(node, "role"), " ".join(_value(node, "name").split()), node.get("ignored", False)
    if role == "StaticText":
        if name and name not in within and not ignored:
            yield depth, name, True
        return
    silent = ignored or role in _SILENT
    if not silent:
        yield depth, " ".join(filter(None, (_called(role), f"“{name}”" if name else "", *_told(node, role)))), False
    children = [known[one] for one in node.get("childIds", ()) if one in known]
    inside = " ".join([within, name if role in _NAMED_BY_CONTENT else "", *_controls(known, node, role)])
    for child in children:
        yield from _lines(known, child, depth + (not silent), inside)


def _controls(known: Mapping[str, Node], node: Node, role: str) -> Iterator[str]:
    """Names of the controls within a label: its text is said as theirs. What stands in a text field is its value."""
    if role == "LabelText":
        yield from (_value(known[one], "name") for one in node.get("childIds", ()) if one in known)
    yield _value(node, "value")


def _told(node: Node, role: str) -> Iterator[str]:
    """What is said besides role and name; states that are as usual are not."""
    if description := _value(node, "description"):
        yield f"— {description}"
    if value := _value(node, "value"):
        yield f"= {value}"
    for one in node.get("properties", ()):
        value = one["value"].get("value")
        told = one["name"] in _SAID or (one["name"] == "level" and role == _LEVELLED)
        if told and value not in (False, "false", "off", None):
            yield f"[{one['name']}]" if value is True or value == "true" else f"[{one['name']} {value}]"


def _called(role: str) -> str:
    return {"DisclosureTriangle": "disclosure", "image": "picture", "DescriptionList": "list"}.get(role, role)


def _value(node: Node, name: str) -> str:
    return str(node.get(name, {}).get("value") or "")
