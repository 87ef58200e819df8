r"""News: what moves prices and the basis that the mechanisms do not explain.

$$ \log p_k \leftarrow \log p_k + n_k,\qquad n_k = \begin{cases}
   \log p^{obs}_k - \log p_k & \text{anchored}\\ \beta_k\,n_{300} & \text{else} \end{cases},\qquad
   b_j \leftarrow b_j + u_j,\quad u_j = b^{obs}_j - b_j\ \text{or}\ 0 $$

It is applied after trading. An anchored run solves it so that the observed paths come out; every
other run of the same parameter vector replays it.
"""

from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Array
from model.state import State


@dataclass
class News:
    """Stored news of a run: log returns (T, K, B) and basis residuals (T, J, B)."""

    prices: Array
    basis: Array

    def move_prices(self, day: int, state: State) -> tuple[State, Array]:
        """Add the day's news to log prices."""
        surprise = self.prices[day]
        return replace(state, log_price=state.log_price + surprise), surprise

    def move_basis(self, day: int, modelled: Array) -> Array:
        """Add the day's residual to the basis."""
        return np.asarray(modelled + self.basis[day])


@dataclass
class Anchoring(News):
    """Solve news so that observed paths come out, and store it for replay.

    From day `free_from` on only the CSI 300 is followed: other indices get their loading on its
    news, the basis gets none.
    """

    target: Array  # (T + 1, K) observed log index
    target_basis: Array  # (T + 1, J)
    loading: Array  # (K, 1)
    free_from: int

    def move_prices(self, day: int, state: State) -> tuple[State, Array]:
        """Solve the day's news in closed form: it comes after trading."""
        surprise = self.target[day + 1][:, None] - state.log_price
        if day >= self.free_from:
            surprise = self.loading * surprise[:1]
        self.prices[day] = surprise
        return super().move_prices(day, state)

    def move_basis(self, day: int, modelled: Array) -> Array:
        """Solve the day's basis residual."""
        if day < self.free_from:
            self.basis[day] = self.target_basis[day + 1][:, None] - modelled
        return super().move_basis(day, modelled)
