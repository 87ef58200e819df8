r"""Every single target of the fit beside what a run gives for it, in units of its discrepancy.

$$ z = (\text{model} - \text{observed}) / \text{discrepancy} $$

The root mean square of z over a group is the group's implausibility (`model/targets.py`): the same
comparison, told target by target, so that the worst can be named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.arrays import Array
from model.excess import excess_points
from model.names import FUTURES, INDEX
from model.simulation import Run
from model.targets import quantities, targets
from model.validation import peers

EDGES = (1.0, 2.0, 3.0)
"""Discrepancies between which targets are counted; the last is the cutoff of the fit."""


@dataclass(frozen=True)
class Target:
    """One target: what was observed, and how far a model may be from it."""

    group: str
    name: str
    day: str
    observed: float
    sd: float
    source: str
    """Where an observed number comes from; empty where the group's table says it."""


@dataclass(frozen=True)
class Held:
    """A target with what a run gives for it in every vector, (B,), in the same unit."""

    target: Target
    modelled: Array

    @property
    def units(self) -> Array:
        """Model less observed, in units of the discrepancy."""
        return np.asarray((self.modelled - self.target.observed) / self.target.sd)


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
            target = Target("path", name, day, float(seen[at] - seen[base]), sd, "")
            yield Held(target, path[at] - path[base])
        for at in range(base + 1, last + 1):
            sd, move = 100.0 * goal["daily_sd"], float(seen[at] - seen[at - 1])
            yield Held(Target("daily", name, dates[at], move, sd, ""), path[at] - path[at - 1])


def basis(run: Run) -> Iterator[Held]:
    """Give the basis of every session against its target, % of spot."""
    goal, (base, last) = targets(), _sessions(run)
    for name in goal["basis_futures"]:
        row = FUTURES.index(name)
        for at in range(base + 1, last + 1):
            seen, sd = 100.0 * float(run.episode.basis[at, row]), 100.0 * goal["basis_sd"]
            target = Target("basis", name, run.episode.dates[at], seen, sd, "")
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


def _stated(group: str, name: str, goal: dict[str, Any]) -> Target:
    return Target(group, name, goal["to"], goal["value"], goal["sd"], goal["source"])


def all_targets(run: Run) -> list[Held]:
    """Return every target with what a run gives for it."""
    return [*paths(run, run.paths.log_index), *basis(run), *flows(run)]


def peer_log_index(run: Run, peer: bool) -> Array:
    """Return log levels of the null model, or of the statistical peer, (T + 1, K, 1)."""
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
