r"""Funds that must raise cash sell small caps first and keep the heavyweights.

$$ d_{ak} = -s_a\,h_{ak}p_k\,\big(g_{ak} - 1\big),\qquad
   g_{ak} = e^{\pi_s z_k}\,\frac{\sum_l h_{al}p_l}{\sum_l h_{al}p_l\,e^{\pi_s z_l}},\qquad
   s_a\,g_{ak} \le 1 $$

A tilt of the pro-rata sale s that brings the same cash: every trade here is paid for by another. z
runs from -1 (CSI 300) to 1 (micro-caps) in equal steps. Nobody sells more than is held; where the
tilt would, it is cut as a whole. The habit is the commentary's (M). Funds' reports show the other
way for the fourth quarter of 2023, CSI 300 weight down 1.05 percentage points (M), so the size is
assumed and a tilt of zero lies within its range.
"""

import numpy as np

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanism import Mechanism
from model.names import INDICES, rows
from model.orders import Orders
from model.state import Morning, ratio

PROTECTORS = ("large_funds", "small_funds")
ROWS = rows(PROTECTORS)
SMALLNESS = np.linspace(-1.0, 1.0, len(INDICES))[:, None]

PARAMETERS = (
    Parameter(
        "heavyweight_tilt",
        0.5,
        0.0,
        1.5,
        Text("Tilt of sales from heavyweights to small caps", "卖出时偏向小盘股、保留权重股的程度"),
        Text(
            "assumed; “protect the heavyweights” in the commentary of February 2024 (M)",
            "假设；2024年2月评论文章所说的“保护权重股”（M）",
        ),
    ),
)

ASSUMPTIONS = (
    Lever(
        "protect_heavyweights",
        "assumption",
        "number",
        Text("Protect the heavyweights", "保护权重股"),
        Text(
            "0: funds sell all holdings in proportion. 1: as calibrated. Above: more small caps "
            "are "
            "sold first to raise the same cash.",
            "0：基金按持仓比例卖出。1：校准值。越高：筹集同样现金时越偏向先卖小盘股。",
        ),
        1.0,
        Text(
            "scales the calibrated tilt; from the commentary of February 2024 (M)",
            "按比例调整校准后的倾斜程度；出自2024年2月的评论文章（M）",
        ),
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=3.0,
        step=0.1,
        scales="heavyweight_tilt",
    ),
)


def tilt(share: Array, value: Array, strength: Array) -> Array:
    """Trades (classes, K, B) that turn sales of a `share` (classes, B) towards small caps."""
    weight = np.exp(strength * SMALLNESS)
    even = ratio(value.sum(axis=1), (value * weight).sum(axis=1))
    trades = -share[:, None, :] * value * (weight * even[:, None, :] - 1.0)
    left = (1.0 - share)[:, None, :] * value
    most = np.where(-trades > left, ratio(left, -trades), 1.0).min(axis=1, keepdims=True)
    return np.asarray(trades * most)


def rule(morning: Morning, orders: Orders) -> None:
    """Tilt what the two classes may sell pro rata, once limits are applied."""
    share = np.stack([orders.wanted_sales(name) for name in PROTECTORS])
    if not share.any():
        return
    _, line, _ = orders.lines.first["protect_heavyweights"]
    trades = tilt(share, morning.value[ROWS], morning["heavyweight_tilt"])
    orders.trades[line : line + len(PROTECTORS)] = trades


MECHANISM = Mechanism(
    "protect_heavyweights",
    Text("Protect the heavyweights", "保护权重股"),
    PARAMETERS,
    ASSUMPTIONS,
    trades=PROTECTORS,
    self_financing=True,
    rule=rule,
)
