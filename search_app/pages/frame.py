"""What stands around every page: the menus, with the reader's language carried on, and the addresses of the assets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from mappings.languages import languages
from search_app.links import page_address
from search_app.messages import N_
from search_app.pages.assets import Asset


@dataclass(frozen=True)
class Entry:
    """One link of a menu. `label` is a message for gettext, translated where it is shown."""

    name: str
    href: str
    label: str


@dataclass(frozen=True)
class Frame:
    """The frame of a page. `here` names the menu entry of the page itself, or is empty."""

    language: str
    own_name: str
    here: str
    home: str
    search: str
    organisations: str
    centres: str
    conditions: str
    help: str
    menu: tuple[Entry, ...]
    foot: tuple[Entry, ...]
    style: str
    search_box: str
    own_list: str
    own_list_script: str
    icon: str
    opensearch: str


_MENU = (
    ("search", "/search", N_("Search")),
    ("conditions", "/conditions", N_("Diseases")),
    ("organisations", "/organisations", N_("Organisations")),
    ("centres", "/centres", N_("Centres")),
)
_FOOT = (
    ("help", "/help", N_("How to search")),
    ("about", "/about", N_("About the library")),
    ("privacy", "/privacy", N_("Privacy")),
    ("accessibility", "/accessibility", N_("Accessibility")),
    ("api", "/api", N_("For programs")),
)


class Frames:
    """Frames by page and asked-for language, made once each."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        self._style = assets["library.css"].href
        self._search_box = assets["search-box.js"].href
        self._own_list_script = assets["own-list.js"].href
        self._icon = assets["icon.svg"].href
        self.frame = lru_cache(maxsize=1024)(self._frame)

    def _frame(self, here: str, asked: str | None, language: str) -> Frame:
        address = partial(page_address, asked=asked)
        return Frame(
            language=language,
            own_name=languages()[language].name,
            here=here,
            home=address("/"),
            search=address("/search"),
            organisations=address("/organisations"),
            centres=address("/centres"),
            conditions=address("/conditions"),
            help=address("/help"),
            menu=tuple(Entry(name, address(path), label) for name, path, label in _MENU),
            foot=tuple(Entry(name, address(path), label) for name, path, label in _FOOT),
            style=self._style,
            search_box=self._search_box,
            own_list=address("/list"),
            own_list_script=self._own_list_script,
            icon=self._icon,
            opensearch=address("/opensearch.xml"),
        )
