r"""Some index-enhanced managers switch to their benchmark after small caps have lost.

$$ x_a \leftarrow 2^{-1/10} x_a + (r_{small,a} - r_{bench,a}),\qquad
   \Delta g_a = v_y\left[\min\!\big(\tfrac{(-x_a)^{+}}{x_0},1\big)(1-g_a)
   - \min\!\big(\tfrac{x_a^{+}}{x_0},1\big)\,g_a\right] $$

$$ d_{a,bench} = -\sum_{k\in small} d_{ak} = \frac{\sigma_y\,\Delta g_a}{1-\sigma_y g_a}
   \sum_{k\in small} h_{ak}p_k $$

x is what the small caps of a portfolio (CSI 2000 and micro-caps) have lately returned beyond its
own benchmark, g the part of them that a switcher has moved into that benchmark's index, sigma_y the
share of switchers. Gains bring them back; the mere passing of time does not. The simulated NAVs of
a switcher and of one who stays put are kept, without costs and impact of their own, so that a run
says who did better. The rule is that of style investing (Barberis and Shleifer 2003); the
commentary names both kinds of manager; share and speed are assumed (L).
"""

import numpy as np

from model.arrays import Array
from model.declare import Parameter, Text
from model.mechanism import Desire, Evening, Mechanism
from model.names import INDEX, INDICES, rows
from model.state import Constants, Morning, State, ratio

SWITCHERS = ("index_enhanced_300", "index_enhanced_500", "index_enhanced_1000")
ROWS = rows(SWITCHERS)
BENCHMARK = np.eye(len(INDICES))[[INDEX["csi300"], INDEX["csi500"], INDEX["csi1000"]]][:, :, None]
"""1 at the index of each manager's benchmark, (classes, K, 1)."""
SMALL = np.isin(INDICES, ("csi2000", "microcap")).astype(float)[:, None]
"""1 at the indices of the small-cap factor, (K, 1)."""
FADE = 0.5 ** (1 / 10)
FULL = 0.05
"""Lead or lag of small caps at which switchers move at full speed."""
SPEED = 0.25
CEILING = 0.25
"""Share of the benchmark's index that is sold in a day at most."""

PARAMETERS = (
    Parameter(
        "switcher_share",
        0.2,
        0.0,
        0.5,
        Text("Share of index-enhanced managers who time styles", "指增管理人中做风格择时的比例"),
        Text(
            "assumed; the commentary of February 2024 describes both kinds (L)",
            "假设；2024年2月的评论文章提到两类管理人（L）",
        ),
    ),
)


def moves(recent: Array, moved: Array) -> Array:
    """Change of the part that a switcher has moved out of small caps, (classes, B)."""
    out = np.minimum(np.maximum(-recent, 0.0) / FULL, 1.0) * (1.0 - moved)
    back = np.minimum(np.maximum(recent, 0.0) / FULL, 1.0) * moved
    return np.asarray(SPEED * (out - back))


def act(morning: Morning) -> Desire:
    """Move part of the small caps into the benchmark's index, or back."""
    memory = morning.state.memory
    recent, moved = memory["small_cap_lead"], memory["moved_share"]
    if not recent.any():
        return Desire()
    change, value = moves(recent, moved), morning.value[ROWS]
    small = value * SMALL
    share = morning["switcher_share"]
    money = share * change / (1.0 - share * moved) * small.sum(axis=1)
    held = CEILING * np.maximum((value * BENCHMARK).sum(axis=1), 0.0)
    done = np.where(-money > held, ratio(held, -money), 1.0)
    into = (done * money)[:, None, :]
    trades = into * (BENCHMARK - ratio(small, small.sum(axis=1, keepdims=True)))
    kept = done * (1.0 - morning.today.refused)
    return Desire(trades=trades, memory={"moved_share": moved + kept * change})


def _leads(weights: Array, returns: Array) -> Array:
    """Return of each book's small caps beyond its benchmark's index, (classes, B)."""
    small = weights * SMALL
    mean = ratio((small * returns).sum(axis=1), small.sum(axis=1))
    lead = mean - (BENCHMARK * returns).sum(axis=1)
    return np.asarray(np.where(small.sum(axis=1) > 0.0, lead, 0.0))


def remember(evening: Evening) -> dict[str, Array]:
    """Follow the lead of small caps, and what a switcher and a stayer are worth on paper."""
    memory = evening.morning.state.memory
    weights = evening.morning.constants.opening_weights[ROWS]
    returns = np.expm1(evening.returns)
    lead = _leads(weights, returns)
    stays = (weights * returns).sum(axis=1)
    in_small = (weights * SMALL).sum(axis=1)
    switches = stays - memory["moved_share"] * in_small * lead
    return {
        "small_cap_lead": FADE * memory["small_cap_lead"] + lead,
        "stayer_value": memory["stayer_value"] * (1.0 + stays),
        "switcher_value": memory["switcher_value"] * (1.0 + switches),
    }


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with nothing moved and both paper values at 1; a row for each class."""
    none = np.zeros((len(SWITCHERS), state.log_price.shape[-1]))
    return {
        "small_cap_lead": none,
        "moved_share": none,
        "switcher_value": none + 1.0,
        "stayer_value": none + 1.0,
    }


MECHANISM = Mechanism(
    "style_timing",
    Text("Style-timing managers", "做风格择时的管理人"),
    PARAMETERS,
    trades=SWITCHERS,
    self_financing=True,
    act=act,
    remember=remember,
    opening_memory=opening_memory,
)
