"""The tree: imports go one way, without cycles; modules and functions stay small."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("model", "components", "callbacks", "app", "wsgi")
"""Each may import itself and what stands before it."""

WEB = {"dash", "plotly", "flask", "dash_mantine_components", "flask_compress", "werkzeug"}
LONGEST_FILE = 250
LONGEST_FUNCTION = 40


@functools.cache
def _sources() -> dict[str, ast.Module]:
    """Return the syntax tree of each module of the product by dotted name."""
    paths = [
        p for layer in LAYERS for p in (*ROOT.glob(f"{layer}.py"), *ROOT.glob(f"{layer}/**/*.py"))
    ]
    return {
        ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            p.read_text(encoding="utf-8")
        )
        for p in paths
    }


def _executed(tree: ast.Module) -> Iterator[ast.AST]:
    """Walk a module without what stands under `if TYPE_CHECKING`."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            waiting.extend(ast.iter_child_nodes(node))


def _imports(tree: ast.Module) -> set[str]:
    """Return what a module imports: `a.b` for a module of the product, else the name given.

    Imports that only type checkers see do not count.
    """
    found: set[str] = set()
    for node in _executed(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = names & set(_sources())
            found |= modules | ({node.module} if modules != names else set())
    return found


def test_there_is_something_to_check() -> None:
    assert {"model.facts", "model.engine", "callbacks.api", "components.text", "app"} <= set(
        _sources()
    )


def test_imports_go_one_way() -> None:
    for name, tree in _sources().items():
        rank = LAYERS.index(name.split(".")[0])
        for imported in _imports(tree):
            layer = imported.split(".")[0]
            assert layer not in LAYERS or LAYERS.index(layer) <= rank, f"{name} imports {imported}"


def test_the_model_knows_nothing_of_the_page() -> None:
    for name, tree in _sources().items():
        if name.split(".")[0] == "model":
            assert not {i.split(".")[0] for i in _imports(tree)} & WEB, name


def test_tests_of_the_model_need_the_model_alone() -> None:
    """The mutation check runs them in a copy of the tree without the page."""
    paths = [p for part in ("model", "proof") for p in (ROOT / "tests" / part).rglob("*.py")]
    assert len(paths) > 20
    for path in paths:
        imported = _imports(ast.parse(path.read_text(encoding="utf-8")))
        layers = {name.split(".")[0] for name in imported} & set(LAYERS)
        assert layers <= {"model"}, f"{path.name} imports {layers}"


def test_mechanisms_do_not_import_each_other() -> None:
    for name, tree in _sources().items():
        if name.startswith("model.mechanisms."):
            siblings = {i for i in _imports(tree) if i.startswith("model.mechanisms.")}
            assert not siblings, f"{name} imports {siblings}"


def _reachable(start: str, graph: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = graph[waiting.pop()] - seen
        seen |= fresh
        waiting.extend(fresh)
    return seen


def test_no_import_cycles() -> None:
    graph = {
        name: {i for i in _imports(tree) if i in _sources() and i != name}
        for name, tree in _sources().items()
    }
    assert not [name for name in graph if name in _reachable(name, graph)]


@pytest.mark.parametrize("layer", LAYERS)
def test_files_and_functions_stay_small(layer: str) -> None:
    for name, tree in _sources().items():
        if name.split(".")[0] != layer:
            continue
        last = max((node.end_lineno or 0 for node in tree.body), default=0)
        limit = 400 if name.startswith("components.text") else LONGEST_FILE
        assert last <= limit, f"{name} has {last} lines"
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = (
                    node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                )
                length = (node.end_lineno or 0) - first.lineno + 1
                assert length <= LONGEST_FUNCTION, f"{name}.{node.name} has {length} lines"
