r"""Snowball dealers are longer in futures near the knock-in levels, and cut at knock-in.

$$ \varphi^{*}_j = \sum_l \frac{N_{jl}}{S_{jl}}\,\Delta_l,\quad \Delta_l = \begin{cases}
   D_{post} & I_j \le B_{jl}\\
   D_0+(D_{pk}-D_0)\left(1-\min\!\left(\tfrac{\ln(p_j/B_{jl})}{0.29},1\right)^2\right) & \text{else}
   \end{cases} $$

I is the lowest close so far or the mark of the day, B a knock-in level, S = B / 0.75 the note's
starting level. Deltas are read off a finite-difference price of the standard note (knock-in 75%,
knock-out 103%, coupon 15%, volatility 18%). Issue, knock-out and maturity of notes inside the
window are left out.
"""

import numpy as np

from model.arrays import Array
from model.declare import BILLION, Lever, Parameter, Text
from model.knock_in import is_hit
from model.mechanism import Desire, Evening, Mechanism
from model.names import CLASS, UNDERLYING
from model.state import Constants, Morning, State

DEALERS = CLASS["snowball_dealers"]
REACH = 0.29
"""Log distance to the barrier beyond which the delta is flat."""

PARAMETERS = (
    Parameter(
        "snowball_size",
        216.0,
        216.0,
        216.0,
        Text("Snowball notes outstanding", "雪球存续名义本金"),
        Text(
            "Cinda Securities, January 2024 (H); other estimates CNY 195 to 360 bn",
            "信达证券，2024年1月（H）；其他估计1950亿至3600亿元",
        ),
        BILLION,
    ),
    Parameter(
        "delta_far",
        0.55,
        0.4,
        0.9,
        Text("Delta far from the knock-in level", "远离敲入线时的Delta"),
        Text("computed from the price of a standard note", "由标准雪球产品的定价计算"),
    ),
    Parameter(
        "delta_peak",
        1.9,
        1.6,
        2.2,
        Text("Delta at the knock-in level", "敲入线处的Delta"),
        Text(
            "computed from the price of a standard note; desks cap it near 2",
            "由标准雪球产品的定价计算；对冲方实际上限约为2",
        ),
    ),
    Parameter(
        "delta_after",
        1.05,
        0.95,
        1.1,
        Text("Delta after knock-in", "敲入后的Delta"),
        Text("computed from the price of a standard note", "由标准雪球产品的定价计算"),
    ),
)

ASSUMPTIONS = (
    Lever(
        "snowball_notional",
        "assumption",
        "number",
        Text("Snowball notes outstanding", "雪球存续名义本金"),
        Text(
            "Notional on the CSI 500 (60%) and the CSI 1000 (40%). Estimates range from CNY "
            "195 bn "
            "to CNY 360 bn.",
            "挂钩中证500（60%）和中证1000（40%）的存续名义本金。各家估计为1950亿至3600亿元。",
        ),
        216.0,
        Text("Cinda Securities, January 2024 (H)", "信达证券，2024年1月（H）"),
        kind="assumption",
        unit=BILLION,
        min=0.0,
        max=400.0,
        step=10.0,
        scales="snowball_size",
    ),
)


def delta(price: Array, barrier: Array, lowest: Array, parameters: dict[str, Array]) -> Array:
    """Delta per unit of notional of each rung, shape (L, B)."""
    distance = np.minimum(np.maximum(np.log(price / barrier) / REACH, 0.0), 1.0)
    far, peak = parameters["delta_far"], parameters["delta_peak"]
    alive = far + (peak - far) * (1.0 - distance**2)
    return np.asarray(np.where(is_hit(barrier, lowest), parameters["delta_after"], alive))


def hedge(price: Array, lowest: Array, constants: Constants, parameters: dict[str, Array]) -> Array:
    """Futures that dealers should hold, (J, B), in units of the index."""
    target = np.zeros((len(UNDERLYING), price.shape[-1]))
    for position, barrier, start, weight in constants.ladders:
        index = UNDERLYING[position]
        rungs = delta(price[index], barrier, lowest[index], parameters)
        target[position] = (weight / start * rungs).sum(axis=0) * parameters["snowball_size"]
    return target


def act(morning: Morning) -> Desire:
    """Trade to the hedge at the marks of the day."""
    lowest = np.minimum(morning.state.memory["lowest_close"], morning.price)
    target = hedge(morning.price, lowest, morning.constants, morning.parameters)
    return Desire(futures=(target - morning.state.futures[DEALERS])[None])


def remember(evening: Evening) -> dict[str, Array]:
    """Keep the lowest close so far."""
    close = np.exp(evening.state.log_price)
    return {"lowest_close": np.minimum(evening.state.memory["lowest_close"], close)}


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with no rung knocked in."""
    return {"lowest_close": np.exp(state.log_price)}


MECHANISM = Mechanism(
    "snowballs",
    Text("Snowball hedging", "雪球对冲"),
    PARAMETERS,
    ASSUMPTIONS,
    futures=("snowball_dealers",),
    act=act,
    remember=remember,
    opening_memory=opening_memory,
)
