r"""New money came into DMA products until brokers were told to stop.

$$ d_k = G_t\ell\,w_k,\qquad \Delta E = G_t/\lambda_0,\qquad
   \Delta\varphi_j = -G_t\ell\,\beta_j/F_j,\qquad
   \ell = \min\!\left(1,\,\frac{\lambda_{tgt}}{\lambda_0}\right) $$

An assumed input (L), not a behaviour: about CNY 100 bn gross, evenly from August 2023 until brokers
were told on 8 November 2023 to take no new business. Holders pay in the equity, brokers lend the
rest: as much as at the opening, or less where a cap leaves new products less leverage.
"""

import numpy as np

from model.declare import Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import CLASS
from model.state import Morning, futures_price

DMA = CLASS["dma"]

PARAMETERS = (
    Parameter(
        "inflow_scale",
        1.0,
        0.6,
        1.6,
        Text("DMA expansion, multiple of CNY 100 bn", "DMA新增规模（以1000亿元为1）"),
        Text(
            "assumed (L): no source has the size at the start of August 2023; CNY 150-200 bn and "
            "CNY 250-260 bn are estimates of the same months by different sources",
            "假设（L）：2023年8月初的规模无来源；1500亿至2000亿元与2500亿至2600亿元是不同来源"
            "对同一时期的估计",
        ),
    ),
)


def act(morning: Morning) -> Desire:
    """Buy the basket of the opening and sell futures against it."""
    if not morning.today.dma_inflow.any():
        return Desire()
    full = morning.today.dma_inflow * morning["inflow_scale"] * morning["dma_gross"]
    opened = 1.0 - morning.constants.opening_cash_share[DMA]
    allowed = morning["leverage_target"] * morning.dma_cap
    gross = full * np.minimum(1.0, allowed / opened)
    bought = gross * morning.constants.opening_weights[DMA]
    price = futures_price(morning.price, morning.state.basis)
    shorts = -gross * morning.constants.short_weights[DMA] / price
    paid_in = np.zeros_like(morning.equity)
    paid_in[DMA] = full / opened
    return Desire(trades=bought[None], futures=shorts[None], paid_in=paid_in)


MECHANISM = Mechanism(
    "dma_inflow",
    Text("DMA expansion of autumn 2023", "2023年秋DMA扩张"),
    PARAMETERS,
    trades=("dma",),
    futures=("dma",),
    hedged="in_all",
    act=act,
)
