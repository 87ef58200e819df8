"""Which snowball notes have knocked in, for dealers' hedges and for the press alike.

A note knocks in at the first close at or below its level and stays knocked in.
"""

import numpy as np

from model.arrays import Array
from model.names import UNDERLYING
from model.state import Constants


def is_hit(barrier: Array, lowest: Array) -> Array:
    """Whether each rung is knocked in, (L, B): levels (L, 1), lowest close so far (B,)."""
    return np.asarray(lowest <= barrier)


def knocked_in(lowest: Array, constants: Constants, size: Array) -> Array:
    """Notional knocked in at the lowest closes (K, B) so far, by future, (J, B), CNY bn.

    size: (B,) notional of all notes, CNY bn.
    """
    notional = np.zeros((len(UNDERLYING), lowest.shape[-1]))
    for position, barrier, _, weight in constants.ladders:
        hit = is_hit(barrier, lowest[UNDERLYING[position]])
        notional[position] = (weight * hit).sum(axis=0) * size
    return notional
