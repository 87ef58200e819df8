r"""News: what moves prices and the basis that the mechanisms do not explain.

$$ \log p_k \leftarrow \log p_k + n_k,\qquad n_k = \begin{cases}
   \log p^{obs}_k - \log p_k & \text{anchored}\\ \beta_k\,n_{300} + f_k & \text{else}
   \end{cases},\qquad b_j \leftarrow b_j + u_j,\quad u_j = b^{obs}_j - b_j\ \text{or}\ 0 $$

$$ f_k \leftarrow 2^{-1/60} f_k + (1-2^{-1/60})\,(n_k - \beta_k n_{300})\ \text{while anchored},
   \qquad f_k \leftarrow 2^{-1/60} f_k\ \text{else} $$

News is applied after trading. An anchored run solves it so that the observed paths come out; every
other run of the same parameter vector replays it. f is the slow style cycle (small against large),
known the evening before: it is stated as news, with its size, so that no mechanism gets credit for
it. An unanchored run knows only what stood at the end of the anchored part.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.arrays import Array
from model.state import State

EVERYONE = slice(None)
"""All columns of the batch."""
STYLE_FADE = 0.5 ** (1 / 60)
"""The style cycle has a half-life of 60 sessions, a quarter of a year."""


@dataclass
class News:
    """Stored news: log returns (T, K, B), of them by style, and basis residuals (T, J, B)."""

    prices: Array
    basis: Array
    style: Array

    def move_prices(self, day: int, state: State) -> tuple[State, Array]:
        """Add the day's news to log prices."""
        surprise = self.prices[day]
        return replace(state, log_price=state.log_price + surprise), surprise

    def select(self, columns: Any) -> "News":
        """Return the news of some columns of the batch, as stored, for replay."""
        return News(self.prices[..., columns], self.basis[..., columns], self.style[..., columns])

    def move_basis(self, day: int, modelled: Array) -> Array:
        """Add the day's residual to the basis."""
        return np.asarray(modelled + self.basis[day])


@dataclass
class Anchoring(News):
    """Solve news so that observed paths come out, and store it for replay.

    From day `free_from` on only the CSI 300 is followed: other indices get their loading on its
    news and the fading style cycle, the basis gets none.
    """

    target: Array  # (T + 1, K) observed log index
    target_basis: Array  # (T + 1, J)
    loading: Array  # (K, 1)
    free_from: int

    def move_prices(self, day: int, state: State) -> tuple[State, Array]:
        """Solve the day's news in closed form: it comes after trading."""
        surprise = self.target[day + 1][:, None] - state.log_price
        if day >= self.free_from:
            surprise = self.loading * surprise[:1] + self.style[day]
        self.prices[day] = surprise
        if day + 1 < len(self.style):
            self.style[day + 1] = self._next_style(day, surprise)
        return super().move_prices(day, state)

    def _next_style(self, day: int, surprise: Array) -> Array:
        """Tomorrow's style news, (K, B)."""
        faded = STYLE_FADE * self.style[day]
        if day >= self.free_from:
            return np.asarray(faded)
        own = surprise - self.loading * surprise[:1]
        return np.asarray(faded + (1.0 - STYLE_FADE) * own)

    def move_basis(self, day: int, modelled: Array) -> Array:
        """Solve the day's basis residual."""
        if day < self.free_from:
            self.basis[day] = self.target_basis[day + 1][:, None] - modelled
        return super().move_basis(day, modelled)
