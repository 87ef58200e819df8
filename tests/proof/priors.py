"""Draws of the declared priors, under each structure."""

import numpy as np

from model.arrays import Array
from model.mode import STRUCTURES
from model.parameters import PARAMETERS, complete
from model.structure import structure

NAMES = [each["id"] for each in STRUCTURES]


def draws(name: str, count: int, seed: int) -> dict[str, Array]:
    """Draw every parameter: its fixed value or range in the structure, else its declared range."""
    rng, given = np.random.default_rng(seed), structure(name)
    drawn = {
        p.name: rng.uniform(*given.ranges.get(p.name, (p.low, p.high)), count) for p in PARAMETERS
    }
    fixed = {name: np.full(count, value) for name, value in given.fixed.items()}
    return complete(drawn | fixed, count)
