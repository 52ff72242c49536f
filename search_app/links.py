"""From a question to its address: the address is the whole state, and reads back as the same question."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlencode

from mappings.facets import facets
from search_app.query import Query


def search_address(query: Query, path: str = "/search") -> str:
    """The address of `query` below `path`; what is as usual is left out, so one question has one address."""
    parameters = urlencode([*_parameters(query)])
    return f"{path}?{parameters}" if parameters else path


def document_address(identifier: str) -> str:
    """The page of a document or record."""
    return f"/documents/{quote(identifier, safe='')}"


def condition_address(identifier: str, asked: str | None) -> str:
    """The page of a disease, such as `ORPHA:50`, with the language that was asked for carried on."""
    carried = f"?lang={asked}" if asked else ""
    return f"/conditions/{identifier}{carried}"


def file_address(identifier: str, page: int | None = None) -> str:
    """The original of a document, open at `page` where one is given: `#page=` is what browsers' PDF viewers know."""
    place = f"#page={page}" if page else ""
    return f"{document_address(identifier)}/file{place}"


def reading_address(identifier: str, page: int, state: str = "") -> str:
    """The text of a page of a document, to be read; `state` are the parameters of the question, with their question
    mark."""
    return f"{document_address(identifier)}/pages/{page}{state}"


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


def _parameters(query: Query) -> Iterator[tuple[str, str]]:
    usual = Query()
    if query.text:
        yield "q", query.text
    if query.asked:
        yield "lang", query.asked
    yield from (("reads", one) for one in query.reads)
    for name in facets():
        yield from ((name, value) for value in query.selected.get(name, ()))
    if query.sort != usual.sort:
        yield "sort", query.sort
    if query.page != usual.page:
        yield "page", str(query.page)
    if query.size not in (usual.size, 0):
        yield "size", str(query.size)
    yield from ((name, "0") for name in ("facets", "snippets") if not getattr(query, name))
    if query.words_only:
        yield "words", "1"
