"""How much work a calibration is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Numbers of vectors and waves, and what makes the ensemble."""

    seed: int = 20240208
    first_wave: int = 4000
    later_waves: int = 24
    wave: int = 2400
    elite: int = 240
    members: int = 200
    slack: float = 0.5
    """Largest loss above the best."""

    @property
    def vectors(self) -> int:
        """Number of vectors that are tried."""
        return self.first_wave + self.later_waves * self.wave


FULL = Plan()
"""The plan behind the ensembles in model/data."""
SMALL = Plan(first_wave=2000, later_waves=10, wave=1200, elite=120, members=40, slack=1.0)
"""For refits: without some days, without a mechanism."""
QUICK = Plan(first_wave=1600, later_waves=8, wave=800, elite=80, members=40, slack=2.0)
"""For trials of a specification."""
