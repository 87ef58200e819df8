"""What a mechanism is: a name, its numbers, and up to four functions that the day calls.

A mechanism lives in one file of model/mechanisms/ and is registered in one line. It never imports
another mechanism; they meet in the morning's marks and in the day's orders only.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model.arrays import Array
from model.declare import Lever, Parameter, Text
from model.state import Constants, Morning, State

if TYPE_CHECKING:
    from model.orders import Orders


@dataclass(frozen=True)
class Desire:
    """What one mechanism wants to do today.

    sales: (len(sells), B) share of the whole stock book to sell pro rata; below zero buys back.
    trades: (len(trades), K, B) CNY bn at the morning's marks, bought > 0.
    futures: (len(futures), J, B) contracts bought, in units of the index.
    memory: values to remember; asked: (A, B) new redemption requests, CNY bn;
    due: (A, B) requests, filed today or before, that fall due today; as asked if not given;
    paid_in: (A, B) new equity that holders pay in, CNY bn;
    income: (A, B) cash received from the residual class, CNY bn.
    """

    sales: Array | None = None
    trades: Array | None = None
    futures: Array | None = None
    memory: dict[str, Array] = field(default_factory=dict)
    asked: Array | None = None
    due: Array | None = None
    paid_in: Array | None = None
    income: Array | None = None


@dataclass(frozen=True)
class Evening:
    """What is known after the close: the morning, the new state, and the day's returns (K, B)."""

    morning: Morning
    state: State
    returns: Array


@dataclass(frozen=True, eq=False)
class Mechanism:
    """A part of the story with its own switch."""

    name: str
    label: Text
    parameters: tuple[Parameter, ...] = ()
    assumptions: tuple[Lever, ...] = ()
    sells: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    futures: tuple[str, ...] = ()
    self_financing: bool = False
    """Whether its trades are swaps: purchases paid for by sales."""
    hedged: str = ""
    """Whether its futures offset its trades and shrink with them: `by_index`, `in_all` or not."""
    act: Callable[[Morning], Desire] | None = None
    """What it wants, seen from the morning's marks."""
    rule: Callable[[Morning, "Orders"], None] | None = None
    """What it forbids or turns into something else, once all orders are known."""
    remember: Callable[[Evening], dict[str, Array]] | None = None
    """What it remembers of the day after the close."""
    opening_memory: Callable[[State, Constants, dict[str, Array]], dict[str, Array]] | None = None
    """What it remembers on the first morning."""
