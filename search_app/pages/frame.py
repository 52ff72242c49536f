"""What stands around every page: the menus, with the reader's language carried on, and the addresses of the assets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup

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
    """The frame of the pages of one menu entry and language: addresses, and the parts that all of them have alike."""

    language: str
    own_name: str
    home: str
    search: str
    organisations: str
    centres: str
    conditions: str
    help: str
    own_list: str
    icon: str
    assets: Markup
    menu: Markup
    foot: Markup


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
    """Frames by page and asked-for language, made once each. `part` renders a template in the language being spoken."""

    def __init__(self, assets: Mapping[str, Asset], part: Callable[..., Markup]) -> None:
        self._assets, self._part = assets, part
        self.frame = lru_cache(maxsize=1024)(self._frame)

    def _frame(self, here: str, asked: str | None, language: str) -> Frame:
        """The frame where `here` names the menu entry of the page itself, or is empty."""
        address = partial(page_address, asked=asked)
        icon, own_list = self._assets["icon.svg"].href, address("/list")
        return Frame(
            language=language,
            own_name=languages()[language].name,
            home=address("/"),
            search=address("/search"),
            organisations=address("/organisations"),
            centres=address("/centres"),
            conditions=address("/conditions"),
            help=address("/help"),
            own_list=own_list,
            icon=icon,
            assets=self._part(
                "parts/assets.html",
                style=self._assets["library.css"].href,
                search_box=self._assets["search-box.js"].href,
                own_list=self._assets["own-list.js"].href,
                icon=icon,
                opensearch=address("/opensearch.xml"),
            ),
            menu=self._part("parts/menu.html", entries=_entries(_MENU, asked), here=here, own_list=own_list),
            foot=self._part("parts/foot.html", entries=_entries(_FOOT, asked), here=here),
        )


def _entries(menu: Sequence[tuple[str, str, str]], asked: str | None) -> list[Entry]:
    return [Entry(name, page_address(path, asked), label) for name, path, label in menu]
