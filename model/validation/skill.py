r"""Skill: which share of the squared error of the null model a run takes away.

One-step, from the anchored run (the model starts each day on what was observed):
$$ u_k = n_k - \beta_k n_{300},\qquad
   \text{skill} = 1 - \sum u_k^2 \big/ \sum (r_k - \beta_k r_{300})^2 $$
Free, from the unanchored run: the same with the error of its daily returns as u. Below zero: worse
than beta times the CSI 300.
"""

import numpy as np

from model.arrays import Array
from model.validation.evidence import Evidence, observed, positions, rows


def returns(log_index: Array) -> Array:
    """Return daily log returns, day 0 being the opening: (T + 1, ...)."""
    return np.concatenate([np.zeros_like(log_index[:1]), np.diff(log_index, axis=0)])


def null_errors(evidence: Evidence, days: list[str]) -> Array:
    """Errors of beta times the CSI 300's return, (days, indices)."""
    seen = returns(observed(evidence.free.episode))[positions(days)]
    beta = evidence.free.episode.news_loading[:, 0]
    return np.asarray((seen - beta * seen[:, :1])[:, rows()])


def _skill(errors: Array, null: Array) -> Array:
    """1 - sum of squares over that of the null, both over days: (indices, B)."""
    return np.asarray(1.0 - (errors**2).sum(axis=0) / (null**2).sum(axis=0)[:, None])


def one_step_errors(evidence: Evidence, days: list[str], style: bool = False) -> Array:
    """News of the anchored run beyond that of the CSI 300, (days, indices, B).

    With `style`, less the style cycle as it was known the evening before.
    """
    at = [day - 1 for day in positions(days)]
    news = evidence.news.prices[at]
    own = news - evidence.free.episode.news_loading * news[:, :1]
    if style:
        own = own - evidence.news.style[at]
    return np.asarray(own[:, rows()])


def one_step(evidence: Evidence, days: list[str], style: bool = False) -> Array:
    """One-step skill by index, (indices, B)."""
    return _skill(one_step_errors(evidence, days, style), null_errors(evidence, days))


def free_errors(evidence: Evidence, days: list[str]) -> Array:
    """Errors of the unanchored run's daily returns, (days, indices, B)."""
    at = positions(days)
    seen = returns(observed(evidence.free.episode))[at][:, rows()]
    return np.asarray(returns(evidence.free.paths.log_index)[at][:, rows()] - seen[..., None])


def free(evidence: Evidence, days: list[str]) -> Array:
    """Skill of the unanchored run's daily returns by index, (indices, B)."""
    return _skill(free_errors(evidence, days), null_errors(evidence, days))


def basis(evidence: Evidence, days: list[str]) -> Array:
    """Share of the squared distance from the calm basis that the free run explains, (J, B)."""
    at, run = positions(days), evidence.free
    errors = run.paths.basis[at] - run.episode.basis[at][..., None]
    null = run.episode.basis[at] - run.episode.calm_basis[:, 0]
    return _skill(errors, null)
