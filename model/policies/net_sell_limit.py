"""The limit on net selling by large mutual funds: levers and daily strength.

As it happened it was intermittent window guidance, not one continuous ban.
"""

from dataclasses import dataclass

from model.arrays import Array
from model.declare import FIRST_DAY, LAST_DAY, POLICY_STATES, Choice, Chosen, Lever, Text
from model.policies.calendar import as_happened, between

GROUP = "net_sell_limit"
PRESS = Text(
    "Bloomberg 2023-08-16 and 2023-08-28; Reuters and Financial Times, January 2024: single dates "
    "(H); the other days were not published, their shares 0.3 and 0.6 are assumed (L)",
    "彭博2023年8月16日、8月28日，路透及《金融时报》2024年1月：个别日期（H）；"
    "其余日期未公布，频率0.3、0.6为假设（L）",
)

LEVERS = (
    Lever(
        "limit",
        GROUP,
        "choice",
        Text("Net-sell limit", "净卖出限制"),
        Text(
            "Historical: on some days from 16 August 2023, on more from October, every day in late "
            "December, lifted on 8 January 2024.",
            "按历史：2023年8月16日起部分交易日，10月起更频繁，12月下旬每个交易日，2024年1月8日解除。",
        ),
        "as_happened",
        PRESS,
        choices=POLICY_STATES,
    ),
    Lever(
        "limit_strength",
        GROUP,
        "number",
        Text("Strength", "力度"),
        Text(
            "0: no limit. 0.5: half of intended net sales are stopped. 1: no net selling at all.",
            "0：不限制。0.5：拦下一半意愿净卖出。1：完全不得净卖出。",
        ),
        1.0,
        Text(
            "choice of the user; 1 is the wording of late December 2023 (Reuters, January 2024)",
            "由用户设定；1对应2023年12月下旬的措辞（路透，2024年1月）",
        ),
        min=0.0,
        max=1.0,
        step=0.05,
    ),
    Lever(
        "limit_from",
        GROUP,
        "date",
        Text("From", "开始"),
        Text("First session of the limit.", "限制的首个交易日。"),
        "2023-08-16",
        Text("Bloomberg 2023-08-16 (H)", "彭博2023年8月16日（H）"),
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
    Lever(
        "limit_to",
        GROUP,
        "date",
        Text("To", "结束"),
        Text("Last session of the limit.", "限制的最后一个交易日。"),
        "2024-01-05",
        Text(
            "Reuters, January 2024: lifted by 8 January (H)",
            "路透，2024年1月：1月8日前解除（H）",
        ),
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
    Lever(
        "limit_covers",
        GROUP,
        "choice",
        Text("Who is covered", "适用对象"),
        Text(
            "Large mutual funds only, as in history; or every institution, so that nobody can sell "
            "first.",
            "只限大型公募（历史做法），或限制所有机构，使任何一方都无法抢跑。",
        ),
        "large",
        Text(
            "Financial Times, January 2024: large houses, others only in part (H)",
            "《金融时报》2024年1月：大型公募，其他机构仅部分适用（H）",
        ),
        choices=(
            Choice("large", Text("Large mutual funds", "仅大型公募")),
            Choice("all", Text("All institutions", "所有机构")),
        ),
    ),
)


@dataclass(frozen=True)
class NetSellLimit:
    """Daily strength (days, 1) for large mutual funds and for all other institutions."""

    large: Array
    others: Array


def series(chosen: Chosen, sessions: tuple[str, ...]) -> NetSellLimit:
    """Return the share of intended net sales that is stopped each day."""
    if chosen["limit"] == "as_happened":
        large = as_happened("net_sell_limit", sessions)
        return NetSellLimit(large, 0.0 * large)
    strength = 0.0 if chosen["limit"] == "off" else chosen["limit_strength"]
    large = between(sessions, chosen["limit_from"], chosen["limit_to"], strength)
    return NetSellLimit(large, large if chosen["limit_covers"] == "all" else 0.0 * large)
