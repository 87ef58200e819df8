"""The outcomes that questions are asked about: headline numbers of every vector, and value lost."""

import numpy as np

from model.arrays import Array
from model.declare import BILLION, Choice, Label, Lever, Text
from model.episode import constants
from model.measures import PATH_METRICS, Metric, crisis_start
from model.simulation import Run


def _value_lost(run: Run) -> Array:
    """Return what the five buckets lost of their value of 29 December 2023 at the worst close."""
    assert run.episode.log_index is not None
    start = crisis_start(run)
    none = np.zeros((1, 1))
    issued = constants(run.episode, none, none).issued[:, 0]
    base = (issued * np.exp(run.episode.log_index[start])).sum()
    value = np.einsum("k,tkb->tb", issued, np.exp(run.paths.log_index[start:]))
    return np.asarray(value.min(axis=0) - base)


MARKET_VALUE = Metric(
    "market_value_lost",
    Label(
        "Largest loss of free-float value since 29 December (five index groups)",
        "五组股票自由流通市值最大缩水（较12月29日）",
        Text("Largest loss of free-float value", "自由流通市值最大缩水"),
    ),
    BILLION,
    "up",
    _value_lost,
)

OUTCOMES: tuple[Metric, ...] = (*PATH_METRICS, MARKET_VALUE)
OUTCOME: dict[str, Metric] = {metric.name: metric for metric in OUTCOMES}


def described(values: Array) -> dict[str, float]:
    """Return the reference vector's value and the ends of the 90% band."""
    low, high = np.quantile(values, (0.05, 0.95))
    return {"reference": float(values[0]), "p05": float(low), "p95": float(high)}


def metric_field(default: str = "trough_csi2000") -> Lever:
    """Return the field by which a question says which outcome it is about."""
    return Lever(
        "metric",
        "question",
        "choice",
        Text("Outcome", "结果指标"),
        Text("The number that is asked about.", "所问的数字。"),
        default,
        Text("declared with the model's headline numbers", "随模型的主要指标一并定义"),
        kind="field",
        choices=tuple(Choice(metric.name, metric.label) for metric in OUTCOMES),
    )
