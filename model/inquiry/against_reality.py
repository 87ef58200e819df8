"""Against reality: the free-running model and two benchmarks on what happened.

From January 2024 on the model is given no news but the CSI 300's and lives on its own; so do the
beta-only benchmark (beta times the CSI 300) and the regression (model/validation/peers.py). Every
target of the fit is told one by one, worst first, for each structure by itself.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.declare import Text
from model.excess import excess_points
from model.inquiry.dma_limit import MECHANISM, doubts
from model.inquiry.question import Asked, Question, Step, Steps
from model.links import scenario
from model.mode import STRUCTURE
from model.names import FUTURES, INDEX, INDICES
from model.result import EXCESS, QUANTILES
from model.simulation import Run
from model.targets import implausibility, targets, total
from model.validation.held import EDGES, Held, all_targets, counted, paths, peer_log_index

MEMBERS = 100
"""Vectors of each structure that take part, the reference vector first."""
STRUCTURES = tuple(choice.value for choice in STRUCTURE.choices)
OTHERS = {"null": False, "peer": True}
"""What the model is compared with -> whether it is the regression benchmark."""


def free_run(name: str) -> Run:
    """Return the unanchored run of a structure under the historical policies."""
    return laboratory.solve(scenario(mode="unanchored", structure=name), MEMBERS).run


def answer(asked: Asked) -> Steps:
    """Run each structure, then hold it and the benchmarks against what happened."""
    steps = len(STRUCTURES) + 1
    runs, held = {}, {}
    for at, name in enumerate(STRUCTURES):
        yield Step(at, steps)
        runs[name] = free_run(name)
        held[name] = all_targets(runs[name])
    yield Step(len(STRUCTURES), steps)
    run = runs[STRUCTURES[0]]
    others = {name: peer_log_index(run, peer) for name, peer in OTHERS.items()}
    return {
        "members": MEMBERS,
        "mode": "unanchored",
        "dates": list(run.episode.dates[_window(run)]),
        "observed": _observed(run),
        "excess": targets()["excess"],
        **{name: _levels(run, levels[..., 0]) for name, levels in others.items()},
        "structures": {name: _paths(each) for name, each in runs.items()},
        "losses": {name: _losses(each) for name, each in runs.items()},
        "edges": list(EDGES),
        "counts": _counts(held, {n: paths(run, levels) for n, levels in others.items()}),
        "targets": _targets(held),
        "doubts": {MECHANISM: doubts()},
    }


def _window(run: Run) -> slice:
    """Return the days of the targets, from the last close of 2023."""
    first, last = (run.episode.dates.index(day) for day in targets()["window"])
    return slice(first, last + 1)


def _levels(run: Run, log_index: Array) -> dict[str, list[float]]:
    """Return the indices with the last close of 2023 at 100, from (T + 1, K) log levels."""
    shown = log_index[_window(run)]
    return {n: (100.0 * np.exp(shown[:, k] - shown[0, k])).tolist() for n, k in INDEX.items()}


def _observed(run: Run) -> dict[str, Any]:
    assert run.episode.log_index is not None
    shown = 100.0 * run.episode.basis[_window(run)]
    return {
        "indices": _levels(run, run.episode.log_index),
        "basis": {name: shown[:, row].tolist() for row, name in enumerate(FUTURES)},
        "excess": targets()["excess"]["published"],
    }


def _paths(run: Run) -> dict[str, dict[str, dict[str, list[float]]]]:
    """Return indices, basis and excess, each as the reference vector and the ends of the bands."""
    window, start = _window(run), run.episode.dates.index(targets()["excess"]["from"])
    log_index = run.paths.log_index[window]
    levels = 100.0 * np.exp(log_index - log_index[0])
    excess = {name: excess_points(run, name) for name in EXCESS}
    return {
        "indices": {name: _banded(levels[:, k]) for k, name in enumerate(INDICES)},
        "basis": {n: _banded(100.0 * run.paths.basis[window, j]) for j, n in enumerate(FUTURES)},
        "excess": {n: _banded(path[window] - path[start]) for n, path in excess.items()},
    }


def _banded(path: Array) -> dict[str, list[float]]:
    """Return (days, B) as the reference vector and quantiles."""
    cuts = np.quantile(path, list(QUANTILES.values()), axis=-1)
    return {
        "reference": path[:, 0].tolist(),
        **{name: cut.tolist() for name, cut in zip(QUANTILES, cuts, strict=True)},
    }


def _losses(run: Run) -> dict[str, float]:
    """Return the misfit of the reference vector by group, and its loss."""
    misfit = implausibility(run)
    return {name: float(v[0]) for name, v in {**misfit, "loss": total(misfit)}.items()}


def _counts(
    held: dict[str, list[Held]], others: dict[str, Iterable[Held]]
) -> dict[str, dict[str, list[int]]]:
    """Return {who: {group: targets between the edges}} of the reference vector."""
    counts: dict[str, dict[str, list[int]]] = {}
    for who, each in {**held, **others}.items():
        by_group: dict[str, list[float]] = {}
        for one in each:
            by_group.setdefault(one.target.group, []).append(float(one.units[0]))
        counts[who] = {group: counted(np.array(units)) for group, units in by_group.items()}
    return counts


def _targets(held: dict[str, list[Held]]) -> list[dict[str, Any]]:
    """Return every target with all structures, the one that is missed most first."""
    rows = []
    described = {name: _described(each) for name, each in held.items()}
    for at, one in enumerate(held[STRUCTURES[0]]):
        by = {name: told[at] for name, told in described.items()}
        rows.append({**one.target.json(), "structures": by})
    return sorted(rows, key=lambda row: -max(abs(s["units"]) for s in row["structures"].values()))


def _described(held: list[Held]) -> list[dict[str, float]]:
    """Return the reference vector, the 90% band, and the reference's distance in tolerances."""
    low, high = np.quantile(np.stack([one.modelled for one in held]), (0.05, 0.95), axis=1)
    return [
        {
            "reference": float(one.modelled[0]),
            "p05": float(low[at]),
            "p95": float(high[at]),
            "units": float(one.units[0]),
        }
        for at, one in enumerate(held)
    ]


QUESTION = Question(
    "against_reality",
    Text("Check against reality", "与实际走势对照"),
    Text(
        "The free-running model, the beta-only benchmark and the regression benchmark against what "
        "happened.",
        "自由运行的模型、基准模型（β×沪深300）与回归对照模型，逐项与实际走势对照。",
    ),
    (),
    answer,
    of_scenario=False,
)
