"""The checkboxes of a facet's values. A page has more than a hundred: all but the count is made once and kept."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from mappings.languages import is_language, languages
from search_app.pages.switch import ORDER
from search_app.pages.views import Countable
from search_app.pages.wording import SPOKEN

_END = "</span></label>"
_READ = Markup('<li><label><input type="checkbox" name="reads" value="{0}"{2}><span lang="{0}">{1}</span></label></li>')


def checkbox(value: Countable, name: str, own_names: bool = False) -> Markup:
    """Checkbox, label and count of one value of the facet `name`, escaped; labels that are names of languages in
    themselves carry `lang`."""
    number = SPOKEN.get().number
    return Markup(f"{_box(name, value.value, value.label, value.selected, own_names)}{number(value.count)}{_END}")


def checkboxes(values: Iterable[Countable], name: str, own_names: bool = False) -> Markup:
    """A list of checkboxes."""
    number = SPOKEN.get().number
    boxes = (
        f"<li>{_box(name, value.value, value.label, value.selected, own_names)}{number(value.count)}{_END}</li>"
        for value in values
    )
    return Markup("<ul>\n" + "\n".join(boxes) + "\n</ul>")


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
