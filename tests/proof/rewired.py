"""The model with one class of investors split in two, or with its lists in another order.

Classes and mechanisms are constants that modules read when they are imported. So this runs in a
process of its own and rewrites the constants while the model is loaded; nothing else is touched.

    python -m tests.proof.rewired OUT.npz as_is|split:CLASS|classes|mechanisms
"""

import ast
import importlib.machinery
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from zlib import crc32

import numpy as np

ROOT = Path(__file__).parents[2]
LISTS = ("model.names", "model.orders", "model.record", "model.mechanisms")
"""Modules whose lists of classes are rewritten; those below model.mechanisms included."""
COPY, GIVEN = "_copy", 0.3
"""The copy's ending, and the share of the balance sheet that it gets."""
BATCH, SEED = 3, 20240205

Rewrite = Callable[[str, ast.Module], ast.Module]


# -- rewriting the source as it is imported --------------------------------------------------------


class _Loader(importlib.machinery.SourceFileLoader):
    rewrite: Rewrite

    def get_code(self, fullname: str) -> CodeType:
        """Compile the rewritten source, never what lies in a cache."""
        tree = self.rewrite(fullname, ast.parse(self.get_data(self.path)))
        return compile(ast.fix_missing_locations(tree), self.path, "exec")


class _Finder:
    def __init__(self, rewrite: Rewrite) -> None:
        self.rewrite = rewrite

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.split(".")[0] != "model":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.origin and spec.origin.endswith(".py"):
            loader = _Loader(name, spec.origin)
            loader.rewrite = self.rewrite
            spec.loader = loader
        return spec


def _named(node: ast.expr) -> str | None:
    """Return the class that an element names: "dma" or CLASS["dma"]."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "CLASS":
        node = node.slice
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


class _Split(ast.NodeTransformer):
    """Put a copy behind a class wherever a tuple names it."""

    def __init__(self, split: str) -> None:
        self.split = split

    def visit_Assign(self, node: ast.Assign) -> ast.AST:  # noqa: N802
        """Leave alone what is unpacked name by name."""
        unpacked = isinstance(node.targets[0], ast.Tuple)
        return node if unpacked else self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:  # noqa: N802
        self.generic_visit(node)
        wide: list[ast.expr] = []
        for element in node.elts:
            wide.append(element)
            if _named(element) == self.split:
                text = ast.unparse(element).replace(self.split, self.split + COPY)
                wide.append(ast.parse(text, mode="eval").body)
        node.elts = wide
        return node


def _splitting(split: str) -> Rewrite:
    def rewrite(name: str, tree: ast.Module) -> ast.Module:
        if name in LISTS or name.startswith("model.mechanisms."):
            tree = _Split(split).visit(tree)
        return tree

    return rewrite


def _reordering(module: str, variable: str, order: Callable[[list[Any]], list[Any]]) -> Rewrite:
    """Put the elements of one tuple of one module into another order."""

    def rewrite(name: str, tree: ast.Module) -> ast.Module:
        for node in tree.body if name == module else ():
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == variable:
                assert isinstance(node.value, ast.Tuple)
                node.value.elts = order(node.value.elts)
        return tree

    return rewrite


def _others_first(classes: list[ast.expr]) -> list[ast.expr]:
    """Classes without a fixed neighbour first; the residual class stays the last."""
    after = [_named(node) for node in classes].index("dma") + 1
    return classes[after:-1] + classes[:after] + classes[-1:]


def _rules_stay(mechanisms: list[ast.expr]) -> list[ast.expr]:
    """Reverse the mechanisms that only wish; rules act one on the other's result, so they stay."""
    folder = ROOT / "model" / "mechanisms"
    text = [(folder / f"{ast.unparse(m).split('.')[0]}.py").read_text("utf-8") for m in mechanisms]
    wishing = [at for at, source in enumerate(text) if "    rule=" not in source]
    moved = dict(zip(wishing, reversed(wishing), strict=True))
    return [mechanisms[moved.get(at, at)] for at in range(len(mechanisms))]


REORDERED = {
    "classes": _reordering("model.names", "CLASSES", _others_first),
    "mechanisms": _reordering("model.mechanisms", "MECHANISMS", _rules_stay),
}


# -- the run ---------------------------------------------------------------------------------------


def _share(split: str) -> None:
    """Give part of a class's balance sheet, and its own rows of constants, to the copy."""
    text = (ROOT / "model" / "data" / "balance_sheets.json").read_text("utf-8")
    sheets = json.loads(text)
    sheet = sheets["classes"][split]
    money = {name: sheet[name] for name in ("gross", "cash", "inflow") if name in sheet}
    for name, part in ((split, 1.0 - GIVEN), (split + COPY, GIVEN)):
        sheets["classes"][name] = sheet | {key: part * value for key, value in money.items()}
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "model" and hasattr(module, "balance_sheets"):
            module.balance_sheets = lambda: sheets  # type: ignore[attr-defined]
    for name, module in list(sys.modules.items()):
        if name.startswith("model.mechanisms."):
            _widen(module, split)


def _widen(module: ModuleType, split: str) -> None:
    """Repeat the class's row in arrays that go with a list of classes of the module."""
    lists = [v for v in vars(module).values() if isinstance(v, tuple) and split + COPY in v]
    for names in lists:
        row = names.index(split)
        for name, value in list(vars(module).items()):
            if isinstance(value, np.ndarray) and len(value) == len(names) - 1:
                setattr(module, name, np.insert(value, row, value[row], axis=0))


def _vectors() -> dict[str, Any]:
    """Random vectors that do not hang on the order of the parameters."""
    from model.parameters import PARAMETERS, complete

    given = {}
    for p in PARAMETERS:
        rng = np.random.default_rng([SEED, crc32(p.name.encode())])
        given[p.name] = rng.uniform(p.low, p.high, BATCH)
    return complete(given, BATCH)


def run() -> dict[str, Any]:
    """Solve the news unanchored, then replay it without the ban and under a limit on everybody."""
    import model
    from model.episode import history
    from model.policies.schedule import schedule
    from model.simulation import anchoring, simulate

    episode, vectors = history("2023-10-16", "2024-02-08"), _vectors()
    news = anchoring(episode, BATCH, anchored=False)
    past = simulate(episode, vectors, schedule(model.scenario(), episode), news)
    other = model.scenario(ban="off", limit="changed", limit_covers="all")
    changed = simulate(episode, vectors, schedule(other, episode), news.select(slice(None)))
    return {
        "news": news.prices,
        "basis_news": news.basis,
        **{f"past_{n}": getattr(past.paths, n) for n in ("log_index", "basis")},
        **{f"changed_{n}": getattr(changed.paths, n) for n in ("log_index", "basis")},
        "bought": past.paths.bought[:, :-1].sum(axis=1),
        "requests": past.paths.requests.sum(axis=1),
        "money_in_stock": past.paths.assets.sum(axis=1),
    }


def main(out: str, how: str) -> None:
    split = how.removeprefix("split:") if how.startswith("split:") else ""
    if how != "as_is":
        rewrite = _splitting(split) if split else REORDERED[how]
        sys.meta_path.insert(0, _Finder(rewrite))  # type: ignore[arg-type]
    import model
    from model.mechanisms import MECHANISMS

    if split:
        _share(split)
    names = np.array([*model.CLASSES, *(m.name for m in MECHANISMS)])
    np.savez(out, names=names, **run())


if __name__ == "__main__":
    main(*sys.argv[1:])
