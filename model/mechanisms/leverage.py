r"""DMA funds above their leverage cap sell down to a target, and never buy because they gained.

$$ \lambda = A/E,\qquad g = \begin{cases} 1 & E \le 0\\ 1-\lambda_{tgt}E/A & \lambda>\lambda_{max}\\
   0 & \text{else}\end{cases},\qquad s = 1-(1-g)^{v} $$

One-sided, as in Cont and Schaanning 2017: gains are not a reason to buy. The short futures are
bought back in the same proportion. The authorities' own cap binds where it is lower.
"""

import numpy as np

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import CLASS
from model.state import Morning

DMA = CLASS["dma"]

PARAMETERS = (
    Parameter(
        "leverage_cap",
        4.0,
        4.0,
        4.0,
        Text("DMA leverage at most", "DMA杠杆上限"),
        "margin of at least 25 % (press; H)",
    ),
    Parameter(
        "leverage_target",
        0.875,
        0.875,
        0.875,
        Text("Leverage after a forced cut, share of the cap", "强制减仓后的杠杆（占上限）"),
        "3.5 of 4: typical leverage 2-4 (press; M)",
    ),
    Parameter(
        "deleveraging_speed",
        0.5,
        0.5,
        0.5,
        Text("Speed of a forced cut per day", "强制减仓速度"),
        "assumed (L)",
    ),
    Parameter(
        "dma_gross",
        250.0,
        250.0,
        250.0,
        Text("DMA stock at its peak, CNY bn", "DMA多头峰值规模（十亿元）"),
        "250-260 (Cailianshe via Jiemian; M), other estimates 150-500",
    ),
)

ASSUMPTIONS = (
    Lever(
        "dma_size",
        "assumption",
        "number",
        Text("DMA size", "DMA规模"),
        Text(
            "Stock held by DMA funds at the peak. Sources say 150 to 500.",
            "DMA基金峰值时的股票多头。各来源为1500亿至5000亿元。",
        ),
        250.0,
        "250-260 (Cailianshe via Jiemian; M)",
        kind="assumption",
        unit=Text("CNY bn", "十亿元"),
        min=50.0,
        max=500.0,
        step=10.0,
        scales="dma_gross",
    ),
    Lever(
        "dma_leverage_cap",
        "assumption",
        "number",
        Text("DMA leverage cap", "DMA杠杆上限"),
        Text(
            "Above this, positions are cut by force. 4 is a margin of 25 %.",
            "超过即强制减仓。4倍相当于25%保证金。",
        ),
        4.0,
        "press (H): borrow up to three times own money",
        kind="assumption",
        unit=TIMES,
        min=3.0,
        max=6.0,
        step=0.1,
        scales="leverage_cap",
    ),
)


def forced_sale(assets: Array, equity: Array, cap: Array, target: Array) -> Array:
    """Share of the book to be sold in all, before speed."""
    safe = np.where(assets > 0.0, assets, 1.0)
    cut = np.where(assets > cap * equity, 1.0 - target * cap * equity / safe, 0.0)
    return np.asarray(np.minimum(np.maximum(np.where(equity <= 0.0, 1.0, cut), 0.0), 1.0))


def act(morning: Morning) -> Desire:
    """Cut what is above the cap."""
    cap = np.minimum(morning["leverage_cap"], morning.today.leverage_cap)
    total = forced_sale(morning.assets[DMA], morning.equity[DMA], cap, morning["leverage_target"])
    today = 1.0 - (1.0 - total) ** morning["deleveraging_speed"]
    return Desire(sales=today[None, :])


MECHANISM = Mechanism(
    "leverage",
    Text("DMA leverage", "DMA杠杆"),
    PARAMETERS,
    ASSUMPTIONS,
    sells=("dma",),
    act=act,
)
