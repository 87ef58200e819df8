r"""Large funds may not be net sellers; what they cannot sell is a backlog, sold once they may.

$$ s_a \leftarrow (1-\nu_a)\, s_a, \qquad
   BL = \left(Q + c^{*}E - c\right)^{+}, \qquad s_{LF} \mathrel{+}= v_{rel}\,\frac{BL}{A} $$

Requests that sales cannot meet are paid from cash, so a limit drains their cash: the backlog BL is
what is owed plus the cash that is missing from its opening ratio c*. Refilling it at the rate v_rel
is the release after the limit is lifted. Brokers' own desks, under a limit of their own, hold the
stock that futures can replace: they may not sell it to close a discount.
"""

import numpy as np

from model.backlog import backlog
from model.declare import Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import CLASS
from model.orders import Orders
from model.state import Morning

LARGE = CLASS["large_funds"]
OTHERS = (
    "small_funds",
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
    "dma",
)

PARAMETERS = (
    Parameter(
        "release_rate",
        0.05,
        0.02,
        0.10,
        Text("Share of the backlog sold per day once allowed", "限制解除后每日卖出的积压比例"),
        Text("assumed; no data constrain it (L)", "假设；没有数据可以约束（L）"),
    ),
)


def act(morning: Morning) -> Desire:
    """Sell the backlog down; the rule below stops it while the limit is on."""
    assets = morning.assets[LARGE]
    share = np.where(assets > 0.0, backlog(morning) / np.where(assets > 0.0, assets, 1.0), 0.0)
    return Desire(sales=(morning["release_rate"] * share)[None, :])


def rule(morning: Morning, orders: Orders) -> None:
    """Stop a share of intended net sales."""
    orders.allow("large_funds", 1.0 - morning.today.limit_large)
    if morning.today.limit_brokers.any():
        orders.allow_switches("arbitrage", 1.0 - morning.today.limit_brokers)
    if morning.today.limit_others.any():
        for name in OTHERS:
            orders.allow(name, 1.0 - morning.today.limit_others)


MECHANISM = Mechanism(
    "net_sell_limit",
    Text("Net-sell limit and its backlog", "净卖出限制与待卖积压"),
    PARAMETERS,
    sells=("large_funds",),
    act=act,
    rule=rule,
)
