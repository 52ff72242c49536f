"""Leaflets that Typst lays out: two columns, a long table, two languages, a folder, an attachment. All are tagged."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from documents._build.errors import BadSource, Fault
from documents._build.leaflets.leaflet import Leaflet
from documents._build.markdown import Node, tree

LAYOUTS = Path(__file__).with_name("layouts")


def two_columns(leaflet: Leaflet) -> bytes:
    """Justified columns in which words are broken at the ends of lines."""
    return typeset("columns", leaflet)


def long_table(leaflet: Leaflet) -> bytes:
    """A table over several pages, its header on each."""
    return typeset("table", leaflet)


def facing_pages(leaflet: Leaflet) -> bytes:
    """Slovenian on the left, Italian on the right; a first page with both notices."""
    second = "it"
    return typeset("facing", leaflet, second=second, second_opening=asdict(leaflet.opening(second)))


def folder(leaflet: Leaflet) -> bytes:
    """A sheet to fold twice: six panels, the cover at the right of the first page, as it is printed."""
    return typeset("folder", leaflet)


def with_attachment(leaflet: Leaflet) -> bytes:
    """The last part of the text is a file inside the PDF."""
    *parts, attached = leaflet.parts
    return typeset("attachment", leaflet, parts=trees(leaflet, parts), attached=attached)


def typeset(layout: str, leaflet: Leaflet, **more: Any) -> bytes:
    """The leaflet as a tagged PDF (PDF/UA-1) in the layout of this name; `more` is said to the layout besides.

    Fonts of the system are left aside, as they differ between machines. Raises BadSource when Typst refuses or warns.
    """
    return compiled(layout, leaflet, document(leaflet) | more, pdf_standards="ua-1")[0]


def compiled(layout: str, leaflet: Leaflet, said: Mapping[str, Any], **options: Any) -> list[bytes]:
    """What Typst makes of a layout: one PDF, or an image a page."""
    path = leaflet.source.path
    try:
        made, warnings = typst.compile_with_warnings(
            LAYOUTS / f"{layout}.typ",
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(said, ensure_ascii=False)},
            timestamp=datetime.datetime.combine(leaflet.source.date, datetime.time(), tzinfo=datetime.UTC),
            **options,
        )
    except typst.TypstError as error:
        raise BadSource(Fault(path, 1, f"cannot be typeset: {error.message} {' '.join(error.hints)}")) from error
    if warnings:
        raise BadSource(Fault(path, 1, f"typesetting warns: {'; '.join(warning.message for warning in warnings)}"))
    return [made] if isinstance(made, bytes) else list(made)


def document(leaflet: Leaflet) -> dict[str, Any]:
    """What every layout is told."""
    source = leaflet.source
    return {
        "title": source.title,
        "language": source.language,
        "publisher": source.publisher,
        "description": source.description,
        "date": [source.date.year, source.date.month, source.date.day],
        "opening": asdict(leaflet.opening()),
        "page": leaflet.wording[source.language].page,
        "parts": trees(leaflet, leaflet.parts),
    }


def trees(leaflet: Leaflet, parts: list[str]) -> list[list[Node]]:
    """The parts as the trees that layouts lay out. Raises BadSource."""
    return [tree(part, leaflet.source.path) for part in parts]
