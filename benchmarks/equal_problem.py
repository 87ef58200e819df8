"""The equal problem: one small contagion recurrence that every runner computes alike.

N funds hold K assets for T days; M draws of the news make M independent histories. On each day,
in this order:

1. news: each price is multiplied by exp(shock);
2. mark: assets = shares x price, equity = assets - debt, net value = equity / units;
3. leverage rule, one-sided (Cont and Schaanning): a fund above its cap sells the same fraction of
   every holding, so as to return to its target at the marked price; below the cap it does nothing;
4. redemptions follow performance: a fall of the net value since yesterday's mark makes investors
   take out sensitivity x fall of the units, at most 10 % a day; the fund sells that fraction too;
5. impact is exponential: all funds' sales of an asset, V, multiply its price by exp(-V / depth);
6. settle: sales are paid at the mean of the prices before and after, investors leave at the marked
   net value, the rest repays debt.

It stands for what the model does on a day (mark, decide, clear, settle) and is small enough to
write in any framework. Runners must give the same final prices to 1e-9.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

FUNDS, ASSETS, DAYS, DRAWS = 8, 5, 60, 1000
SEED = 20240205
REDEMPTION_CAP = 0.10
"""Largest share of a fund's units redeemed on one day."""
TOLERANCE = 1e-9
TINY = 1e-12
"""Assets below this are none: their fraction sold is 0."""


@dataclass(frozen=True)
class Problem:
    """One instance: everything that is given; prices start at 1."""

    shares: Array  # (N, K) at the opening; also their value
    target: Array  # (N,) leverage that a sale returns to
    cap: Array  # (N,) leverage above which a fund sells
    sensitivity: Array  # (N,) units redeemed per fall of the net value
    depth: Array  # (K,) value whose sale divides the price by e
    shocks: Array  # (T, K, M) log returns by news

    @property
    def debt(self) -> Array:
        """Opening debt (N,): every fund starts at its target."""
        return np.asarray(self.shares.sum(axis=1) * (1.0 - 1.0 / self.target))


def instance(
    draws: int = DRAWS, days: int = DAYS, funds: int = FUNDS, assets: int = ASSETS
) -> Problem:
    """Return an instance; the same numbers on every machine."""
    random = np.random.default_rng(SEED)
    target = np.linspace(1.0, 3.5, funds)
    market = random.normal(-0.002, 0.012, (days, 1, draws))
    return Problem(
        shares=random.uniform(5.0, 40.0, (funds, assets)),
        target=target,
        cap=1.1 * target,
        sensitivity=np.linspace(0.5, 2.0, funds),
        depth=np.linspace(4000.0, 1000.0, assets),
        shocks=market + random.normal(0.0, 0.008, (days, assets, draws)),
    )


def run_numpy(problem: Problem) -> Array:
    """Return final prices (K, M), all draws at once: the way the engine is written."""
    draws = problem.shocks.shape[2]
    price = np.ones((problem.depth.size, draws), dtype=problem.shocks.dtype)
    shares = np.repeat(problem.shares[..., None], draws, axis=2)
    debt = np.repeat(problem.debt[:, None], draws, axis=1)
    units = np.repeat((problem.shares.sum(axis=1) - problem.debt)[:, None], draws, axis=1)
    last = np.ones_like(debt)
    target, cap = problem.target[:, None], problem.cap[:, None]
    for shocks in problem.shocks:
        price = price * np.exp(shocks)
        value = shares * price
        held = value.sum(axis=1)
        equity = held - debt
        net_value = equity / units
        over = (held > cap * equity) & (held > TINY)
        wanted = 1.0 - target * equity / np.maximum(held, TINY)
        cut = np.where(over, np.clip(wanted, 0.0, 1.0), 0.0)
        fall = np.where(equity > 0.0, 1.0 - net_value / last, 0.0)
        redeemed = np.clip(problem.sensitivity[:, None] * fall, 0.0, REDEMPTION_CAP)
        kept = (1.0 - cut) * (1.0 - redeemed)
        sales = ((1.0 - kept)[:, None] * value).sum(axis=0)
        after = price * np.exp(-sales / problem.depth[:, None])
        proceeds = (1.0 - kept) * np.einsum("nkm,km->nm", shares, 0.5 * (price + after))
        shares = shares * kept[:, None]
        debt = debt - proceeds + redeemed * equity
        units = units * (1.0 - redeemed)
        last, price = net_value, after
    return price
