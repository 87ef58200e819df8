r"""New money came into DMA products until brokers were told to stop.

$$ d_k = G_t w_k,\qquad \Delta E = G_t/\lambda_0,\qquad \Delta\varphi_j = -G_t\,\beta_j/F_j $$

An observed input, not a behaviour: about CNY 100 bn gross, evenly from August 2023 to the cap of
8 November 2023. Holders pay in the equity, brokers lend the rest.
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
        Text("DMA inflow, multiple of CNY 100 bn", "DMA流入（1000亿元的倍数）"),
        "150-200 in early estimates against 250-260 at the peak (M)",
    ),
)


def act(morning: Morning) -> Desire:
    """Buy the basket of the opening and sell futures against it."""
    if not morning.today.dma_inflow.any():
        return Desire()
    gross = morning.today.dma_inflow * morning["inflow_scale"] * morning["dma_gross"]
    bought = gross * morning.constants.opening_weights[DMA]
    price = futures_price(morning.price, morning.state.basis)
    shorts = -gross * morning.constants.short_weights[DMA] / price
    paid_in = np.zeros_like(morning.equity)
    paid_in[DMA] = gross / (1.0 - morning.constants.opening_cash_share[DMA])
    return Desire(trades=bought[None], futures=shorts[None], paid_in=paid_in)


MECHANISM = Mechanism(
    "dma_inflow",
    Text("DMA inflow of autumn 2023", "2023年秋DMA流入"),
    PARAMETERS,
    trades=("dma",),
    futures=("dma",),
    hedged="in_all",
    act=act,
)
