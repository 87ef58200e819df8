"""Headline numbers of a run, each declared once: name, words, unit, which way is better."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.arrays import Array
from model.declare import BILLION, PERCENT, POINTS, Label, Text, Unit
from model.excess import BENCHMARK, double_blow, excess_points, recovered, worst_drawdown
from model.mode import ANCHOR_END
from model.names import FUTURES, INDEX, INDEX_LABEL, INDICES
from model.record import PRODUCTS
from model.simulation import Run


@dataclass(frozen=True)
class Metric:
    """A number of a run, (B,) for every column or (1,) for the reference only."""

    name: str
    label: Label
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
            "short": self.label.brief.json(),
            "unit": self.unit.json(),
            "better": self.better,
        }


def crisis_start(run: Run) -> int:
    """Position of the last close of 2023: the base of falls and final changes."""
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


def _of(name: str, long: Text, short: Text) -> Label:
    """Name a number of an index: what is said of it, in full and in short."""
    of = INDEX_LABEL[name]
    brief = Text(f"{of.en} {short.en}", f"{of.zh}{short.zh}")
    return Label(f"{of.en} {long.en}", f"{of.zh}{long.zh}", brief)


NUMBERED = tuple((name, index.removeprefix("csi")) for name, index in BENCHMARK.items())
"""Index-enhanced products with the number of their index."""
BETA, ALPHA = Text("beta", "β"), Text("alpha", "α")
"""The two parts of the double blow."""


def _drawdown_label(product: str, number: str) -> Label:
    of = INDEX_LABEL[BENCHMARK[product]]
    return Label(
        f"Maximum drawdown of cumulative excess return, {of.en} enhanced",
        f"{of.zh}指增超额最大回撤",
        Text(f"{of.en} enhanced, excess drawdown", f"{number}指增超额最大回撤"),
    )


def _recovered_label(product: str, number: str) -> Label:
    of = INDEX_LABEL[BENCHMARK[product]]
    return Label(
        f"Share of the excess drawdown recovered by 29 March, {of.en} enhanced",
        f"{of.zh}指增超额回撤修复比例（至3月29日）",
        Text(f"{of.en} enhanced, recovered", f"{number}指增超额修复比例"),
    )


def _blow_label(product: str, number: str, part: Text) -> Label:
    of = INDEX_LABEL[BENCHMARK[product]]
    return Label(
        f"{of.en} enhanced at its lowest NAV: {part.en} contribution",
        f"{of.zh}指增净值最低时{part.zh}贡献",
        Text(f"{of.en} enhanced low: {part.en}", f"{number}指增最低时{part.zh}贡献"),
    )


def _percent(name: str, label: Label, of: Callable[[Run], Array]) -> Metric:
    return Metric(name, label, PERCENT, "up", of)


FALL = (
    Text("maximum fall (close, from 29 Dec 2023)", "最大跌幅（收盘，较12月29日）"),
    Text("maximum fall", "最大跌幅"),
)
FINAL = (Text("change to 29 March 2024", "期末涨跌（至3月29日）"), Text("to 29 March", "期末涨跌"))
EXPLAINED = (
    Text("fall explained by the mechanisms", "跌幅中机制可解释的比例"),
    Text("fall explained", "机制解释比例"),
)

METRICS: tuple[Metric, ...] = (
    *(_percent(f"trough_{name}", _of(name, *FALL), _trough(name)) for name in INDICES),
    *(_percent(f"final_{name}", _of(name, *FINAL), _final(name)) for name in INDICES),
    *(
        _percent(
            f"worst_basis_{name}",
            Label(
                f"{name} deepest discount (close)",
                f"{name}最深贴水（收盘）",
                Text(f"{name} deepest discount", f"{name}最深贴水"),
            ),
            _worst_basis(name),
        )
        for name in FUTURES
    ),
    *(
        Metric(
            f"excess_drawdown_{product}",
            _drawdown_label(product, number),
            POINTS,
            "up",
            _excess_drawdown(product),
        )
        for product, number in NUMBERED
    ),
    *(
        _percent(
            f"excess_recovered_{product}",
            _recovered_label(product, number),
            _excess_recovered(product),
        )
        for product, number in NUMBERED
    ),
    *(
        _percent(
            f"{part.en}_blow_{product}", _blow_label(product, number, part), _blow(product, at)
        )
        for product, number in NUMBERED
        for at, part in enumerate((BETA, ALPHA))
    ),
    *(
        _percent(f"nav_trough_{product}", label, _value_trough(product))
        for product, label in (
            ("market_neutral", Label("Market-neutral, maximum NAV loss", "市场中性净值最大跌幅")),
            ("dma", Label("DMA, maximum NAV loss", "DMA净值最大跌幅")),
        )
    ),
    *(
        Metric(
            f"explained_{name}",
            _of(name, *EXPLAINED),
            PERCENT,
            "none",
            _explained(name),
            every_vector=False,
        )
        for name in INDICES
    ),
    Metric(
        "rescue_spent",
        Label("ETF purchases", "ETF买入资金"),
        BILLION,
        "none",
        _rescue_spent,
        every_vector=False,
    ),
    Metric(
        "futures_bought",
        Label(
            "Index futures bought (notional)",
            "股指期货做多名义价值",
        ),
        BILLION,
        "none",
        _futures_bought,
        every_vector=False,
    ),
)

PATH_METRICS: tuple[Metric, ...] = tuple(metric for metric in METRICS if metric.every_vector)
