r"""Why did it fall: an exact waterfall of an index's move, by mechanism and by class of holder.

$$ \log\frac{p_{to}}{p_{from}} = \sum_m E_m + n^{market} + n^{style} + n^{rest} + H,\qquad
   E_m = \sum_{l \in m} \sum_t e_{lt} = \sum_a \sum_{l \in m,a} \sum_t e_{lt} $$

E is the impact of executed orders, line by line (`model.impact`); n is news; H is what the daily
limit held back and released. All are log points: bars sum to the move to rounding. A bar may hold
what orders before the range left to revert inside it; it belongs to who sent them. The difference
of two scenarios is an identity of the same kind, bar by bar.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from model import laboratory
from model.declare import Text
from model.impact import book, effects, trades_of
from model.inquiry.dma_limit import MECHANISM, doubts
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.why_fields import (
    BY,
    DIFFERENCE,
    FIELDS,
    LOG_POINTS,
    MEMBERS,
    Parts,
    Span,
    check,
    compared,
    name_class,
    name_mechanism,
    order_parts,
    reference_news,
    span,
)  # fmt: skip
from model.inquiry.why_vectors import parts_of_all, stretches
from model.names import INDEX
from model.simulation import Run
from model.solved import Solved


def daily_parts(past: Solved, run: Run, index: int, by: str) -> Parts:
    """Return each day's log return by part, reference vector, (T + 1,)."""
    push, reversal = effects(trades_of(past, run, index))
    return {**order_parts(push + reversal, by), **reference_news(run, index)}


def booked_before(past: Solved, run: Run, index: int, by: str, of: Span) -> dict[str, float]:
    """Return what orders before the range do inside it, by part, in log points."""
    _, reversal = effects(trades_of(past, run, index).until(of.first))
    return {
        name: LOG_POINTS * float(part[of.days].sum())
        for name, part in order_parts(reversal, by).items()
    }


def crossed(past: Solved, run: Run, index: int, of: Span) -> dict[tuple[str, str], float]:
    """Return log points by mechanism and class."""
    push, reversal = effects(trades_of(past, run, index))
    sums = LOG_POINTS * (push + reversal)[of.days].sum(axis=0)
    table: dict[tuple[str, str], float] = {}
    owners = zip(book().of_mechanism, book().of_class, sums, strict=True)
    for mechanism, holder, value in owners:
        key = (name_mechanism(int(mechanism)), name_class(int(holder)))
        table[key] = table.get(key, 0.0) + float(value)
    return table


def _less(values: Sequence[Mapping[Any, Any]]) -> dict[Any, Any]:
    """Return the first scenario's parts, less the second's if there is one."""
    mine, *others = values
    return {key: value - sum(other[key] for other in others) for key, value in mine.items()}


def _move(run: Run, index: int, of: Span) -> dict[str, float]:
    path = run.paths.log_index[:, index, 0]
    change = float(path[of.last] - path[of.first])
    return {"log_points": LOG_POINTS * change, "per_cent": 100.0 * float(np.expm1(change))}


def _bars(values: Parts, before: Mapping[str, float], whole: float) -> list[dict[str, Any]]:
    """Return every part that moved anything, the largest first."""
    bars = [
        {
            "name": name,
            "log_points": float(daily.sum()),
            "per_cent": 100.0 * float(np.expm1(daily.sum() / LOG_POINTS)),
            "share": 100.0 * float(daily.sum()) / whole if whole else 0.0,
            "before": before.get(name, 0.0),
            "daily": [float(value) for value in daily],
        }
        for name, daily in values.items()
        if np.abs(daily).any()
    ]
    return sorted(bars, key=lambda bar: -abs(bar["log_points"]))


def answer(asked: Asked) -> Steps:
    """Tell the reference vector's waterfall first, then the range of every bar."""
    chosen, than, index = asked.scenario, compared(asked), INDEX[asked["index"]]
    total = 3 + stretches(span(asked))
    yield Step(0, total)
    past = laboratory.solve(chosen.only("assumption"), MEMBERS)
    yield Step(1, total)
    run = laboratory.replay(past, chosen)
    other = laboratory.replay(past, than) if asked["view"] == DIFFERENCE else None
    told = _told(asked, past, run, other)
    yield Step(2, total, told)
    scenarios = [chosen] if other is None else [chosen, than]
    for done, ranges in enumerate(parts_of_all(past, scenarios, index, span(asked)), start=3):
        if ranges is None:
            yield Step(done, total)
        else:
            told = _with_ranges(told, ranges)
    return told


def _told(asked: Asked, past: Solved, run: Run, other: Run | None) -> dict[str, Any]:
    """Return everything that is known of the reference vector."""
    index, of = INDEX[asked["index"]], span(asked)
    mine = _move(run, index, of)
    theirs = _move(other, index, of) if other else None
    change = (mine["log_points"] - (theirs["log_points"] if theirs else 0.0)) / LOG_POINTS
    move = {"log_points": LOG_POINTS * change, "per_cent": 100.0 * float(np.expm1(change))}
    runs = [run] if other is None else [run, other]
    by = {}
    for way in BY:
        daily = _less([daily_parts(past, each, index, way) for each in runs])
        before = _less([booked_before(past, each, index, way, of) for each in runs])
        inside = {name: LOG_POINTS * path[of.days] for name, path in daily.items()}
        by[way] = _bars(inside, before, move["log_points"])
    table = _less([crossed(past, each, index, of) for each in runs])
    return {
        "scenario": asked.scenario.link,
        "than": compared(asked).link,
        "view": asked["view"],
        "index": asked["index"],
        "from": run.episode.dates[of.first],
        "to": run.episode.dates[of.last],
        "dates": list(run.episode.dates[of.days]),
        "members": MEMBERS,
        "move": move,
        "levels": {"scenario": mine, "than": theirs},
        "by": by,
        "doubts": {f"cause.{MECHANISM}": doubts()},
        "crossed": [
            {"cause": cause, "class": holder, "log_points": value}
            for (cause, holder), value in table.items()
            if value
        ],
    }


def _with_ranges(told: dict[str, Any], ranges: dict[str, tuple[float, float]]) -> dict[str, Any]:
    """Add the ends of the 90% band of the move and of every bar, in log points."""
    ends = {name: {"p05": low, "p95": high} for name, (low, high) in ranges.items()}
    by = {way: [bar | ends[bar["name"]] for bar in bars] for way, bars in told["by"].items()}
    return told | {"move": told["move"] | ends["move"], "by": by}


QUESTION = Question(
    "why",
    Text("Why did it fall", "下跌归因"),
    Text(
        "The move of an index over a range of days, bar by bar: mechanisms or classes of holders, "
        "market factor, style factor and residual.",
        "指数在一段时间内的涨跌逐项归因：各机制或各类持有人、市场因素、风格因素与残差。",
    ),
    FIELDS,
    answer,
    check=check,
)
