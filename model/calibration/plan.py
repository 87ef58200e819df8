"""How much work a calibration is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Numbers of vectors and waves, and what makes the ensemble."""

    seed: int = 20240208
    first_wave: int = 4000
    later_waves: int = 38
    widening: int = 14
    """How many of the later waves draw around all vectors near the best, to see how far they go."""
    wave: int = 1600
    elite: int = 60
    """How many of the best vectors the other waves draw around."""
    members: int = 200
    slack: float = 0.5
    """Largest loss above the best that is near it."""

    @property
    def vectors(self) -> int:
        """Number of vectors that are tried."""
        return self.first_wave + self.later_waves * self.wave


FULL = Plan()
"""The plan behind the ensembles in model/data."""
SMALL = Plan(first_wave=1600, later_waves=8, widening=2, wave=800, members=40, slack=1.0)
"""For refits: without some days, without a mechanism."""
QUICK = Plan(first_wave=1600, later_waves=12, widening=2, wave=800, elite=40, members=40, slack=1.0)
"""For trials of a specification."""
