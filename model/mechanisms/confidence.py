r"""Announcements of support bring buyers back, who take over stock sold in the panic.

$$ c_t = \rho\,c_{t-1} + a_t,\qquad d_k = \kappa_C\,c_t\,\Big(-\sum_m y_{mk}\Big)^{+} C_k $$

a counts the dated announcements of support, net of adverse ones; every one has the same weight and
all share the response kappa. Buyers are investors outside the named classes, so holdings move
within the residual class: they take over part of the inventory y that past sales left with those
who supply liquidity, most where most was sold. The direction is that of Brunnermeier, Sockin and
Xiong 2022; the size has no source. Every fit is reported with this mechanism on and off.
"""

import numpy as np

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.mechanism import Desire, Mechanism
from model.state import Constants, Morning, State

FADE = 0.5
"""Share of confidence that is left a session later."""

PARAMETERS = (
    Parameter(
        "confidence_response",
        0.1,
        0.0,
        0.4,
        Text(
            "Share of the sold-off inventory bought back per announcement",
            "每次公告后被买回的抛售比例",
        ),
        Text(
            "assumed; direction only (Brunnermeier, Sockin and Xiong 2022)",
            "假设；仅作用方向（Brunnermeier、Sockin、Xiong，2022）",
        ),
    ),
)

ASSUMPTIONS = (
    Lever(
        "confidence_strength",
        "assumption",
        "number",
        Text("Response to announcements", "对政策公告的反应"),
        Text(
            "0: announcements change nothing. 1: as calibrated. 2: twice the response. All have "
            "the same weight, the new chair of 7 February among them.",
            "0：公告不起作用。1：校准值。2：反应加倍。各公告权重相同，包括2月7日证监会换帅。",
        ),
        1.0,
        Text("scales the calibrated response (L)", "按比例调整校准后的反应（L）"),
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=3.0,
        step=0.1,
        scales="confidence_response",
    ),
)


def level(morning: Morning) -> Array:
    """Confidence this morning, (B,): what is left of yesterday's and today's announcements."""
    return np.asarray(FADE * morning.state.memory["confidence"] + morning.today.announcement)


def act(morning: Morning) -> Desire:
    """Buy back part of what past sales have left in inventory."""
    confidence = level(morning)
    depressed = np.maximum(-morning.state.inventory.sum(axis=0), 0.0)
    share = np.minimum(morning["confidence_response"] * confidence, 1.0)
    bought = share * depressed * morning.capitalisation
    return Desire(trades=bought[None], memory={"confidence": confidence})


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with no announcement in mind."""
    return {"confidence": np.zeros(state.log_price.shape[-1])}


MECHANISM = Mechanism(
    "confidence",
    Text("Announcement effect", "政策公告效应"),
    PARAMETERS,
    ASSUMPTIONS,
    trades=("residual_liquidity",),
    act=act,
    opening_memory=opening_memory,
)
