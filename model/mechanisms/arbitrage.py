r"""Holders who can replace stock by futures sell stock and buy futures at a discount.

$$ d_k = 20\,\kappa_A\,\mathrm{sgn}(g_j)\left(|g_j| - c_A\right)^{+} H_{AB,k},\qquad
   g = b - b^0,\qquad \Delta\varphi = -d/F $$

The inventory is finite and stock cannot be sold short: once it is used up the discount has nobody
left to close it. At a premium they buy stock back, up to what they started with.
"""

import numpy as np

from model.arrays import Array
from model.declare import Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import CLASS, SPOT
from model.sources import ASSUMED
from model.state import Constants, Morning, State, futures_price

ARBITRAGE = CLASS["arbitrage"]
SPEED = 20.0

PARAMETERS = (
    Parameter(
        "arbitrage_speed",
        0.5,
        0.0,
        1.0,
        Text("Speed of arbitrage", "套利速度"),
        Text(
            "assumed; limits of arbitrage (Shleifer and Vishny 1997)",
            "假设；套利限制（Shleifer、Vishny，1997）",
        ),
    ),
    Parameter(
        "arbitrage_cost",
        0.01,
        0.01,
        0.01,
        Text("Gap that pays the cost of the trade", "触发套利的价差（覆盖成本）"),
        ASSUMED,
    ),
)


def act(morning: Morning) -> Desire:
    """Replace stock by futures at a discount, futures by stock at a premium."""
    gap = morning.state.basis - morning.constants.calm_basis
    size = np.maximum(np.abs(gap) - morning["arbitrage_cost"], 0.0)
    capacity = morning.state.memory["arbitrage_capacity"][SPOT] * morning.price[SPOT]
    wanted = SPEED * morning["arbitrage_speed"] * np.sign(gap) * size * capacity
    held = morning.value[ARBITRAGE][SPOT]
    room = np.maximum(capacity - held, 0.0)
    stock = np.minimum(np.maximum(wanted, -held), room)
    trades = np.zeros_like(morning.price)
    trades[SPOT] = stock
    price = futures_price(morning.price, morning.state.basis)
    return Desire(trades=trades[None], futures=(-stock / price)[None])


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Remember the inventory they started with."""
    return {"arbitrage_capacity": state.shares[ARBITRAGE]}


MECHANISM = Mechanism(
    "arbitrage",
    Text("Cash-futures arbitrage", "期现套利"),
    PARAMETERS,
    trades=("arbitrage",),
    futures=("arbitrage",),
    hedged="by_index",
    act=act,
    opening_memory=opening_memory,
)
