"""A cap on the leverage of DMA products by order: levers and the cap of each day.

As it happened there was none before 28 February 2024; brokers' own margin rule (a parameter of the
mechanism `leverage`) held on every day. A cap of the user's own takes the place of both.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Array
from model.declare import FIRST_DAY, LAST_DAY, POLICY_STATES, TIMES, Chosen, Lever, Text
from model.policies.calendar import as_happened

GROUP = "dma_cap"
NO_CAP = 99.0
"""Leverage cap that never binds."""

LEVERS = (
    Lever(
        "cap",
        GROUP,
        "choice",
        Text("DMA leverage cap", "DMA杠杆上限"),
        Text(
            "Historical: no order before 28 February 2024, then a cap that falls to 2 by the end "
            "of March (its path is assumed). Off: only brokers' own margin rule, 4 times. Custom: "
            "one cap from a day on, in place of both.",
            "按历史：2024年2月28日前无此要求，其后上限逐步降至3月底的2倍（路径为假设）。"
            "关闭：仅有券商自身的保证金要求（4倍）。自定义：自某日起以单一上限取代两者。",
        ),
        "as_happened",
        Text(
            "Bloomberg 2024-02-28 (M); the path to 2 is assumed (L)",
            "彭博2024年2月28日（M）；降至2倍的路径为假设（L）",
        ),
        choices=POLICY_STATES,
    ),
    Lever(
        "cap_level",
        GROUP,
        "number",
        Text("Leverage cap", "最高杠杆"),
        Text(
            "Stock over own money. Products above it on the first day sell down over the next "
            "sessions; holders of new products pay in the same money and borrow less.",
            "股票市值与自有资金之比。首日高于上限的产品在随后几个交易日减仓；"
            "新增产品自有资金不变、少借资金。",
        ),
        2.0,
        Text(
            "example: leverage of 1.5 to 2 after the holiday (press, March 2024; M)",
            "示例：节后杠杆1.5至2倍（2024年3月媒体报道；M）",
        ),
        unit=TIMES,
        min=1.5,
        max=6.0,
        step=0.1,
    ),
    Lever(
        "cap_from",
        GROUP,
        "date",
        Text("From", "开始"),
        Text("First session of the cap.", "上限生效的首个交易日。"),
        FIRST_DAY,
        Text(
            "example: the first session of the window, half a year before the crisis",
            "示例：窗口首个交易日，早于危机约半年",
        ),
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
)


@dataclass(frozen=True)
class DmaCap:
    """Daily series (days, 1): the ordered cap, and 1 where brokers' own rule holds beside it."""

    ordered: Array
    own_rule: Array


def series(chosen: Chosen, sessions: tuple[str, ...]) -> DmaCap:
    """Return the cap of each day."""
    none = np.full((len(sessions), 1), NO_CAP)
    if chosen["cap"] == "off":
        return DmaCap(none, np.ones_like(none))
    if chosen["cap"] == "as_happened":
        ordered = as_happened("dma_leverage_cap", sessions, before=NO_CAP)
        return DmaCap(ordered, np.ones_like(none))
    begun = np.array([[session >= chosen["cap_from"]] for session in sessions])
    ordered = np.where(begun, chosen["cap_level"], NO_CAP)
    return DmaCap(ordered, np.where(begun, 0.0, 1.0))
