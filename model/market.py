r"""Clearing: the only step in which orders move prices.

$$ Q_k = \sum_a d_{ak},\quad y_m \leftarrow y_m\,2^{-1/h}\,e^{-\kappa_V(|z|-v_0)^+} + Q_m/C,\quad
   z = (1-\pi) M S \sum_m y_m,\quad \Delta\log p = \pi M S Q/C + \Delta z + \text{news} $$

A share pi of the impact stays, the rest is the price of carrying an inventory that decays (Gabaix
and Koijen 2021 for the multiplier M; Grossman and Miller 1988 for the inventory). Every term
belongs to the mechanism m that sent the flow, so the log return is an exact sum over causes; the
decay of a past flow is booked on the mechanism that made it.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanisms.price_limits import bound
from model.state import Morning

DECAY_FREE = 0.10
"""Inventory price up to which value buyers do not step in."""

PARAMETERS = (
    Parameter(
        "price_multiplier",
        5.0,
        1.0,
        8.0,
        Text("Price multiplier", "价格乘数"),
        Text("Gabaix and Koijen 2021: 3 to 8", "Gabaix、Koijen（2021）：3至8"),
        TIMES,
    ),
    Parameter(
        "own_multiplier_csi300",
        1.0,
        0.5,
        3.0,
        Text("Multiplier of the CSI 300 relative to the others", "沪深300乘数（相对其他指数）"),
        Text("structure A: 1", "结构A取1"),
        TIMES,
    ),
    Parameter(
        "permanent_share",
        0.35,
        0.35,
        0.35,
        Text("Permanent share of price impact", "永久冲击占比"),
        Text("0.2 to 0.6 in the literature", "文献取值0.2至0.6"),
    ),
    Parameter(
        "inventory_half_life",
        5.0,
        2.0,
        9.0,
        Text("Half-life of temporary impact, sessions", "暂时冲击的半衰期（交易日）"),
        Text("Khandani and Lo 2011: reversal within days", "Khandani、Lo（2011）：数日内反转"),
    ),
    Parameter(
        "value_buying",
        2.5,
        0.0,
        6.0,
        Text("Value buying beyond a 10% deviation", "偏离超10%后的价值型买盘"),
        Text(
            "Thurner, Farmer and Geanakoplos 2012",
            "Thurner、Farmer、Geanakoplos（2012）的价值型投资者设定",
        ),
    ),
)

ASSUMPTIONS = (
    Lever(
        "price_impact",
        "assumption",
        "number",
        Text("Price impact", "价格冲击"),
        Text(
            "0: orders do not move prices. 1: as calibrated. 1.5: impact 50% larger.",
            "0：无价格冲击。1：校准值。1.5：冲击放大50%。",
        ),
        1.0,
        Text(
            "scales the calibrated multiplier; literature: 3 to 8 (Gabaix and Koijen 2021)",
            "按比例调整校准后的价格乘数；文献取值3至8（Gabaix、Koijen，2021）",
        ),
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=2.0,
        step=0.05,
        scales="price_multiplier",
    ),
)


@dataclass(frozen=True)
class Clearing:
    """What clearing does: log return (K, B) = sum of causes (M, K, B) + limited (K, B)."""

    log_return: Array
    causes: Array
    limited: Array
    inventory: Array
    carried: Array
    held_back: Array
    kept: Array
    """Share of yesterday's inventory that is still carried, (K, B)."""


def clear(morning: Morning, flows: Array, limited: bool) -> Clearing:
    """Move prices by the executed flows (M, K, B) of all classes but the residual one."""
    stays = morning["permanent_share"]
    relative = flows / morning.capitalisation
    kept = _kept(morning)
    inventory = morning.state.inventory * kept + relative
    carried = (1.0 - stays) * morning.impact * inventory
    causes = stays * morning.impact * relative + carried - morning.state.carried
    wanted = causes.sum(axis=0) + morning.state.held_back
    log_return = bound(wanted, morning.arrived) if limited else wanted
    held_back = wanted - log_return
    return Clearing(
        log_return, causes, morning.state.held_back - held_back, inventory, carried, held_back, kept
    )


def tentative_returns(morning: Morning, flow: Array) -> tuple[Array, Array]:
    """Log returns (K, B) of news and past flows, and of a new total flow (K, B), without limits."""
    stays = morning["permanent_share"]
    decayed = (1.0 - stays) * morning.impact * morning.state.inventory.sum(axis=0) * _kept(morning)
    per_flow = morning.impact / morning.capitalisation
    given = morning.arrived + decayed - morning.state.inventory_price
    return given, per_flow * flow


def _kept(morning: Morning) -> Array:
    """Share of yesterday's inventory that is still carried, (K, B)."""
    excess = np.maximum(np.abs(morning.state.inventory_price) - DECAY_FREE, 0.0)
    return np.asarray(
        0.5 ** (1.0 / morning["inventory_half_life"]) * np.exp(-morning["value_buying"] * excess)
    )
