r"""Stocks at their daily limit do not trade: part of the orders stays unexecuted.

$$ e_k = 1-\sum_{L} q_{kL}\,\Phi\!\left(\frac{|r_k(e_k)| - L}{s}\right),\qquad
   d_k^{\mp} \leftarrow e_k\,d_k^{\mp},\qquad
   \ln(1-\textstyle\sum_L q_{kL}L) \le r_k \le \ln(1+\sum_L q_{kL}L) $$

L is 10%, and 20% for ChiNext and STAR names (exchange rules; H); q is the weight of such names in
an index. e is the share of stocks still trading at the return r that the executed orders make, and
s the spread of single stocks around their index, assumed. Sales are cut in a fall, purchases in a
rise, those of the national team too. Nothing is queued: who wanted to sell decides anew the next
day, from the balance sheet; what the national team could not buy at limit-up it buys later only if
its schedule says so. What a whole index cannot move with every name at its limit is booked here.

Weights of 20% names: 21, 28 and 36% of CSI 300, 500 and 1000 at the end of 2025 (China Securities
Index Co. via China News Service; H), fewer two years earlier, CSI 2000 and micro-caps assumed (L).
Shares bought today cannot be sold today (T+1; H): no class sells more than it held at the close.
"""

import numpy as np
from scipy.special import ndtr

from model.arrays import Array
from model.declare import Text
from model.mechanism import Mechanism

NARROW, WIDE, SPREAD = 0.10, 0.20, 0.035
WIDE_SHARE = np.array([0.17, 0.23, 0.32, 0.35, 0.25])[:, None]
"""Weight of names with the wide limit by index, (K, 1), early 2024."""
QUIET = 0.05
"""Return below which no order is cut."""
FARTHEST = NARROW + (WIDE - NARROW) * WIDE_SHARE
"""Simple return of an index, (K, 1), with every name at its limit."""
LOWEST, HIGHEST = np.log1p(-FARTHEST), np.log1p(FARTHEST)
"""The same as log returns: an index cannot go beyond them in a day."""
BISECTIONS = 16


def locked_share(size: Array, wide_share: Array) -> Array:
    """Share of an index that is at its limit when the index has moved by `size`, of any shape."""
    narrow, wide = ndtr((size - NARROW) / SPREAD), ndtr((size - WIDE) / SPREAD)
    return np.asarray(narrow + wide_share * (wide - narrow))


def executed_share(given: Array, ordered: Array, wide_share: Array) -> Array:
    """Share of the orders that trades: `given` return of past flows, `ordered` that of today's.

    Solved by bisection: trading less makes the return, and so the locked share, smaller.
    """
    low, high = np.zeros_like(given), np.ones_like(given)
    for _ in range(BISECTIONS):
        middle = 0.5 * (low + high)
        trading = 1.0 - locked_share(np.abs(given + middle * ordered), wide_share)
        low, high = (
            np.where(trading > middle, middle, low),
            np.where(trading > middle, high, middle),
        )
    return 0.5 * (low + high)


def ration(amounts: Array, given: Array, ordered: Array) -> Array:
    """Cut orders (lines, K, B) where the return (K, B) that they would make locks stocks."""
    tentative = given + ordered
    far = np.abs(tentative) > QUIET
    if not far.any():
        return amounts
    share = np.ones_like(tentative)
    wide_share = np.broadcast_to(WIDE_SHARE, far.shape)[far]
    share[far] = executed_share(given[far], ordered[far], wide_share)
    cut = np.where(tentative < 0.0, amounts < 0.0, amounts > 0.0)
    return np.asarray(np.where(cut, amounts * share, amounts))


def bound(log_return: Array, arrived: Array) -> Array:
    """Keep what trades add to the log return (K, B) of the news within all names at their limits.

    Where news alone goes beyond, trades cannot add to it.
    """
    down, up = np.minimum(LOWEST - arrived, 0.0), np.maximum(HIGHEST - arrived, 0.0)
    return np.asarray(np.minimum(np.maximum(log_return, down), up))


MECHANISM = Mechanism("price_limits", Text("Price limits", "涨跌停限制"))
