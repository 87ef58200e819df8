"""A rescue as a plan: so much money, split over six uses, bought evenly from one session on.

A plan is what the lab's levers can express and nothing finer: whole per cents of the funds, whole
CNY bn of futures, a start and a pace. So the scenario that a page opens is the one that was run.
"""

from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Array
from model.catalogue import LEVER, LEVERS
from model.declare import BILLION, PERCENT, Choice, Label, Lever, Text, Value
from model.episode import Episode, history
from model.inquiry.outcomes import OUTCOMES
from model.inquiry.question import Asked
from model.links import SHARES, LinkError, Scenario
from model.measures import Metric, crisis_start
from model.names import INDEX
from model.per_ten_billion import MONEY
from model.policies import futures_support, rescue
from model.policies.schedule import Schedule
from model.simulation import Run
from model.solved import Solved

USES = MONEY
"""What can be bought: funds of four indices, then IC and IM futures."""
HISTORICAL = "historical"
"""The money split as the purchases that happened were."""
ALL_USES = (*USES, HISTORICAL)
FUNDS = 4
WEEK = 5
"""Sessions; starting a week earlier means five sessions earlier, whatever the holidays."""
MOST_FUTURES = float(LEVER["futures_total"].max or 0.0)
"""CNY bn: the largest futures support that the lever allows."""
PACES = tuple(c.value for c in LEVER["rescue_pace"].choices if c.value.isdigit())
EQUAL_MIX = ("csi1000", "csi2000", "microcap")

PURSE = Lever(
    "budget",
    "question",
    "number",
    Text("Budget", "预算"),
    Text("All of it is spent, whatever it buys.", "无论投向何种标的，预算全部用完。"),
    100.0,
    Text(
        "example: about a third of the ETF purchases of January and February 2024",
        "示例：约为2024年1月至2月ETF买入额的三分之一",
    ),
    kind="field",
    unit=BILLION,
    min=10.0,
    max=500.0,
    step=10.0,
)
FIRST = Lever(
    "first",
    "question",
    "date",
    Text("First session", "首个交易日"),
    Text(
        "Buying starts on this day, or on the next session.",
        "自该日起买入；非交易日顺延至下一交易日。",
    ),
    "2024-02-05",
    Text(
        "the first day on which CSI 500 and CSI 1000 ETFs were bought",
        "首次买入中证500、中证1000ETF的交易日",
    ),
    kind="field",
    min="2023-10-16",
    max="2024-02-29",
)
SESSIONS = Lever(
    "sessions",
    "question",
    "choice",
    Text("Bought over, sessions", "买入期限（交易日）"),
    Text("The same amount on each of so many sessions.", "期限内每个交易日等额买入。"),
    PACES[0],
    Text(
        "the paces that the policy setting of ETF purchases offers", "与国家队增持ETF的节奏选项一致"
    ),
    kind="field",
    choices=tuple(Choice(pace, Text(pace, pace)) for pace in PACES),
)


def _equal_mix(run: Run) -> Array:
    """Return the lowest value of an equal-weighted small-cap purse bought at the end of 2023."""
    assert run.episode.log_index is not None
    start, rows = crisis_start(run), [INDEX[name] for name in EQUAL_MIX]
    base = run.episode.log_index[start, rows]
    value = np.exp(run.paths.log_index[start:, rows] - base[:, None]).mean(axis=1)
    return np.asarray(100.0 * (value.min(axis=0) - 1.0))


SMALL_CAPS = Metric(
    "trough_small_caps",
    Label(
        "Equal mix of CSI 1000, CSI 2000 and micro-caps, maximum fall",
        "中证1000、中证2000与微盘股等权组合最大跌幅",
        Text("Small-cap mix, maximum fall", "小盘等权组合最大跌幅"),
    ),
    PERCENT,
    "up",
    _equal_mix,
)
SMALL_CAPS_AND_OUTCOMES: tuple[Metric, ...] = (*OUTCOMES, SMALL_CAPS)
GOAL: dict[str, Metric] = {metric.name: metric for metric in SMALL_CAPS_AND_OUTCOMES}


@dataclass(frozen=True)
class Plan:
    """A rescue in the numbers of the levers."""

    shares: tuple[int, ...]
    """Per cent of the funds' money by index; they sum to 100."""
    funds: float
    futures: float
    """CNY bn; both sum to the budget."""
    ic: int
    """Per cent of the futures' money in IC."""
    start: int
    """Position of the first session."""
    sessions: int

    @property
    def amounts(self) -> dict[str, float]:
        """CNY bn by use."""
        funds = [self.funds * share / 100.0 for share in self.shares]
        return dict(
            zip(
                USES,
                [*funds, self.futures * self.ic / 100.0, self.futures * (100 - self.ic) / 100.0],
                strict=True,
            )
        )

    def levers(self, episode: Episode) -> dict[str, Value]:
        """Return the values of the levers."""
        first, last = (episode.sessions[self.start + more] for more in (0, self.sessions - 1))
        values: dict[str, Value] = {"rescue": "off"}
        if self.funds > 0:
            values = {"rescue": "changed", "rescue_target": "own", "rescue_total": self.funds}
            values |= dict(zip(SHARES, map(float, self.shares), strict=True))
            values |= {"rescue_start": first, "rescue_pace": str(self.sessions)}
        if self.futures > 0:
            values |= {"futures": "changed", "futures_total": self.futures}
            values |= {"futures_ic_share": float(self.ic)}
            values |= {"futures_from": first, "futures_to": last}
        return values


def rounded(weights: Array, budget: float, start: int, sessions: int) -> Plan:
    """Return the plan nearest to a split; negative weights are none, all none is an even split."""
    split = np.clip(weights, 0.0, None)
    split = split / split.sum() if split.sum() > 0 else np.full(len(USES), 1.0 / len(USES))
    futures = min(float(np.round(budget * split[FUNDS:].sum())), MOST_FUTURES, budget)
    ic = 100.0 * split[FUNDS] / split[FUNDS:].sum() if futures > 0 else 0.0
    funds = round(budget - futures, 6)
    return Plan(whole(split[:FUNDS]), funds, futures, round(float(ic)), start, sessions)


def whole(split: Array) -> tuple[int, ...]:
    """Return whole per cents that sum to 100, by the largest-remainder rule; none is even."""
    total = split.sum()
    exact = 100.0 * split / total if total > 0 else np.full(len(split), 100.0 / len(split))
    per_cent = np.floor(exact)
    for at in np.argsort(per_cent - exact, kind="stable")[: round(100 - per_cent.sum())]:
        per_cent[at] += 1.0
    return tuple(int(each) for each in per_cent)


def without_rescue(chosen: Scenario) -> Scenario:
    """Return a scenario without its ETF buying and its futures support."""
    return with_levers(chosen, {"rescue": "off"})


def with_levers(chosen: Scenario, values: dict[str, Value]) -> Scenario:
    """Return a scenario whose rescue and futures support are these and no others."""
    ours = (rescue.GROUP, futures_support.GROUP)
    kept = {n: v for n, v in chosen.changes if LEVER[n].group not in ours}
    merged = kept | values
    order = [lever for lever in LEVERS if lever.name in merged]
    return Scenario(tuple((x.name, merged[x.name]) for x in order if merged[x.name] != x.default))


def scheduled(base: Schedule, chosen: Scenario, episode: Episode) -> Schedule:
    """Return the schedule of a scenario that differs from the base's in its rescue alone."""
    bought = rescue.series(chosen, episode.sessions)
    held = futures_support.series(chosen, episode.sessions)
    return replace(base, rescue=bought, futures=held)


def historical_mix(past: Solved) -> tuple[float, ...]:
    """Return the split of the purchases that happened, over the uses; futures had none."""
    bought = past.schedule.rescue[:, :FUNDS, 0].sum(axis=0)
    return (*(float(share) for share in bought / bought.sum()), 0.0, 0.0)


def position(episode: Episode, day: str) -> int:
    """Return the position of a session, or of the next one."""
    return int(np.searchsorted(np.array(episode.sessions), day))


def days_of(episode: Episode, first: int, sessions: int) -> Array:
    """Return 1 on the sessions of buying and 0 elsewhere, (T, 1)."""
    days = np.zeros((episode.days, 1))
    days[first : first + sessions] = 1.0
    return days


def room(asked: Asked, before: int) -> None:
    """Refuse a plan that does not lie within the sessions of the model."""
    episode = history()
    first, sessions = position(episode, asked["first"]), int(asked["sessions"])
    if first < before or first + sessions > episode.days:
        last = episode.sessions[episode.days - sessions]
        raise LinkError(
            "first",
            Text(
                f"first: {sessions} sessions of buying must begin by {last}",
                f"first：{sessions}个交易日的买入须不晚于{last}开始",
            ),
        )
