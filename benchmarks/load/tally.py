"""What was measured: seconds and statuses by name, and percentiles of them."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that at least `share` of all do not exceed; nan without any."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan


@dataclass
class Tally:
    """Answers of one scene by what was asked."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    bodies: dict[str, bytes] = field(default_factory=dict)
    places_told: int = 0
    left: int = 0

    def add(self, name: str, status: int, seconds: float) -> None:
        """Count an answer; seconds count where there was one."""
        self.statuses[name][status] += 1
        if status == 200:
            self.seconds[name].append(seconds)

    def keep(self, link: str, body: bytes) -> None:
        """Remember an answer, to hold it against the model afterwards."""
        self.bodies.setdefault(link, body)

    def p95(self, name: str) -> float:
        """Return the 95th percentile, s."""
        return percentile(self.seconds[name], 0.95)

    def worst(self, name: str) -> float:
        """Return the longest, s."""
        return max(self.seconds[name], default=math.nan)

    def answered(self, name: str) -> str:
        """Say how many of those asked were answered."""
        return f"{self.statuses[name][200]:,} of {sum(self.statuses[name].values()):,}"

    def faults(self) -> int:
        """Return how many answers were 5xx but not 503, or no answers at all."""
        counted = sum(self.statuses.values(), Counter())
        return sum(
            n for status, n in counted.items() if status == 0 or (status >= 500 and status != 503)
        )
