"""What the unanchored run is held against: paths, daily returns, basis, excess and quantities.

Each target has a stated discrepancy (standard deviation). The implausibility of a group is the
root mean square of (model - observed) / discrepancy; a vector is ruled out where one exceeds the
cutoff (history matching; McCulloch and others 2022).
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from model.arrays import Array
from model.measures import excess_points
from model.names import CLASS, FUTURES, INDEX
from model.simulation import Run

PATH = Path(__file__).parent / "data" / "targets.json"
GROUPS = ("path", "daily", "basis", "excess", "quantity")
FUNDS = ("large_funds", "small_funds")
QUANTS = ("index_enhanced_500", "index_enhanced_1000", "market_neutral")


@cache
def targets() -> dict[str, Any]:
    """Return the targets as declared."""
    loaded: dict[str, Any] = json.loads(PATH.read_text("utf-8"))
    return loaded


def implausibility(run: Run) -> dict[str, Array]:
    """Return the root mean square misfit of each group, (B,), in units of its discrepancy."""
    return {
        "path": _rms(_path(run)),
        "daily": _rms(_daily(run)),
        "basis": _rms(_basis(run)),
        "excess": _rms(_excess(run)[None, :]),
        "quantity": _rms(_quantity(run)),
    }


def total(misfit: dict[str, Array]) -> Array:
    """Sum of mean squares over groups: the loss that ranks vectors."""
    return np.asarray(sum(part**2 for part in misfit.values()))


def _rms(errors: Array) -> Array:
    return np.asarray(np.sqrt((errors**2).mean(axis=tuple(range(errors.ndim - 1)))))


def _position(run: Run, day: str) -> int:
    return run.episode.dates.index(day)


def _observed(run: Run) -> Array:
    assert run.episode.log_index is not None
    return run.episode.log_index


def _rows() -> list[int]:
    return [INDEX[name] for name in targets()["indices"]]


def _path(run: Run) -> Array:
    base = _position(run, targets()["window"][0])
    days = [_position(run, day) for day in targets()["path_dates"]]
    rows = _rows()
    model = run.paths.log_index[days][:, rows] - run.paths.log_index[base, rows]
    seen = _observed(run)[days][:, rows] - _observed(run)[base, rows]
    spread = np.array([targets()["path_sd"][name] for name in targets()["indices"]])
    return np.asarray((model - seen[..., None]) / spread[:, None])


def _window(run: Run) -> slice:
    first, last = targets()["window"]
    return slice(_position(run, first), _position(run, last) + 1)


def _daily(run: Run) -> Array:
    model = np.diff(run.paths.log_index[_window(run)][:, _rows()], axis=0)
    seen = np.diff(_observed(run)[_window(run)][:, _rows()], axis=0)
    return np.asarray((model - seen[..., None]) / targets()["daily_sd"])


def _basis(run: Run) -> Array:
    rows = [FUTURES.index(name) for name in targets()["basis_futures"]]
    inside = slice(_window(run).start + 1, _window(run).stop)
    model = run.paths.basis[inside][:, rows]
    return np.asarray((model - run.episode.basis[inside][:, rows][..., None]) / _sd("basis_sd"))


def _sd(name: str) -> float:
    return float(targets()[name])


def _excess(run: Run) -> Array:
    goal = targets()["excess"]
    path = excess_points(run, goal["product"])
    moved = path[_position(run, goal["to"])] - path[_position(run, goal["from"])]
    return np.asarray((moved - goal["value"]) / goal["sd"])


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


def _quantity(run: Run) -> Array:
    goal = targets()["quantities"]
    found = quantities(run)
    return np.array([(found[name] - goal[name]["value"]) / goal[name]["sd"] for name in goal])
