"""All diseases that the library knows: to be searched by name or code, by family and site, and from A to Z."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from mappings.vocabulary import ALL_FAMILIES, families, sites
from search_app.classification import Narrower
from search_app.collation import collation_key, initial
from search_app.library import Library
from search_app.links import condition_address, page_address
from search_app.pages.asking import asked_of, library_of, renderer_of
from search_app.pages.body_map import BodyMap, body_map
from search_app.pages.views import Fact
from search_app.pages.wording import Wording
from search_app.query import asked_text

PATH = "/conditions"
_LETTER, _DIGITS = "letter", "0–9"


@dataclass(frozen=True)
class Family:
    """A family of cancers with its sites; `number` is that of its spot on the figure."""

    number: int
    label: str
    href: str
    sites: Sequence[Fact]


@dataclass(frozen=True)
class Letter:
    """A letter with which names begin; that of the page has no `href`."""

    letter: str
    href: str


@dataclass(frozen=True)
class ConditionsPage:
    """The families with their sites, and the letters; `found` is what a text names, `listed` what begins with the
    letter chosen."""

    text: str
    action: str
    families: Sequence[Family]
    body: BodyMap
    letters: Sequence[Letter]
    found: Sequence[Fact] = ()
    listed: Sequence[Fact] = ()
    letter: str = ""


async def conditions_page(request: Request) -> Response:
    """The page of all diseases; raises BadParameter, and what the library raises."""
    asked, text = asked_of(request), asked_text(request.query_params)
    library, renderer = library_of(request), renderer_of(request)
    words = renderer.words
    known = await library.names(words.language)
    letters = _by_letter(known, words.language)
    letter = request.query_params.get(_LETTER, "")
    numbered = _families(asked, words)
    page = ConditionsPage(
        text=text,
        action=page_address(PATH, asked),
        families=numbered,
        body=body_map((name, one.label, one.href) for name, one in zip(_names(), numbered, strict=True)),
        letters=[Letter(one, "" if one == letter else _letter_address(one, asked)) for one in letters],
        listed=[_fact(one, asked, words) for one in letters.get(letter, ())],
        letter=letter if letter in letters else "",
    )
    found = await _named(library, text, asked, words) if text else ()
    return renderer.html("conditions.html", replace(page, found=found), here="conditions", asked=asked)


async def _named(library: Library, text: str, asked: str | None, words: Wording) -> list[Fact]:
    matches = [one.id for one in await library.concepts(text, words.language)]
    known = await library.diseases(matches, words.language)
    there = (known[one] for one in matches if one in known)
    return [_fact(Narrower(one.id, one.label, one.label_language), asked, words) for one in there]


def _names() -> list[str]:
    return [name for name in families() if name != ALL_FAMILIES]


def _families(asked: str | None, words: Wording) -> list[Family]:
    return [
        Family(
            number,
            families()[name].label(words.language),
            condition_address(f"family:{name}", asked),
            sites_of(name, asked, words),
        )
        for number, name in enumerate(_names(), start=1)
    ]


def sites_of(family: str, asked: str | None, words: Wording) -> list[Fact]:
    """Links to the sites of a family, by their labels as the language orders them."""
    alphabet = collation_key(words.language)
    of_it = [(one.label(words.language), one.id) for one in sites().values() if one.family == family]
    labels = sorted(of_it, key=lambda one: alphabet(one[0]))
    return [Fact(label, href=condition_address(f"site:{site}", asked)) for label, site in labels]


def _by_letter(known: Iterable[Narrower], language: str) -> dict[str, list[Narrower]]:
    """Diseases, which come in the order of the language, by the first letter of their names; digits last, as one."""
    letters: dict[str, list[Narrower]] = {}
    for one in known:
        letters.setdefault(initial(one.label, language) or _DIGITS, []).append(one)
    last = letters.pop(_DIGITS, None)
    return letters | ({_DIGITS: last} if last else {})


def _letter_address(letter: str, asked: str | None) -> str:
    return f"{page_address(PATH, asked)}?{urlencode({_LETTER: letter})}"


def _fact(one: Narrower, asked: str | None, words: Wording) -> Fact:
    return Fact(one.label, "" if one.language == words.language else one.language, condition_address(one.id, asked))
