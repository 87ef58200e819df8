"""A run as one JSON value: the keys that the command line, the API and the page share."""

from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.excess import excess_points
from model.links import Scenario
from model.measures import METRICS, PATH_METRICS
from model.mechanisms import MECHANISMS
from model.names import CLASSES, FUTURES, INDEX, INDICES
from model.record import PRODUCTS
from model.simulation import ALL, Run
from model.version import VERSION

QUANTILES = {"p05": 0.05, "p20": 0.20, "p35": 0.35, "p65": 0.65, "p80": 0.80, "p95": 0.95}
"""Ends of the 30, 60 and 90% bands."""
EXCESS = ("index_enhanced_300", "index_enhanced_500", "index_enhanced_1000")
VALUES = ("market_neutral", "dma")


def run(scenario: Scenario, ensemble: int = 0, off: tuple[str, ...] = ()) -> dict[str, Any]:
    """Run a scenario on the reference vector and, if asked, on `ensemble` calibrated vectors.

    Args:
        scenario: levers and assumptions that differ from what happened.
        ensemble: number of vectors for the bands; 0 for none.
        off: names of mechanisms switched off.

    Raises:
        ValueError: unknown mechanism, or more vectors than the ensemble has.
    """
    unknown = set(off) - ALL
    if unknown:
        raise ValueError(f"unknown mechanism {sorted(unknown)}; known: {sorted(ALL)}")
    done, past = laboratory.run_scenario(scenario, max(ensemble, 1), off)
    answer = {
        "version": VERSION,
        "scenario": scenario.link,
        "dates": list(done.episode.dates),
        "indices": _by_index(_points(done)[..., 0]),
        "observed": _by_index(_observed(done)),
        "basis": {n: _list(100.0 * done.paths.basis[:, j, 0]) for j, n in enumerate(FUTURES)},
        "alpha": _alpha(done),
        "flows": _flows(done),
        "holdings": _holdings(done),
        "attribution": _attribution(done),
        "metrics": {metric.name: float(metric.of(done)[0]) for metric in METRICS},
    }
    if ensemble:
        answer["bands"] = _bands(done)
        answer["changes"] = _changes(done, past.run)
    return answer


def _list(path: Array) -> list[float]:
    if not np.isfinite(path).all():
        raise FloatingPointError("the run is not finite")
    return [float(number) for number in path]


def _points(done: Run) -> Array:
    """Index points, (T + 1, K, B)."""
    return np.asarray(done.episode.opening_level[:, None] * np.exp(done.paths.log_index))


def _observed(done: Run) -> Array:
    assert done.episode.log_index is not None
    return np.asarray(done.episode.opening_level * np.exp(done.episode.log_index))


def _by_index(paths: Array) -> dict[str, list[float]]:
    return {name: _list(paths[:, k]) for k, name in enumerate(INDICES)}


def _alpha(done: Run) -> dict[str, dict[str, list[float]]]:
    value = done.paths.value[..., 0]
    return {
        "excess_points": {name: _list(excess_points(done, name)[:, 0]) for name in EXCESS},
        "nav": {name: _list(value[:, PRODUCTS.index(name)]) for name in VALUES},
    }


def _flows(done: Run) -> dict[str, dict[str, list[float]]]:
    detail = done.detail
    return {
        name: {
            **{index: _list(detail.stock_flows[:, a, k]) for k, index in enumerate(INDICES)},
            **{future: _list(detail.futures_flows[:, a, j]) for j, future in enumerate(FUTURES)},
        }
        for a, name in enumerate(CLASSES)
    }


def _holdings(done: Run) -> dict[str, dict[str, list[float]]]:
    return {
        name: {index: _list(done.detail.shares[:, a, k]) for k, index in enumerate(INDICES)}
        for a, name in enumerate(CLASSES)
    }


def _attribution(done: Run) -> dict[str, dict[str, list[float]]]:
    """Log return by cause; what the hard daily limit holds back belongs to the price limits."""
    detail = done.detail
    market = detail.news[:, :1] * done.episode.news_loading[:, 0]
    answer = {}
    for index, k in INDEX.items():
        causes = {m.name: detail.causes[:, k, i] for i, m in enumerate(MECHANISMS)}
        causes["price_limits"] = causes["price_limits"] + detail.limited[:, k]
        causes["market_news"] = market[:, k]
        causes["residual"] = detail.news[:, k] - market[:, k] - detail.style[:, k]
        causes["style_news"] = detail.style[:, k]
        answer[index] = {name: _list(path) for name, path in causes.items()}
    return answer


def _bands(done: Run) -> dict[str, dict[str, dict[str, list[float]]]]:
    points, value = _points(done), done.paths.value
    alpha = {name: excess_points(done, name) for name in EXCESS}
    alpha |= {name: value[:, PRODUCTS.index(name)] for name in VALUES}
    series = {("indices", name): points[:, k] for k, name in enumerate(INDICES)}
    series |= {("basis", n): 100.0 * done.paths.basis[:, j] for j, n in enumerate(FUTURES)}
    series |= {("alpha", name): path for name, path in alpha.items()}
    cuts = np.quantile(np.stack(list(series.values())), list(QUANTILES.values()), axis=-1)
    bands: dict[str, dict[str, dict[str, list[float]]]] = {"indices": {}, "basis": {}, "alpha": {}}
    for at, (group, name) in enumerate(series):
        edges = zip(QUANTILES, cuts[:, at], strict=True)
        bands[group][name] = {quantile: _list(edge) for quantile, edge in edges}
    return bands


def _changes(done: Run, past: Run) -> dict[str, dict[str, float]]:
    """Change of each metric against what happened, vector by vector, then quantiles."""
    changes = np.stack([metric.of(done) - metric.of(past) for metric in PATH_METRICS])
    cuts = np.quantile(changes, list(QUANTILES.values()), axis=-1)
    return {
        metric.name: {
            "reference": float(changes[at, 0]),
            **{name: float(cut) for name, cut in zip(QUANTILES, cuts[:, at], strict=True)},
        }
        for at, metric in enumerate(PATH_METRICS)
    }
