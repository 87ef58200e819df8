r"""The exogenous part (news): what moves prices and the basis and no mechanism explains.

$$ \log p_k \leftarrow \log p_k + n_k,\qquad n_k = \begin{cases}
   \log p^{obs}_k - \log p_k & \text{anchored}\\ \beta_k\,n_{300} + f_k & \text{else}
   \end{cases},\qquad b_j \leftarrow b_j + u_j,\quad u_j = b^{obs}_j - b_j\ \text{or}\ 0 $$

$$ f_k \leftarrow 2^{-1/60} f_k + (1-2^{-1/60})\,(n_k - \beta_k n_{300})\ \text{while anchored},
   \qquad f_k \leftarrow 2^{-1/60} f_k\ \text{else} $$

News arrives before the session: everybody decides on marks that include it, and trades then carry
the price to the close. Since trades depend on it, an anchored run looks for the news that leads to
the observed close, in two rounds; what is still missing then arrives at the close. Both parts are
stored, and every other run of the same parameter set replays them to the bit.

f is the style factor (small against large), a slow cycle known the evening before: it is part of
the exogenous part, with its size stated, so that no mechanism gets credit for it. A free-running
run knows only what stood at the end of the anchored part.
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
    """Stored news by session: log returns (T, K, B), residuals of the basis (T, J, B)."""

    early: Array  # (T, K, B) known before trading
    late: Array  # (T, K, B) arrives at the close
    basis: Array  # (T, J, B)
    style: Array  # (T, K, B) part of the news: the slow style cycle

    rounds = 0
    """How often a session is tried to find its early news."""

    @property
    def prices(self) -> Array:
        """All news of each session, (T, K, B)."""
        return self.early + self.late

    def arriving(self, day: int, state: State) -> Array:
        """Return the news before trading, (K, B)."""
        return np.asarray(self.early[day])

    def corrected(self, day: int, arriving: Array, reached: Array) -> Array:
        """Return better early news, knowing the log price (K, B) that the first guess reached."""
        return arriving

    def move_prices(self, day: int, state: State, arriving: Array) -> tuple[State, Array]:
        """Add what arrives at the close; return all news of the day."""
        late = self.late[day]
        return replace(state, log_price=state.log_price + late), arriving + late

    def select(self, columns: Any) -> "News":
        """Return the news of some columns of the batch, as stored, for replay."""
        parts = (self.early, self.late, self.basis, self.style)
        return News(*(part[..., columns] for part in parts))

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

    rounds = 2

    def _missing(self, day: int, log_price: Array) -> Array:
        """What is missing to the observed close, (K, B); by loading where only one is followed."""
        gap = self.target[day + 1][:, None] - log_price
        return gap if day < self.free_from else np.asarray(self.loading * gap[:1])

    def arriving(self, day: int, state: State) -> Array:
        """Guess the news before trading as if trades moved nothing."""
        news = self._missing(day, state.log_price)
        return news if day < self.free_from else np.asarray(news + self.style[day])

    def corrected(self, day: int, arriving: Array, reached: Array) -> Array:
        """Take off what trades do to the price."""
        return np.asarray(arriving + self._missing(day, reached))

    def move_prices(self, day: int, state: State, arriving: Array) -> tuple[State, Array]:
        """Solve what is left at the close in closed form."""
        self.early[day] = arriving
        self.late[day] = self._missing(day, state.log_price)
        if day + 1 < len(self.style):
            self.style[day + 1] = self._next_style(day)
        return super().move_prices(day, state, arriving)

    def _next_style(self, day: int) -> Array:
        """Tomorrow's style news, (K, B)."""
        faded = STYLE_FADE * self.style[day]
        if day >= self.free_from:
            return np.asarray(faded)
        news = self.early[day] + self.late[day]
        return np.asarray(faded + (1.0 - STYLE_FADE) * (news - self.loading * news[:1]))

    def move_basis(self, day: int, modelled: Array) -> Array:
        """Solve the day's basis residual."""
        if day < self.free_from:
            self.basis[day] = self.target_basis[day + 1][:, None] - modelled
        return super().move_basis(day, modelled)
