r"""Stocks at their daily limit do not trade: part of the orders stays unexecuted.

$$ \psi^{dn}_k = \Phi\!\left(\frac{-L - r_k}{s_k}\right),\qquad
   \psi^{up}_k = \Phi\!\left(\frac{r_k - L}{s_k}\right),\qquad |r_k| \le \bar L $$

r is the return that all orders together would make, s the spread of single stocks around their
index. Orders follow from balance sheets, so what is not sold today is wanted again tomorrow. What a
whole index cannot move beyond its hard limit is booked here. Limits of 10 %, and 20 % for ChiNext
and STAR names, are taken as one.
"""

import numpy as np
from scipy.special import ndtr

from model.arrays import Array
from model.declare import Text
from model.mechanism import Mechanism

LIMIT, SPREAD = 0.10, 0.035
HARD_LIMIT = 0.17
"""Log return beyond which no index can go in a day, mixing 10 % and 20 % names."""


def ration(amounts: Array, tentative: Array) -> Array:
    """Scale orders (lines, K, B) by the share of stocks not locked at the tentative return (K, B)."""
    far = np.abs(tentative) > 0.5 * LIMIT
    if not far.any():
        return amounts
    sold = np.where(far, 1.0 - ndtr((-LIMIT - tentative) / SPREAD), 1.0)
    bought = np.where(far, 1.0 - ndtr((tentative - LIMIT) / SPREAD), 1.0)
    return np.asarray(amounts * np.where(amounts < 0.0, sold, bought))


MECHANISM = Mechanism("price_limits", Text("Price limits", "涨跌停板"))
