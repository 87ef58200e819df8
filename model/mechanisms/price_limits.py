r"""Stocks at their daily limit do not trade: part of the orders stays unexecuted.

$$ e_k = 1-\Phi\!\left(\frac{|r_k(e_k)| - L}{s_k}\right),\qquad
   d_k^{\mp} \leftarrow e_k\,d_k^{\mp},\qquad |r_k| \le \bar L $$

e is the share of stocks still trading at the return r that the executed orders make, and s the
spread of single stocks around their index; sales are cut in a fall, purchases in a rise. Orders
follow from balance sheets, so what is not sold today is wanted again tomorrow. What a whole index
cannot move beyond its hard limit is booked here. Limits of 10 %, and 20 % for ChiNext and STAR
names, are taken as one.
"""

import numpy as np
from scipy.special import ndtr

from model.arrays import Array
from model.declare import Text
from model.mechanism import Mechanism

LIMIT, SPREAD = 0.10, 0.035
QUIET = 0.05
"""Return below which no order is cut."""
HARD_LIMIT = 0.17
"""Log return beyond which no index can go in a day, mixing 10 % and 20 % names."""
BISECTIONS = 16


def executed_share(given: Array, ordered: Array) -> Array:
    """Share of the orders that trades: `given` return of past flows, `ordered` that of today's.

    Solved by bisection: trading less makes the return, and so the locked share, smaller.
    """
    low, high = np.zeros_like(given), np.ones_like(given)
    for _ in range(BISECTIONS):
        middle = 0.5 * (low + high)
        trading = 1.0 - ndtr((np.abs(given + middle * ordered) - LIMIT) / SPREAD)
        low, high = (
            np.where(trading > middle, middle, low),
            np.where(trading > middle, high, middle),
        )
    return 0.5 * (low + high)


def ration(amounts: Array, given: Array, ordered: Array) -> Array:
    """Cut orders (lines, K, B) where the return that they would make locks stocks."""
    tentative = given + ordered
    far = np.abs(tentative) > QUIET
    if not far.any():
        return amounts
    share = np.where(far, executed_share(given, ordered), 1.0)
    cut = np.where(tentative < 0.0, amounts < 0.0, amounts > 0.0)
    return np.asarray(np.where(cut, amounts * share, amounts))


MECHANISM = Mechanism("price_limits", Text("Price limits", "涨跌停板"))
