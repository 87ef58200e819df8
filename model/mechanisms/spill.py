r"""Stock that cannot be sold at limit-down is hedged by short futures until it is sold.

$$ \varphi^{*}_{aj} = -\frac{\eta_L}{F_j}\sum_{k\in j} U_{ak},\qquad
   \Delta\varphi_{aj} = \varphi^{*}_{aj} - \varphi_{aj} $$

U is what class a wanted to sell yesterday and could not (CNY bn), eta the share that it hedges. CSI
300 is hedged by IF, CSI 500 by IC, all that is smaller by IM, for want of a closer future. The
hedge goes as the sale is done or no longer wanted. Market-neutral and DMA portfolios are hedged
already. Limits of 10 and 20% are exchange rules (H); that holders of locked stock sell futures
instead is a standard argument, no data measure how much (L).
"""

import numpy as np

from model.arrays import Array
from model.declare import Label, Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import FUTURES, rows
from model.state import Constants, Morning, State, futures_price

HEDGERS = ("small_funds", "index_enhanced_300", "index_enhanced_500", "index_enhanced_1000")
ROWS = rows(HEDGERS)
OWN = len(FUTURES) - 1
"""Indices hedged by a future of their own; the last future takes the rest."""

PARAMETERS = (
    Parameter(
        "spill_share",
        0.25,
        0.0,
        0.5,
        Text("Share of limit-locked sales hedged in futures", "跌停未成交卖盘转用期货对冲的比例"),
        Text("assumed (L): midpoint of 0 and one half", "假设（L）：取0与50%的中点"),
    ),
)


def by_future(unsold: Array) -> Array:
    """Locked sales by the future that hedges them: (classes, K, B) -> (classes, J, B)."""
    mapped = unsold[:, : len(FUTURES)].copy()
    mapped[:, OWN] = unsold[:, OWN:].sum(axis=1)
    return mapped


def act(morning: Morning) -> Desire:
    """Hold the short that yesterday's locked sales ask for."""
    unsold, held = morning.state.memory["unsold"][ROWS], morning.state.memory["spilled"]
    if not (unsold.any() or held.any()):
        return Desire()
    price = futures_price(morning.price, morning.state.basis)
    target = morning["spill_share"] * by_future(unsold) / price
    return Desire(futures=held - target, memory={"spilled": target})


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with nothing locked, contracts short by class."""
    return {"spilled": np.zeros((len(HEDGERS), *state.basis.shape))}


MECHANISM = Mechanism(
    "spill",
    Label(
        "Limit-locked sales hedged in futures",
        "跌停未成交卖盘转用期货对冲",
        Text("Locked sales hedged in futures", "跌停卖盘转期货对冲"),
    ),
    PARAMETERS,
    futures=HEDGERS,
    act=act,
    opening_memory=opening_memory,
)
