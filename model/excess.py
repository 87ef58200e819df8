r"""Beta and alpha of index-enhanced products: excess return, its drawdown, and the double blow.

$$ x_t = 100\sum_{s\le t}\left(\frac{v_s}{v_{s-1}}-\frac{I_s}{I_{s-1}}\right),\qquad
   100\left(\frac{v_T}{v_0}-1\right) =
   \underbrace{100\left(\frac{I_T}{I_0}-1\right)}_{\text{beta}}+\text{alpha} $$

v is the NAV, I the product's index. Managers report excess as the sum of daily differences; the
double blow is that both parts fall at once.
"""

import numpy as np

from model.arrays import Array
from model.names import INDEX
from model.record import PRODUCTS
from model.simulation import Run

BENCHMARK = {
    "index_enhanced_300": "csi300",
    "index_enhanced_500": "csi500",
    "index_enhanced_1000": "csi1000",
}
"""Index that each product is measured against."""


def _value(run: Run, product: str) -> Array:
    return run.paths.value[:, PRODUCTS.index(product)]


def excess_points(run: Run, product: str) -> Array:
    """Cumulated daily return of a product less its index, percentage points, (T + 1, B)."""
    value = _value(run, product)
    index = np.exp(run.paths.log_index[:, INDEX[BENCHMARK[product]]])
    daily = value[1:] / value[:-1] - index[1:] / index[:-1]
    return np.concatenate([np.zeros_like(value[:1]), 100.0 * np.cumsum(daily, axis=0)])


def worst_drawdown(path: Array) -> Array:
    """Deepest fall below the highest point so far, (B,), in the unit of the path (T, B)."""
    return np.asarray((path - np.maximum.accumulate(path, axis=0)).min(axis=0))


def recovered(path: Array) -> Array:
    """Share of the deepest drawdown that is regained by the end, per cent, (B,)."""
    depth = path - np.maximum.accumulate(path, axis=0)
    low = np.argmin(depth, axis=0)
    columns = np.arange(path.shape[1])
    fall = -depth[low, columns]
    regained = path[-1] - path[low, columns]
    return np.asarray(np.where(fall > 0.0, 100.0 * regained / np.where(fall > 0.0, fall, 1.0), 0.0))


def double_blow(run: Run, product: str, start: int) -> tuple[Array, Array]:
    """Beta and alpha of a product from `start` to its lowest value, per cent, each (B,)."""
    value = _value(run, product)[start:]
    index = np.exp(run.paths.log_index[start:, INDEX[BENCHMARK[product]]])
    low, columns = np.argmin(value, axis=0), np.arange(value.shape[1])
    whole = 100.0 * (value[low, columns] / value[0] - 1.0)
    beta = 100.0 * (index[low, columns] / index[0] - 1.0)
    return beta, whole - beta
