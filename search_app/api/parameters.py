"""The parameters of the API, described by the bounds that the code keeps."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from mappings.facets import facets
from mappings.languages import languages
from mappings.vocabulary import audiences, families, kinds, sites, stages
from search_app.query import MAX_RESULT, MAX_SIZE, MAX_TEXT, MAX_VALUE_LETTERS, MAX_VALUES, SORTS, YEAR_DIGITS

Described = dict[str, Any]

_FACETS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "kind": ("Kind of material", "guide"),
        "language": ("Language of the text (ISO 639-1)", "sl"),
        "country": ("Country (ISO 3166-1 alpha-2, EU or INT)", "SI"),
        "family": ("Family of rare cancers", "digestive"),
        "site": ("Cancer site within its family", "pancreas"),
        "stage": ("Stage of the patient's way", "treatment"),
        "audience": ("Whom it is written for", "patients"),
        "publisher": ("Publisher, as the catalogue writes it", "Demonstration series A"),
        "year": ("Year of publication, or years, as 2019..2023, 2019.. or ..2023", "2026"),
        "concept": ("Disease, by its Orphanet code", "ORPHA:217074"),
    }
)
_WORDS = (
    'Words, "phrases", -exclusions, OR, beginnings*, restrictions such as icd:C25.4; the page /help explains them. '
    "Absent or empty: everything."
)
_KNOWN: Mapping[str, Callable[[], Iterable[str]]] = MappingProxyType(
    {"kind": kinds, "family": families, "site": sites, "stage": stages, "audience": audiences}
)


def parameter(name: str, description: str, schema: Described, *, example: Any = None, **more: Any) -> Described:
    """A parameter of the address that may be left out."""
    described = {"name": name, "in": "query", "description": description, "required": False, "schema": schema, **more}
    return described if example is None else described | {"example": example}


def in_path(name: str, description: str, example: str) -> Described:
    """A part of the path."""
    where = {"name": name, "in": "path", "required": True}
    return where | {"description": description, "schema": {"type": "string"}, "example": example}


def text(description: str, example: str) -> Described:
    """The parameter `q`."""
    return parameter("q", description, {"type": "string", "maxLength": MAX_TEXT}, example=example)


def language() -> Described:
    """The parameter `lang`."""
    return parameter(
        "lang",
        "The reader's language; without it the one that Accept-Language prefers.",
        {"type": "string", "enum": [*languages()]},
        example="sl",
    )


def _reads() -> Described:
    codes = {"type": "array", "items": {"type": "string", "enum": [*languages()]}}
    return parameter(
        "reads",
        "Languages that the reader reads besides his own: documents in them come behind those in his, before English "
        "and others. May be given several times.",
        codes,
        example=["de"],
        style="form",
        explode=True,
    )


def chosen() -> list[Described]:
    """A parameter for each facet."""
    return [_facet(name) for name in facets()]


def order() -> Described:
    """The parameter `sort`."""
    return parameter("sort", "Order of the results.", {"type": "string", "enum": [*SORTS], "default": SORTS[0]})


def question() -> list[Described]:
    """What makes a search: words, language, facets, order."""
    words = text(_WORDS, "rak trebušne slinavke")
    return [words, language(), _reads(), *chosen(), *_bounds(), order()]


def _bounds() -> list[Described]:
    """The years in which forms ask for a range."""
    year = {"type": "string", "pattern": f"^[0-9]{{{YEAR_DIGITS}}}$"}
    return [
        parameter("year_from", "First year of publication; with year_to in place of year.", year),
        parameter("year_to", "Last year of publication.", year),
    ]


def paging() -> list[Described]:
    """Which part of the results, and what is told of each."""
    return [
        number("page", f"Page of the results; page times size is at most {MAX_RESULT:,}.", default=1),
        number("size", "Results a page.", default=10, maximum=MAX_SIZE),
        _switch("facets", "0 leaves the facets out."),
        _switch("snippets", "0 leaves matching pages and snippets out."),
        _switch("words", "1 finds only what has the words, not what is about the diseases that they name.", usual=0),
        _switch("any", "1 finds what has any of the words; of one or two words usually all must be found.", usual=0),
    ]


def number(name: str, description: str, **bounds: int) -> Described:
    """A whole number from 1."""
    return parameter(name, description, {"type": "integer", "minimum": 1, **bounds})


def _facet(name: str) -> Described:
    meaning, example = _FACETS[name]
    values: Described = {"type": "string", "maxLength": MAX_VALUE_LETTERS}
    if known := _KNOWN.get(name):
        values["examples"] = [*known()]
    return parameter(
        name,
        f"{meaning}. May be given several times: values are alternatives, different facets narrow.",
        {"type": "array", "items": values, "maxItems": MAX_VALUES},
        example=[example],
        style="form",
        explode=True,
    )


def _switch(name: str, description: str, usual: int = 1) -> Described:
    return parameter(name, description, {"type": "integer", "enum": [0, 1], "default": usual})
