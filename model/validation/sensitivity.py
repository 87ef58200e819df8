"""Sobol indices of the headline numbers over a structure's ranges, unanchored: SALib on the batch.

S1 is the share of a number's variance that a parameter explains alone, ST that with all its
interactions; each with the half-width of its 95% interval. Ranges are the priors: this tells what
an answer hangs on before any fit.
"""

from concurrent.futures import Executor
from typing import Any

import numpy as np
import pandas as pd
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sampling

from model.arrays import Array
from model.calibration.evaluation import BATCH, Tick, filled, silent, unanchored
from model.measures import PATH_METRICS, Metric
from model.structure import Structure

HEADLINE = ("trough_", "worst_basis_", "excess_drawdown_")
SAMPLES = 512
"""Base samples; the runs are these times the number of parameters + 2."""
SEED = 20240208


def headline() -> tuple[Metric, ...]:
    """Return the metrics that are analysed."""
    return tuple(m for m in PATH_METRICS if m.name.startswith(HEADLINE))


def _metrics(block: pd.DataFrame, chosen: Structure) -> Array:
    """Return every headline number of each vector, (metrics, vectors)."""
    run = unanchored(filled(block, chosen), chosen)
    return np.stack([metric.of(run) for metric in headline()])


def problem(chosen: Structure) -> dict[str, Any]:
    """Return the ranges in the form that SALib reads."""
    ranges = chosen.ranges
    return {"num_vars": len(ranges), "names": list(ranges), "bounds": [*map(list, ranges.values())]}


def sensitivity(
    chosen: Structure,
    samples: int = SAMPLES,
    pool: Executor | None = None,
    tick: Tick = silent,
) -> pd.DataFrame:
    """Return first-order and total Sobol indices, one row for each metric and parameter.

    A number that no parameter moves (the pinned CSI 300) has no indices and no rows.
    """
    asked = problem(chosen)
    drawn = sampling.sample(asked, samples, calc_second_order=False, seed=SEED)
    table = pd.DataFrame(drawn, columns=asked["names"])
    blocks = [table.iloc[first : first + BATCH] for first in range(0, len(table), BATCH)]
    same = [chosen] * len(blocks)
    parts = []
    for part in pool.map(_metrics, blocks, same) if pool else map(_metrics, blocks, same):
        parts.append(part)
        tick(part.shape[1])
    rows = []
    for metric, values in zip(headline(), np.concatenate(parts, axis=1), strict=True):
        if values.std() > 1e-9:
            rows.append(_indices(asked, metric.name, values))
    return pd.concat(rows, ignore_index=True)


def _indices(asked: dict[str, Any], metric: str, values: Array) -> pd.DataFrame:
    """Return the indices of one metric, largest total effect first."""
    found = analysis.analyze(asked, values, calc_second_order=False, seed=SEED)
    kept = {name: np.asarray(found[name]) for name in ("S1", "S1_conf", "ST", "ST_conf")}
    frame = pd.DataFrame({"metric": metric, "parameter": asked["names"], **kept})
    return frame.sort_values("ST", ascending=False, kind="stable")
