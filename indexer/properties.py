"""What a file says of itself: title, language, year, where they are usable."""

import re
from collections.abc import Mapping
from typing import Any

from indexer.cleaning import clean_line
from mappings.languages import is_language

_MAX_TITLE = 500
_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Office )?(?:Word|PowerPoint|Excel)|Slide 1|PowerPoint[- ]\w+)(?: *[-–] *)?", re.I
)
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|sin título|senza titolo|naamloos|document|presentation|no title|title|\W*)"
    r"[ -_]?\d*",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\S*\.(?:pdf|docx?|odt|rtf|indd|qxd|pptx?|xlsx?|dvi|tex|ps|html?|pages|graffle|txt)", re.IGNORECASE
)
_FILE_ENDING = re.compile(r"\.(?:pdf|docx?|odt|rtf|indd|qxd|pptx?|xlsx?|dvi|pages|graffle)$", re.IGNORECASE)
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)(?:-|$)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def title_of(properties: Mapping[str, Any], file_name: str) -> str:
    """The title in the file's properties; empty when there is none, or only what a program or a file is called."""
    title = _PROGRAM.sub("", clean_line(_first(properties, "dc:title"))).strip()
    is_name = title.lower() == file_name.rpartition(".")[0].lower() or bool(_FILE_NAME.fullmatch(title))
    if is_name or _FILE_ENDING.search(title) or _NO_TITLE.fullmatch(title):
        return ""
    return title[:_MAX_TITLE]


def language_of(properties: Mapping[str, Any]) -> str:
    """The code of the library's language that the file's properties name first; empty when they name none of them."""
    for name in ("dc:language", "Content-Language", "language"):
        code = re.split(r"[-_,;]", _first(properties, name).strip().lower(), maxsplit=1)[0]
        if is_language(code):
            return code
    return ""


def year_of(properties: Mapping[str, Any]) -> int | None:
    """The year in which the document was made, from its properties."""
    for name in ("dcterms:issued", "dc:date", "dcterms:created", "dcterms:modified"):
        if (found := _YEAR.match(_first(properties, name))) and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
            return int(found[1])
    return None


def _first(properties: Mapping[str, Any], name: str) -> str:
    value = properties.get(name) or ""
    return str(value[0]) if isinstance(value, list) else str(value)
