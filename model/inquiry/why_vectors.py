"""The parts of a move under every vector of the ensemble: how sure each bar is."""

from collections.abc import Iterator, Sequence

import numpy as np

from model.arrays import Array
from model.engine import Day, trade_day
from model.impact import Trades, effects
from model.inquiry.why_fields import LOG_POINTS, Parts, Span, news_parts, order_parts
from model.links import Scenario
from model.many import apart
from model.opening import open_books
from model.policies.schedule import schedule, stack
from model.simulation import ALL
from model.solved import Solved

STRETCH = 40
"""Sessions between two looks at whether anybody still wants the answer."""
BAND = (0.05, 0.95)

Ranges = dict[str, tuple[float, float]]


def stretches(of: Span) -> int:
    """Return how often `parts_of_all` stops on the way."""
    return of.last // STRETCH


def parts_of_all(
    past: Solved, scenarios: Sequence[Scenario], index: int, of: Span
) -> Iterator[Ranges | None]:
    """Run one scenario, or two whose difference is taken, for all vectors.

    Yields:
        None after every stretch of days; last, the band of the move and of every part, log points.
    """
    days: list[dict[str, Array]] = []
    for done in _trace(past, scenarios, of.last):
        days.append(_of_index(done, index))
        if len(days) % STRETCH == 0:
            yield None
    stays = np.tile(past.parameters["permanent_share"], len(scenarios))
    sums = _sums(days, stays, past.episode.news_loading[index, 0], of)
    changes = {name: apart(total, len(scenarios)) for name, total in sums.items()}
    first = {name: c[0] - c[1] if len(c) > 1 else c[0] for name, c in changes.items()}
    yield {name: _band(values) for name, values in first.items()}


def _trace(past: Solved, scenarios: Sequence[Scenario], last: int) -> Iterator[Day]:
    """Run all sessions up to a position; columns are scenarios times vectors."""
    members = past.news.prices.shape[-1]
    columns = np.tile(np.arange(members), len(scenarios))
    parameters = {name: values[columns] for name, values in past.parameters.items()}
    plan = stack([schedule(each, past.episode) for each in scenarios], members)
    news = past.news.select(columns)
    active = ALL - frozenset(past.off)
    state, fixed = open_books(past.episode, parameters)
    for day in range(last):
        state, done = trade_day(day, state, plan.today(day), parameters, fixed, active, news)
        yield done


def _of_index(done: Day, index: int) -> dict[str, Array]:
    """Keep what made the price of one index on a day, (L, B) and (B,)."""
    return {
        "executed": done.lines[:, index],
        "capitalisation": done.capitalisation[index],
        "impact": done.impact[index],
        "kept": done.kept[index],
        "first": done.news[0],
        "news": done.news[index],
        "style": done.style[index],
        "limited": done.limited[index],
    }


def _sums(days: list[dict[str, Array]], stays: Array, loading: float, of: Span) -> Parts:
    """Return the log return of every part over the range, and of the whole move, (B,)."""
    path = {name: np.stack([0.0 * days[0][name], *[d[name] for d in days]]) for name in days[0]}
    met = (path["capitalisation"], path["impact"], path["kept"])
    trades = Trades(path["executed"], *met, stays)
    push, reversal = effects(trades)
    orders = push + reversal
    news = news_parts(loading * path["first"], path["style"], path["news"], path["limited"])
    parts = {**order_parts(orders, "mechanism"), **order_parts(orders, "class"), **news}
    move = orders.sum(axis=1) + path["news"] + path["limited"]
    return {name: part[of.days].sum(axis=0) for name, part in (parts | {"move": move}).items()}


def _band(values: Array) -> tuple[float, float]:
    low, high = LOG_POINTS * np.quantile(values, BAND)
    return float(low), float(high)
