"""A structure: a named set of switches and priors, kept as data, and its calibrated vectors."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from model.arrays import Array
from model.declare import Text
from model.parameters import PARAMETER, complete

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Structure:
    """Which mechanisms act, which parameters are fitted, and which keep their prior width."""

    name: str
    label: Text
    story: Text
    off: tuple[str, ...]
    fixed: dict[str, float]
    free: dict[str, tuple[float, float]]
    prior_only: dict[str, tuple[float, float]]

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """All ranges that vectors are drawn from."""
        return {**self.free, **self.prior_only}


@cache
def structure(name: str = "a") -> Structure:
    """Read a structure; refuse parameters that the model does not have."""
    loaded = json.loads((DATA / f"structure_{name}.json").read_text("utf-8"))
    named = {*loaded["fixed"], *loaded["free"], *loaded["prior_only"]}
    if named - set(PARAMETER):
        raise ValueError(f"structure {name}: unknown parameters {sorted(named - set(PARAMETER))}")
    pairs = {key: {n: (r[0], r[1]) for n, r in loaded[key].items()} for key in _RANGES}
    return Structure(
        loaded["name"],
        Text(**loaded["label"]),
        Text(**loaded["story"]),
        tuple(loaded["off"]),
        loaded["fixed"],
        pairs["free"],
        pairs["prior_only"],
    )


_RANGES = ("free", "prior_only")


@cache
def calibrated(name: str = "a") -> pd.DataFrame:
    """Return the calibrated vectors, one a row; the first row is the reference vector (medoid)."""
    return pd.read_csv(DATA / f"ensemble_{name}.csv")


@cache
def calibration_record(name: str = "a") -> dict[str, Any]:
    """Return how the vectors were made: seed, version, targets, threshold, counts."""
    loaded: dict[str, Any] = json.loads((DATA / f"ensemble_{name}.json").read_text("utf-8"))
    return loaded


def vectors(count: int, name: str = "a") -> dict[str, Array]:
    """Return the first `count` calibrated vectors as full parameters, each (count,)."""
    table = calibrated(name)
    if not 1 <= count <= len(table):
        raise ValueError(f"the ensemble has 1 to {len(table)} parameter sets, not {count}")
    chosen = {str(n): table[n].to_numpy(dtype=float)[:count] for n in table.columns}
    fixed = {n: v for n, v in structure(name).fixed.items() if n not in chosen}
    return complete({**fixed, **chosen}, count)  # type: ignore[dict-item]
