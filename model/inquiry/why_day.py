r"""Who sold what to whom on which day: from balance sheets over orders to the price.

$$ e_t = M S_t\,\frac{Q_t}{C_t} + \text{reversal}_t $$

For one part of a move (a mechanism or a class) and every session of the range: the books before it,
the rules in force, the executed orders Q in CNY bn, the capitalisation C that they met, the
multiplier M with stress S, the push that follows, what earlier orders gave back, and who bought
and sold in that index on that day. The pushes and reversals sum to the bar of the waterfall.
"""

from typing import Any

import numpy as np

from model import laboratory
from model.arrays import Array
from model.declare import Choice, Lever, Text
from model.impact import book, effects, trades_of
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.why_fields import (
    DIFFERENCE,
    FIELDS,
    LOG_POINTS,
    MEMBERS,
    Span,
    check,
    compared,
    name_class,
    name_mechanism,
    part_labels,
    reference_news,
    span,
)  # fmt: skip
from model.names import CLASSES, INDEX
from model.orders import Positions
from model.simulation import Run
from model.solved import Solved
from model.sources import OF_USER

OF = Lever(
    "of",
    "question",
    "choice",
    Text("Part", "分项"),
    Text("The bar whose chain is shown.", "要展开传导链条的分项。"),
    "cause.margin_traders",
    OF_USER,
    kind="field",
    choices=tuple(Choice(name, label) for name, label in part_labels().items()),
)


def lines_of(part: str) -> Positions:
    """Return the positions of the lines that belong to a part; none for news."""
    lines = book()
    mine = [
        part in (name_mechanism(int(m)), name_class(int(a)))
        for m, a in zip(lines.of_mechanism, lines.of_class, strict=True)
    ]
    return np.flatnonzero(mine)


def answer(asked: Asked) -> Steps:
    """Tell the chain of one part in one scenario, and in the other if the difference is asked."""
    yield Step(0, 2)
    past = laboratory.solve(asked.scenario.only("assumption"), MEMBERS)
    yield Step(1, 2)
    sides = {"scenario": _side(asked, past, laboratory.replay(past, asked.scenario))}
    if asked["view"] == DIFFERENCE:
        sides["than"] = _side(asked, past, laboratory.replay(past, compared(asked)))
    mine = np.array(sides["scenario"]["daily"])
    change = mine - np.array(sides["than"]["daily"]) if "than" in sides else mine
    of = span(asked)
    return {
        "scenario": asked.scenario.link,
        "than": compared(asked).link,
        "view": asked["view"],
        "index": asked["index"],
        "of": asked["of"],
        "from": past.episode.dates[of.first],
        "to": past.episode.dates[of.last],
        "dates": list(past.episode.dates[of.days]),
        "log_points": float(change.sum()),
        "daily": _list(change),
        "sides": sides,
    }


def _list(path: Array) -> list[float]:
    return [float(number) for number in path]


def _side(asked: Asked, past: Solved, run: Run) -> dict[str, Any]:
    """Return the chain in one run, day by day."""
    index, of, part = INDEX[asked["index"]], span(asked), asked["of"]
    chosen = lines_of(part)
    if not len(chosen):
        daily = LOG_POINTS * reference_news(run, index)[part][of.days]
        return {"daily": _list(daily), "orders": [], "books": {}}
    push, reversal = (LOG_POINTS * each[of.days] for each in effects(trades_of(past, run, index)))
    detail, multiplier = run.detail, _multiplier(past, index)
    executed = detail.lines[of.days]
    orders = [
        {
            "cause": name_mechanism(int(book().of_mechanism[line])),
            "class": name_class(int(book().of_class[line])),
            "bucket": _list(executed[:, line, index]),
            "all": _list(executed[:, line].sum(axis=1)),
            "push": _list(push[:, line]),
            "reversal": _list(reversal[:, line]),
        }
        for line in chosen
        if executed[:, line].any() or reversal[:, line].any()
    ]
    owners = sorted({int(book().of_class[line]) for line in chosen})
    return {
        "daily": _list((push + reversal)[:, chosen].sum(axis=1)),
        "moved": _list(LOG_POINTS * np.diff(run.paths.log_index[:, index, 0])[of.first : of.last]),
        "ordered": _list(executed[:, chosen, index].sum(axis=1)),
        "push": _list(push[:, chosen].sum(axis=1)),
        "reversal": _list(reversal[:, chosen].sum(axis=1)),
        "orders": orders,
        "capitalisation": _list(detail.capitalisation[of.days, index]),
        "multiplier": multiplier,
        "stress": _list(
            detail.impact[of.days, index] / multiplier if multiplier else 0.0 * push[:, 0]
        ),
        "took": {
            CLASSES[a]: _list(detail.stock_flows[of.days, a, index]) for a in range(len(CLASSES))
        },
        "books": {CLASSES[a]: _books(run, a, index, of) for a in owners},
        "rules": _rules(run, of, index),
    }


def _multiplier(past: Solved, index: int) -> float:
    """Return the price multiplier of an index without stress, reference vector."""
    own = past.parameters["own_multiplier_csi300"][0] if index == 0 else 1.0
    return float(past.parameters["price_multiplier"][0] * own)


def _books(run: Run, position: int, index: int, of: Span) -> dict[str, list[float]]:
    """Return the books of a class before each session, and what was asked of it that day."""
    before = slice(of.first, of.last)
    detail, paths = run.detail, run.paths
    prices = np.exp(paths.log_index[:, :, 0])
    value = detail.shares[:, position] * prices
    gross, own = np.abs(value).sum(axis=1), value.sum(axis=1) + detail.cash[:, position]
    worth, asked = paths.worth[:, position, 0], paths.requests[:, position, 0]
    base = worth[of.first]
    sold = -np.minimum(detail.lines[of.days][:, book().of_class == position], 0.0).sum(axis=(1, 2))
    held = gross[before]
    return {
        "own": _list(own[before]),
        "cash": _list(detail.cash[before, position]),
        "stock": _list(held),
        "leverage": _list(np.divide(held, own[before], out=0.0 * held, where=own[before] > 1e-9)),
        "worth": _list(100.0 * (worth[before] / base - 1.0) if base > 0.0 else 0.0 * held),
        "asked": _list(np.diff(asked)[before]),
        "sold_share": _list(100.0 * np.divide(sold, held, out=0.0 * held, where=held > 1e-9)),
        "unsold": _list(detail.unsold[of.days, position, index]),
    }


def _rules(run: Run, of: Span, index: int) -> dict[str, list[float]]:
    """Return the policies in force on each session, per cent of sales stopped, and purchases."""
    days = slice(of.first, of.last)
    plan = run.schedule

    def per_cent(series: Array) -> list[float]:
        return _list(100.0 * series[days].reshape(of.last - of.first, -1)[:, 0])

    return {
        "limit_large": per_cent(plan.limit.large),
        "limit_others": per_cent(plan.limit.others),
        "ban": per_cent(plan.ban.net_sales),
        "refused": per_cent(plan.ban.refused),
        "rescue": _list(plan.rescue[days, index, 0]),
    }


QUESTION = Question(
    "why_day",
    Text("Who sold what to whom", "谁卖给了谁"),
    Text(
        "One bar of the waterfall day by day: balance sheets, rules, orders, price impact, and the "
        "other side.",
        "瀑布图中某一项的逐日传导链条：资产负债、规则限制、订单、价格冲击与对手方。",
    ),
    (*FIELDS, OF),
    answer,
    check=check,
)
