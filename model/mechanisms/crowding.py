r"""The more quants crowd into small caps, the less they earn; it recovers once leverage leaves.

$$ c = \frac{q}{q_0},\quad q = \frac{\sum_{a}\sum_{k\in small} h_{ak}p_k}{\sum_{k\in small} C_k},
   \qquad \alpha_a = \alpha^{0}_a\Big(1-\frac{c}{\kappa_c}\Big)^{+},\qquad
   y_a = \frac{\alpha_a}{250}\,\min(m,1)\sum_k |h_{ak}|p_k $$

$$ m \leftarrow 2^{-1/5} m + (1-2^{-1/5})\,\frac{1}{K}\sum_k
   \frac{|r_k|}{\sigma_k\sqrt{2/\pi}} $$

c is the crowding: the share of CSI 2000 and micro-cap stock that all quant classes own, relative to
the opening; a share, so that a mere fall of prices is no exit. alpha^0 is what an uncrowded
portfolio earns a year: long-run private excess of 6.6 (300), 8.8 (500) and 18.6 percentage points
(1000; research house; M), hedged portfolios as 500 (assumed, L). At the capacity kappa nothing is
left. The opening crowding is to earn what 2023 gave, 1.9, 1.9 and 4.9 percentage points (CITIC
Securities; H): that needs capacities of 1.40, 1.28 and 1.36, the range of the one kappa. Its form
is linear (Berk and Green 2004); that a crowd competes its own gain away without knowing its size is
Stein 2009, that leverage leaving restores it is Pedersen 2009. Alpha is earned from others' moves
(Grinold 1994: proportional to volatility), so a market that moves less than in calm times, m < 1,
pays less. The residual class pays: one investor's alpha is another's loss.
"""

import numpy as np

from model.arrays import Array
from model.declare import NO_UNIT, Parameter, Text
from model.mechanism import Desire, Evening, Mechanism
from model.names import INDEX, rows
from model.state import Constants, Morning, State, ratio

QUANTS = (
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
    "dma",
)
ROWS = rows(QUANTS)
UNCROWDED = np.array([0.066, 0.088, 0.186, 0.088, 0.088])[:, None]
"""Alpha a year without a crowd, per unit of stock, (classes, 1)."""
SMALL = slice(INDEX["csi2000"], INDEX["microcap"] + 1)
"""The small-cap indices, which are neighbours."""
YEAR = 250.0
FADE = 0.5 ** (1 / 5)
MEAN_ABSOLUTE = float(np.sqrt(2.0 / np.pi))
"""Mean absolute value of a normal variable, per standard deviation."""

PARAMETERS = (
    Parameter(
        "crowding_capacity",
        1.35,
        1.28,
        1.4,
        Text("Crowding at which no alpha is left, opening = 1", "超额归零时的拥挤度（期初为1）"),
        Text(
            "excess return in 2023 (CITIC Securities; H) against the long-run average (research "
            "house; M)",
            "由2023年超额收益（中信证券；H）与长期均值（第三方研究机构；M）推算",
        ),
        NO_UNIT,
    ),
)


def owned(value: Array, capitalisation: Array) -> Array:
    """Share of all small caps that quants own, (B,), from (A, K, B) and (K, B)."""
    held = value[ROWS, SMALL].sum(axis=(0, 1))
    return np.asarray(held / capitalisation[SMALL].sum(axis=0))


def alpha(crowd: Array, capacity: Array) -> Array:
    """Alpha a year per unit of stock, (classes, B)."""
    return np.asarray(UNCROWDED * np.maximum(1.0 - crowd / capacity, 0.0))


def act(morning: Morning) -> Desire:
    """Receive today's alpha from those who trade against the quants."""
    memory = morning.state.memory
    crowd = ratio(owned(morning.value, morning.capitalisation), memory["opening_crowd"])
    rate = alpha(crowd, morning["crowding_capacity"])
    income = np.zeros_like(morning.equity)
    paying = np.minimum(memory["market_movement"], 1.0)
    income[ROWS] = rate / YEAR * paying * morning.assets[ROWS]
    return Desire(income=income, memory={"crowd": crowd, "alpha_rate": rate})


def remember(evening: Evening) -> dict[str, Array]:
    """Let the memory of the market's movement fade and add today's."""
    calm = MEAN_ABSOLUTE * evening.morning.constants.calm_volatility
    today = ratio(np.abs(evening.returns), calm).mean(axis=0)
    before = evening.morning.state.memory["market_movement"]
    return {"market_movement": FADE * before + (1.0 - FADE) * today}


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Take the opening's crowd as the measure; no movement yet."""
    price = np.exp(state.log_price)
    crowd = np.ones(state.log_price.shape[-1])
    return {
        "opening_crowd": owned(state.shares * price, constants.issued * price),
        "crowd": crowd,
        "alpha_rate": alpha(crowd, parameters["crowding_capacity"]),
        "market_movement": np.zeros_like(crowd),
    }


MECHANISM = Mechanism(
    "crowding",
    Text("Crowding of quant strategies", "量化策略拥挤度"),
    PARAMETERS,
    act=act,
    remember=remember,
    opening_memory=opening_memory,
)
