r"""Who traded with whom: each day's net purchases of every class, in every index and future.

$$ \sum_a d_{akt} = 0\ \text{for every bucket } k \text{ and day } t,\qquad
   D_{akt} = \sum_{s \le t} d_{aks} $$

Stock is at execution prices, futures are notional at the close; both balance to rounding, since the
class `residual_liquidity` takes the other side of every trade. The market clears once a day and
nobody chooses a partner: a seller's stock goes to that day's buyers of the same bucket.
"""

from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.declare import Lever, Text
from model.impact import book
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.why_fields import FIELDS, MEMBERS, Span, check, name_mechanism, span
from model.names import CLASSES, FUTURES, INDICES
from model.simulation import Run

BUCKETS = (*INDICES, *FUTURES)
FROM, TO = "2023-12-29", "2024-02-29"


SOURCE = Text("the days of the fall and the turn", "下跌与转折区间")


def _field(name: str, default: str) -> Lever:
    """Return a day of the range: the words of the why question, with a range of its own."""
    declared = next(field for field in FIELDS if field.name == name)
    return Lever(**(vars(declared) | {"default": default, "source": SOURCE}))


def answer(asked: Asked) -> Steps:
    """Tell daily net purchases and their running totals, and what made each class trade."""
    yield Step(0, 2)
    past = laboratory.solve(asked.scenario.only("assumption"), MEMBERS)
    yield Step(1, 2)
    run, of = laboratory.replay(past, asked.scenario), span(asked)
    daily = bought(run)[of.days]
    running = np.cumsum(daily, axis=0)
    return {
        "scenario": asked.scenario.link,
        "from": run.episode.dates[of.first],
        "to": run.episode.dates[of.last],
        "dates": list(run.episode.dates[of.days]),
        "classes": list(CLASSES),
        "buckets": list(BUCKETS),
        "futures": list(FUTURES),
        "day": _shown(daily),
        "total": _shown(running),
        "reasons": _reasons(run, of),
    }


def bought(run: Run) -> Array:
    """Return net purchases of stock, then futures, (T + 1, A, K + J), CNY bn."""
    return np.concatenate([run.detail.stock_flows, run.detail.futures_flows], axis=2)


def _shown(flows: Array) -> dict[str, Any]:
    """Return flows, what is traded in each bucket, and how far purchases and sales are apart."""
    return {
        "bought": flows.tolist(),
        "traded": np.maximum(flows, 0.0).sum(axis=1).tolist(),
        "apart": np.abs(flows.sum(axis=1)).max(axis=1).tolist(),
    }


def _reasons(run: Run, of: Span) -> list[dict[str, str]]:
    """Return, for each day, the mechanism behind most of what each class ordered in stock.

    The residual class, last, takes the other side of whatever the rest do.
    """
    size = np.abs(run.detail.lines[of.days]).sum(axis=2)
    lines = book()
    told = []
    for day in size:
        best: dict[str, str] = {}
        for position, name in enumerate(CLASSES[:-1]):
            mine = np.flatnonzero(lines.of_class == position)
            if len(mine) and day[mine].max() > 0.0:
                line = mine[int(np.argmax(day[mine]))]
                best[name] = name_mechanism(int(lines.of_mechanism[line]))
        told.append(best)
    return told


QUESTION = Question(
    "flows",
    Text("Who traded with whom", "各方买卖对手"),
    Text(
        "Net purchases of every class in every index and future, day by day and in all.",
        "各类持有人在各指数与期货上的净买入，逐日及累计。",
    ),
    (_field("from", FROM), _field("to", TO)),
    answer,
    check=check,
)
