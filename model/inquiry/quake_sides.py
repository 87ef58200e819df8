"""The sides of a comparison of quakes: paths around the worst day, who cut books, which causes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.arrays import Array
from model.cases import metrics, published, published_legs, simulate_case
from model.episode import Episode, balance_sheets, card, constants
from model.inquiry.outcomes import described
from model.mechanisms import MECHANISMS
from model.names import CLASSES, INDEX
from model.parameters import complete
from model.quake import Pair, closes, ends, leverage, measure_published, measures
from model.record import PRODUCTS
from model.simulation import ALL, Run, blank_news

SHOWN = 5
"""Classes and causes that are told, largest first."""
LONG_ONLY = "index_enhanced_500"
"""The unlevered book of 2007: what it loses against the market stands beside excess of 2024."""
BASE_TO_ZERO = 3
"""Closes from the base, at which paths are zero, to the worst day: the last before August 2007 has
a published return."""


@dataclass(frozen=True)
class Side:
    """Closes of an episode around its worst day, which is position `zero`."""

    episode: Episode
    zero: int
    before: int
    after: int

    @property
    def first(self) -> int:
        """Position of the first close shown."""
        return self.zero - self.before

    @property
    def last(self) -> int:
        """Position of the last close shown."""
        return self.zero + self.after

    @property
    def base(self) -> int:
        """Position of the close at which paths start from zero."""
        return self.zero - BASE_TO_ZERO

    @property
    def offsets(self) -> list[int]:
        """Sessions from the worst day."""
        return list(range(-self.before, self.after + 1))

    @property
    def dates(self) -> list[str]:
        """Dates of the closes shown."""
        return list(self.episode.dates[self.first : self.last + 1])

    @property
    def zero_day(self) -> str:
        """Date of the worst day."""
        return self.episode.dates[self.zero]

    def path(self, values: Array) -> dict[str, list[float]]:
        """Return values by position, (T, B), on the closes shown: reference and 90% band."""
        shown = values[self.first : self.last + 1]
        low, high = np.quantile(shown, (0.05, 0.95), axis=1)
        return {"reference": shown[:, 0].tolist(), "p05": low.tolist(), "p95": high.tolist()}


def around(side: Side, pair: Pair) -> dict[str, list[float]]:
    """Return the difference of cumulative returns since the base, percentage points."""
    return side.path(pair.since(side.base))


def legs_of(run: Run, legs: Mapping[str, Any]) -> Pair:
    """Return the levels of a strategy long one bucket and short another, (T + 1, B)."""
    levels = np.exp(run.paths.log_index)
    return Pair(levels[:, INDEX[legs["long"]]], levels[:, INDEX[legs["short"]]])


def reduced(run: Run, high: int, low: int, gross: bool) -> list[dict[str, Any]]:
    """Return which classes cut their books most between two closes, of the reference vector.

    Args:
        run: the run.
        high: position of the close at which the fall begins.
        low: position of the close at which it ends.
        gross: count stock sold and shorts bought back alike, not their difference.
    """
    flows = run.detail.stock_flows[high + 1 : low + 1].sum(axis=0)
    held = run.detail.shares[high]
    cut = -(np.sign(held) * flows).sum(axis=1) if gross else -flows.sum(axis=1)
    rows = [
        {"class": name, "amount": float(cut[row])}
        for row, name in enumerate(CLASSES)
        if name != "residual_liquidity" and cut[row] > 0.0
    ]
    return sorted(rows, key=lambda each: -float(str(each["amount"])))[:SHOWN]


def causes(run: Run, legs: Mapping[str, Any], high: int, low: int) -> list[dict[str, Any]]:
    """Return what pushed the long leg against the short one, log points, largest push first."""
    days = slice(high + 1, low + 1)
    long, short = INDEX[legs["long"]], INDEX[legs["short"]]
    moved = run.detail.causes[days, long].sum(axis=0) - run.detail.causes[days, short].sum(axis=0)
    limited = run.detail.limited[days, long].sum() - run.detail.limited[days, short].sum()
    pushed = {m.name: 100.0 * float(moved[row]) for row, m in enumerate(MECHANISMS)}
    pushed["price_limits"] += 100.0 * float(limited)
    order = sorted(pushed, key=lambda name: pushed[name])
    return [{"cause": n, "push": pushed[n]} for n in order[:SHOWN] if pushed[n] < 0.0]


def china_market(run: Run, log_index: Array, start: int, last: int) -> Array:
    """Return how far the value of all five buckets strays at most from a close, %, (B,)."""
    none = np.zeros((1, 1))
    issued = constants(run.episode, none, none).issued[:, 0]
    value = np.einsum("k,tkb->tb", issued, np.exp(log_index[start : last + 1]))
    change = 100.0 * (value / value[0] - 1.0)
    furthest = np.abs(change).argmax(axis=0)
    return np.asarray(change[furthest, np.arange(change.shape[1])])


def us_side(name: str) -> dict[str, Any]:
    """Return an episode without levers as its folder states it, beside what was published."""
    told, done, legs = card(name), simulate_case(name), published_legs(name)
    theirs = published(name)
    daily = np.array([row["return_percent"] for row in theirs])
    dates = [row["date"] for row in theirs]
    zero = done.episode.dates.index(dates[int(np.argmin(daily))])
    side = Side(done.episode, zero, zero, len(done.episode.dates) - 1 - zero)
    first = next(n for n, each in told["strategies"].items() if each["published"])
    cumulated = dict(zip(dates, np.cumsum(daily).tolist(), strict=True))
    path = [0.0 if at == side.base else cumulated.get(day) for at, day in enumerate(side.dates)]
    return {
        "label": told["label"],
        "unit": told["unit"],
        "zero": side.zero_day,
        "offsets": side.offsets,
        "dates": side.dates,
        "labels": {**{n: each["label"] for n, each in told["strategies"].items()},
                   **told["classes"]},
        "first": first,
        "levered": _levered(name),
        "observed": {
            "strategies": {first: path},
            "measures": {first: measure_published(daily)},
            "leverage": _stated_leverage(name),
            "source": _joined([row["source"] for row in theirs]),
        },
        "nobody_acted": told["inactive_because"],
        "structures": {"stated": _stated(name, done, side, legs)},
    }  # fmt: skip


def _joined(sources: list[dict[str, str]]) -> dict[str, str]:
    """Return sources, each once, by language."""
    marks = {"en": "; ", "zh": "；"}
    return {n: m.join(dict.fromkeys(each[n] for each in sources)) for n, m in marks.items()}


def held_against(run: Run, product: str, index: str) -> Pair:
    """Return the value of a product and the level of an index, (T + 1, B)."""
    value = run.paths.value[:, PRODUCTS.index(product)]
    return Pair(value, np.exp(run.paths.log_index[:, INDEX[index]]))


def _levered(name: str) -> list[str]:
    sheets = balance_sheets(name)["classes"]
    return [n for n in PRODUCTS if sheets.get(n, {}).get("leverage", 1.0) > 1.0]


def _stated_leverage(name: str) -> dict[str, Any]:
    """Return the leverage of the books at the opening as the balance sheet states it."""
    return leverage_of(balance_sheets(name)["classes"][_levered(name)[0]])


def leverage_of(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """Return the leverage that a balance sheet states, and whether somebody published it."""
    kind = sheet.get("kinds", {}).get("leverage", "assumption")
    return {"value": sheet["leverage"], "kind": kind, "source": sheet["source"]}


def _stated(name: str, done: Run, side: Side, legs: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the stated run of such an episode says."""
    told = card(name)
    pairs = {n: legs_of(done, each) for n, each in told["strategies"].items()}
    pairs[LONG_ONLY] = held_against(done, LONG_ONLY, "csi300")
    stated = {each: np.array([given["value"]]) for each, given in told["parameters"].items()}
    states = closes(done, complete(stated, 1), blank_news(done.episode, 1),
                    ALL - set(told["active"]), 0, done.episode.days)  # fmt: skip
    books = _levered(name)
    ratios = {each: leverage(states, each) for each in books}
    value = {each: done.paths.value[:, PRODUCTS.index(each)] for each in books}
    first = next(n for n, each in told["strategies"].items() if each["published"])
    high, low = ends(pairs[first].since(0)[:, 0])
    cut = reduced(done, high, low, gross=True)
    return {
        "strategies": {n: around(side, path) for n, path in pairs.items()},
        "measures": {
            n: {m: described(v) for m, v in measures(path).items()} for n, path in pairs.items()
        },
        "value": {n: side.path(100.0 * path / path[side.base]) for n, path in value.items()},
        "leverage": {n: side.path(path) for n, path in ratios.items()},
        "leverage_opening": {n: described(path[0]) for n, path in ratios.items()},
        "leverage_peak": {n: described(path.max(axis=0)) for n, path in ratios.items()},
        "reduced": [row | {"label": told["classes"][row["class"]]} for row in cut],
        "causes": causes(done, legs, high, low),
        "market": described(np.array([metrics(done, name)["market_furthest"]])),
    }
