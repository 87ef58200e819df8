"""What the national team bought, as far as fund shares tell: the observed input of the rescue.

As it happened = the day's net creations of index ETFs above the median calm day, never negative.
SSE 50 funds count as CSI 300; ChiNext is not allocated; CSI 2000 purchases are unknown and an
assumption.
"""

from functools import cache

import numpy as np
import pandas as pd

from model import facts
from model.arrays import Array
from model.names import INDEX

OBSERVED = ("2024-01-02", "2024-03-01")
"""Sessions on which all ten funds' creations are known: the observed input of this policy."""
CALM = ("2024-01-02", "2024-01-12")
"""Sessions before the large subscriptions began (2024-01-16): their median is a calm day."""
CSI2000_DAY = "2024-02-08"
"""The day five CSI 2000 ETFs closed at their limit with CNY 6.9 bn traded."""
CSI2000_ASSUMED = 5.0


@cache
def observed_purchases() -> pd.DataFrame:
    """Return purchases by index on each observed session, CNY bn, before the share and CSI 2000."""
    creations = facts.etf_creations()
    creations = creations.assign(csi300=creations["csi300"] + creations["sse50"])
    creations = creations[["csi300", "csi500", "csi1000"]]
    calm = creations.loc[CALM[0] : CALM[1]].median()
    return (creations.loc[OBSERVED[0] : OBSERVED[1]] - calm).clip(lower=0.0)


@cache
def history() -> Array:
    """Return (observed days, 5 indices): purchases as it happened with the default assumptions."""
    bought = observed_purchases()
    daily = np.zeros((len(bought), len(INDEX)))
    daily[:, :3] = bought.to_numpy(dtype=float)
    daily[bought.index.get_loc(CSI2000_DAY), INDEX["csi2000"]] = CSI2000_ASSUMED
    return daily


def first_day() -> str:
    """Return the first session with purchases."""
    bought = observed_purchases()
    return str(bought.index[int(np.argmax(history().sum(axis=1) > 0))])[:10]
