"""What the registry says of who is joined to what: classes, mechanisms and what they move.

Read off the declarations and the modules' text, so that a picture or a page needs no list of its
own.
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from model.declare import Text
from model.docstrings import ROOT
from model.mechanism import Mechanism
from model.names import CLASS, CLASSES
from model.orders import HEDGED

OUTCOMES = {
    "stock": Text("stock orders", "股票订单"),
    "futures": Text("futures orders", "期货订单"),
    "money": Text("redemptions, cash", "赎回与现金"),
    "rules": Text("others' orders (rules)", "他方订单（规则限制）"),
    "basis": Text("basis", "基差"),
    "depth": Text("price impact", "价格冲击"),
}
"""What a mechanism can move, and its words in the picture."""
IN_THE_ENGINE = {"price_limits": "rules", "basis": "basis", "stress": "depth"}
"""Mechanisms that the engine calls by name: they neither act nor rule."""
PAYS = {"asked", "due", "paid_in", "income"}
"""Fields of a Desire that move money."""


@dataclass(frozen=True)
class Edge:
    """A line to the next column, by what it carries; `seen`: read or restricted only."""

    column: str  # where it starts: a class and a mechanism may have the same name
    start: str
    end: str
    kind: str


@cache
def _tree(name: str) -> ast.Module:
    path = ROOT / "model" / "mechanisms" / f"{name}.py"
    return ast.parse(path.read_text("utf-8"))


@cache
def named_classes(mechanism: Mechanism) -> frozenset[str]:
    """Return the classes that a mechanism's module names."""
    words = (n.value for n in ast.walk(_tree(mechanism.name)) if isinstance(n, ast.Constant))
    return frozenset(word for word in words if isinstance(word, str)) & set(CLASSES)


def moves(mechanism: Mechanism) -> tuple[str, ...]:
    """Return what a mechanism moves, in the order of OUTCOMES.

    Hedged books that sell pro rata buy futures back.

    Raises:
        KeyError: it neither acts nor rules, and the engine is not known to call it.
    """
    keywords = {
        word.arg
        for call in ast.walk(_tree(mechanism.name))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Desire"
        for word in call.keywords
    }
    found = {
        "stock": bool(mechanism.sells or mechanism.trades),
        "futures": bool(mechanism.futures) or any(CLASS[n] in HEDGED for n in mechanism.sells),
        "money": bool(keywords & PAYS),
        "rules": mechanism.rule is not None,
    }
    if not any(found.values()):
        found[IN_THE_ENGINE[mechanism.name]] = True
    return tuple(name for name in OUTCOMES if found.get(name))


def edges(mechanisms: Iterable[Mechanism]) -> list[Edge]:
    """Return every line of the picture, those only seen first so that orders lie above them."""
    seen, sent, moved = [], [], []
    for mechanism in mechanisms:
        for name in CLASSES:
            stock = name in (*mechanism.sells, *mechanism.trades)
            if stock:
                sent.append(Edge("class", name, mechanism.name, "stock"))
            if name in mechanism.futures:
                sent.append(Edge("class", name, mechanism.name, "futures"))
            elif not stock and name in named_classes(mechanism):
                seen.append(Edge("class", name, mechanism.name, "seen"))
        moved += [Edge("mechanism", mechanism.name, to, to) for to in moves(mechanism)]
    return [*seen, *sent, *moved]
