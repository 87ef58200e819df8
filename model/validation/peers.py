r"""The null model and a plain statistical peer, on the same days and against the same targets.

Null: beta times the CSI 300. Peer: each index's return regressed on the CSI 300's of the same day
and on lagged returns of both,
$$ r_{k,t} = a + b\,r_{300,t} + \sum_{i\le p} (c_i\,r_{k,t-i} + d_i\,r_{300,t-i}) + e_t $$
with p from 1 to 5 by the Bayesian information criterion. It sees what the model sees unanchored,
the CSI 300; one-step it also sees yesterday's returns, free it lives on its own.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from model import facts
from model.arrays import Array
from model.calibration.evaluation import filled, unanchored
from model.episode import history
from model.names import INDEX, INDICES
from model.structure import Structure
from model.targets import implausibility, targets, total
from model.validation.evidence import autumn_days, crisis_days

Goal = dict[str, Any] | None
LAGS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Peer:
    """A fitted regression of one index."""

    index: str
    lags: int
    coefficients: Array


def _returns() -> pd.DataFrame:
    """Log returns of all sessions of the tables, also before the episode: lags need them."""
    closes = facts.closes()[list(INDICES)]
    frame = pd.DataFrame(np.log(closes.to_numpy(dtype=float)), closes.index, closes.columns)
    return frame.diff()


def _design(own: Array, market: Array, lags: int) -> Array:
    """Regressors of each day, (days, 2 + 2 lags); days without a full past are NaN."""
    columns = [np.ones_like(market), market]
    for lag in range(1, lags + 1):
        for series in (own, market):
            shifted = np.full_like(series, np.nan)
            shifted[lag:] = series[:-lag]
            columns.append(shifted)
    return np.stack(columns, axis=1)


def fit(index: str, days: list[str] | None = None) -> Peer:
    """Fit the peer of one index on some days, by default the autumn."""
    table = _returns()
    own, market = (table[name].to_numpy(dtype=float) for name in (index, INDICES[0]))
    at = table.index.get_indexer(pd.to_datetime(days or autumn_days()))
    best: tuple[float, Peer] | None = None
    for lags in LAGS:
        design = _design(own, market, lags)
        # The same days for every number of lags, or their criteria cannot be compared.
        kept = at[~np.isnan(_design(own, market, LAGS[-1])[at]).any(axis=1)]
        found, *_ = np.linalg.lstsq(design[kept], own[kept], rcond=None)
        errors = own[kept] - design[kept] @ found
        criterion = len(kept) * np.log((errors**2).mean()) + len(found) * np.log(len(kept))
        if best is None or criterion < best[0]:
            best = criterion, Peer(index, lags, found)
    assert best is not None
    return best[1]


def predict(peer: Peer, days: list[str], one_step: bool) -> Array:
    """Return the peer's returns on days; free, its lags are its own from the first day on."""
    table = _returns()
    own, market = (table[name].to_numpy(dtype=float) for name in (peer.index, INDICES[0]))
    at = table.index.get_indexer(pd.to_datetime(days))
    if one_step:
        return np.asarray(_design(own, market, peer.lags)[at] @ peer.coefficients)
    own = own.copy()
    for day in range(at[0], at[-1] + 1):
        past = [series[day - lag] for lag in range(1, peer.lags + 1) for series in (own, market)]
        own[day] = np.array([1.0, market[day], *past]) @ peer.coefficients
    return np.asarray(own[at])


def _skill(predicted: Array, index: str, days: list[str]) -> float:
    table = _returns()
    at = table.index.get_indexer(pd.to_datetime(days))
    own, market = (table[name].to_numpy(dtype=float)[at] for name in (index, INDICES[0]))
    null = own - history().news_loading[INDEX[index], 0] * market
    return float(1.0 - ((predicted - own) ** 2).sum() / (null**2).sum())


def skill(days: list[str], one_step: bool, fitted_on: list[str] | None = None) -> list[float]:
    """Return the peer's skill over some days for each index of the targets.

    A free peer starts on the first day of the crisis and lives through days that do not count.
    """
    found = []
    for index in targets()["indices"]:
        peer = fit(index, fitted_on)
        whole = days if one_step else [day for day in crisis_days() if day <= days[-1]]
        told = dict(zip(whole, predict(peer, whole, one_step), strict=True))
        found.append(_skill(np.array([told[day] for day in days]), index, days))
    return found


def path(index: str, days: list[str], peer: bool) -> Array:
    """Return cumulated log returns of the null model, or of the free peer, over days."""
    if peer:
        return np.cumsum(predict(fit(index), days, one_step=False))
    table = _returns()
    market = table[INDICES[0]].to_numpy(dtype=float)
    at = table.index.get_indexer(pd.to_datetime(days))
    return np.cumsum(history().news_loading[INDEX[index], 0] * market[at])


def misfit(chosen: Structure, reference: pd.DataFrame, peer: bool, goal: Goal) -> dict[str, float]:
    """Return the misfit by group of the null model, or of the peer.

    Index paths are theirs; basis, excess and quantities, which neither has, are those of the
    reference vector's run with orders that do not move prices.
    """
    parameters = filled(reference, chosen)
    parameters["price_multiplier"] = 0.0 * parameters["price_multiplier"]
    still = unanchored(parameters, chosen)
    others = implausibility(still, goal)
    log_index = still.paths.log_index.copy()
    base = still.episode.dates.index(targets()["window"][0])
    for name in targets()["indices"]:
        told = path(name, list(still.episode.dates[base + 1 :]), peer)
        log_index[base + 1 :, INDEX[name]] = log_index[base, INDEX[name]] + told[:, None]
    record = replace(still.record, paths=replace(still.paths, log_index=log_index))
    own = implausibility(replace(still, record=record), goal)
    both = {**others, "path": own["path"], "daily": own["daily"]}
    return {name: float(value[0]) for name, value in {**both, "loss": total(both)}.items()}
