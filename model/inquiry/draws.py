"""Two scenarios under the same parameter vectors, and which of them is better in how many.

The other scenario lends its policies only; its assumptions, structure and mode are those of the
scenario that is asked about, because vectors of different models cannot be paired.
"""

from typing import Any

import numpy as np

from model import laboratory
from model.agreement import RESOLUTION
from model.arrays import Array
from model.declare import BILLION, Lever, Text
from model.inquiry.question import Asked
from model.links import Scenario, scenario
from model.measures import Metric
from model.simulation import Run
from model.solved import Solved
from model.sources import OF_USER
from model.vocabulary import term

THAN = Lever(
    "than",
    "question",
    "link",
    Text("Compared with", "对照情景"),
    Text(
        "A scenario as a link; empty: the historical policies. Only its policies count.",
        "以链接表示的情景；留空即历史政策。只取其政策设置。",
    ),
    "",
    OF_USER,
    kind="field",
)

BILLION_SHOWN = 1.0
"""Last digit that pages show of amounts in CNY bn."""


def compared_with(asked: Asked) -> Scenario:
    """Return the other scenario: its policies under the assumptions of the one asked about."""
    policies = asked.scenario_of("than").only("lever")
    return scenario(**dict(policies.changes), **dict(asked.scenario.only("assumption").changes))


def run_of(past: Solved, chosen: Scenario) -> Run:
    """Return a scenario's run; what happened needs none of its own."""
    return laboratory.replay(past, chosen) if chosen.only("lever").changes else past.run


def resolution(metric: Metric) -> float:
    """Return the last digit of an outcome that pages show."""
    return BILLION_SHOWN if metric.unit is BILLION else RESOLUTION


def tally(metric: Metric, differences: Array) -> dict[str, Any]:
    """Count the vectors, (B,), in which the first scenario is better, worse or shown as equal."""
    gain = differences if metric.better == "up" else -differences
    least = resolution(metric) / 2
    better, worse = int((gain >= least).sum()), int((gain <= -least).sum())
    return {
        "better": better,
        "worse": worse,
        "ties": len(gain) - better - worse,
        "word": term(better / len(gain)).name,
        "word_worse": term(worse / len(gain)).name,
    }


def spread(values: Array, cuts: dict[str, float]) -> dict[str, float]:
    """Return the reference vector's value and named quantiles of all."""
    found = np.quantile(values, list(cuts.values()))
    return {"reference": float(values[0]), **dict(zip(cuts, map(float, found), strict=True))}
