"""The checkboxes of a facet's values. A page has more than a hundred: all but the count is made once and kept."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from markupsafe import Markup, escape

from mappings.languages import is_language, languages
from search_app.pages.switch import ORDER
from search_app.pages.views import Countable, Within
from search_app.pages.wording import SPOKEN

_READ = Markup('<li><label><input type="checkbox" name="reads" value="{0}"{2}><span lang="{0}">{1}</span></label></li>')


def checkboxes(
    values: Iterable[Countable], name: str, own_names: bool = False, below: Mapping[str, Within] = MappingProxyType({})
) -> Markup:
    """A list of checkboxes, labels and counts of values of the facet `name`, escaped, each with the list of what stands
    `below` its value; labels that are names of languages in themselves carry `lang`."""
    number = SPOKEN.get().number
    items = [
        f"<li>{_box(name, one.value, one.label, one.selected, own_names)}{number(one.count)}</span></label>"
        f"{_within(below[one.value], one.label) if one.value in below else ''}</li>"
        for one in values
    ]
    return Markup("<ul>\n" + "\n".join(items) + "\n</ul>")


def _within(within: Within, label: str) -> str:
    is_open = " open" if within.open else ""
    return (
        f'\n<details class="more sites"{is_open}>\n'
        f'<summary>{escape(within.summary)}<span class="hidden">: {escape(label)}</span></summary>\n'
        f"{checkboxes(within.values, within.name)}\n</details>\n"
    )


@lru_cache(maxsize=1024)  # what the pages of half a dozen languages have
def _box(name: str, value: str, label: str, selected: bool, own_names: bool) -> str:
    written = escape(value)
    lang = f' lang="{written}"' if own_names and is_language(value) else ""
    checked = " checked" if selected else ""
    return (
        f'<label><input type="checkbox" name="{escape(name)}" value="{written}"{checked}>'
        f'<span{lang}>{escape(label)}</span> <span class="count">'
    )


@lru_cache(maxsize=64)
def languages_read(chosen: tuple[str, ...], own: str) -> Markup:
    """A checkbox for each language but the reader's `own`, named in itself; those chosen are checked and come first."""
    others = [code for code in ORDER.split() if code != own]
    ordered = sorted(others, key=lambda code: code not in chosen)
    boxes = (_READ.format(code, languages()[code].name, Markup(" checked" * (code in chosen))) for code in ordered)
    return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(boxes))
