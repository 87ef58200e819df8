"""The runs that a validation looks at: a structure's vectors, unanchored and anchored."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from model.arrays import Array
from model.calibration.evaluation import filled, unanchored
from model.episode import Episode, history
from model.laboratory import solve_vectors
from model.links import scenario
from model.mode import ANCHOR_END
from model.names import INDEX
from model.news import News
from model.simulation import Run
from model.structure import DATA, Structure, structure
from model.targets import targets

STORM = ("2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08")
"""The four sessions with most of the squared returns: losses are told with and without them."""


@dataclass(frozen=True)
class Evidence:
    """Vectors of a structure and their runs under the historical policies; column 0 is shown."""

    chosen: Structure
    table: pd.DataFrame
    free: Run
    anchored: Run
    news: News


def gather(chosen: Structure, table: pd.DataFrame) -> Evidence:
    """Run vectors, one a row, in both modes."""
    parameters = filled(table, chosen)
    solved = solve_vectors(parameters, scenario(mode="anchored"), chosen.off)
    return Evidence(chosen, table, unanchored(parameters, chosen), solved.run, solved.news)


def ensemble(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Return the calibrated vectors of a structure, the reference first."""
    return pd.read_csv(folder / f"ensemble_{name}.csv")


def calibrated_evidence(name: str, folder: Path = DATA) -> Evidence:
    """Return the evidence of a structure's ensemble."""
    return gather(structure(name), ensemble(name, folder))


def observed(episode: Episode) -> Array:
    """Return observed log levels, (T + 1, K)."""
    assert episode.log_index is not None
    return episode.log_index


def positions(days: tuple[str, ...] | list[str]) -> list[int]:
    """Return positions of days among the dates of history."""
    return [history().dates.index(day) for day in days]


def crisis_days() -> list[str]:
    """Return the sessions that the targets are about."""
    first, last = targets()["window"]
    return [day for day in history().sessions if first < day <= last]


def autumn_days() -> list[str]:
    """Return the sessions before the crisis: no target is among them."""
    return [day for day in history().sessions if day <= ANCHOR_END]


def rows() -> list[int]:
    """Return the rows of the indices that are held against targets."""
    return [INDEX[name] for name in targets()["indices"]]


def spread(values: Array) -> dict[str, float]:
    """Return the shown vector's value and the 5, 50 and 95% quantiles of all."""
    cuts = np.quantile(values, (0.05, 0.5, 0.95))
    names = ("p05", "p50", "p95")
    return {"reference": float(values[0]), **dict(zip(names, map(float, cuts), strict=True))}
