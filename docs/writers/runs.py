"""The runs that the pages speak of, all of the reference vector."""

from dataclasses import dataclass
from functools import cache

import numpy as np

import model
from model.arrays import Array
from model.declare import FIRST_DAY
from model.episode import balance_sheets, history
from model.laboratory import replay, solve_vectors
from model.links import Scenario
from model.policies.schedule import schedule
from model.simulation import Run, anchoring, simulate
from model.state import State, futures_price
from model.structure import structure, vectors


@cache
def unanchored(price_impact: float = 1.0) -> Run:
    """Return the unanchored run under the historical policies."""
    chosen = model.scenario(mode="unanchored", price_impact=price_impact)
    return solve_vectors(vectors(1), chosen, structure().off).run


def with_and_without(
    policy: Scenario, parameter: str, values: Array, name: str, mode: str = "anchored"
) -> tuple[Run, Run]:
    """Return runs of structure `name` with what happened and a policy instead.

    One column for each value of the parameter.
    """
    given = {each: np.repeat(value, len(values)) for each, value in vectors(1, name).items()}
    given[parameter] = values
    past = solve_vectors(given, model.scenario(mode=mode), structure(name).off)
    return past.run, replay(past, policy)


@dataclass(frozen=True)
class Books:
    """Balance sheets at one close, classes in order, CNY bn."""

    value: Array  # (A, K) stock by index
    cash: Array  # (A,)
    futures: Array  # (A, J) notional

    @property
    def assets(self) -> Array:
        """Stock of each class, (A,)."""
        return np.asarray(self.value.sum(axis=1))


def _books(state: State) -> Books:
    price = np.exp(state.log_price)
    notional = (state.futures * futures_price(price, state.basis))[..., 0]
    return Books((state.shares * price)[..., 0], state.cash[:, 0], notional)


@cache
def books_of_the_sheets() -> Books:
    """Return the anchored run's own books on the date of the balance sheets."""
    episode = history(FIRST_DAY, balance_sheets()["as_of"])
    news = anchoring(episode, 1, anchored=True)
    run = simulate(episode, vectors(1), schedule(Scenario(), episode), news, structure().off)
    return _books(run.end)
