"""The ban on net selling by DMA funds (leveraged market-neutral books): levers and strength."""

from dataclasses import dataclass

from model.arrays import Array
from model.declare import FIRST_DAY, LAST_DAY, POLICY_STATES, Choice, Chosen, Lever, Text
from model.policies.calendar import as_happened, between

GROUP = "dma_ban"
PRESS = "Yicai and Bloomberg 2024-02-05; Reuters 2024-02-06"

STRENGTH = {"partial": 0.45, "full": 0.9}
"""Share of intended net sales stopped: partial = the first day, full = the second and third."""

LEVERS = (
    Lever(
        "ban",
        GROUP,
        "choice",
        Text("DMA liquidation ban", "DMA平仓禁令"),
        Text(
            "As it happened: half a day on 5 February 2024, full on 6 and 7 February (on the 6th "
            "brokers also refused many quant sell orders), lifted on 8 February.",
            "历史原样：2024年2月5日半天，6日和7日全面（6日券商还拒收大量量化卖单），8日解除。",
        ),
        "as_happened",
        f"{PRESS} (H; no official text exists; lifting on 8 February M)",
        choices=POLICY_STATES,
    ),
    Lever(
        "ban_level",
        GROUP,
        "choice",
        Text("Level", "程度"),
        Text(
            "Partial stops 45 % of the net sales they want, full stops 90 %. Selling one stock to "
            "buy another stays legal.",
            "部分：拦下想净卖出量的45%；全面：90%。卖出一只买入另一只仍被允许。",
        ),
        "full",
        "shares are an assumption (L); the rule itself: Yicai 2024-02-05 (H)",
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
        Text("First session of the ban.", "禁令的首个交易日。"),
        "2024-02-05",
        "Yicai 2024-02-05 (H)",
        min=FIRST_DAY,
        max=LAST_DAY,
    ),
    Lever(
        "ban_to",
        GROUP,
        "date",
        Text("To", "结束"),
        Text("Last session of the ban.", "禁令的最后一个交易日。"),
        "2024-02-07",
        "commentary of February 2024 and press (M): lifted on 8 February",
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
    """Return the daily strength of the ban; the refusal of orders belongs to history only."""
    if chosen["ban"] == "as_happened":
        refused = as_happened("order_refusal", sessions)
        return DmaBan(as_happened("dma_ban", sessions), refused)
    strength = 0.0 if chosen["ban"] == "off" else STRENGTH[chosen["ban_level"]]
    net_sales = between(sessions, chosen["ban_from"], chosen["ban_to"], strength)
    return DmaBan(net_sales, 0.0 * net_sales)
