"""The documentation says what the code does: settings, commands, facets, failures, columns, links, version."""

import ast
import importlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from indexer import catalogue, records
from indexer.errors import FileFailure
from indexer.settings import documented
from mappings.connection import ElasticsearchAddress
from mappings.facets import facets
from search_app.settings import Settings as AppSettings

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = {"rarecare-engines": "engines.cli", "rarecare-index": "indexer.cli", "rarecare-search": "search_app.cli"}

OF_THE_SYSTEM = {
    "JAVA_HOME",
    "PATH",
    "HOME",
    "LANG",
    "TERM",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "NO_COLOR",
    "SUDO_UID",
    "TIKA_LOG_FILE",
}
"""Variables of the system and of libraries, which the code may look at or set."""


def tokens(page: Path) -> list[Token]:
    """The page as Markdown's tokens, those within lines included."""
    found: list[Token] = []
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        found += [token, *(token.children or ())]
    return found


def rows(page: Path, heading: str) -> Iterator[list[str]]:
    """The rows, without the header, of all tables between `heading` and the next heading, cells as they are written."""
    text = page.read_text(encoding="utf-8")
    section = re.split(r"^#+ ", text.partition(f"{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    assert section, f"{page.name} has no {heading}"
    for line in section.splitlines():
        if line.startswith("|") and not re.fullmatch(r"[|\s-]+", line):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def settings_table() -> dict[str, str]:
    """Default by variable, as the README's table says."""
    return {name.strip("`"): default.strip("`") for name, default, _ in rows(README, "## Settings") if "`" in name}


def declared_settings() -> dict[str, str]:
    """Default by variable, as the two `Settings` say; empty for none. Levels are compared in small letters."""
    declared = {variable: default for variable, default, _ in documented()}
    for one in fields(AppSettings):
        if "variable" in one.metadata:
            declared[one.metadata["variable"]] = "" if one.default is None else str(one.default)
    return declared | {"LOG_LEVEL": declared["LOG_LEVEL"].lower()}


def looked_up() -> set[str]:
    """Every variable that the code of the product names where it looks into an environment."""
    names: set[str] = set()
    for package in ("mappings", "indexer", "search_app", "engines"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names |= set(_looked_up(node))
    return names


def _looked_up(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
        keys: list[ast.expr] = [node.slice]
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("environ.get"):
        keys = node.args[:1]
    elif isinstance(node, ast.Call) and node.args and ast.unparse(node.args[0]) == "environ":
        keys = node.args[1:]  # `_urls(environ, "TIKA_URL")`
    else:
        return
    for key in keys:
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and re.fullmatch(r"[A-Z][A-Z_]+", key.value):
            yield key.value


def test_settings_table_has_the_defaults_of_the_code() -> None:
    table = settings_table()
    assert {name: table.get(name) for name in declared_settings()} == declared_settings()


def test_every_variable_that_the_code_looks_up_is_in_the_table_and_no_other() -> None:
    every = ElasticsearchAddress(("x",), "x", "x", "x", "x").environment().keys() | {"TIKA_URL"}
    known = every | declared_settings().keys() | (looked_up() - OF_THE_SYSTEM)
    assert set(settings_table()) == known


def help_of(command: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What `--help` prints."""
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(COMMANDS[command]).main([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def commands_table() -> dict[str, set[str]]:
    """Subcommands by command, as the README's table says."""
    found: dict[str, set[str]] = {command: set() for command in COMMANDS}
    for cells in rows(README, "## Commands"):
        if match := re.match(r"`(rarecare-\w+) (\w+)", cells[0]):
            found[match[1]].add(match[2])
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_table_are_those_of_the_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = help_of(command, capsys)
    listed = set(re.findall(r"^ {4}([a-z]+)\s", said, flags=re.MULTILINE))
    assert listed == commands_table()[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in commands_table()[command]:
        assert f"{command} {name}" in help_of(command, capsys, name)


def test_help_of_the_indexer_names_its_settings(capsys: pytest.CaptureFixture[str]) -> None:
    said = help_of("rarecare-index", capsys)
    assert [variable for variable, _, _ in documented() if variable not in said] == []


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    said = set(re.findall(r"make ([a-z]+)\b", re.sub(r"^#.*", "", README.read_text(encoding="utf-8"))))
    assert said <= targets
    assert {"setup", "demo", "test", "check", "fix", "bench", "help"} <= targets


def test_facets_of_the_table_are_those_of_the_code() -> None:
    table = [cells[0].strip("`") for cells in rows(ROOT / "docs/search.md", "## Facets") if "`" in cells[0]]
    assert table == list(facets())


def test_failures_of_the_table_are_those_of_the_code() -> None:
    page = ROOT / "docs/indexing.md"
    table = [cells[0].strip("`") for cells in rows(page, "## What could not be indexed") if "`" in cells[0]]
    assert table == [failure.reason for failure in FileFailure.__subclasses__()]


def test_columns_of_the_catalogue_and_the_directories_are_those_of_the_code() -> None:
    text = (ROOT / "docs/indexing.md").read_text(encoding="utf-8")
    assert f"`{' '.join(catalogue.COLUMNS.names)}`" in text
    named = [
        name for cells in rows(ROOT / "docs/indexing.md", "### Directories") for name in re.findall("`(.+?)`", cells[0])
    ]
    assert sorted(named) == sorted(records.COLUMNS.names)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the places that show it make them."""
    text = page.read_text(encoding="utf-8")
    titles = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(page: Path) -> Iterator[str]:
    """Addresses of the links and pictures of a page."""
    for token in tokens(page):
        target: Mapping[str, str | int | float] = token.attrs
        if token.type in ("link_open", "image"):
            yield str(target.get("href") or target.get("src"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_resolve(page: Path) -> None:
    broken = []
    for link in links(page):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_readme_leads_to_every_page() -> None:
    linked = {(page.parent / link.partition("#")[0]).resolve() for page in PAGES for link in links(page)}
    assert [page.name for page in PAGES if page != README and page.resolve() not in linked] == []


def test_changelog_begins_with_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    versions = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    assert versions[0] == version
    assert len(set(versions)) == len(versions)


def test_licence_is_the_one_that_the_package_names() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["license"] == "Apache-2.0"
