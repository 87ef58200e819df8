"""The equal problem as a plain loop over draws, made to be compiled by numba (one thread).

Uncompiled it is still correct Python, which is how the tests run it.
"""

import math
from collections.abc import Callable
from typing import cast

import numpy as np

from benchmarks.equal_problem import REDEMPTION_CAP, TINY, Array, Problem

Loop = Callable[[Array, Array, Array, Array, Array, Array, Array, float, float], Array]


def loop(  # noqa: C901  one function, so that it is compiled and run plainly alike
    opening: Array,
    opening_debt: Array,
    target: Array,
    cap: Array,
    sensitivity: Array,
    depth: Array,
    shocks: Array,
    redemption_cap: float,
    tiny: float,
) -> Array:
    """Return final prices (K, M); shapes as in Problem."""
    days, assets, draws = shocks.shape
    funds = opening.shape[0]
    final = np.empty((assets, draws))
    price, after, sales = np.empty(assets), np.empty(assets), np.empty(assets)
    sold, paid = np.empty(funds), np.empty(funds)
    for m in range(draws):
        shares, debt = opening.copy(), opening_debt.copy()
        units, last = opening.sum(axis=1) - debt, np.ones(funds)
        price[:] = 1.0
        for t in range(days):
            sales[:] = 0.0
            for k in range(assets):
                price[k] *= math.exp(shocks[t, k, m])
            for n in range(funds):
                held = 0.0
                for k in range(assets):
                    held += shares[n, k] * price[k]
                equity = held - debt[n]
                net_value = equity / units[n]
                kept, redeemed = 1.0, 0.0
                if held > cap[n] * equity and held > tiny:
                    kept = 1.0 - min(max(1.0 - target[n] * equity / held, 0.0), 1.0)
                if equity > 0.0:
                    fall = 1.0 - net_value / last[n]
                    redeemed = min(max(sensitivity[n] * fall, 0.0), redemption_cap)
                sold[n] = 1.0 - kept * (1.0 - redeemed)
                paid[n] = redeemed * equity
                units[n] *= 1.0 - redeemed
                last[n] = net_value
                for k in range(assets):
                    sales[k] += sold[n] * shares[n, k] * price[k]
            for k in range(assets):
                after[k] = price[k] * math.exp(-sales[k] / depth[k])
            for n in range(funds):
                proceeds = 0.0
                for k in range(assets):
                    proceeds += shares[n, k] * 0.5 * (price[k] + after[k])
                    shares[n, k] *= 1.0 - sold[n]
                debt[n] += paid[n] - sold[n] * proceeds
            price[:] = after
        final[:, m] = price
    return final


def run_loop(problem: Problem, compiled: Loop = loop) -> Array:
    """Return final prices (K, M) by the loop, compiled or not."""
    return compiled(
        problem.shares,
        problem.debt,
        problem.target,
        problem.cap,
        problem.sensitivity,
        problem.depth,
        problem.shocks,
        REDEMPTION_CAP,
        TINY,
    )


def compile_loop() -> Loop:
    """Compile the loop; the first call of what is returned does the work."""
    import numba  # only `make bench` installs it

    return cast(Loop, numba.njit()(loop))
