"""What the model's tests share: random scenarios and vectors, traced runs, mornings by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

import model
from model.arrays import Array
from model.catalogue import LEVER
from model.engine import Day, trade_day
from model.episode import Episode, history, neutral
from model.links import SHARES, Scenario
from model.mechanism import Desire
from model.mechanisms import MECHANISMS
from model.names import CLASS, CLASSES, FUTURE, FUTURES, INDEX, INDICES
from model.news import News
from model.opening import open_books
from model.orders import Orders, empty
from model.parameters import PARAMETERS, complete
from model.policies.schedule import NO_CAP, Schedule, schedule
from model.simulation import ALL, blank_news
from model.state import Constants, Morning, State, Today, mark
from model.structure import structure

SHORT = ("2023-10-16", "2024-02-08")
"""A window with DMA inflow, net-sell limit, knock-ins, rescue, ban and rebound: 82 sessions."""

LEAN = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
"""Few but stable examples, never shrunk: each is a run of the whole model."""


def short() -> Episode:
    return history(*SHORT)


# -- random scenarios and parameter vectors --------------------------------------------------------


def _value(name: str) -> st.SearchStrategy[Any]:
    lever = LEVER[name]
    if lever.type == "choice":
        return st.sampled_from([choice.value for choice in lever.choices])
    if lever.type == "date":
        return st.sampled_from(history().sessions)
    assert isinstance(lever.min, (int, float)) and isinstance(lever.max, (int, float))
    return st.floats(lever.min, lever.max)


@st.composite
def scenarios(draw: st.DrawFn, without: Sequence[str] = ()) -> Scenario:
    """Any scenario that the levers allow; the four shares sum to 100."""
    names = [name for name in LEVER if name not in (*SHARES, *without)]
    chosen = draw(st.lists(st.sampled_from(names), unique=True, max_size=10))
    values = {name: draw(_value(name)) for name in chosen}
    if draw(st.booleans()):
        cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=3, max_size=3)))
        shares = np.diff([0, *cuts, 100])
        values |= {name: float(share) for name, share in zip(SHARES, shares, strict=True)}
    return model.scenario(**values)


def random_vectors(seed: int, batch: int) -> dict[str, Array]:
    """Draw parameters from their declared ranges and those of the structure."""
    rng = np.random.default_rng(seed)
    given = {}
    for p in PARAMETERS:
        low, high = structure().ranges.get(p.name, (p.low, p.high))
        given[p.name] = rng.uniform(min(low, p.low), max(high, p.high), batch)
    return complete(given, batch)


seeds = st.integers(0, 10**6)


# -- runs whose every state is kept ----------------------------------------------------------------


@dataclass(frozen=True)
class Trace:
    """Every state (T + 1) and day (T) of a run."""

    states: list[State]
    days: list[Day]
    fixed: Constants


def trace(
    episode: Episode,
    parameters: dict[str, Array],
    plan: Schedule,
    news: News,
    off: Iterable[str] = (),
) -> Trace:
    """Run all sessions as model.simulation.simulate does, and keep everything."""
    state, fixed = open_books(episode, parameters)
    states, days = [state], []
    for day in range(episode.days):
        state, done = trade_day(
            day, state, plan.today(day), parameters, fixed, ALL - frozenset(off), news
        )
        states.append(state)
        days.append(done)
    return Trace(states, days, fixed)


def quiet_plan(episode: Episode, **series: Any) -> Schedule:
    """A schedule in which nothing happens but what is given, (days, ..., 1 or B)."""
    return replace(schedule(Scenario(), replace(episode, inputs=False)), **series)


def shocked(days: int = 20, **fall: float) -> tuple[Episode, News]:
    """A quiet episode whose first day brings log returns by index, or a basis move by future."""
    episode = neutral(days)
    news = blank_news(episode, 1)
    for name, size in fall.items():
        if name in INDEX:
            news.late[0, INDEX[name]] = size
        else:
            news.basis[0, FUTURE[name]] = size
    return episode, news


EVERYTHING = dict.fromkeys(INDICES, -0.08)
"""A fall of 8 log points of every index."""


# -- a morning written by hand ---------------------------------------------------------------------


def _rows(names: Mapping[str, int], given: Mapping[str, Any], width: int) -> Array:
    """(names, width, 1) or, for width 0, (names, 1), zero where nothing is given."""
    rows = np.zeros((len(names), width, 1) if width else (len(names), 1))
    for name, value in given.items():
        rows[names[name]] = np.reshape(value, (-1, 1)) if width else value
    return rows


def column(*numbers: float) -> Array:
    """A column (n, 1)."""
    return np.array(numbers, dtype=float)[:, None]


def quiet_day(**changes: Array) -> Today:
    """A session without policies."""
    none = np.zeros(1)
    calm = Today(
        limit_large=none,
        limit_others=none,
        ban=none,
        refused=none,
        leverage_cap=none + NO_CAP,
        own_leverage_rule=none + 1.0,
        dma_inflow=none,
        rescue=np.zeros((len(INDICES), 1)),
        futures_support=np.zeros((len(FUTURES), 1)),
        rolled=np.zeros((len(FUTURES), 1)),
        limit_brokers=none,
        announcement=none,
        maturing=none,
        unwind=none,
        early=np.zeros((len(CLASSES), 1)),
        leaving=np.zeros((len(CLASSES), 1)),
    )
    return replace(calm, **changes)


def plain_constants(**changes: Any) -> Constants:
    """Round numbers: 1000 of each index, turnover and open interest 100, calm basis 0."""
    plain = Constants(
        issued=column(*[1000.0] * 5),
        turnover=column(*[100.0] * 5),
        open_interest=column(*[100.0] * 3),
        calm_basis=column(0.0, 0.0, 0.0),
        calm_volatility=column(*[0.01] * 5),
        opening_cash_share=np.zeros((len(CLASSES), 1)),
        opening_weights=np.zeros((len(CLASSES), len(INDICES), 1)),
        short_weights=np.zeros((len(CLASSES), len(FUTURES), 1)),
        ladders=(),
    )
    return replace(plain, **changes)


def morning(
    price: Sequence[float] = (1.0,) * 5,
    basis: Sequence[float] = (0.0,) * 3,
    shares: Mapping[str, Sequence[float]] | None = None,
    cash: Mapping[str, float] | None = None,
    futures: Mapping[str, Sequence[float]] | None = None,
    units: Mapping[str, float] | None = None,
    unpaid: Mapping[str, float] | None = None,
    stress: Sequence[float] = (1.0,) * 5,
    memory: Mapping[str, Array] | None = None,
    inventory: Array | None = None,
    carried: Array | None = None,
    held_back: Array | None = None,
    today: Today | None = None,
    constants: Constants | None = None,
    **parameters: float,
) -> Morning:
    """Mark a state in which only what is given is not zero; batch of one."""
    causes = np.zeros((len(MECHANISMS), len(INDICES), 1))
    state = State(
        log_price=np.log(column(*price)),
        basis=column(*basis),
        shares=_rows(CLASS, shares or {}, len(INDICES)),
        cash=_rows(CLASS, cash or {}, 0),
        futures=_rows(CLASS, futures or {}, len(FUTURES)),
        units=_rows(CLASS, units or {}, 0),
        unpaid=_rows(CLASS, unpaid or {}, 0),
        requested=np.zeros((len(CLASSES), 1)),
        households=np.array([1000.0]),
        stress=column(*stress),
        inventory=causes.copy() if inventory is None else inventory,
        carried=causes.copy() if carried is None else carried,
        held_back=np.zeros((len(INDICES), 1)) if held_back is None else held_back,
        memory={"unsold": np.zeros((len(CLASSES), len(INDICES), 1)), **(memory or {})},
    )
    given = {name: np.array([value]) for name, value in parameters.items()}
    return mark(state, today or quiet_day(), complete(given, 1), constants or plain_constants())


def book() -> Orders:
    """An order book without orders."""
    return empty(MECHANISMS, 5, 3, 1)


def sales(desire: Desire) -> Array:
    assert desire.sales is not None
    return desire.sales[:, 0]


def trades(desire: Desire) -> Array:
    assert desire.trades is not None
    return desire.trades[..., 0]


def opening_cash(name: str, share: float) -> Array:
    cash = np.zeros((len(CLASSES), 1))
    cash[CLASS[name]] = share
    return cash
