"""The limit on net selling by DMA products (leveraged market-neutral): levers and strength."""

from dataclasses import dataclass

from model.arrays import Array
from model.declare import FIRST_DAY, LAST_DAY, POLICY_STATES, Choice, Chosen, Lever, Text
from model.policies.calendar import as_happened, between

GROUP = "dma_ban"
PRESS = Text(
    "Yicai and Bloomberg 2024-02-05; Reuters 2024-02-06 (H; no official text exists; that it was "
    "lifted on 8 February M)",
    "第一财经、彭博2024年2月5日，路透2024年2月6日（H）；无官方文本；2月8日解除为M",
)

STRENGTH = {"partial": 0.45, "full": 0.9}
"""Share of intended net sales stopped: partial = the first day, full = the second and third."""

LEVERS = (
    Lever(
        "ban",
        GROUP,
        "choice",
        Text("DMA net-sell limit", "DMA净卖出限制"),
        Text(
            "Historical: half a day on 5 February 2024, full on 6 and 7 February (on the 6th some "
            "brokers reportedly refused quants' sell orders), reportedly lifted on 8 February.",
            "按历史：2024年2月5日半天，6、7日全面限制净卖出（6日据报道部分券商拒收量化卖单），"
            "8日据称解除。",
        ),
        "as_happened",
        PRESS,
        choices=POLICY_STATES,
    ),
    Lever(
        "ban_level",
        GROUP,
        "choice",
        Text("Level", "程度"),
        Text(
            "Partial stops 45% of intended net sales, full stops 90%. Switching from one stock "
            "to another of the same value stays legal.",
            "部分：拦下意愿净卖出的45%；全面：90%。等额调仓不受限。",
        ),
        "full",
        Text(
            "the two shares are assumed (L); the rule itself: Yicai 2024-02-05 (H)",
            "两档比例为假设（L）；规则本身：第一财经2024年2月5日（H）",
        ),
        choices=(
            Choice("partial", Text("Partial", "部分")),
            Choice("full", Text("Full", "全面")),
        ),
    ),
    Lever(
        "ban_from",
        GROUP,
        "date",
        Text("From", "开始"),
        Text("First session of the limit.", "限制的首个交易日。"),
        "2024-02-05",
        Text("Yicai 2024-02-05 (H)", "第一财经2024年2月5日（H）"),
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
    Lever(
        "ban_to",
        GROUP,
        "date",
        Text("To", "结束"),
        Text("Last session of the limit.", "限制的最后一个交易日。"),
        "2024-02-07",
        Text(
            "lifted on 8 February: commentary of February 2024 and press (M)",
            "2月8日解除：2024年2月的评论及媒体报道（M）",
        ),
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
)


@dataclass(frozen=True)
class DmaBan:
    """Daily shares (days, 1): DMA net sales stopped, and quant sell orders refused outright."""

    net_sales: Array
    refused: Array


def series(chosen: Chosen, sessions: tuple[str, ...]) -> DmaBan:
    """Return the daily strength of the limit; the refusal of orders belongs to history only."""
    if chosen["ban"] == "as_happened":
        refused = as_happened("order_refusal", sessions)
        return DmaBan(as_happened("dma_ban", sessions), refused)
    strength = 0.0 if chosen["ban"] == "off" else STRENGTH[chosen["ban_level"]]
    net_sales = between(sessions, chosen["ban_from"], chosen["ban_to"], strength)
    return DmaBan(net_sales, 0.0 * net_sales)
