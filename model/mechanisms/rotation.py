r"""Managers follow the national team: they sell what it does not buy to hold more of what it does.

$$ \xi_k = \theta_N\,\nu_k/V_k,\qquad \tilde w = 0.7\,w + 0.3\,w^{cap},\qquad
   d_k = \omega\,\phi_a A\,\tilde w_k\Big(\xi_k - \sum_l \tilde w_l \xi_l\Big) $$

nu is the exponentially weighted mean of its purchases and V the daily turnover, so the signal is
the share of turnover that it takes (Brunnermeier, Sockin and Xiong 2022: investors chase the
intervention). Every trade is paid for by another: the sum over indices is zero.
"""

import numpy as np

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanism import Desire, Evening, Mechanism
from model.names import rows
from model.state import Constants, Morning, State

FOLLOWERS = (
    "small_funds",
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
    "dma",
)
ROWS = rows(FOLLOWERS)
PARTICIPATION = np.array([0.25, 1.0, 1.0, 1.0, 1.0, 1.0])[:, None, None]
OWN_WEIGHT, FADE, CEILING = 0.7, 0.8, 0.25

PARAMETERS = (
    Parameter(
        "rotation_speed",
        0.14,
        0.0,
        0.25,
        Text("Speed of rotation", "轮动速度"),
        Text(
            "assumed; “muscle memory” in the commentary of February 2024 (M)",
            "假设；2024年2月评论文章所说的“肌肉记忆”（M）",
        ),
    ),
    Parameter(
        "rotation_signal",
        0.8,
        0.0,
        6.0,
        Text("Response to the national team's share of turnover", "对国家队成交占比的敏感度"),
        Text(
            "Brunnermeier, Sockin and Xiong 2022, direction only",
            "Brunnermeier、Sockin、Xiong（2022），仅作用方向",
        ),
    ),
)

ASSUMPTIONS = (
    Lever(
        "rotation_strength",
        "assumption",
        "number",
        Text("Rotation strength", "轮动强度"),
        Text(
            "0: nobody follows the national team. 1: as calibrated. 2: twice the response.",
            "0：无人跟随国家队。1：校准值。2：跟随力度加倍。",
        ),
        1.0,
        Text(
            "scales the calibrated response; the rotation itself is disputed (M)",
            "按比例调整校准后的反应；是否存在轮动本身有争议（M）",
        ),
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=3.0,
        step=0.1,
        scales="rotation_signal",
    ),
)


def act(morning: Morning) -> Desire:
    """Tilt every follower's book towards what the national team buys."""
    if not morning.state.memory["state_buying"].any():
        return Desire()
    signal = morning["rotation_signal"] * morning.state.memory["state_buying"]
    signal = signal / morning.constants.turnover
    market = morning.capitalisation / morning.capitalisation.sum(axis=0)
    tilt = OWN_WEIGHT * morning.weights[ROWS] + (1.0 - OWN_WEIGHT) * market
    pull = signal - (tilt * signal).sum(axis=1, keepdims=True)
    size = morning["rotation_speed"] * PARTICIPATION * morning.assets[ROWS][:, None, :]
    wanted = size * tilt * pull
    return Desire(trades=wanted * _affordable(wanted, morning.value[ROWS]))


def _affordable(wanted: Array, value: Array) -> Array:
    """One factor a class, (classes, 1, B): nobody turns over more than a quarter of a holding."""
    most = np.where(wanted < 0.0, CEILING * value / np.minimum(wanted, -1e-12) * -1.0, np.inf)
    return np.asarray(np.minimum(most.min(axis=1, keepdims=True), 1.0))


def remember(evening: Evening) -> dict[str, Array]:
    """Let the memory of purchases fade and add today's."""
    bought = (1.0 - FADE) * evening.morning.today.rescue
    return {"state_buying": FADE * evening.state.memory["state_buying"] + bought}


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start without purchases."""
    return {"state_buying": np.zeros_like(state.log_price)}


MECHANISM = Mechanism(
    "rotation",
    Text("Rotation behind the national team", "跟随国家队的风格轮动"),
    PARAMETERS,
    ASSUMPTIONS,
    self_financing=True,
    trades=FOLLOWERS,
    act=act,
    remember=remember,
    opening_memory=opening_memory,
)
