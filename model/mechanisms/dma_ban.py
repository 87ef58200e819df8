r"""DMA products may not be net sellers: they switch from small caps to CSI 500 and 1000 stocks.

$$ s_{DM} \leftarrow (1-\beta)\,s_{DM},\qquad \rho = \beta\,\min(v_{rot} + s^{blocked}, 1),\qquad
   d_k = -\rho\,h_k p_k\ (k = 2000, \mu),\quad d_{500} = 0.45R,\ d_{1000} = 0.55R,\
   R=\sum\rho h p $$

A limit on net sales leaves the switching of stocks legal (Yicai 2024-02-05). On 6 February brokers
also refused a share of all quant sell orders. This mechanism has no literature; it is the
commentary's own.
"""

import numpy as np

from model.arrays import Array
from model.declare import Label, Parameter, Text
from model.mechanism import Mechanism
from model.names import CLASS, INDEX
from model.orders import Orders
from model.state import Morning

DMA = CLASS["dma"]
QUANTS = ("index_enhanced_300", "index_enhanced_500", "index_enhanced_1000", "market_neutral")
SOLD = (INDEX["csi2000"], INDEX["microcap"])
BOUGHT = ((INDEX["csi500"], 0.45), (INDEX["csi1000"], 0.55))

PARAMETERS = (
    Parameter(
        "swap_rate",
        0.3,
        0.05,
        0.5,
        Text(
            "Share of small caps switched out per day under a full limit",
            "全面限制下每日由小盘股调出的比例",
        ),
        Text(
            "press (M): small caps sold, CSI 500 and CSI 1000 constituents bought",
            "媒体报道（M）：卖出小盘股，买入中证500/1000成分股",
        ),
    ),
)


def swap(rate: Array, value: Array) -> Array:
    """Trades (K, B) that sell `rate` of the small caps in `value` (K, B) and buy constituents."""
    trades = np.zeros_like(value)
    for index in SOLD:
        trades[index] = -rate * value[index]
    proceeds = -trades.sum(axis=0)
    for index, share in BOUGHT:
        trades[index] += share * proceeds
    return trades


def rule(morning: Morning, orders: Orders) -> None:
    """Stop net sales, turn them into swaps, and apply the refusal of sell orders."""
    ban, refused = morning.today.ban, morning.today.refused
    if not (ban.any() or refused.any()):
        return
    blocked = orders.wanted_sales("dma") * ban
    orders.allow("dma", 1.0 - ban)
    rate = ban * np.minimum(morning["swap_rate"] + blocked, 1.0)
    _, line, _ = orders.lines.first["dma_ban"]
    orders.trades[line] = swap(rate * (1.0 - refused), morning.value[DMA])
    for name in QUANTS:
        orders.allow(name, 1.0 - refused, trades=True)


MECHANISM = Mechanism(
    "dma_ban",
    Label(
        "DMA net-sell limit and stock switching",
        "DMA净卖出限制与调仓",
        Text("DMA limit and stock switching", "DMA净卖出限制与调仓"),
    ),
    PARAMETERS,
    self_financing=True,
    trades=("dma",),
    rule=rule,
)
