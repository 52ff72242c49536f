"""What stands around every page: the menus, with the reader's language carried on, and the addresses of the assets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from mappings.languages import languages
from search_app.pages.assets import Asset

INTERFACE_LANGUAGE = "en"
"""The language that the pages' own texts are written in."""


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
    here: str
    home: str
    organisations: str
    centres: str
    help: str
    menu: tuple[Entry, ...]
    foot: tuple[Entry, ...]
    style: str
    icon: str


_MENU = (
    ("search", "/search", "Search"),
    ("organisations", "/organisations", "Organisations"),
    ("centres", "/centres", "Centres"),
    ("about", "/about", "About"),
)
_FOOT = (
    ("help", "/help", "How to search"),
    ("about", "/about", "About the library"),
    ("privacy", "/privacy", "Privacy"),
    ("accessibility", "/accessibility", "Accessibility"),
    ("api", "/api", "For programs"),
)


class Frames:
    """Frames by page and asked-for language, made once each."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        self._style = assets["library.css"].href
        self._icon = assets["icon.svg"].href
        self.frame = lru_cache(maxsize=512)(self._frame)

    def _frame(self, here: str, asked: str | None) -> Frame:
        carried = f"?lang={asked}" if asked else ""
        return Frame(
            language=INTERFACE_LANGUAGE,
            here=here,
            home=f"/{carried}",
            organisations=f"/organisations{carried}",
            centres=f"/centres{carried}",
            help=f"/help{carried}",
            menu=tuple(Entry(name, path + carried, label) for name, path, label in _MENU),
            foot=tuple(Entry(name, path + carried, label) for name, path, label in _FOOT),
            style=self._style,
            icon=self._icon,
        )


@lru_cache(maxsize=64)
def language_options(asked: str | None, browsers: str) -> Markup:
    """The choices of the reader's language, each named in itself; `asked` is the one in the address, if any, and
    `browsers` the words for the language that the browser tells."""
    options = [Markup('<option value="">{}</option>').format(browsers)]
    for language in languages().values():
        chosen = Markup(" selected") if language.code == asked else ""
        template = Markup('<option value="{code}" lang="{code}"{chosen}>{name}</option>')
        options.append(template.format(code=language.code, chosen=chosen, name=language.name))
    return Markup("\n").join(options)
