"""The switch of language: the same page, with all that its address says, in each of the library's languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from markupsafe import Markup, escape
from starlette.requests import Request

from mappings.languages import languages
from search_app.addresses import LANGUAGE, path_in
from search_app.links import page_address

ORDER = "bg es cs da de et el en fr ga hr it lv lt hu mt nl pl pt ro sk sl fi sv"
"""The order of the European Union's own sites: by the languages' names in themselves, whatever their script."""


@dataclass(frozen=True)
class Choice:
    """The page in one language: its code, its name in itself, the address."""

    code: str
    name: str
    href: str


@dataclass(frozen=True)
class Switch:
    """The page of a request in every language. `state` are the parameters of its address but for the language."""

    path: str
    state: Sequence[tuple[str, str]]

    @cached_property
    def plain(self) -> str:
        """The address without a language, which answers in the one that a browser prefers."""
        return f"{self.path}?{urlencode(self.state)}" if self.state else self.path

    def links(self, current: str) -> Markup:
        """The choices as items of a list, made in one go as every page has them; the `current` one is marked."""
        plain = str(escape(self.plain))
        return Markup("\n".join([_link(code, page_address(plain, code), code == current) for code in ORDER.split()]))

    def __iter__(self) -> Iterator[Choice]:
        """A choice a language, in the order in which they are shown."""
        for code in ORDER.split():
            yield Choice(code, languages()[code].name, page_address(self.plain, code))


def _link(code: str, href: str, is_current: bool) -> str:
    """The item of one language; `href` is escaped."""
    marked = ' aria-current="true"' if is_current else ""
    return f'<li><a href="{href}" hreflang="{code}" lang="{code}"{marked}>{languages()[code].name}</a></li>'


def switch_of(request: Request) -> Switch:
    """The switch of the page that is asked for."""
    state = tuple(pair for pair in request.query_params.multi_items() if pair[0] != LANGUAGE)
    return Switch(path_in(request.scope), state)
