"""Headline numbers of a run, each declared once: name, words, unit, which way is better."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.arrays import Array
from model.declare import BILLION, PERCENT, POINTS, Text, Unit
from model.excess import BENCHMARK, double_blow, excess_points, recovered, worst_drawdown
from model.mode import ANCHOR_END
from model.names import FUTURES, INDEX, INDEX_LABEL, INDICES
from model.record import PRODUCTS
from model.simulation import Run


@dataclass(frozen=True)
class Metric:
    """A number of a run, (B,) for every column or (1,) for the reference only."""

    name: str
    label: Text
    unit: Unit
    better: str
    of: Callable[[Run], Array]
    every_vector: bool = True
    """Whether it follows from paths, so that every vector of an ensemble has it."""

    def json(self) -> dict[str, Any]:
        """Return the declaration."""
        return {
            "name": self.name,
            "label": self.label.json(),
            "unit": self.unit.json(),
            "better": self.better,
        }


def crisis_start(run: Run) -> int:
    """Position of the last close of 2023: the base of troughs and final changes."""
    return run.episode.dates.index(ANCHOR_END)


def _since_start(run: Run, name: str) -> Array:
    """Change from the observed close, so that a policy which acts earlier keeps its head start."""
    assert run.episode.log_index is not None
    start = crisis_start(run)
    base = run.episode.log_index[start, INDEX[name]]
    return np.asarray(100.0 * np.expm1(run.paths.log_index[start:, INDEX[name]] - base))


def _trough(name: str) -> Callable[[Run], Array]:
    return lambda run: np.asarray(_since_start(run, name).min(axis=0))


def _final(name: str) -> Callable[[Run], Array]:
    return lambda run: _since_start(run, name)[-1]


def _worst_basis(name: str) -> Callable[[Run], Array]:
    row = FUTURES.index(name)
    return lambda run: np.asarray(100.0 * run.paths.basis[crisis_start(run) :, row].min(axis=0))


def _excess_drawdown(product: str) -> Callable[[Run], Array]:
    return lambda run: worst_drawdown(excess_points(run, product)[crisis_start(run) :])


def _excess_recovered(product: str) -> Callable[[Run], Array]:
    return lambda run: recovered(excess_points(run, product)[crisis_start(run) :])


def _blow(product: str, part: int) -> Callable[[Run], Array]:
    return lambda run: double_blow(run, product, crisis_start(run))[part]


def _value_trough(product: str) -> Callable[[Run], Array]:
    def of(run: Run) -> Array:
        path = run.paths.value[crisis_start(run) :, PRODUCTS.index(product)]
        return np.asarray(100.0 * (path.min(axis=0) / path[0] - 1.0))

    return of


def _explained(name: str) -> Callable[[Run], Array]:
    def of(run: Run) -> Array:
        start, row = crisis_start(run), INDEX[name]
        path = run.paths.log_index[start:, row, 0]
        end = start + int(np.argmin(path))
        move = run.paths.log_index[end, row, 0] - path[0]
        mechanisms = run.detail.causes[start + 1 : end + 1, row].sum()
        mechanisms += run.detail.limited[start + 1 : end + 1, row].sum()
        return np.array([100.0 * mechanisms / move if abs(move) > 1e-9 else 0.0])

    return of


def _futures_bought(run: Run) -> Array:
    return np.array([run.schedule.futures.sum()])


def _rescue_spent(run: Run) -> Array:
    return np.array([run.schedule.rescue.sum()])


def _named(en: str, zh: str, label: Text) -> Text:
    return Text(f"{label.en} {en}", f"{label.zh}{zh}")


NUMBERED = tuple((name, name.split("_")[-1]) for name in BENCHMARK)
"""Index-enhanced products with the number of their index."""

METRICS: tuple[Metric, ...] = (
    *(
        Metric(
            f"trough_{name}",
            _named("trough", "最低点", INDEX_LABEL[name]),
            PERCENT,
            "up",
            _trough(name),
        )
        for name in INDICES
    ),
    *(
        Metric(
            f"final_{name}",
            _named("at the end", "期末", INDEX_LABEL[name]),
            PERCENT,
            "up",
            _final(name),
        )
        for name in INDICES
    ),
    *(
        Metric(
            f"worst_basis_{name}",
            Text(f"{name} basis, worst day", f"{name}基差最深"),
            PERCENT,
            "up",
            _worst_basis(name),
        )
        for name in FUTURES
    ),
    *(
        Metric(
            f"excess_drawdown_{product}",
            Text(
                f"Excess drawdown, {number}-enhanced",
                f"{number}指增超额回撤",
            ),
            POINTS,
            "up",
            _excess_drawdown(product),
        )
        for product, number in NUMBERED
    ),
    *(
        Metric(
            f"excess_recovered_{product}",
            Text(
                f"Excess regained by the end, {number}-enhanced",
                f"{number}指增超额期末收复",
            ),
            PERCENT,
            "up",
            _excess_recovered(product),
        )
        for product, number in NUMBERED
    ),
    *(
        Metric(
            f"{name}_blow_{product}",
            Text(
                f"{number}-enhanced at its lowest: {name}",
                f"{number}指增最低点：{name}部分",
            ),
            PERCENT,
            "up",
            _blow(product, part),
        )
        for product, number in NUMBERED
        for part, name in enumerate(("beta", "alpha"))
    ),
    *(
        Metric(f"nav_trough_{product}", label, PERCENT, "up", _value_trough(product))
        for product, label in (
            ("market_neutral", Text("Market-neutral value, lowest", "市场中性净值最低")),
            ("dma", Text("DMA value, lowest", "DMA净值最低")),
        )
    ),
    *(
        Metric(
            f"explained_{name}",
            _named("fall explained by the mechanisms", "下跌中机制解释的部分", INDEX_LABEL[name]),
            PERCENT,
            "none",
            _explained(name),
            every_vector=False,
        )
        for name in INDICES
    ),
    Metric(
        "rescue_spent",
        Text("Money for ETFs", "买ETF的资金"),
        BILLION,
        "none",
        _rescue_spent,
        every_vector=False,
    ),
    Metric(
        "futures_bought",
        Text("Money for futures", "买期货的资金"),
        BILLION,
        "none",
        _futures_bought,
        every_vector=False,
    ),
)

PATH_METRICS: tuple[Metric, ...] = tuple(metric for metric in METRICS if metric.every_vector)
