r"""Every single target of the fit beside what a run gives for it, in units of its tolerance.

$$ z = (\text{model} - \text{target}) / \text{tolerance} $$

The target of a path, a daily return or a basis is what was observed. Those of the excess and of
flows and balances were set, each for a stated reason; what was published stands beside them.

The root mean square of z over a group is the group's implausibility (`model/targets.py`): the same
comparison, told target by target, so that the worst can be named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.arrays import Array
from model.declare import BILLION, NO_UNIT, PERCENT, POINTS, Unit
from model.excess import excess_points
from model.names import FUTURES, INDEX
from model.simulation import Run
from model.targets import quantities, targets
from model.validation import peers

EDGES = (1.0, 2.0, 3.0)
"""Tolerances between which targets are counted; the last is the cutoff of the fit."""
LOG_POINTS = Unit("log points", "对数点")
UNITS = {"dma_gross_change": NO_UNIT}
"""Units of flows and balances that are not an amount of money."""


@dataclass(frozen=True)
class Target:
    """One target: what a model is held against, and how far it may be from it."""

    group: str
    name: str
    day: str
    target: float
    sd: float
    unit: Unit
    observed: float | None
    """What was published; None where nobody did and the target was set."""
    why: dict[str, str] | None = None
    """Why the target was set, by language; None: it is what was observed."""
    confidence: str | None = None
    """How sure a target that was set is: H, M or L."""
    source: dict[str, str] | None = None
    """Who published what was observed, by language; None where the group's table says it."""

    def json(self) -> dict[str, Any]:
        """Return the target as pages read it."""
        return vars(self) | {"unit": self.unit.json()}


@dataclass(frozen=True)
class Held:
    """A target with what a run gives for it in every vector, (B,), in the same unit."""

    target: Target
    modelled: Array

    @property
    def units(self) -> Array:
        """Model less target, in units of the tolerance."""
        return np.asarray((self.modelled - self.target.target) / self.target.sd)


def _sessions(run: Run) -> tuple[int, int]:
    first, last = (run.episode.dates.index(day) for day in targets()["window"])
    return first, last


def paths(run: Run, log_index: Array) -> Iterator[Held]:
    """Give cumulated and daily returns against their targets, log points.

    Args:
        run: its episode says what was observed.
        log_index: log levels to be held against it, (T + 1, K, B).
    """
    assert run.episode.log_index is not None
    goal, dates, (base, last) = targets(), run.episode.dates, _sessions(run)
    for name in goal["indices"]:
        row = INDEX[name]
        seen, path = 100.0 * run.episode.log_index[:, row], 100.0 * log_index[:, row]
        for day in goal["path_dates"]:
            at, sd = dates.index(day), 100.0 * goal["path_sd"][name]
            target = _seen("path", name, day, float(seen[at] - seen[base]), sd)
            yield Held(target, path[at] - path[base])
        for at in range(base + 1, last + 1):
            sd, move = 100.0 * goal["daily_sd"], float(seen[at] - seen[at - 1])
            yield Held(_seen("daily", name, dates[at], move, sd), path[at] - path[at - 1])


def basis(run: Run) -> Iterator[Held]:
    """Give the basis of every session against its target, % of spot."""
    goal, (base, last) = targets(), _sessions(run)
    for name in goal["basis_futures"]:
        row = FUTURES.index(name)
        for at in range(base + 1, last + 1):
            seen, sd = 100.0 * float(run.episode.basis[at, row]), 100.0 * goal["basis_sd"]
            target = _seen("basis", name, run.episode.dates[at], seen, sd, PERCENT)
            yield Held(target, 100.0 * run.paths.basis[at, row])


def flows(run: Run) -> Iterator[Held]:
    """Give the excess, flows and balances against their targets."""
    wanted = targets()["excess"]
    path = excess_points(run, wanted["product"])
    at, start = (run.episode.dates.index(wanted[end]) for end in ("to", "from"))
    yield Held(_stated("excess", wanted["product"], wanted), path[at] - path[start])
    found = quantities(run)
    for name, goal in targets()["quantities"].items():
        yield Held(_stated("quantity", name, goal), found[name])


def _seen(
    group: str, name: str, day: str, value: float, sd: float, unit: Unit = LOG_POINTS
) -> Target:
    """Return a target that is what was observed."""
    return Target(group, name, day, value, sd, unit, value)


def _stated(group: str, name: str, goal: dict[str, Any]) -> Target:
    """Return a target that was set, beside what was published of it."""
    unit = POINTS if group == "excess" else UNITS.get(name, BILLION)
    published = goal.get("published", {})
    return Target(
        group,
        name,
        goal["to"],
        goal["value"],
        goal["sd"],
        unit,
        published.get("value"),
        goal["why"],
        goal["confidence"],
        published.get("source"),
    )


def all_targets(run: Run) -> list[Held]:
    """Return every target with what a run gives for it."""
    return [*paths(run, run.paths.log_index), *basis(run), *flows(run)]


def peer_log_index(run: Run, peer: bool) -> Array:
    """Return log levels of the beta-only or of the regression benchmark, (T + 1, K, 1)."""
    assert run.episode.log_index is not None
    levels = run.episode.log_index[..., None].copy()
    base, last = _sessions(run)
    for name in targets()["indices"]:
        told = peers.path(name, list(run.episode.dates[base + 1 : last + 1]), peer)
        levels[base + 1 : last + 1, INDEX[name], 0] = levels[base, INDEX[name], 0] + told
    return np.asarray(levels)


def counted(units: Array) -> list[int]:
    """Return how many of some distances lie within each edge and the next, then beyond the last."""
    edges = np.array([0.0, *EDGES, np.inf])
    return [int(n) for n in np.histogram(np.abs(units), edges)[0]]
