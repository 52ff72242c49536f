"""A source to the bytes of a tagged PDF (PDF/UA-1), by Typst and the fonts that it brings along."""

import datetime
import json
from dataclasses import asdict
from pathlib import Path

import typst

from documents._build.errors import BadSource, Fault
from documents._build.markdown import tree
from documents._build.sources import Source
from documents._build.styles import styles
from documents._build.typography import firm
from documents._build.wording import Wording

_TEMPLATE = Path(__file__).with_name("template.typ")


def pdf(source: Source, wording: Wording) -> bytes:
    """The document as a PDF: the same source gives the same bytes.

    Fonts of the system are left aside, since they differ between machines. Raises BadSource when Typst refuses the
    document or warns of it.
    """
    try:
        made, warnings = typst.compile_with_warnings(
            _TEMPLATE,
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(_document(source, wording), ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=_midnight(source.date),
        )
    except typst.TypstError as error:
        raise _refused(source, f"cannot be typeset: {error.message} {' '.join(error.hints)}") from error
    if warnings or not isinstance(made, bytes):
        raise _refused(source, f"typesetting warns: {'; '.join(warning.message for warning in warnings)}")
    return made


def _refused(source: Source, reason: str) -> BadSource:
    return BadSource(Fault(source.path, source.lines.get("body", 1), reason))


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(), tzinfo=datetime.UTC)


def _document(source: Source, wording: Wording) -> dict[str, object]:
    return {
        "title": source.title,
        "language": source.language,
        "publisher": source.publisher,
        "description": source.description,
        "year": source.date.year,
        "month": source.date.month,
        "day": source.date.day,
        "notice_heading": wording.notice_heading,
        "notice": firm(wording.notice, source.language),
        "licence": firm(
            wording.licence.format(publisher=source.publisher, year=source.date.year, licence=source.licence),
            source.language,
        ),
        "page": wording.page,
        "style": asdict(styles()[source.publisher]),
        "body": tree(firm(source.body, source.language), source.path, first=source.lines.get("body", 1)),
    }
