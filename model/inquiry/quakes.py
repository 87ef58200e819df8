"""Two quakes side by side: January and February 2024, and August 2007, around their worst day.

Each is read from a live run and from what was observed or published, by one rule
(`model/quake.py`). The run of 2024 is free-running, or its prices would be the observed ones.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from model import facts, laboratory
from model.arrays import Array
from model.declare import Text
from model.episode import HOME, card, names
from model.excess import BENCHMARK, excess_points
from model.inquiry.outcomes import described
from model.inquiry.quake_sides import (
    BASE_TO_ZERO,
    Side,
    around,
    causes,
    china_market,
    held_against,
    legs_of,
    leverage_of,
    reduced,
    us_side,
)
from model.inquiry.question import Asked, Question, Step, Steps
from model.labels import CLASS_LABEL
from model.links import scenario
from model.mode import ANCHOR_END, STRUCTURE
from model.names import INDEX_LABEL
from model.quake import Pair, closes, ends, leverage, measure, measures
from model.record import PRODUCTS
from model.simulation import Run
from model.solved import Solved
from model.targets import targets

MEMBERS = 40
"""Vectors of each structure that take part, the reference vector first."""
STRUCTURES = tuple(choice.value for choice in STRUCTURE.choices)
ABROAD = next(name for name in names() if name != HOME)
"""The quake that this one is held beside: the other episode."""
BEFORE = 20
"""Sessions of 2024 shown before its worst day: its fall took five weeks, not one."""
MARKET = "csi300"
LEGS: Mapping[str, dict[str, str]] = {
    "small": {"long": "csi2000", "short": MARKET},
    "micro": {"long": "microcap", "short": MARKET},
}
"""What stands for the strategies of 2007: small caps held against the CSI 300."""
EXCESS = {"excess_500": "index_enhanced_500", "excess_1000": "index_enhanced_1000"}
FIRST = "small"
"""The strategy of 2024 whose worst observed day is day zero."""


def answer(asked: Asked) -> Steps:
    """Run 2007, then 2024 under each structure, and read both by the same rule."""
    steps = len(STRUCTURES) + 1
    yield Step(0, steps)
    abroad = us_side(ABROAD)
    after = len(abroad["offsets"]) - 1 + abroad["offsets"][0]
    home: dict[str, Any] = {}
    for at, name in enumerate(STRUCTURES):
        yield Step(at + 1, steps)
        past = laboratory.solve(scenario(mode="unanchored", structure=name), MEMBERS)
        home[name] = _structure(past, after)
    side = Side(past.run.episode, _worst(past.run), BEFORE, after)
    return {
        "members": MEMBERS,
        "base": -BASE_TO_ZERO,
        "episodes": {HOME: _china(past.run, side, home), ABROAD: abroad},
    }


def _start(run: Run) -> int:
    return run.episode.dates.index(ANCHOR_END)


def _worst(run: Run) -> int:
    """Return the position of the worst observed day of the first strategy since 2023 ended."""
    daily = _observed(run, LEGS[FIRST]).daily()[_start(run) :, 0]
    return _start(run) + 1 + int(np.argmin(daily))


def _observed(run: Run, legs: Mapping[str, str]) -> Pair:
    """Return observed small caps held against the market, levels (T + 1, 1)."""
    closing = facts.closes().loc[run.episode.dates[0] : run.episode.dates[-1]]
    long, short = (closing[[legs[side]]].to_numpy(dtype=float) for side in ("long", "short"))
    return Pair(long, short)


def _pairs(run: Run) -> dict[str, Pair]:
    """Return what every strategy holds against what, levels (T + 1, B)."""
    found = {name: legs_of(run, legs) for name, legs in LEGS.items()}
    return found | {n: held_against(run, p, BENCHMARK[p]) for n, p in EXCESS.items()}


def _end(run: Run) -> int:
    return run.episode.dates.index(targets()["window"][1])


def _structure(past: Solved, after: int) -> dict[str, Any]:
    """Return what one structure says of 2024."""
    run = past.run
    start, last, side = _start(run), _end(run), Side(run.episode, _worst(run), BEFORE, after)
    pairs = _pairs(run)
    high, low = (start + at for at in ends(pairs[FIRST].within(start, last).since(0)[:, 0]))
    states = closes(run, past.parameters, past.news, past.off, start, side.last)
    ratios = leverage(states, "dma")
    value = run.paths.value[:, PRODUCTS.index("dma")]
    until = max(low - start, 1) + 1
    return {
        "strategies": {name: around(side, pair) for name, pair in pairs.items()},
        "measures": {
            name: {m: described(v) for m, v in measures(pair.within(start, last)).items()}
            for name, pair in pairs.items()
        },
        "published_window": described(_window_excess(run)),
        "value": {"dma": side.path(100.0 * value / value[side.base])},
        "leverage": {"dma": side.path(np.concatenate([np.zeros((start, MEMBERS)), ratios]))},
        "leverage_opening": {"dma": described(ratios[0])},
        "leverage_peak": {"dma": described(ratios[:until].max(axis=0))},
        "reduced": [
            row | {"label": CLASS_LABEL[row["class"]].json()}
            for row in reduced(run, high, low, gross=False)
        ],
        "causes": causes(run, LEGS[FIRST], high, low),
        "market": described(china_market(run, run.paths.log_index, start, last)),
    }


def _window_excess(run: Run) -> Array:
    """Return the excess over the window for which one was published, pp, (B,)."""
    goal = targets()["excess"]
    path = excess_points(run, goal["product"])
    at, start = (run.episode.dates.index(goal[end]) for end in ("to", "from"))
    return np.asarray(path[at] - path[start])


def _china(run: Run, side: Side, structures: dict[str, Any]) -> dict[str, Any]:
    """Return 2024: what was observed, and the structures beside it."""
    start, last = _start(run), _end(run)
    seen = {name: _observed(run, legs) for name, legs in LEGS.items()}
    assert run.episode.log_index is not None
    market = china_market(run, run.episode.log_index[..., None], start, last)
    sheet = run.episode.sheets["classes"]["dma"]
    return {
        "label": card(HOME)["label"],
        "unit": card(HOME)["unit"],
        "zero": side.zero_day,
        "offsets": side.offsets,
        "dates": side.dates,
        "labels": _labels(),
        "first": FIRST,
        "levered": ["dma"],
        "observed": {
            "strategies": {n: around(side, pair)["reference"] for n, pair in seen.items()},
            "measures": {name: measure(pair.within(start, last)) for name, pair in seen.items()},
            "spans": {name: _span(run, pair) for name, pair in seen.items()},
            "market": float(market[0]),
            "published_window": targets()["excess"]["published"],
            "leverage": leverage_of(sheet),
            "source": facts.publisher("indices").json(),
        },
        "policies": _policies(start, run),
        "structures": structures,
    }


def _span(run: Run, pair: Pair) -> list[str]:
    """Return the dates of the high and the low of an observed strategy."""
    start = _start(run)
    found = ends(pair.within(start, _end(run)).since(0)[:, 0])
    return [run.episode.dates[start + at] for at in found]


def _labels() -> dict[str, dict[str, str]]:
    """Return the names of strategies and levered books."""
    market = INDEX_LABEL[MARKET]
    pairs = {n: (INDEX_LABEL[legs["long"]], market) for n, legs in LEGS.items()}
    held = {n: Text(f"{a.en} less {b.en}", f"{a.zh}减{b.zh}").json() for n, (a, b) in pairs.items()}
    return held | {
        "excess_500": Text("Excess, CSI 500 enhanced", "中证500指增超额").json(),
        "excess_1000": Text("Excess, CSI 1000 enhanced", "中证1000指增超额").json(),
        "dma": CLASS_LABEL["dma"].json(),
    }


def _policies(start: int, run: Run) -> list[dict[str, Any]]:
    """Return the numbered policy and flow events of the fall and the turn, with their sources."""
    events = facts.events()
    first, last = run.episode.dates[start], targets()["window"][1]
    acting = events["acts_on"].between(first, last) & events["flag"]
    shown = events[acting & events["kind"].isin(("policy", "flow"))]
    return [
        {"date": f"{row['acts_on']:%Y-%m-%d}", **facts.told(row)}
        for row in shown.to_dict("records")
    ]


QUESTION = Question(
    "quakes",
    Text("Two quant crises", "两次量化危机对比"),
    Text(
        "The quant crisis of 2024 and that of August 2007 side by side, simulated and observed.",
        "2024年A股与2007年8月美股两次量化危机并列：模拟值与实际值。",
    ),
    (),
    answer,
    of_scenario=False,
)
