r"""Those who may sell, sell before those who may not yet: the first dilemma.

$$ O = \sum_k w_k M_k S_k \frac{BL\,w^{LF}_k}{C_k},\qquad
   f^{*} = f_O\left[\Lambda\!\left(\tfrac{k_O O - t_O}{s_O}\right)
          - \Lambda\!\left(\tfrac{-t_O}{s_O}\right)\right]^{+},\qquad
   \Delta f = v_O (f^{*} - f) $$

f is the share of their book that small funds have sold ahead; they buy back as the backlog goes.
A limit on large funds hurts while the money sold ahead exceeds the backlog that it hides; no series
fixes k_O and f_O, so the sign is an outcome and is shown with its range.
"""

import numpy as np
from scipy.special import expit

from model.arrays import Array
from model.backlog import backlog
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import CLASS
from model.state import Constants, Morning, State

LARGE, SMALL = CLASS["large_funds"], CLASS["small_funds"]
THRESHOLD, SPREAD, SPEED = 0.6, 0.35, 0.25

PARAMETERS = (
    Parameter(
        "overhang_weight",
        20.0,
        0.0,
        40.0,
        Text("Weight of the overhang in the wish to sell first", "抢先卖出意愿对悬顶的权重"),
        "assumed; no series disciplines it (L)",
    ),
    Parameter(
        "overhang_share",
        0.125,
        0.05,
        0.2,
        Text("Share of the book sold ahead at most", "最多抢先卖出的仓位"),
        "assumed; no series disciplines it (L)",
    ),
)

ASSUMPTIONS = (
    Lever(
        "overhang_strength",
        "assumption",
        "number",
        Text("Urge to sell before the locked-in", "抢在被锁者之前卖出"),
        Text(
            "0: nobody runs ahead of the funds that are locked in. 1: central. Above: more is sold "
            "ahead; whether the limit then helps or hurts is an outcome of the run.",
            "0：无人抢在被锁者之前卖出。1：中值。更高：抢跑更多；限制此时是利是弊由模型运行得出。",
        ),
        1.0,
        "assumption (L): not identified by any series",
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=4.0,
        step=0.1,
        scales="overhang_share",
    ),
)


def sold_ahead_target(morning: Morning) -> Array:
    """Share of their book that small funds would like to have sold ahead, (B,)."""
    hidden = backlog(morning) * morning.weights[LARGE]
    fall = morning.impact * hidden / morning.capitalisation
    overhang = (morning.weights[SMALL] * fall).sum(axis=0)
    calm = expit(-THRESHOLD / SPREAD)
    pressure = (morning["overhang_weight"] * overhang - THRESHOLD) / SPREAD
    target = morning["overhang_share"] * np.maximum(expit(pressure) - calm, 0.0)
    return np.asarray(np.minimum(target, 0.9))


def act(morning: Morning) -> Desire:
    """Sell ahead or buy back; what a limit on everybody will stop is not remembered as sold."""
    ahead = morning.state.memory["sold_ahead"]
    change = SPEED * (sold_ahead_target(morning) - ahead)
    done = np.where(change > 0.0, change * (1.0 - morning.today.limit_others), change)
    return Desire(sales=(change / (1.0 - ahead))[None, :], memory={"sold_ahead": ahead + done})


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with nothing sold ahead."""
    return {"sold_ahead": np.zeros(state.log_price.shape[-1])}


MECHANISM = Mechanism(
    "overhang",
    Text("The unrestricted sell first", "不受限者先卖"),
    PARAMETERS,
    ASSUMPTIONS,
    sells=("small_funds",),
    act=act,
    opening_memory=opening_memory,
)
