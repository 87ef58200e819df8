"""The search: a Latin hypercube, then waves around the best vectors; finished waves are kept."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import qmc

from model.calibration.evaluation import Tick, evaluate, silent
from model.calibration.plan import Plan
from model.structure import Structure
from model.targets import targets

MODEL = Path(__file__).parent.parent
OUTCOMES = ("ensemble_*", "structure_*", "scenarios.json", "specifications.json", "validation/*")
"""Files of model/data that do not enter a search: structures do so by their content."""


def key(chosen: Structure, plan: Plan, goal: dict[str, Any] | None = None) -> str:
    """Return a short hash of all that a search depends on: code, data, structure, targets, plan."""
    digest = hashlib.sha256()
    for path in sorted(MODEL.rglob("*")):
        inside = path.relative_to(MODEL)
        skipped = inside.parts[0] == "validation" or any(
            inside.match(f"data/{pattern}") for pattern in OUTCOMES
        )
        if path.suffix in {".py", ".csv", ".json"} and not skipped:
            digest.update(inside.as_posix().encode())
            digest.update(path.read_bytes())
    digest.update(repr((chosen, plan)).encode())
    digest.update(json.dumps(goal or targets(), sort_keys=True).encode())
    return digest.hexdigest()[:16]


def search(
    chosen: Structure,
    plan: Plan,
    goal: dict[str, Any] | None = None,
    pool: Executor | None = None,
    folder: Path | None = None,
    tick: Tick = silent,
    say: Callable[[str], object] = silent,
    start: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Run all waves; return every vector with its misfit.

    Args:
        chosen: the structure to fit.
        plan: how much work, and the seed.
        goal: targets, by default all (see `targets.leave_out`).
        pool: processes that share the work.
        folder: where finished waves are kept, and looked for; None for nowhere.
        tick: told after each block how many vectors it had.
        say: told after each wave how far the search is.
        start: vectors to run as first wave instead of covering the priors; nothing is kept then.
    """
    kept = folder / key(chosen, plan, goal) if folder and start is None else None
    tried = pd.DataFrame()
    for wave in range(plan.later_waves + 1):
        found = _read(kept, wave)
        if found is None:
            table = _draw(wave, tried, chosen, plan) if start is None or wave else start
            found = table.join(evaluate(table, chosen, goal, pool, tick))
            _write(kept, wave, found)
        else:
            tick(len(found))
        tried = pd.concat([tried, found], ignore_index=True)
        say(f"{chosen.name}, wave {wave}: best loss {tried['loss'].min():.2f}")
    return tried


def _draw(wave: int, tried: pd.DataFrame, chosen: Structure, plan: Plan) -> pd.DataFrame:
    """Draw the vectors of a wave."""
    if wave == 0:
        return _cube(chosen.ranges, plan.first_wave, plan.seed)
    parents = tried.nsmallest(plan.elite, "loss")
    if wave > plan.later_waves - plan.widening:
        near = tried[tried["loss"] <= tried["loss"].min() + plan.slack]
        parents = near if len(near) > plan.elite else parents
    return _around(parents, chosen, plan.wave, plan.seed + 10 * wave)


def _cube(ranges: dict[str, tuple[float, float]], count: int, seed: int) -> pd.DataFrame:
    """Latin hypercube over the ranges."""
    if not ranges:
        return pd.DataFrame(index=range(count))
    low = np.array([r[0] for r in ranges.values()])
    high = np.array([r[1] for r in ranges.values()])
    drawn = qmc.LatinHypercube(len(ranges), rng=np.random.default_rng(seed)).random(count)
    return pd.DataFrame(low + drawn * (high - low), columns=list(ranges))


def _around(parents: pd.DataFrame, chosen: Structure, count: int, seed: int) -> pd.DataFrame:
    """Draw around good vectors, reflecting at the ends of the priors."""
    rng = np.random.default_rng(seed)
    free = list(chosen.free)
    low = np.array([chosen.free[n][0] for n in free])
    high = np.array([chosen.free[n][1] for n in free])
    values = parents[free].to_numpy(dtype=float)
    centres = values[rng.integers(len(values), size=count)]
    spread = np.cov(values.T) * 0.5 + np.diag((0.02 * (high - low)) ** 2)
    drawn = centres + rng.multivariate_normal(np.zeros(len(free)), spread, size=count)
    drawn = low + np.abs(drawn - low)
    drawn = high - np.abs(high - drawn)
    fitted = pd.DataFrame(np.clip(drawn, low, high), columns=free)
    return fitted.join(_cube(chosen.prior_only, count, seed + 1))


def _path(folder: Path, wave: int) -> Path:
    return folder / f"wave_{wave:02d}.npz"


def _read(folder: Path | None, wave: int) -> pd.DataFrame | None:
    """Return a wave that an earlier run finished, to the bit."""
    if folder is None or not _path(folder, wave).exists():
        return None
    with np.load(_path(folder, wave)) as kept:
        return pd.DataFrame(kept["values"], columns=[str(name) for name in kept["names"]])


def _write(folder: Path | None, wave: int, found: pd.DataFrame) -> None:
    """Keep a finished wave; a half-written file never has its name."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"wave_{wave:02d}.part.npz"
    np.savez(unfinished, names=np.array(list(found.columns)), values=found.to_numpy(dtype=float))
    unfinished.replace(_path(folder, wave))
