r"""What an effect depends on: rank correlation with each parameter across sets, beyond noise.

$$ \rho_p = \mathrm{corr}(\mathrm{rank}\,\theta_p,\ \mathrm{rank}\,e),\qquad
   |\rho_p|\sqrt{\frac{n-2}{1-\rho_p^2}} > t_{n-2}\!\left(1-\frac{0.05}{2k}\right) $$

n parameter sets, k parameters that differ between them: the bar is the 5% point of one
correlation, divided by the number of them (Bonferroni), so that one in twenty answers names a
parameter that does nothing. The sets are few and were fitted together: parameters that the fit
binds to each other cannot be told apart, and a partial correlation would need many more sets.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.stats import rankdata, t

from model.arrays import Array
from model.parameters import PARAMETER

LEVEL = 0.05
MOST = 3
"""Parameters that are named, strongest first."""
LEAST_SPREAD = 1e-9
"""Below this an effect does not vary between vectors."""


def hinges(effects: Array, parameters: Mapping[str, Array]) -> list[dict[str, Any]]:
    """Return the parameters whose rank goes with the effect's beyond noise, strongest first."""
    varying = [name for name, values in parameters.items() if np.ptp(values) > 0.0]
    if not varying or np.ptp(effects) < LEAST_SPREAD:
        return []
    ranks = rankdata(effects)
    found = {name: _correlation(rankdata(parameters[name]), ranks) for name in varying}
    bar = noise(len(effects), len(varying))
    named = sorted(found, key=lambda name: -abs(found[name]))[:MOST]
    return [
        {"parameter": name, "label": PARAMETER[name].label.json(), "rank": found[name]}
        for name in named
        if abs(found[name]) > bar
    ]


def noise(vectors: int, parameters: int) -> float:
    """Return the rank correlation that chance alone hardly passes in any of the parameters."""
    free = vectors - 2
    edge = float(t.ppf(1.0 - LEVEL / (2 * parameters), free))
    return edge / float(np.sqrt(free + edge**2))


def _correlation(one: Array, other: Array) -> float:
    return float(np.corrcoef(one, other)[0, 1])
