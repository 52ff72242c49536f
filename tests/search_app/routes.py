"""Which tests ask for which route: `python -m tests.search_app.routes` writes `docs/routes.md`.

Addresses are read from the texts in the tests' sources, so a route counts as asked where a test names an address of it;
that every route answers at all is what `pages/test_parameters.py` asks.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from starlette.routing import Mount, Route

from mappings.connection import ElasticsearchAddress
from mappings.languages import is_language
from search_app.app import make_app
from search_app.settings import Settings

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "routes.md"
MOST = 3
"""Files that are named of each route: those with the most addresses of it."""

IN_LANGUAGES = "/{lang}/…"
_ROW = re.compile(r"^\| `(?P<route>/[^`]*)`(?: °)? \| (?P<files>.*) \|$", re.MULTILINE)
_HEAD = """# Routes and their tests

Every address that the app answers, with the files below `tests/search_app/` that ask for it most. Written by
`python -m tests.search_app.routes`; `tests/search_app/test_routes.py` fails where a route is missing or asked by no
test. Those marked ° stand below each language too (`/sl/…`). That each answers wrong, doubled and too long parameters
with a problem and never with a fault is tested for all of them by `pages/test_parameters.py`.

| route | tests |
|---|---|
"""


@cache
def routes() -> tuple[Route, ...]:
    """All routes, in the order in which the app tries them."""
    app = make_app(Settings(ElasticsearchAddress(("http://localhost:1",))))
    return tuple(one for one in app.routes if isinstance(one, Route))


@cache
def below_languages() -> frozenset[str]:
    """The paths of the routes that stand below a language too."""
    app = make_app(Settings(ElasticsearchAddress(("http://localhost:1",))))
    (mount,) = (one for one in app.routes if isinstance(one, Mount))
    inner = getattr(mount.app, "routes", ())
    return frozenset(one.path for one in inner if isinstance(one, Route))


def asked() -> Mapping[str, Counter[str]]:
    """How many addresses of each route each file of tests names."""
    found: dict[str, Counter[str]] = {name: Counter() for name in (*(one.path for one in routes()), IN_LANGUAGES)}
    for path in sorted(HERE.rglob("test_*.py")):
        file = str(path.relative_to(HERE))
        for address in {*_addresses(ast.parse(path.read_text(encoding="utf-8")))}:
            for name in _routes_of(address):
                found[name][file] += 1
    return found


def table() -> Mapping[str, tuple[str, ...]]:
    """The files named for each route in the page."""
    rows = _ROW.finditer(PAGE.read_text(encoding="utf-8"))
    return {row["route"]: tuple(re.findall(r"`([^`]+)`", row["files"])) for row in rows}


def _routes_of(address: str) -> Iterator[str]:
    first, _, rest = address.removeprefix("/").partition("/")
    if is_language(first):
        yield IN_LANGUAGES
        address = f"/{rest}"
    route = next((one for one in routes() if one.path_regex.match(address)), None)
    if route:
        yield route.path


def _addresses(tree: ast.Module) -> Iterator[str]:
    """Texts that look like the path of an address; what is filled in stands as 1."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(str(one.value) if isinstance(one, ast.Constant) else "1" for one in node.values)
        else:
            continue
        path = re.sub(r"\{[a-z_]*\}", "1", re.split("[?#]", text)[0]).removeprefix("1")
        if re.fullmatch(r"/[^\s\"<>|]*", path):
            yield path


def main() -> None:
    """Writes the page."""
    rows = []
    for name, files in sorted(asked().items()):
        sign = " °" if name in below_languages() else ""
        named = ", ".join(f"`{file}`" for file, _ in files.most_common(MOST))
        rows.append(f"| `{name}`{sign} | {named} |")
    PAGE.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
