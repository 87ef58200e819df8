"""An aim: a number that a fit should have, between two ends."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.declare import Text
from model.validation.evidence import Evidence

HEADED = Text("pp", "百分点")
"""Percentage points where the unit stands by itself, in brackets after a name."""


@dataclass(frozen=True)
class Aim:
    """A number that should lie between two ends (either may be open)."""

    name: str
    label: Text
    unit: Text
    low: float | None
    high: float | None
    prototype: str
    """What the research prototype had; empty where it was not noted."""
    of: Callable[[Evidence], Array] | None
    """The number for every vector, (B,); None: it comes from the refit named by `fold`."""
    fold: str = ""
    held_out: str = ""
    """The published number that it is, if no fit aimed for it (model/validation/held_out.py)."""

    def met(self, value: Array) -> Array:
        """Return whether values lie between the ends."""
        above = value >= (-np.inf if self.low is None else self.low)
        return np.asarray(above & (value <= (np.inf if self.high is None else self.high)))


def position(evidence: Evidence, day: str) -> int:
    """Return the position of a day among the dates of the unanchored run."""
    return evidence.free.episode.dates.index(day)
