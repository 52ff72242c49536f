"""The templates: compiled once at the start, escaping by default, every text through gettext."""

from copy import copy
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from search_app.links import page_address
from search_app.locales.catalogues import SOURCE_LANGUAGE, translations
from search_app.pages.assets import load_assets
from search_app.pages.checkboxes import checkboxes, languages_read
from search_app.pages.frame import Frames
from search_app.pages.switch import Switch
from search_app.pages.wording import SPOKEN, Wording


class Renderer:
    """Turns a page's one typed value into HTML, in the language of `words`."""

    def __init__(self) -> None:
        self.assets = load_assets()
        self.words = words_in(SOURCE_LANGUAGE)
        self._switch = Switch("/", ())
        self._origin = ""
        self._environment = _environment()
        self._templates = {name: self._environment.get_template(name) for name in self._environment.list_templates()}
        self._frames = Frames(self.assets, self._part)

    def for_reader(self, language: str, switch: Switch, origin: str) -> "Renderer":
        """The same renderer for the page of one request: `switch` leads to it in other languages, and `origin` is what
        the addresses of such pages begin with."""
        theirs = copy(self)
        theirs.words, theirs._switch, theirs._origin = words_in(language), switch, origin
        return theirs

    def text(self, template: str, page: object, *, here: str = "", asked: str | None = None) -> str:
        """The rendered template. `asked` is the language in the address, carried on by every link; `here` names
        the menu entry of the page."""
        words = words_in(asked) if asked else self.words
        SPOKEN.set(words)
        frame = self._frames.frame(here, asked, words.language)
        canonical = self._origin + page_address(self._switch.plain, asked)
        text = self._templates[template].render(
            frame=frame, switch=self._switch, origin=self._origin, canonical=canonical, page=page
        )
        # Somebody's NUL would make the page no HTML at all; browsers show this sign in its place.
        return text.replace("\0", "\ufffd")

    def html(
        self, template: str, page: object, *, here: str = "", asked: str | None = None, status: int = 200
    ) -> Response:
        """The same as an answer; a browser may keep it, but asks again before it is shown a second time."""
        content = self.text(template, page, here=here, asked=asked)
        language = asked or self.words.language
        return HTMLResponse(content, status, headers={**_HEADERS, "Content-Language": language})

    def _part(self, template: str, **values: object) -> Markup:
        return Markup(self._templates[template].render(values))


_HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}


@cache
def words_in(language: str) -> Wording:
    """The words of a language, read when they are first asked for."""
    return Wording(language, translations(language))


def _translated(message: str, **values: object) -> Markup:
    return SPOKEN.get().markup(message, **values)


def _number(value: int) -> str:
    return SPOKEN.get().number(value)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("search_app"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # all are kept: none has to be counted as the least used
    )
    environment.globals["_"] = _translated
    environment.filters |= {
        "checkboxes": checkboxes,
        "languages_read": languages_read,
        "number": _number,
    }
    return environment
