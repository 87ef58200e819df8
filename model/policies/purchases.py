"""What the national team bought, as far as fund shares tell: the observed input of the rescue.

As it happened = each day's net creations of nine index ETFs from the first day of large creations
on, never negative. Nothing is counted before that day, and no calm day is taken off: decision 0019
has the numbers of the other rules. SSE 50 funds count as CSI 300; the ChiNext fund of the table is
left out; CSI 2000 purchases are unknown and an assumption.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from model import facts
from model.arrays import Array
from model.names import INDEX

OBSERVED = facts.ETF_COMPLETE
"""Sessions on which the creations of all nine funds are known."""
BEGAN = "2024-01-16"
"""First day of large creations (exchanges' fund shares; UBS estimate in the press; M)."""
CALM = ("2024-01-02", "2024-01-12")
"""The calm days whose median earlier versions took off: told beside what is counted."""
CSI2000_DAY = "2024-02-08"
"""The day five CSI 2000 ETFs closed at their limit with CNY 6.9 bn traded."""
CSI2000_ASSUMED = 5.0
INTO = {"csi300": ("csi300", "sse50"), "csi500": ("csi500",), "csi1000": ("csi1000",)}
"""Index -> the columns of the table that are bought for it; those not named are left out."""


@dataclass(frozen=True)
class Told:
    """Sums that say what is counted, CNY bn; all computed from the table."""

    raw: float
    """Net creations of the nine funds on every observed session."""
    raw_since: float
    """The same from the first day of large creations on."""
    raw_before: float
    """The same before that day."""
    counted: float
    """What is counted as bought: since that day, days of net redemption as nothing."""
    above_calm: float
    """What the earlier rule counted: above the median calm day, never negative, every session."""
    calm: float
    """That median calm day, three indices together; below zero = redemptions."""
    assumed: float
    """What is assumed for CSI 2000."""


@cache
def raw_creations() -> pd.DataFrame:
    """Return net creations by index bought on each observed session, CNY bn, as published."""
    table = facts.etf_creations().loc[OBSERVED[0] : OBSERVED[1]]
    return pd.DataFrame({name: table[list(of)].sum(axis=1) for name, of in INTO.items()})


@cache
def observed_purchases() -> pd.DataFrame:
    """Return purchases by index on each observed session, CNY bn, before the share and CSI 2000."""
    counted = raw_creations().clip(lower=0.0)
    counted.loc[counted.index < BEGAN] = 0.0
    return counted


@cache
def told() -> Told:
    """Return the sums that words about the purchases need."""
    raw, began = raw_creations(), raw_creations().index >= BEGAN
    calm = raw.loc[CALM[0] : CALM[1]].median()
    return Told(
        raw=float(raw.to_numpy().sum()),
        raw_since=float(raw[began].to_numpy().sum()),
        raw_before=float(raw[~began].to_numpy().sum()),
        counted=float(observed_purchases().to_numpy().sum()),
        above_calm=float((raw - calm).clip(lower=0.0).to_numpy().sum()),
        calm=float(calm.sum()),
        assumed=CSI2000_ASSUMED,
    )


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


def a_month_earlier() -> str:
    """Return the last session that is at least a calendar month before the first purchases."""
    days = facts.calendar(end=str((pd.Timestamp(first_day()) - pd.DateOffset(months=1)).date()))
    return str(days[-1])[:10]


def sessions_of_a_month() -> int:
    """Return how many sessions lie between `a_month_earlier` and the first purchases."""
    return len(facts.calendar(a_month_earlier(), first_day())) - 1
