"""What the question about the dilemma takes: which game, how much, when, counted when."""

from bisect import bisect_left, bisect_right

from model.declare import FIRST_DAY, LAST_DAY, PERCENT, Choice, Lever, Text, Unit
from model.episode import Episode, history
from model.inquiry.decisions import REDEEM, SELL, Plan
from model.inquiry.question import Asked
from model.links import LinkError
from model.policies import purchases
from model.sources import OF_USER

SESSIONS = Unit("sessions", "个交易日")


def _date(name: str, label: Text, help_: Text, default: str, source: Text = OF_USER) -> Lever:
    return Lever(name, "question", "date", label, help_, default, source, kind="field",
                 min=FIRST_DAY, max=LAST_DAY)  # fmt: skip


def _number(
    name: str, label: Text, help_: Text, default: float, unit: Unit, limits: tuple[float, float]
) -> Lever:
    low, high = limits
    return Lever(name, "question", "number", label, help_, default, OF_USER, kind="field",
                 unit=unit, min=low, max=high, step=1.0)  # fmt: skip


FIELDS = (
    Lever(
        "game",
        "question",
        "choice",
        Text("Game", "博弈"),
        Text(
            "Funds that sell or hold before the fall; or holders of quant products who redeem or "
            "stay after the holiday.",
            "下跌之前，基金卖出还是持有；或春节之后，量化产品持有人赎回还是留存。",
        ),
        SELL,
        OF_USER,
        kind="field",
        choices=(
            Choice(SELL, Text("Funds: sell or hold", "基金：卖出或持有")),
            Choice(REDEEM, Text("Quant holders: redeem or stay", "量化产品持有人：赎回或留存")),
        ),
    ),
    _number(
        "size",
        Text("Sold or redeemed", "卖出或赎回"),
        Text(
            "Share of the stock portfolio that is sold, or of the units that are redeemed.",
            "卖出的股票仓位占比，或赎回的份额占比。",
        ),
        10.0,
        PERCENT,
        (1.0, 30.0),
    ),
    _number(
        "sessions",
        Text("Spread over", "分摊期限"),
        Text("Sessions over which it is spread evenly.", "平均分摊的交易日数。"),
        10.0,
        SESSIONS,
        (1.0, 20.0),
    ),
    _date(
        "first",
        Text("From", "开始"),
        Text("First session on which funds sell early.", "基金抢先卖出的首个交易日。"),
        "2023-12-18",
    ),
    _date(
        "end",
        Text("Counted on", "收益计算日"),
        Text(
            "Close at which pay-offs are counted; by default the last one before the holiday.",
            "计算收益的收盘日；默认为节前最后一个交易日。",
        ),
        "2024-02-08",
    ),
    _number(
        "back",
        Text("Buy back after", "买回间隔"),
        Text(
            "Sessions after the last sale at which funds begin to buy back what they sold. 0: they "
            "stay in cash.",
            "最后一笔卖出后，隔多少个交易日开始买回已卖部分。0：一直持有现金。",
        ),
        0.0,
        SESSIONS,
        (0.0, 60.0),
    ),
    _date(
        "leave_first",
        Text("From", "开始"),
        Text("First session on which holders redeem.", "持有人赎回的首个交易日。"),
        "2024-02-19",
    ),
    _date(
        "leave_end",
        Text("Counted on", "收益计算日"),
        Text("Close at which pay-offs are counted.", "计算收益的收盘日。"),
        "2024-03-29",
    ),
    _date(
        "support",
        Text("Early support from", "提前托市开始"),
        Text(
            "First session on which the national team buys CSI 500 and CSI 1000 ETFs, with the "
            "historical budget, in the policy called early support.",
            "在“提前托市”政策下，国家队以历史同等资金开始买入中证500、中证1000ETF的首个交易日。",
        ),
        purchases.a_month_earlier(),
        Text(
            "one month before the purchases that happened, as in the scenario of that name",
            "较实际买入提前一个月，与同名情景一致",
        ),
    ),
)
OF_ONE_GAME = {"first": SELL, "end": SELL, "back": SELL, "leave_first": REDEEM, "leave_end": REDEEM}
"""Fields that only one of the games takes."""
BEHIND = LinkError(
    "end",
    Text(
        "the pay-offs must be counted after the last session of selling",
        "收益计算日须晚于最后一个卖出日",
    ),
)


def plan_of(asked: Asked, episode: Episode) -> Plan:
    """Return what is played: dates become sessions, the next one where there is none."""
    game = asked["game"]
    first, end = ("first", "end") if game == SELL else ("leave_first", "leave_end")
    return Plan(
        game=game,
        size=asked["size"] / 100.0,
        first=bisect_left(episode.sessions, asked[first]),
        sessions=int(asked["sessions"]),
        end=bisect_right(episode.dates, asked[end]) - 1,
        back=int(asked["back"]) if game == SELL else 0,
    )


def check(asked: Asked) -> None:
    """Refuse dates that do not go together."""
    plan = plan_of(asked, history())
    if plan.end < plan.last + 2:
        raise BEHIND
