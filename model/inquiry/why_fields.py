"""What the questions after the why share: fields, the range of days, the parts of a move."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.declare import LAST_DAY, Choice, Lever, Text
from model.episode import history
from model.impact import book
from model.inquiry.question import LINK, Asked
from model.labels import CAUSE_LABEL, CLASS_LABEL
from model.links import LinkError, Scenario, scenario
from model.mechanisms import MECHANISMS
from model.names import CLASSES, INDEX_LABEL, INDICES
from model.simulation import Run
from model.sources import OF_USER

Parts = Mapping[str, Array]
MEMBERS = 40
"""Vectors of the ensemble that take part in a range, the reference vector first."""
BY = ("mechanism", "class")
"""Ways to take a move apart."""
LOG_POINTS = 100.0
"""Hundredths of a log return: the unit in which parts add up."""
LEVEL, DIFFERENCE = "level", "difference"
OPENING = "2023-07-31"
"""The close before the first session of a run."""
NEWS_LABEL = {
    **{f"cause.{name}": CAUSE_LABEL[name] for name in ("market_news", "style_news", "residual")},
    "cause.limited": Text("Deferred by price limits", "因涨跌停未释放的部分"),
}
"""Parts of a move that no order made, under the names of the words of causes."""


def name_mechanism(position: int) -> str:
    """Return the name of a mechanism's part: the key of its words."""
    return f"cause.{MECHANISMS[position].name}"


def name_class(position: int) -> str:
    """Return the name of a class's part: the key of its words."""
    return f"class.{CLASSES[position]}"


def part_labels() -> dict[str, Text]:
    """Return every part that a move can have: mechanisms and classes with orders, then news."""
    owners, holders = np.unique(book().of_mechanism), np.unique(book().of_class)
    mechanisms = {name_mechanism(m): MECHANISMS[m].label for m in owners}
    classes = {name_class(a): CLASS_LABEL[CLASSES[a]] for a in holders}
    return mechanisms | classes | NEWS_LABEL


def news_parts(market: Array, style: Array, news: Array, limited: Array) -> Parts:
    """Return what no order made: the parts of the news, and what the hard limit did."""
    return {
        "cause.market_news": market,
        "cause.style_news": style,
        "cause.residual": news - market - style,
        "cause.limited": limited,
    }


def reference_news(run: Run, index: int) -> Parts:
    """Return what no order made of each day's log return, reference vector, (T + 1,)."""
    detail = run.detail
    market = detail.news[:, 0] * run.episode.news_loading[index, 0]
    style, limited = detail.style[:, index], detail.limited[:, index]
    return news_parts(market, style, detail.news[:, index], limited)


def order_parts(line_by_line: Array, by: str) -> Parts:
    """Sum what is known of every line, (T + 1, L, ...), over mechanisms or classes."""
    owners = book().of_mechanism if by == "mechanism" else book().of_class
    name = name_mechanism if by == "mechanism" else name_class
    return {name(o): line_by_line[:, owners == o].sum(axis=1) for o in np.unique(owners)}


def _day(name: str, label: Text, default: str) -> Lever:
    return Lever(
        name,
        "question",
        "date",
        label,
        Text(
            "A close; on days without a session the last close before.",
            "某日收盘；非交易日取此前最近一个收盘日。",
        ),
        default,
        Text(
            "29 December 2023 is the base of the headline numbers, 7 February 2024 the lowest "
            "close of the CSI 2000 (China Securities Index Co.)",
            "2023年12月29日为主要指标的基准日，2024年2月7日为中证2000最低收盘日（中证指数公司）",
        ),
        kind="field",
        min=OPENING,
        max=LAST_DAY,
    )


FIELDS = (
    Lever(
        "index",
        "question",
        "choice",
        Text("Index", "指数"),
        Text("The index whose move is explained.", "要归因的指数。"),
        "csi2000",
        OF_USER,
        kind="field",
        choices=tuple(Choice(name, INDEX_LABEL[name]) for name in INDICES),
    ),
    _day("from", Text("From the close of", "起始日（收盘）"), "2023-12-29"),
    _day("to", Text("to the close of", "结束日（收盘）"), "2024-02-07"),
    Lever(
        "view",
        "question",
        "choice",
        Text("Explain", "归因对象"),
        Text(
            "The move of the scenario, or the difference between two scenarios.",
            "该情景的涨跌，或两个情景之差。",
        ),
        LEVEL,
        OF_USER,
        kind="field",
        choices=(
            Choice(LEVEL, Text("the move", "涨跌")),
            Choice(DIFFERENCE, Text("the difference", "情景之差")),
        ),
    ),
    Lever(
        "than",
        "question",
        LINK,
        Text("compared with", "对照情景"),
        Text(
            "Another scenario; only its policies count, assumptions are those of the first.",
            "另一个情景；只取其政策设置，假设与前者相同。",
        ),
        "",
        Text("the historical policies", "历史政策"),
        kind="field",
    ),
)


@dataclass(frozen=True)
class Span:
    """A range of days by position: from the close of `first` to the close of `last`."""

    first: int
    last: int

    @property
    def days(self) -> slice:
        """The sessions inside."""
        return slice(self.first + 1, self.last + 1)


def span(asked: Asked) -> Span:
    """Return the range of days that is asked about."""
    dates = history().dates
    first, last = (
        max(at for at, date in enumerate(dates) if date <= asked[end]) for end in ("from", "to")
    )
    return Span(first, last)


def check(asked: Asked) -> None:
    """Refuse a range without a session."""
    of = span(asked)
    if of.first >= of.last:
        raise LinkError(
            "to",
            Text(
                "there must be a session between the two days; the second comes after the first",
                "两个日期之间须至少有一个交易日，且结束日在起始日之后",
            ),
        )


def compared(asked: Asked) -> Scenario:
    """Return the other scenario: its policies, under the assumptions of the first."""
    policies = asked.scenario_of("than").only("lever").changes
    return scenario(**dict(policies), **dict(asked.scenario.only("assumption").changes))
