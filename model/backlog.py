"""What large funds still have to sell: owed redemptions and the cash that paid for earlier ones."""

import numpy as np

from model.arrays import Array
from model.names import CLASS
from model.state import Morning

LARGE = CLASS["large_funds"]


def backlog(morning: Morning) -> Array:
    """Return the backlog of large funds, (B,), CNY bn; 0 while cash is at its opening ratio."""
    wanted_cash = morning.constants.opening_cash_share[LARGE] * morning.equity[LARGE]
    missing = morning.state.unpaid[LARGE] + wanted_cash - morning.state.cash[LARGE]
    return np.asarray(np.maximum(missing, 0.0))
