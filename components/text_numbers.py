"""The numbers of the lab's cards and of its table: how each is computed, in both languages.

Each follows `model/measures.py`; a test holds that every metric of a run has exactly one formula.
"""

from components.glossary_term import MODEL, Term, w
from model.excess import BENCHMARK
from model.names import FUTURES, INDICES


def _number(
    key: str, names: tuple[str, str], metrics: tuple[str, ...], formula: tuple[str, str]
) -> Term:
    (en, zh), said = names, w(*formula)
    return Term(key, tuple(en.split("|")), tuple(zh.split("|")), said, MODEL, metrics=metrics)


NUMBERS: tuple[Term, ...] = (
    _number(
        "trough",
        ("Maximum fall|maximum fall", "最大跌幅|区间最低收盘"),
        tuple(f"trough_{name}" for name in INDICES),
        (
            "Lowest close from 29 December 2023 on ÷ observed close of that day − 1, in %; its day is "
            "also called the trough. Closes only: the −33.34% (CSI 1000) and −40.37% (CSI 2000) of "
            "the commentary run from the intraday high of November 2023 to the intraday low of 5 "
            "and 6 February.",
            "2023年12月29日起的最低收盘÷当日实际收盘−1（%）。只用收盘价：评论所说的−33.34%（中证1000）"
            "与−40.37%（中证2000）是2023年11月盘中高点至2月5日、6日盘中低点的跌幅，口径不同。",
        ),
    ),
    _number(
        "final_change",
        ("Change to 29 March 2024|to 29 March 2024", "期末涨跌"),
        tuple(f"final_{name}" for name in INDICES),
        (
            "Close of 29 March 2024, the last session of a run, ÷ observed close of 29 December 2023 "
            "− 1, in %.",
            "模拟期末（2024年3月29日）收盘÷2023年12月29日实际收盘−1（%）。",
        ),
    ),
    _number(
        "deepest_discount",
        ("Deepest discount|deepest discount", "最深贴水"),
        tuple(f"worst_basis_{name}" for name in FUTURES),
        (
            "Lowest value of main contract ÷ spot index − 1 at the closes from 29 December 2023 on, "
            "in % of spot. Not annualised, dividends not removed.",
            "2023年12月29日起各收盘“主力合约÷现货指数−1”的最低值（占现货%），未年化、未剔除分红。",
        ),
    ),
    _number(
        "excess_drawdown",
        (
            "Maximum drawdown of cumulative excess return|Maximum excess drawdown"
            "|maximum excess drawdown|excess drawdown",
            "超额最大回撤|超额回撤",
        ),
        tuple(f"excess_drawdown_{product}" for product in BENCHMARK),
        (
            "Largest fall of the summed daily excess return (NAV return − index return) below its own "
            "highest level so far, from 29 December 2023 on, in percentage points.",
            "自2023年12月29日起，日超额（净值日收益−指数日收益）算术累加曲线相对此前高点的最大跌落（个百分点）。",
        ),
    ),
    _number(
        "excess_recovered",
        (
            "Share of the excess drawdown recovered|share of the excess drawdown recovered",
            "超额回撤修复比例",
        ),
        tuple(f"excess_recovered_{product}" for product in BENCHMARK),
        (
            "(Cumulative excess on 29 March 2024 − cumulative excess at the end of its maximum "
            "drawdown) ÷ size of that drawdown, in %.",
            "（2024年3月29日累计超额−超额最大回撤结束时的累计超额）÷最大回撤幅度（%）。",
        ),
    ),
    _number(
        "blow_parts",
        (
            "Beta and alpha contribution|beta contribution|alpha contribution",
            "β与α贡献|β贡献|α贡献",
        ),
        tuple(f"{part}_blow_{product}" for product in BENCHMARK for part in ("beta", "alpha")),
        (
            "From 29 December 2023 to the close at which the product's NAV is lowest: beta = return "
            "of its index, alpha = NAV return − beta, both in %.",
            "自2023年12月29日至产品净值最低的收盘：β＝同期指数收益，α＝净值收益−β（均为%）。",
        ),
    ),
    _number(
        "nav_loss",
        ("Maximum NAV loss|maximum NAV loss", "净值最大跌幅"),
        ("nav_trough_market_neutral", "nav_trough_dma"),
        (
            "Lowest NAV from 29 December 2023 on ÷ NAV of that day − 1, in %, leverage and the carry "
            "of the hedge included.",
            "2023年12月29日起的最低单位净值÷当日单位净值−1（%），含杠杆与对冲基差损益。",
        ),
    ),
    _number(
        "explained",
        ("Fall explained by the mechanisms|explained by the mechanisms", "机制解释的部分|机制解释"),
        tuple(f"explained_{name}" for name in INDICES),
        (
            "Sum of the mechanisms' contributions to the log return from 29 December 2023 to the "
            "lowest close ÷ that log return, in %. The rest is the exogenous part; a share may "
            "exceed 100 or fall below 0. Reference parameter set.",
            "自2023年12月29日至最低收盘，各机制对对数收益的贡献之和÷该段对数收益（%），其余为外生因素；"
            "可大于100或小于0。参考参数组。",
        ),
    ),
    _number(
        "rescue_spent",
        ("ETF purchases", "ETF买入资金"),
        ("rescue_spent",),
        (
            "Sum of the scheduled daily ETF purchases of the national team over the whole run. By "
            "default net creations by all buyers stand in for them.",
            "模拟期内国家队逐日增持ETF金额合计；按历史情景以全部申购方的净申购代替。",
        ),
    ),
    _number(
        "futures_bought",
        ("Index futures bought|index futures bought", "期货做多名义价值"),
        ("futures_bought",),
        (
            "Sum of the scheduled daily purchases of index futures over the whole run, at contract "
            "value (notional), not margin.",
            "模拟期内逐日买入股指期货的合约名义价值合计，不是保证金占用。",
        ),
    ),
)
