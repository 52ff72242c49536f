"""The templates: compiled once at the start, escaping by default, every text through gettext."""

from gettext import NullTranslations

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from search_app.pages.assets import load_assets
from search_app.pages.checkboxes import checkbox, checkboxes
from search_app.pages.frame import INTERFACE_LANGUAGE, Frames
from search_app.pages.wording import Wording

_HTML_CACHE = "no-cache"


class Renderer:
    """Turns a page's one typed value into HTML."""

    def __init__(self) -> None:
        self.assets = load_assets()
        self._frames = Frames(self.assets)
        self.words = Wording(INTERFACE_LANGUAGE, NullTranslations())
        self._environment = _environment(self.words)
        self._templates = {name: self._environment.get_template(name) for name in self._environment.list_templates()}

    def text(self, template: str, page: object, *, here: str = "", asked: str | None = None) -> str:
        """The rendered template. `asked` is the language in the address, carried on by every link; `here` names
        the menu entry of the page."""
        frame = self._frames.frame(here, asked)
        text = self._templates[template].render(frame=frame, page=page)
        # Somebody's NUL would make the page no HTML at all; browsers show this sign in its place.
        return text.replace("\0", "\ufffd")

    def html(
        self, template: str, page: object, *, here: str = "", asked: str | None = None, status: int = 200
    ) -> Response:
        """The same as an answer; a browser may keep it, but asks again before it is shown a second time."""
        content = self.text(template, page, here=here, asked=asked)
        return HTMLResponse(content, status, headers={"Cache-Control": _HTML_CACHE})


def _environment(words: Wording) -> Environment:
    environment = Environment(
        loader=PackageLoader("search_app"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["_"] = words.markup
    environment.filters |= {"checkbox": checkbox, "checkboxes": checkboxes}
    return environment
