"""From a question to its address: the address is the whole state, and reads back as the same question."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, quote_plus

from mappings.facets import facets
from search_app.addresses import LANGUAGE
from search_app.query import Query

_USUAL = Query()


def page_address(path: str, asked: str | None) -> str:
    """A page for people, in the language that was asked for if any: `/sl/help`."""
    return f"/{asked}{path}" if asked else path


def search_address(query: Query, path: str = "/search") -> str:
    """The page of `query`, at `path` in the language that was asked for."""
    return page_address(path, query.asked) + state_of(query)


def addresses_by(query: Query, facet: str, path: str = "/search") -> Callable[[str], str]:
    """Pages of the question with one value of a facet in place of those chosen of it, by that value; what they share
    is written once."""
    anyone = replace(query, selected={**query.selected, facet: ("",)}, page=1)
    before, name, after = search_address(anyone, path).partition(f"{facet}=")
    return lambda value: f"{before}{name}{quote_plus(value)}{after}"


def data_address(query: Query, path: str) -> str:
    """What programs get of `query` at `path`: there the language is a parameter like all else."""
    return path + state_of(query, language=True)


def state_of(query: Query, *, language: bool = False) -> str:
    """The question as the parameters of an address, with their question mark; empty where nothing was asked.

    What is as usual is left out, so one question has one address. Paths of pages hold the `language` that was asked
    for, other addresses must be told it.
    """
    parameters = "&".join([_written(*one) for one in _parameters(query) if language or one[0] != LANGUAGE])
    return f"?{parameters}" if parameters else ""


@lru_cache(maxsize=512)  # each of its pages that matches is linked as well
def document_address(identifier: str, asked: str | None = None) -> str:
    """The page of a document or record."""
    return page_address(f"/documents/{quote(identifier, safe='')}", asked)


def condition_address(identifier: str, asked: str | None = None) -> str:
    """The page of a disease, such as `ORPHA:50`."""
    return page_address(f"/conditions/{identifier}", asked)


def file_address(identifier: str, page: int | None = None) -> str:
    """The original of a document, open at `page` where one is given: `#page=` is what browsers' PDF viewers know."""
    place = f"#page={page}" if page else ""
    return f"{document_address(identifier)}/file{place}"


def reading_address(document: str, page: int, state: str = "") -> str:
    """The text of a page of the document at an address, to be read; `state` are the parameters of the question, with
    their question mark."""
    return f"{document}/pages/{page}{state}"


def without(query: Query, facet: str, value: str) -> Query:
    """The same question with one chosen value less, from its first page."""
    left = tuple(chosen for chosen in query.selected.get(facet, ()) if chosen != value)
    others = without_facet(query, facet).selected
    return replace(query, selected={**others, facet: left} if left else others, page=1)


def without_facet(query: Query, facet: str) -> Query:
    """The same question with nothing chosen of one facet, on the same page."""
    return replace(query, selected={name: values for name, values in query.selected.items() if name != facet})


def all_with(query: Query, facet: str, value: str) -> Query:
    """The question for everything that has one value of a facet, in the reader's language of `query`."""
    return Query(language=query.language, asked=query.asked, selected={facet: (value,)})


def with_page(query: Query, page: int) -> Query:
    """Another page of the same results."""
    return replace(query, page=page)


def with_sort(query: Query, sort: str) -> Query:
    """The same results in another order, from the first page."""
    return replace(query, sort=sort, page=1)


@lru_cache(maxsize=512)  # the dozens of links of a page have most of their parameters in common
def _written(name: str, value: str) -> str:
    return f"{name}={quote_plus(value)}"


def _parameters(query: Query) -> Iterator[tuple[str, str]]:
    if query.text:
        yield "q", query.text
    if query.asked:
        yield LANGUAGE, query.asked
    yield from (("reads", one) for one in query.reads)
    for name in facets() if query.selected else ():
        yield from ((name, value) for value in query.selected.get(name, ()))
    if query.sort != _USUAL.sort:
        yield "sort", query.sort
    if query.page != _USUAL.page:
        yield "page", str(query.page)
    if query.size not in (_USUAL.size, 0):
        yield "size", str(query.size)
    if not query.facets:
        yield "facets", "0"
    if not query.snippets:
        yield "snippets", "0"
    if query.any_word:
        yield "any", "1"
    if query.words_only:
        yield "words", "1"
