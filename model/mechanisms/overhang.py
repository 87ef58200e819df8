r"""Those who may sell, sell before those who may not yet: the first prisoner's dilemma.

$$ O_a = \sum_k w_{ak} M_k S_k \frac{BL\,w^{LF}_k + \gamma_D\,B^{DM} w^{DM}_k}{C_k},\qquad
   B^{DM} = \beta\,(A_{DM} - \lambda_{tgt}E_{DM})^{+} $$

$$ f^{*}_a = \psi_a f_O\left[\Lambda\!\left(\tfrac{k_O O_a - t_O}{s_O}\right)
          - \Lambda\!\left(\tfrac{-t_O}{s_O}\right)\right]^{+},\qquad
   \Delta f_a = v_O (f^{*}_a - f_a) $$

f is the share of their portfolio that small and private funds have sold ahead; they buy back as the
overhang goes. BL is the backlog of large funds. B^DM is what a DMA net-sell limit of strength beta
locks in: all that stands above the leverage target, because that must go once the limit ends; those
who sell ahead know the limit and the usual leverage, not the orders it stopped. psi is the part of
a class that sells ahead: small funds 1, private quants one half, public index funds 0 (assumed, L).
A limit on large funds hurts while the money sold ahead exceeds the backlog that it hides; no data
fix k_O, f_O and gamma_D, so the sign is an outcome and is shown with its range.
"""

import numpy as np
from scipy.special import expit

from model.arrays import Array
from model.backlog import backlog
from model.declare import NO_UNIT, TIMES, Lever, Parameter, Text
from model.mechanism import Desire, Mechanism
from model.names import CLASS, rows
from model.sources import ASSUMED
from model.state import Constants, Morning, State, ratio

LARGE, DMA = CLASS["large_funds"], CLASS["dma"]
RUNNERS = ("small_funds", "index_enhanced_300", "index_enhanced_500", "index_enhanced_1000")
ROWS = rows(RUNNERS)
PARTICIPATION = np.array([1.0, 0.0, 0.5, 0.5])[:, None]
QUANT = np.array([0.0, 1.0, 1.0, 1.0])[:, None]
"""Whose sell orders brokers may refuse."""
THRESHOLD, SPREAD, SPEED = 0.6, 0.35, 0.25

PARAMETERS = (
    Parameter(
        "overhang_weight",
        20.0,
        0.0,
        40.0,
        Text("Sensitivity of selling ahead to the overhang", "抢跑意愿对待释放抛压的敏感度"),
        Text("assumed; no data constrain it (L)", "假设；没有数据可以约束（L）"),
    ),
    Parameter(
        "overhang_share",
        0.125,
        0.05,
        0.2,
        Text("Largest share of the portfolio sold ahead", "抢跑卖出仓位上限"),
        ASSUMED,
    ),
    Parameter(
        "overhang_dma",
        0.5,
        0.0,
        1.0,
        Text(
            "Weight of blocked DMA sales relative to large funds' backlog",
            "被限DMA卖盘相对大型公募积压的权重",
        ),
        Text("assumed; no data constrain it (L)", "假设；没有数据可以约束（L）"),
        NO_UNIT,
    ),
)

ASSUMPTIONS = (
    Lever(
        "overhang_strength",
        "assumption",
        "number",
        Text("Propensity to sell ahead of restricted holders", "抢跑倾向（抢在受限机构之前卖出）"),
        Text(
            "0: nobody sells ahead of restricted holders. 1: central setting. Above: more is sold "
            "ahead; whether the limit then helps or hurts is an outcome of the run.",
            "0：无人抢跑。1：中位设定。越高抢跑越多；限制利弊由模型结果决定。",
        ),
        1.0,
        Text("assumption (L): not identified by any series", "假设（L）：没有数据可以识别"),
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=4.0,
        step=0.1,
        scales="overhang_share",
    ),
)


def blocked_by_the_ban(morning: Morning) -> Array:
    """DMA stock above the leverage target that a ban locks in, CNY bn, (B,)."""
    target = morning["leverage_target"] * morning.dma_cap * np.maximum(morning.equity[DMA], 0.0)
    return np.asarray(morning.today.ban * np.maximum(morning.assets[DMA] - target, 0.0))


def hidden_sales(morning: Morning) -> Array:
    """Sales that runners expect of those who are locked in, by index, CNY bn, (K, B)."""
    hidden = backlog(morning) * morning.weights[LARGE]
    if morning.today.ban.any():
        feared = morning["overhang_dma"] * blocked_by_the_ban(morning)
        hidden = hidden + feared * morning.weights[DMA]
    return np.asarray(hidden)


def sold_ahead_target(morning: Morning, hidden: Array) -> Array:
    """Share of their book that the runners would like to have sold ahead, (runners, B)."""
    fall = morning.impact * hidden / morning.capitalisation
    overhang = (morning.weights[ROWS] * fall).sum(axis=1)
    calm = expit(-THRESHOLD / SPREAD)
    pressure = (morning["overhang_weight"] * overhang - THRESHOLD) / SPREAD
    target = morning["overhang_share"] * np.maximum(expit(pressure) - calm, 0.0)
    return np.asarray(PARTICIPATION * np.minimum(target, 0.9))


def act(morning: Morning) -> Desire:
    """Sell ahead or buy back; what a limit on everybody stops is not remembered as sold."""
    memory = morning.state.memory
    ahead, hidden = memory["sold_ahead"], hidden_sales(morning)
    if not (ahead.any() or hidden.any()):
        return Desire()
    change = SPEED * (sold_ahead_target(morning, hidden) - ahead)
    allowed = (1.0 - morning.today.limit_others) * (1.0 - QUANT * morning.today.refused)
    sold = ahead + np.where(change > 0.0, change * allowed, change)
    money = (ahead / (1.0 - ahead) * morning.assets[ROWS]).sum(axis=0)
    return Desire(
        sales=change / (1.0 - ahead),
        memory={
            "sold_ahead": sold,
            "most_sold_ahead": np.maximum(memory["most_sold_ahead"], money),
            "most_hidden": np.maximum(memory["most_hidden"], hidden.sum(axis=0)),
        },
    )


def presold_to_backlog(state: State) -> Array:
    """Most money sold ahead so far as a multiple of the largest overhang so far, (B,).

    Far below 1 a limit on large funds hides more sales than it draws out, above 1 it does not;
    where its effect turns depends on the run. 0 without an overhang.
    """
    return ratio(state.memory["most_sold_ahead"], state.memory["most_hidden"])


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with nothing sold ahead."""
    batch = state.log_price.shape[-1]
    return {
        "sold_ahead": np.zeros((len(RUNNERS), batch)),
        "most_sold_ahead": np.zeros(batch),
        "most_hidden": np.zeros(batch),
    }


MECHANISM = Mechanism(
    "overhang",
    Text("Unrestricted holders sell ahead", "不受限机构抢跑"),
    PARAMETERS,
    ASSUMPTIONS,
    sells=RUNNERS,
    act=act,
    opening_memory=opening_memory,
)
