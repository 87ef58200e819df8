r"""DMA products above their leverage cap sell down to a target, and never buy because they gained.

$$ \lambda_i = \frac{\sigma_i A}{E_i},\qquad E_i \leftarrow E_i + \sigma_i\,\Delta E,\qquad
   g_i = \begin{cases} 1 & E_i \le 0\\ 1-\lambda_{tgt}E_i/(\sigma_i A) & \lambda_i>\lambda_{max}\\
   0 & \text{else}\end{cases},\qquad s = \sum_i \sigma_i\left[1-(1-g_i)^{v}\right] $$

Products run at 3 to 4 times their own money (press; H), so five cohorts of equal stock stand for
the class: sigma is a cohort's share of the stock A, E its own money. At the opening E_i per unit of
stock is spread evenly by a share around the class, which keeps the most indebted below the cap.
Gains and losses of both legs, stock and short futures, fall on a cohort in proportion to its stock;
what it was cut stays cut. One-sided, as in Cont and Schaanning 2017: gains are not a reason to buy.
The short futures are bought back in the same proportion. The cap is brokers' margin rule, or an
order where one is lower or takes its place. The spread is assumed (M); zero gives one product.

$$ P = o\,\left(E - 1.02\,A/\min(\lambda_0,\lambda_{tgt})\right)^{+},\qquad
   C = \tfrac{r}{250}\,(-c)^{+}\quad\text{while}\quad E > 0 $$

Holders take gains P out a day, which keeps products near the leverage lambda that they opened at,
or that a lower cap leaves them: own money that a cap ties up is no gain to take out. The value of
a unit does not change by it. Brokers charge C on the money that they lent, c below zero.
"""

import numpy as np

from model.arrays import Array
from model.declare import Text
from model.leverage_numbers import ASSUMPTIONS, PARAMETERS
from model.mechanism import Desire, Evening, Mechanism
from model.names import CLASS
from model.state import Constants, Morning, State, ratio

DMA = CLASS["dma"]
COHORTS = np.linspace(1.0, -1.0, 5)[:, None]
"""Own money per unit of stock, relative to the class, in units of the spread; sums to zero."""

QUIET = 0.02
"""Gains beyond the opening leverage that nobody cares to take out, share of own money."""
YEAR = 250.0
"""Sessions over which a year's interest is charged."""


def forced_sale(assets: Array, equity: Array, cap: Array, target: Array) -> Array:
    """Share of the book to be sold in all, before speed."""
    over = (equity > 0.0) & (assets > cap * equity)
    cut = np.where(over, 1.0 - target * cap * equity / np.where(over, assets, 1.0), 0.0)
    return np.asarray(np.minimum(np.maximum(np.where(equity <= 0.0, 1.0, cut), 0.0), 1.0))


def act(morning: Morning) -> Desire:
    """Cut the cohorts that are above the cap."""
    memory = morning.state.memory
    stock, equity = memory["cohort_stock"], memory["cohort_equity"]
    equity = equity + stock * (morning.equity[DMA] - equity.sum(axis=0))
    target = morning["leverage_target"]
    total = forced_sale(stock * morning.assets[DMA], equity, morning.dma_cap, target)
    paid_out, interest = gains_paid_out(morning), financing(morning)
    if not total.any():
        memory = {"cohort_equity": equity, "cohort_cut": total}
        return Desire(memory=memory, paid_in=paid_out, income=interest)
    cut = 1.0 - (1.0 - total) ** morning["deleveraging_speed"]
    sales = (stock * cut).sum(axis=0)
    memory = {"cohort_equity": equity, "cohort_cut": cut}
    return Desire(sales=sales[None], memory=memory, paid_in=paid_out, income=interest)


def gains_paid_out(morning: Morning) -> Array | None:
    """What holders take out because gains have lowered leverage, (A, B), CNY bn below zero."""
    opened = 1.0 - morning.constants.opening_cash_share[DMA]
    leverage = np.minimum(opened, morning["leverage_target"] * morning.dma_cap)
    needed = ratio(morning.assets[DMA], leverage)
    spare = np.where(needed > 0.0, morning.equity[DMA] - (1.0 + QUIET) * needed, 0.0)
    if not (spare > 0.0).any():
        return None
    paid_in = np.zeros_like(morning.equity)
    paid_in[DMA] = -morning["gains_paid_out"] * np.maximum(spare, 0.0)
    return paid_in


def financing(morning: Morning) -> Array | None:
    """What lenders, of the residual class, charge for a session, (A, B), CNY bn below zero.

    A product without own money pays nothing more: what it owes is its lender's loss.
    """
    lent = np.where(morning.equity[DMA] > 0.0, np.maximum(-morning.state.cash[DMA], 0.0), 0.0)
    if not lent.any():
        return None
    income = np.zeros_like(morning.equity)
    income[DMA] = -morning["dma_financing_rate"] / YEAR * lent
    return income


def remember(evening: Evening) -> dict[str, Array]:
    """Take what was sold off the cohorts that were cut: bans and limits may have stopped a part."""
    morning, memory = evening.morning, evening.state.memory
    stock, cut = memory["cohort_stock"], memory["cohort_cut"]
    if not cut.any():
        return {}
    held = np.abs(evening.state.shares[DMA] * morning.price).sum(axis=0)
    sold = 1.0 - ratio(held, morning.assets[DMA])
    done = np.minimum(np.maximum(ratio(sold, (stock * cut).sum(axis=0)), 0.0), 1.0)
    kept = stock * (1.0 - done * cut)
    total = kept.sum(axis=0)
    return {"cohort_stock": np.where(total > 0.0, ratio(kept, total), stock)}


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with equal stock, own money spread around the class."""
    assets = (state.shares[DMA] * np.exp(state.log_price)).sum(axis=0)
    part = 1.0 / len(COHORTS)
    own = 1.0 + parameters["leverage_spread"] * COHORTS
    stock = np.full_like(own, part)
    equity = part * own * (assets + state.cash[DMA])
    return {"cohort_stock": stock, "cohort_equity": equity, "cohort_cut": np.zeros_like(own)}


MECHANISM = Mechanism(
    "leverage",
    Text("DMA leverage", "DMA杠杆"),
    PARAMETERS,
    ASSUMPTIONS,
    sells=("dma",),
    act=act,
    remember=remember,
    opening_memory=opening_memory,
)
