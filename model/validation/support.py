"""How wide the answer on futures support is: its effect over the prior of `basis_per_interest`."""

import numpy as np
import pandas as pd

from model.calibration.evaluation import filled
from model.laboratory import replay, solve_vectors
from model.links import scenario
from model.measures import PATH_METRICS
from model.mechanisms import basis
from model.mode import MODE
from model.parameters import PARAMETER
from model.structure import Structure

VALUES = 5
"""Values of the parameter, from one end of its range to the other."""
SHOWN = ("worst_basis_IC", "worst_basis_IM", "trough_csi500", "trough_csi1000", "trough_csi2000")


def futures_support(chosen: Structure, table: pd.DataFrame, members: int) -> pd.DataFrame:
    """Return changes of headline numbers by futures support, by mode and parameter value.

    Every value is combined with each of the first `members` vectors, whose quantiles are given.
    """
    declared = PARAMETER[basis.PARAMETERS[0].name]
    values = np.linspace(*chosen.ranges.get(declared.name, (declared.low, declared.high)), VALUES)
    given = {n: np.tile(v, VALUES) for n, v in filled(table.head(members), chosen).items()}
    vectors = len(given[declared.name]) // VALUES
    given[declared.name] = np.repeat(values, vectors)
    rows = []
    for mode in (choice.value for choice in MODE.choices):
        past = solve_vectors(given, scenario(mode=mode), chosen.off)
        done = replay(past, scenario(mode=mode, futures="changed"))
        for metric in (m for m in PATH_METRICS if m.name in SHOWN):
            change = (metric.of(done) - metric.of(past.run)).reshape(VALUES, vectors)
            for value, row in zip(values, change, strict=True):
                low, middle, high = np.quantile(row, (0.05, 0.5, 0.95))
                what = {"mode": mode, "metric": metric.name, "parameter": declared.name}
                rows.append({**what, "value": value, "p05": low, "p50": middle, "p95": high})
    return pd.DataFrame(rows)
