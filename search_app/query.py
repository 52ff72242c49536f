"""From an address to a `Query`: what is asked, every part of it within its bounds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from starlette.datastructures import QueryParams

from mappings.facets import facets
from mappings.languages import is_language, iso_639_1, languages
from search_app.errors import BadParameter, Contradiction
from search_app.messages import N_, sentence
from search_app.question import Question
from search_app.syntax import parse
from search_app.years import years_of

MAX_TEXT = 512
"""Letters of a question."""

MAX_SIZE = 50
MAX_RESULT = 10_000
"""The last result that can be looked at: Elasticsearch's own bound for pages of results."""

MAX_VALUES, MAX_VALUE_LETTERS = 100, 500
"""Values chosen of one facet, and letters of each."""

YEAR_DIGITS = 4
DEFAULT_LANGUAGE = "en"
SORTS = ("relevance", "newest", "title")
_OWN = ("q", "lang", "reads", "sort", "page", "size", "facets", "snippets", "words", "any")
_YEAR, _BOUNDS = "year", ("year_from", "year_to")
"""What forms ask for the bounds of years in; together they are one value of the facet."""

_TRACKING = re.compile(r"utm_.*|fbclid|gclid|msclkid")
"""What other sites hang on the addresses that they link to."""

_PREFERENCE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?")


@dataclass(frozen=True)
class Query:
    """One question. `language` is the reader's, `asked` the one in the address if any; `selected` are facets' values.

    `page` counts from 1. Without `facets` no counts are made, without `snippets` no texts of pages; `words_only` asks
    for what has the words, and not for what is about the diseases that they name; `any_word` for what has any of the
    words. `reads` are languages that the reader reads besides his own. With `texts_first`, which no address says,
    organisations and centres stand behind all texts; with `countries_first`, neither, what is in the first of these
    groups of countries comes before what is in the next.
    """

    text: str = ""
    language: str = DEFAULT_LANGUAGE
    asked: str | None = None
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    size: int = 10
    facets: bool = True
    snippets: bool = True
    words_only: bool = False
    any_word: bool = False
    reads: tuple[str, ...] = ()
    texts_first: bool = False
    countries_first: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def question(self) -> Question:
        """What the text asks for, read once."""
        return parse(self.text)


def query_from(parameters: QueryParams, accept_language: str | None) -> Query:
    """The question in the parameters of an address; without `lang` the reader's language is the browser's.

    Empty parameters count as absent, as forms send them. Raises BadParameter, which says what would be right.
    """
    _refuse_unknown(parameters)
    usual = Query()
    asked = asked_language(parameters)
    size = _number(parameters, "size", usual.size, MAX_SIZE)
    return Query(
        text=asked_text(parameters),
        language=asked or preferred_language(accept_language),
        asked=asked,
        selected=_selected(parameters),
        sort=_sort(parameters),
        page=_number(parameters, "page", usual.page, MAX_RESULT // size),
        size=size,
        facets=_switch(parameters, "facets"),
        snippets=_switch(parameters, "snippets"),
        words_only=_switch(parameters, "words", usual="0"),
        any_word=_switch(parameters, "any", usual="0"),
        reads=_reads(parameters, asked),
    )


def asked_text(parameters: QueryParams) -> str:
    """The text of `q`, trimmed. Raises BadParameter when it is too long to be a question."""
    text = parameters.get("q", "").strip()
    if len(text) > MAX_TEXT:
        raise BadParameter(
            "q",
            sentence(
                "The question has %(letters)s letters; at most %(most)s are searched.", letters=len(text), most=MAX_TEXT
            ),
            N_("Ask with fewer words: the name of the disease and what you want to know of it."),
        )
    return text


def asked_language(parameters: QueryParams) -> str | None:
    """The language in `lang`; None without one, or for a language that is none of the library's, such as Arabic.

    Raises BadParameter for what is the code of no language at all.
    """
    given = _language("lang", parameters.get("lang", ""))
    return given if is_language(given) else None


def preferred_language(accept_language: str | None) -> str:
    """The library's language that a browser prefers, by its `Accept-Language`; English where it names none of them."""
    preferred = max(_preferences(accept_language or ""), key=lambda one: one[1], default=(DEFAULT_LANGUAGE, 0.0))
    return preferred[0]


def shown(value: str) -> str:
    """A reader's own word in a message, cut so that the message stays readable."""
    return f"“{value[:60]}{'…' if len(value) > 60 else ''}”"


def _reads(parameters: QueryParams, asked: str | None) -> tuple[str, ...]:
    """The library's languages in `reads`, each once. Raises BadParameter as `asked_language` does."""
    given = dict.fromkeys(_language("reads", one) for one in parameters.getlist("reads"))
    return tuple(one for one in given if is_language(one) and one != asked)


def _language(name: str, value: str) -> str:
    given = value.strip().lower()
    if given and given not in iso_639_1():
        raise BadParameter(
            name,
            sentence("%(given)s is the code of no language.", given=shown(given)),
            sentence("Use one of these codes: %(codes)s.", codes=", ".join(languages())),
        )
    return given


def _preferences(accept_language: str) -> Iterator[tuple[str, float]]:
    for part in accept_language[:1000].split(","):
        if match := _PREFERENCE.fullmatch(part):
            code, weight = match[1].lower(), float(match[2] or 1)
            if is_language(code) and weight > 0:
                yield code, weight


def _refuse_unknown(parameters: QueryParams) -> None:
    known = (*_OWN, *_BOUNDS, *facets())
    for name in parameters:
        if name not in known and not _TRACKING.fullmatch(name):
            raise BadParameter(
                name[:60],
                sentence("The library has no facet or parameter %(given)s.", given=shown(name)),
                sentence(
                    "Facets are %(facets)s; other parameters are %(others)s.",
                    facets=", ".join(facets()),
                    others=", ".join((*_OWN, *_BOUNDS)),
                ),
            )


def _selected(parameters: QueryParams) -> dict[str, tuple[str, ...]]:
    chosen = {name: _values(name, parameters.getlist(name)) for name in facets() if name in parameters}
    if between := _between(parameters):
        chosen = {name: chosen.get(name, ()) for name in facets()} | {_YEAR: (between,)}
    return {name: values for name, values in chosen.items() if values}


def _values(name: str, given: Iterable[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(filter(None, given)))
    if len(values) > MAX_VALUES or any(len(value) > MAX_VALUE_LETTERS for value in values):
        raise BadParameter(
            name,
            sentence("Too much is chosen of the facet %(name)s.", name=name),
            sentence(
                "Choose at most %(values)s values of at most %(letters)s letters.",
                values=MAX_VALUES,
                letters=MAX_VALUE_LETTERS,
            ),
        )
    return values


def _between(parameters: QueryParams) -> str | None:
    """The years between the bounds as one value of the facet, which takes the place of single years."""
    first, last = (_year(parameters, name) for name in _BOUNDS)
    if first and last and last < first:
        raise Contradiction(
            _BOUNDS[0],
            sentence("The first year, %(first)s, is later than the last, %(last)s.", first=first, last=last),
            N_("Change one of the two years, or leave it out."),
        )
    years = years_of(f"{first}..{last}")
    return str(years) if years else None


def _year(parameters: QueryParams, name: str) -> str:
    given = parameters.get(name, "").strip()
    if given and not (given.isascii() and given.isdigit() and len(given) == YEAR_DIGITS):
        raise BadParameter(
            name,
            sentence("%(given)s is no year.", given=shown(given)),
            N_("Write a year with four digits, such as 2019."),
        )
    return given


def _sort(parameters: QueryParams) -> str:
    sort = parameters.get("sort") or SORTS[0]
    if sort not in SORTS:
        raise BadParameter(
            "sort",
            sentence("Results can't be sorted by %(given)s.", given=shown(sort)),
            sentence("Use one of %(values)s.", values=", ".join(SORTS)),
        )
    return sort


def _number(parameters: QueryParams, name: str, usual: int, most: int) -> int:
    given = parameters.get(name, "").strip() or str(usual)
    number = int(given) if given.isascii() and given.isdigit() and len(given) <= 12 else 0
    if not 1 <= number <= most:
        raise BadParameter(
            name,
            sentence(
                "%(name)s must be a whole number from 1 to %(most)s, not %(given)s.",
                name=name,
                most=most,
                given=shown(given),
            ),
            N_("Go to the first page of results, and narrow the search with a filter or one more word."),
        )
    return number


def _switch(parameters: QueryParams, name: str, usual: str = "1") -> bool:
    given = parameters.get(name) or usual
    if given not in ("0", "1"):
        other = "0" if usual == "1" else "1"
        raise BadParameter(
            name,
            sentence("%(name)s must be 0 or 1, not %(given)s.", name=name, given=shown(given)),
            sentence("Use %(right)s or leave it out.", right=f"{name}={other}"),
        )
    return given == "1"
