r"""Margin traders sell after a fall of several days.

$$ s = \kappa_{MT}\left(-\sum_k w_k (0.8\,\ell_k + n_k) - 0.02\right)^{+},\qquad
   \ell_k \leftarrow 0.8\,\ell_k + r_k $$

l is the exponentially weighted sum of returns, n the exogenous part that has arrived today.

A dead zone of 2% keeps them from selling into noise (Bian, He, Shue and Zhou 2018 find that
selling rises steeply near the margin call). The financing balance fell by CNY 165 bn from 2 January
to 5 February.
"""

import numpy as np

from model.arrays import Array
from model.declare import Parameter, Text
from model.mechanism import Desire, Evening, Mechanism
from model.names import CLASS
from model.state import Constants, Morning, State

TRADERS = CLASS["margin_traders"]
FADE, DEAD_ZONE = 0.8, 0.02

PARAMETERS = (
    Parameter(
        "margin_selling",
        0.3,
        0.05,
        0.8,
        Text("Margin selling per unit of loss", "融资盘卖出对浮亏的敏感度"),
        Text(
            "financing balance fell CNY 165 bn from 2 January to 5 February 2024 (press; M)",
            "融资余额2024年1月2日至2月5日下降1650亿元（媒体报道；M）",
        ),
    ),
)


def act(morning: Morning) -> Desire:
    """Sell when the fading loss of the book passes the dead zone."""
    recent = FADE * morning.state.memory["recent_return"] + morning.arrived
    loss = -(morning.weights[TRADERS] * recent).sum(axis=0)
    return Desire(sales=(morning["margin_selling"] * np.maximum(loss - DEAD_ZONE, 0.0))[None, :])


def remember(evening: Evening) -> dict[str, Array]:
    """Add today's return to the fading sum."""
    return {"recent_return": FADE * evening.state.memory["recent_return"] + evening.returns}


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start without losses."""
    return {"recent_return": np.zeros_like(state.log_price)}


MECHANISM = Mechanism(
    "margin_traders",
    Text("Margin traders", "融资盘"),
    PARAMETERS,
    sells=("margin_traders",),
    act=act,
    remember=remember,
    opening_memory=opening_memory,
)
