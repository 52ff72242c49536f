"""The wording that all documents of a language share: `wording.yaml` of the sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from documents._build.errors import BadSource, Fault, noted
from documents._build.front_matter import unknown
from documents._build.located import located, text_of
from mappings.languages import is_language, languages

FILE = "wording.yaml"


@dataclass(frozen=True)
class Wording:
    """What every document of one language says in the same words."""

    notice_heading: str
    notice: str
    licence: str
    """With `{publisher}`, `{year}` and `{licence}`."""
    page: str
    """With `{page}` and `{pages}`."""


_PLACES = {"licence": ("{publisher}", "{year}", "{licence}"), "page": ("{page}", "{pages}")}
"""What a wording leaves open."""


def wording(folder: Path, faults: list[Fault]) -> Mapping[str, Wording]:
    """The shared wording by ISO 639-1 code. A language whose row is wrong is left out, and `faults` say why."""
    path = folder / FILE
    return {
        language: row
        for said in noted(faults, lambda: located(text_of(path), path))
        for language, values in said.values.items()
        for row in noted(faults, partial(_row, language, values, path, said.lines[language]))
    }


def _row(language: str, values: object, path: Path, line: int) -> Wording:
    given = values if isinstance(values, dict) else {}
    reasons = [*_reasons(given)] if is_language(language) else [unknown(language, languages())]
    if reasons:
        raise BadSource(*(Fault(path, line, f"{language}: {reason}") for reason in reasons))
    return Wording(**given)


def _reasons(given: Mapping[str, object]) -> Iterator[str]:
    names = [each.name for each in fields(Wording)]
    for name in names:
        value = given.get(name)
        if not isinstance(value, str) or not value.strip():
            yield f"{name} is missing"
        elif missing := [place for place in _PLACES.get(name, ()) if place not in value]:
            yield f"{name} must hold {' and '.join(missing)}"
    yield from (f"{name}: {unknown(name, names)}" for name in given if name not in names)
