"""What the authorities did, day by day: dated levels from model/data/policy_calendar.csv.

A level holds from its date until the next one of the same series. Levels between 0 and 1 are the
share of days, of funds or of the day itself that a measure covered; each row says why.
"""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from model.arrays import Array

PATH = Path(__file__).parent.parent / "data" / "policy_calendar.csv"


@cache
def table(path: Path = PATH) -> pd.DataFrame:
    """Return the dated levels: date, series, level, basis, source, confidence."""
    frame = pd.read_csv(path, dtype={"date": str})
    if frame["level"].isna().any():
        raise ValueError(f"{path.name}: a policy level is missing")
    return frame.sort_values(["series", "date"])


def as_happened(series: str, sessions: tuple[str, ...], before: float = 0.0) -> Array:
    """Return the level of one series on each session, shape (days, 1)."""
    rows = table()[table()["series"] == series]
    starts = rows["date"].to_numpy(dtype=str)
    levels = np.concatenate([[before], rows["level"].to_numpy(dtype=float)])
    return levels[np.searchsorted(starts, np.array(sessions), side="right")][:, None]


def on_the_day(series: str, sessions: tuple[str, ...], path: Path = PATH) -> Array:
    """Return what falls on each session alone, summed, shape (days, 1); 0 on all others."""
    rows = table(path)[table(path)["series"] == series]
    dated = rows.groupby("date")["level"].sum()
    return np.array([dated.get(session, 0.0) for session in sessions], dtype=float)[:, None]


def between(sessions: tuple[str, ...], first: str, last: str, level: float) -> Array:
    """Return `level` from `first` to `last`, both included, and 0 elsewhere; shape (days, 1)."""
    inside = [first <= session <= last for session in sessions]
    return np.where(inside, level, 0.0)[:, None]
