"""The architecture as the imports say it: two arrows, `indexer → mappings ← search_app`, and nothing at import."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("mappings", "indexer", "search_app", "engines", "documents", "bench")
MODULES = sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 300
UNWANTED = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc", "tools"}

MAY_IMPORT = {
    "mappings": set[str](),
    "indexer": {"mappings"},
    "search_app": {"mappings"},
    "engines": {"mappings"},
    "documents": {"mappings"},
    "bench": {"mappings"},
}
"""Which of the project's packages each may import. What runs the product beside it (bench) uses its commands."""

# Before any of these a module would reach out, or do work whose outcome depends on the machine, while it is imported.
REACHING_OUT = {
    *("Elasticsearch", "AsyncElasticsearch", "PoolManager", "HTTPConnectionPool", "urlopen", "create_connection"),
    *("run", "Popen", "check_output", "check_call", "Thread", "ThreadPoolExecutor", "ProcessPoolExecutor"),
    *("getenv", "read_text", "read_bytes", "open", "connect", "mkdir", "basicConfig", "settings_from", "resource"),
}


def imported(path: Path) -> set[str]:
    """The project's packages that the module at `path` imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports by full names only"
            found.add((node.module or "").split(".")[0])
    return found & {*PACKAGES, "tests"}


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """All that runs when the module is imported: not the bodies of functions, nor the program's own start."""
    waiting: list[ast.AST] = [node for node in tree.body if not _is_main(node)]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, *node.args.defaults, *(one for one in node.args.kw_defaults if one)]
        elif not isinstance(node, ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def _is_main(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _reads_environment(node: ast.AST) -> bool:
    """Whether a variable is looked up; naming the environment as an argument's default is no look into it."""
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) == "os.environ"
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("os.environ.")


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_only_what_the_picture_shows(package: str) -> None:
    for module in MODULES:
        if module.parts[0] == package:
            assert imported(ROOT / module) - {package} <= MAY_IMPORT[package], module


def test_engines_are_imported_by_nothing_but_their_command_and_the_tests() -> None:
    importers = {str(module) for module in MODULES if "engines" in imported(ROOT / module)}
    assert {importer for importer in importers if not importer.startswith("engines/")} == set()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_modules_can_be_read_at_one_sitting(module: Path) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_modules_are_named_by_what_they_answer(module: Path) -> None:
    assert not UNWANTED & {part.removesuffix(".py") for part in module.parts}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_nothing_reaches_out_at_import(module: Path) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    nodes = list(at_import(tree))
    calls = {_called(node) for node in nodes if isinstance(node, ast.Call)}
    assert calls & REACHING_OUT == set()
    assert [ast.unparse(node) for node in nodes if _reads_environment(node)] == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_says_what_it_is_for(module: Path) -> None:
    source = (ROOT / module).read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source))


def test_only_one_module_knows_tika() -> None:
    importers = []
    for module in MODULES:
        tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
        names = {
            alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        names |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        if "tika" in names and module.parts[0] != "bench":
            importers.append(str(module))
    assert importers == ["indexer/transport.py"]


def test_the_contract_can_be_imported_without_the_engines_clients_being_made() -> None:
    # In an interpreter of its own with no network to speak of: an address that nobody can reach is no hindrance.
    code = "import mappings.indices, mappings.facets, mappings.fields, mappings.vocabulary, mappings.connection"
    environ = {"ELASTICSEARCH_URL": "http://127.0.0.1:1", "TIKA_URL": "nonsense", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_installed_library_has_all_its_packages_and_files() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    installed = ("engines", "indexer", "mappings", "search_app")
    packages = {".".join(module.parent.parts) for module in MODULES if module.parts[0] in installed}
    assert packages == set(setuptools["packages"])
    for package in installed:
        patterns = setuptools["package-data"].get(package, [])
        packed = {path for pattern in patterns for path in (ROOT / package).glob(pattern)}
        files = {path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
        assert {str(path) for path in files - packed if path.suffix not in (".py", ".pyc")} == set()
