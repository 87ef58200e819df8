"""Whether an effect is robust: one scenario under every structure, anchored and not.

Rule, for each headline number. In every combination of structure and mode the change that the
scenario makes is taken vector by vector; a change that the page shows as zero (less than half of
its last decimal, RESOLUTION) has sign zero. The sign of a combination is the sign of the median,
its share the part of the vectors with that sign. Then the effect is

- `robust` if all combinations have the same sign, which is not zero, and in each of them at least
  CERTAIN of the vectors have it;
- `no effect` if the sign is zero everywhere, in as many vectors;
- `depends on structure` if under one and the same mode two structures have different signs;
- `depends on mode` if all structures agree and anchored and unanchored do not;
- `depends on parameters` if all combinations agree and in one of them too few vectors do.

Structures are never pooled: no number here mixes two of them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.links import Scenario, scenario
from model.measures import PATH_METRICS
from model.mode import MODE, STRUCTURE

MEMBERS = 40
"""Vectors in each combination unless told otherwise."""
CERTAIN = 0.9
"""Share of the vectors that must agree in each combination."""
RESOLUTION = 0.1
"""Last decimal that is shown, points or per cent."""

STRUCTURES = tuple(choice.value for choice in STRUCTURE.choices)
MODES = tuple(choice.value for choice in MODE.choices)
COMBINATIONS = tuple((each, mode) for each in STRUCTURES for mode in MODES)

ROBUST, NO_EFFECT = "robust", "no effect"
ON_STRUCTURE, ON_MODE = "depends on structure", "depends on mode"
ON_PARAMETERS = "depends on parameters"

Combination = tuple[str, str]
"""Structure and mode."""


def agreement(
    chosen: Scenario, members: int = MEMBERS, before_each: Callable[[], object] = lambda: None
) -> dict[str, Any]:
    """Run a scenario under every structure and mode and judge each headline number.

    Args:
        chosen: its levers and assumptions are kept; its own structure and mode do not matter.
        members: vectors of each ensemble that take part, the reference vector first.
        before_each: called before each structure and mode; it may wait.

    Returns:
        A JSON value: the scenario without structure and mode, and for each metric the verdict,
        whether structures have opposite signs (`opposed`), and the combinations as `described`.
    """
    changes = {}
    for each in COMBINATIONS:
        before_each()
        changes[each] = _changes(chosen, each, members)
    return {
        "scenario": plain(chosen).link,
        "members": members,
        "certain": CERTAIN,
        "metrics": {
            metric.name: judged({each: changes[each][at] for each in COMBINATIONS})
            for at, metric in enumerate(PATH_METRICS)
        },
    }


def plain(chosen: Scenario) -> Scenario:
    """Return a scenario without structure and mode: all that an agreement hangs on."""
    about = (STRUCTURE.name, MODE.name)
    return Scenario(tuple((n, v) for n, v in chosen.changes if n not in about))


def _changes(chosen: Scenario, combination: Combination, members: int) -> Array:
    """Return the change of each path metric against what happened, (metrics, B)."""
    given = dict(plain(chosen).changes)
    structure, mode = combination
    both = scenario(**given, **{STRUCTURE.name: structure, MODE.name: mode})
    done, past = laboratory.run_scenario(both, members)
    return np.stack([metric.of(done) - metric.of(past.run) for metric in PATH_METRICS])


def judged(changes: Mapping[Combination, Array]) -> dict[str, Any]:
    """Judge one metric by its changes, (B,) in each combination of structure and mode."""
    told = {each: described(values) for each, values in changes.items()}
    signs = {each: int(told[each]["sign"]) for each in told}
    least = min(one["share"] for one in told.values())
    return {
        "verdict": verdict(signs, least),
        "opposed": any({-1, 1} <= set(row) for row in _by_mode(signs)),
        "combinations": [
            {"structure": each, "mode": mode, **one} for (each, mode), one in told.items()
        ],
    }


def described(changes: Array) -> dict[str, float]:
    """Describe the changes of one combination, (B,); the first is the reference vector's."""
    low, median, high = np.quantile(changes, (0.05, 0.5, 0.95))
    sign = int(_signs(median))
    return {
        "reference": float(changes[0]),
        "p05": float(low),
        "p95": float(high),
        "median": float(median),
        "sign": sign,
        "share": float(np.mean(_signs(changes) == sign)),
    }


def _signs(changes: Array) -> Array:
    """Return -1, 0 or 1; what is shown as zero is zero."""
    return np.where(np.abs(changes) < RESOLUTION / 2, 0, np.sign(changes))


def verdict(signs: Mapping[Combination, int], least: float) -> str:
    """Apply the rule to the sign of each combination and the smallest share among them."""
    if len(set(signs.values())) == 1:
        if least < CERTAIN:
            return ON_PARAMETERS
        return ROBUST if any(signs.values()) else NO_EFFECT
    return ON_STRUCTURE if any(len(set(row)) > 1 for row in _by_mode(signs)) else ON_MODE


def _by_mode(signs: Mapping[Combination, int]) -> list[list[int]]:
    """Return the signs of the structures, one list for each mode."""
    modes = dict.fromkeys(mode for _, mode in signs)
    return [[sign for (_, m), sign in signs.items() if m == mode] for mode in modes]
