"""What happened under one set of assumptions, and the news that made it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Array
from model.episode import Episode
from model.news import News
from model.policies.schedule import Schedule
from model.simulation import Run


@dataclass(frozen=True)
class Solved:
    """What happened, under one set of assumptions: the run and the news that made it."""

    run: Run
    news: News
    parameters: dict[str, Array]
    schedule: Schedule
    off: tuple[str, ...]
    episode: Episode

    @property
    def members(self) -> int:
        """Number of vectors."""
        return len(self.parameters["price_multiplier"])

    def select(self, columns: Sequence[int]) -> "Solved":
        """Return what happened for some of its vectors; the first should be column 0."""
        at = np.asarray(columns)
        parameters = {name: values[at] for name, values in self.parameters.items()}
        news = self.news.select(at)
        return replace(self, run=self.run.select(at), news=news, parameters=parameters)
