"""The model day in order, read from the code of the engine."""

import ast
import inspect
from collections.abc import Callable
from textwrap import dedent
from types import ModuleType
from typing import Any

from model import engine, market, settlement
from model.mechanisms import price_limits
from model.news import News
from model.orders import Orders

OWNERS: tuple[ModuleType | type, ...] = (engine, market, settlement, price_limits, Orders, News)
"""Where the engine takes its steps from."""
SAID = {
    "act": "Every mechanism says what it wants to sell, buy, hedge or pay, from the same marks.",
    "rule": "Mechanisms that are restrictions change the others' orders.",
}
"""What mechanisms themselves do: many functions, one step."""
TALLIES = {"sum_by_class", "sum_by_mechanism", "close_of_futures", "empty"}
"""Bookkeeping that is no step of the day."""


def first_sentence(text: str) -> str:
    """Return the first line of a docstring."""
    return text.strip().splitlines()[0]


def function(name: str) -> Callable[..., Any] | None:
    """Return a step's function by its name, if it is one of the model's."""
    for owner in OWNERS:
        found = getattr(owner, name, None)
        if inspect.isfunction(found) and found.__module__.startswith("model."):
            return found
    return None


def called_by(caller: Callable[..., Any]) -> list[str]:
    """Return the steps that a function calls, in the order in which they are first evaluated."""
    tree = ast.parse(dedent(inspect.getsource(caller)))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found: list[str] = []
    for call in sorted(calls, key=lambda c: (c.end_lineno or 0, c.end_col_offset or 0)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name not in (*found, *TALLIES) and (name in SAID or function(name)):
            found.append(name)
    return found


def _line(name: str) -> str:
    said = SAID.get(name) or first_sentence(inspect.getdoc(function(name)) or "")
    return f"`{name}`: {said}"


def day() -> str:
    """Return the steps of a day; a step of the engine that has steps of its own lists them."""
    lines = []
    for at, name in enumerate(called_by(engine.trade_day), 1):
        lines.append(f"{at}. {_line(name)}")
        step = function(name)
        if step is not None and step.__module__ == engine.__name__:
            inner = [each for each in called_by(step) if each in SAID or _public(each)]
            lines += [f"    - {_line(each)}" for each in inner]
    return "\n".join(lines)


def _public(name: str) -> bool:
    """Whether a step inside a step is worth a line: helpers of the engine are not."""
    return not name.startswith("_") and name not in ("place", "move_basis")
