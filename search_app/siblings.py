"""The same document in other languages, and its other editions, told by its place in the collection. No I/O.

Collections keep translations beside each other: `guides/de/sarcoma.pdf` and `guides/sl/sarcoma.pdf`, or `report-en.pdf`
and `report-fr.pdf`; editions differ by a year in the name. Whatever is found so has to be in the language that its
place says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from mappings.languages import is_language, languages
from mappings.vocabulary import RECORDS
from search_app.results import Document, Hit
from search_app.search import SHOWN_FIELDS
from search_app.spelling import QUICKLY

Body = dict[str, Any]

_MOST = 100
_YEARS_APART = 12
_SUFFIX = re.compile(r"(?P<name>.+)(?P<sign>[-_.])(?P<language>[a-z]{2})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Siblings:
    """Other documents that are the same one: `translations` one a language, `editions` the newest first."""

    translations: tuple[Hit, ...] = ()
    editions: tuple[Hit, ...] = ()


def to_siblings_request(document: Document) -> Body | None:
    """The body of the search for what stands where translations and editions would; None for records."""
    if document.kind in RECORDS:
        return None
    places = sorted({*_translations(document.source), *_editions(document.source)} - {document.source})
    found = {"filter": [{"terms": {"source": places}}], "must_not": [{"terms": {"kind": [*RECORDS]}}]}
    return {
        "query": {"bool": found},
        "size": _MOST,
        "sort": [{"source": "asc"}],
        "_source": SHOWN_FIELDS,
        "timeout": QUICKLY,
    }


def siblings_from(hits: Sequence[Hit], document: Document) -> Siblings:
    """What of the hits is the same document; one in an unexpected language is another document."""
    expected, editions = _translations(document.source), set(_editions(document.source))
    translations: dict[str, Hit] = {}
    for hit in hits:
        if hit.language != document.language and expected.get(hit.source) in ("", hit.language):
            translations.setdefault(hit.language, hit)
    same = (hit for hit in hits if hit.source in editions and hit.language == document.language)
    return Siblings(
        tuple(translations[code] for code in sorted(translations)),
        tuple(sorted(same, key=lambda hit: hit.year or 0, reverse=True)),
    )


def _translations(source: str) -> dict[str, str]:
    """Places of translations with the language that each must be in; empty where the place does not tell it."""
    path = PurePosixPath(source)
    places = {str(path.with_name(name)): code for name, code in _names(path)}
    folders = path.parts[:-1]
    for number, folder in enumerate(folders):
        if is_language(folder):
            for code in languages():
                places[str(PurePosixPath(*folders[:number], code, *folders[number + 1 :], path.name))] = code
    return places


def _names(path: PurePosixPath) -> Iterator[tuple[str, str]]:
    match = _SUFFIX.fullmatch(path.stem)
    if match and is_language(match["language"]):
        yield f"{match['name']}{path.suffix}", ""
        yield from ((f"{match['name']}{match['sign']}{code}{path.suffix}", code) for code in languages())
    else:
        yield from ((f"{path.stem}-{code}{path.suffix}", code) for code in languages())


def _editions(source: str) -> Iterator[str]:
    path = PurePosixPath(source)
    if match := _YEAR.search(path.stem):
        year = int(match[0])
        for other in range(year - _YEARS_APART, year + _YEARS_APART + 1):
            if other != year:
                yield str(path.with_name(f"{path.stem[: match.start()]}{other}{path.stem[match.end() :]}{path.suffix}"))
