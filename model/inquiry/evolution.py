"""A search that tells how far it is: scipy's differential evolution, one generation at a time.

Storn and Price (1997), as maintained in scipy.optimize; `vectorized`, so that a whole generation is
one call of the loss, which for a model is one batch of runs. Each generation is a call with
maxiter=1 that goes on from the population and the random numbers of the last one.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import differential_evolution

from model.arrays import Array

Loss = Callable[[Array], Array]
"""Points (N, S) -> losses (S,)."""
SEED = 20240205
SETTINGS: dict[str, Any] = {
    "strategy": "best1bin",
    "mutation": (0.5, 1.0),
    "recombination": 0.7,
    "updating": "deferred",
    "polish": False,
    "tol": 0.0,
}
"""scipy's own values, but for `deferred`, which a vectorised loss needs, and no polishing."""
SPREAD = 1e-3
"""A population has settled when its losses spread by less than this share of their size."""
PATIENCE = 8
"""Generations without a better point after which a search ends."""


@dataclass(frozen=True)
class Generation:
    """The population after one generation; the best point comes first."""

    number: int
    population: Array
    losses: Array
    ended: str
    """Why no other generation follows: SETTLED, IDLE or OVER; empty while the search goes on."""


SETTLED, IDLE, OVER = "settled", "idle", "over"


def evolve(loss: Loss, first: Array, bounds: Array, most: int) -> Generator[Generation, None, None]:
    """Yield generation after generation until the population settles or `most` are over.

    Args:
        loss: what is made small; it should remember what it was asked, since every generation
            asks again for the points that the last one kept.
        first: the population to start from, (S, N).
        bounds: lower and upper bound of each coordinate, (N, 2).
        most: generations at the most.
    """
    random = np.random.default_rng(SEED)
    population, best, idle = first, np.inf, 0
    for number in range(1, most + 1):
        done = differential_evolution(
            loss, bounds, init=population, maxiter=1, rng=random, vectorized=True, **SETTINGS
        )
        population, losses = done.population, np.asarray(done.population_energies)
        idle = 0 if losses.min() < best else idle + 1
        best = min(best, float(losses.min()))
        ended = OVER if number == most else ""
        ended = IDLE if idle >= PATIENCE else ended
        ended = SETTLED if _spread(losses) <= SPREAD else ended
        yield Generation(number, population, losses, ended)
        if ended:
            return


def _spread(losses: Array) -> float:
    """Return how far losses are from each other, as a share of their size."""
    return float(losses.std()) / max(1e-9, abs(float(losses.mean())))
