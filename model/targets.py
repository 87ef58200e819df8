"""What the unanchored run is held against: paths, daily returns, basis, excess and quantities.

Each target has a stated discrepancy (standard deviation). The implausibility of a group is the
root mean square of (model - observed) / discrepancy; a vector is ruled out where one exceeds the
cutoff (history matching; McCulloch and others 2022). Targets can be left out by day, so that a fit
can be tested on days it did not see.
"""

import copy
import json
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from model.arrays import Array
from model.episode import history
from model.excess import excess_points
from model.names import CLASS, FUTURES, INDEX
from model.simulation import Run

PATH = Path(__file__).parent / "data" / "targets.json"
GROUPS = ("path", "daily", "basis", "excess", "quantity")
FUNDS = ("large_funds", "small_funds")
QUANTS = ("index_enhanced_300", "index_enhanced_500", "index_enhanced_1000", "market_neutral")


@cache
def targets() -> dict[str, Any]:
    """Return the targets as declared."""
    loaded: dict[str, Any] = json.loads(PATH.read_text("utf-8"))
    return loaded


def last_day(goal: dict[str, Any]) -> str:
    """Return the last day that a target looks at: a run may stop there."""
    ends = [goal["window"][1], *(each["to"] for each in targets()["quantities"].values())]
    return str(max([*ends, *([goal["excess"]["to"]] if goal["excess"] else [])]))


def leave_out(days: Collection[str], goal: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the targets without some days.

    Their paths, returns and basis go; so does the excess if they lie in its window, and every
    quantity whose window ends after the last day that is left, for it would tell of later days.
    """
    left: dict[str, Any] = copy.deepcopy(goal or targets())
    out = {*days, *left.get("left_out", [])}
    left["left_out"] = sorted(out)
    first, last = left["window"]
    kept = [day for day in history().sessions if first < day <= last and day not in out]
    if left["excess"] and any(left["excess"]["from"] < day <= left["excess"]["to"] for day in out):
        left["excess"] = None
    if out:
        told = {name: q for name, q in left["quantities"].items() if q["to"] <= max(kept)}
        left["quantities"] = told
    return left


def implausibility(run: Run, goal: dict[str, Any] | None = None) -> dict[str, Array]:
    """Return the root mean square misfit of each group, (B,), in units of its discrepancy.

    A group without any target left is 0.
    """
    wanted = goal or targets()
    return {
        "path": _rms(_path(run, wanted)),
        "daily": _rms(_daily(run, wanted)),
        "basis": _rms(_basis(run, wanted)),
        "excess": _rms(_excess(run, wanted)),
        "quantity": _rms(_quantity(run, wanted)),
    }


def total(misfit: dict[str, Array]) -> Array:
    """Sum of mean squares over groups: the loss that ranks vectors."""
    return np.asarray(sum(part**2 for part in misfit.values()))


def _rms(errors: Array) -> Array:
    """Root mean square over all axes but the last, the batch."""
    if errors.size == 0:
        return np.zeros(errors.shape[-1])
    return np.asarray(np.sqrt((errors**2).mean(axis=tuple(range(errors.ndim - 1)))))


def _position(run: Run, day: str) -> int:
    return run.episode.dates.index(day)


def _observed(run: Run) -> Array:
    assert run.episode.log_index is not None
    return run.episode.log_index


def _rows(goal: dict[str, Any]) -> list[int]:
    return [INDEX[name] for name in goal["indices"]]


def _path(run: Run, goal: dict[str, Any]) -> Array:
    base = _position(run, goal["window"][0])
    out = goal.get("left_out", [])
    days = [_position(run, day) for day in goal["path_dates"] if day not in out]
    rows = _rows(goal)
    model = run.paths.log_index[days][:, rows] - run.paths.log_index[base, rows]
    seen = _observed(run)[days][:, rows] - _observed(run)[base, rows]
    spread = np.array([goal["path_sd"][name] for name in goal["indices"]])
    return np.asarray((model - seen[..., None]) / spread[:, None])


def _sessions(run: Run, goal: dict[str, Any]) -> list[int]:
    """Positions of the sessions of the window that are not left out."""
    first, last = (_position(run, day) for day in goal["window"])
    out = goal.get("left_out", [])
    return [at for at in range(first + 1, last + 1) if run.episode.dates[at] not in out]


def _daily(run: Run, goal: dict[str, Any]) -> Array:
    at, rows = np.array(_sessions(run, goal), dtype=int), _rows(goal)
    model = run.paths.log_index[at][:, rows] - run.paths.log_index[at - 1][:, rows]
    seen = _observed(run)[at][:, rows] - _observed(run)[at - 1][:, rows]
    return np.asarray((model - seen[..., None]) / goal["daily_sd"])


def _basis(run: Run, goal: dict[str, Any]) -> Array:
    at, rows = _sessions(run, goal), [FUTURES.index(name) for name in goal["basis_futures"]]
    model = run.paths.basis[at][:, rows]
    return np.asarray((model - run.episode.basis[at][:, rows][..., None]) / goal["basis_sd"])


def _excess(run: Run, goal: dict[str, Any]) -> Array:
    wanted = goal["excess"]
    if wanted is None:
        return np.zeros((0, run.paths.basis.shape[-1]))
    path = excess_points(run, wanted["product"])
    moved = path[_position(run, wanted["to"])] - path[_position(run, wanted["from"])]
    return np.asarray((moved - wanted["value"]) / wanted["sd"])[None, :]


def quantities(run: Run) -> dict[str, Array]:
    """Return the flows and balances that the targets name, (B,)."""
    goal = targets()["quantities"]
    paths = run.paths

    def window(name: str) -> tuple[int, int]:
        return _position(run, goal[name]["from"]), _position(run, goal[name]["to"])

    first, last = window("margin_trader_flow")
    margin = paths.bought[first : last + 1, CLASS["margin_traders"]].sum(axis=0)
    asked = {}
    for name, classes in (("fund_redemptions", FUNDS), ("quant_redemptions", QUANTS)):
        first, last = window(name)
        rows = [CLASS[c] for c in classes]
        asked[name] = (paths.requests[last, rows] - paths.requests[first - 1, rows]).sum(axis=0)
    first, last = window("dma_gross_change")
    held = paths.assets[:, CLASS["dma"]]
    change = held[last] / np.maximum(held[first], 1e-9) - 1.0
    return {"margin_trader_flow": margin, **asked, "dma_gross_change": change}


def _quantity(run: Run, goal: dict[str, Any]) -> Array:
    wanted, found = goal["quantities"], quantities(run)
    rows = [(found[name] - each["value"]) / each["sd"] for name, each in wanted.items()]
    return np.array(rows).reshape(len(rows), run.paths.basis.shape[-1])
