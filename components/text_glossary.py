"""The glossary: terms of the field and of this model, each declared once in both languages.

`en` and `zh` are the spellings by which a term is found in the texts of the pages, the first one its
name. A term that is a fact about the world has a source; the others are words of this model.
"""

from dataclasses import dataclass
from typing import Any

Words = dict[str, dict[str, str]]


def w(en: str, zh: str) -> dict[str, str]:
    """Return the same words in both languages."""
    return {"en": en, "zh": zh}


@dataclass(frozen=True)
class Term:
    """A term: its spellings, what it means, and where a fact comes from."""

    key: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    said: dict[str, str]
    source: str = ""

    @property
    def label(self) -> dict[str, str]:
        """Return its name in both languages."""
        return w(self.en[0], self.zh[0])


def _t(
    key: str, en: str, zh: str, said_en: str, said_zh: str, source: str = ""
) -> Term:  # spellings are separated by bars
    return Term(key, tuple(en.split("|")), tuple(zh.split("|")), w(said_en, said_zh), source)


EXCHANGE = "exchange rules (H)"
TERMS: tuple[Term, ...] = (
    _t("dma", "DMA", "DMA",
       "Direct market access: a swap by which a quant fund holds stock with money lent by a broker and "
       "sells index futures against it. Own money is a quarter of the stock or more.",
       "券商收益互换：量化基金借用券商资金持有股票，同时卖出股指期货对冲。自有资金不少于股票市值的四分之一。",
       "press, Reuters 2023-11-08: up to four times (H)"),
    _t("snowball", "Snowball|snowballs|snowball", "雪球",
       "A structured note whose seller, a dealer, hedges with index futures. The buyer earns a high "
       "coupon unless the index falls below the knock-in level.",
       "一种结构化产品，由券商卖出并用股指期货对冲。只要指数不跌破敲入线，买方可获高票息。",
       "standard terms: knock-in 75 %, knock-out 103 % of the start (broker notes; M)"),
    _t("knock_in", "Knock-in|knock-ins|knock-in levels|knock-in level|knocked in", "敲入线|敲入",
       "The first close at or below a level fixed at the start, often 75 %. From then on the buyer "
       "bears the fall, and the dealer needs fewer futures.",
       "收盘首次跌至约定点位（常为期初的75%）。此后由买方承担下跌，对冲方所需期货减少。",
       "standard terms of the note (broker notes; M)"),
    _t("basis", "Basis|basis", "基差",
       "Futures price over the index, minus one. Below zero the future stands at a discount.",
       "期货价格与指数之比减一。为负时期货贴水。", "definition"),
    _t("discount", "Discount|discounts|discount", "贴水",
       "A future that costs less than its index. Those who hedge pay it, those who buy futures "
       "instead of stock earn it.",
       "期货价格低于指数。对冲者付出贴水，以期货代替股票者赚取贴水。", "definition"),
    _t("open_interest", "Open interest|open interest", "持仓量",
       "Contracts of a future that are open at the close.",
       "收盘时未平仓的期货合约数量。", "CFFEX publishes it daily (H)"),
    _t("net_creation", "Net creation|net creations", "净申购",
       "New shares of an ETF less those redeemed, in money. It counts all buyers, not only the "
       "national team.",
       "ETF新申购份额减赎回份额的金额，包含所有买方，不只是国家队。",
       "change of the fund's shares times the day's price (exchange data; H)"),
    _t("etf_creation", "ETF creation|ETFs|ETF", "ETF申购|ETF",
       "A fund traded like a stock. Large buyers deliver the stocks of its index and get new shares; "
       "that creation brings their money into the index.",
       "像股票一样交易的基金。大额买家交付指数成分股换取新份额，资金由此进入指数。", EXCHANGE),
    _t("tracking_error", "Tracking error|tracking error", "跟踪误差",
       "Spread of the daily difference between a product and its index, over a year.",
       "产品与其指数每日收益之差的年化波动。", "definition"),
    _t("drawdown", "Drawdown|drawdowns|drawdown", "回撤",
       "Fall from the highest value so far.",
       "相对此前最高点的跌幅。", "definition"),
    _t("index_enhanced", "Index-enhanced|index-enhanced", "指数增强",
       "A fund that holds an index's risk and tries to earn a little more by choosing stocks. Many "
       "held small caps outside their index.",
       "承担指数风险并通过选股争取略高收益的基金。许多产品持有基准之外的小盘股。",
       "press and fund letters, January 2024 (M)"),
    _t("market_neutral", "Market-neutral|market-neutral|neutral books", "市场中性",
       "Stock held against short index futures, so that only the difference counts.",
       "持有股票并卖空股指期货，只赚两者之差。", "definition"),
    _t("net_sell_limit", "Net-sell limit|net-sell limit|net-sell limits", "净卖出限制",
       "Guidance by which an institution's sales of a day may not exceed its purchases.",
       "要求机构当日卖出不得超过买入的窗口指导。", "Reuters, Financial Times, January 2024 (H)"),
    _t("national_team", "National team|national team", "国家队",
       "State investors that buy in a fall, above all Central Huijin, mostly through ETFs.",
       "在下跌中买入的国有投资者，以中央汇金为主，多通过ETF。",
       "Central Huijin, announcement of 2024-02-06 (H)"),
    _t("residual", "Residual|residual", "残差|未解释部分",
       "What the mechanisms do not explain of a day's move. It is shown, never spread over them.",
       "当日波动中机制未能解释的部分。单独列示，绝不分摊。"),
    _t("news", "News|market news", "市场消息|消息",
       "What moves prices beyond the mechanisms: solved so that the historical policies give what "
       "happened, then replayed under every other policy.",
       "机制之外推动价格的部分：先求解使历史政策得到历史结果，再在其他政策下重放。"),
    _t("anchored", "Anchored|anchored", "锚定",
       "The run is tied to what happened day by day: with the historical policies it gives the "
       "observed closes, and errors of the model count as news.",
       "运行逐日与历史绑定：历史政策下得到观测收盘价，模型误差计入消息。"),
    _t("unanchored", "Unanchored|unanchored", "不锚定",
       "From the end of 2023 on the model runs by itself; only the news of the CSI 300 is given.",
       "自2023年底起模型自行运行，只给定沪深300的消息。"),
    _t("ensemble", "Ensemble|ensemble|parameter vectors|vectors", "参数组",
       "Many sets of numbers that all fit the targets about as well; ranges are what nine of ten of "
       "them give.",
       "许多组对目标拟合程度相近的参数；范围为其中九成的结果。"),
    _t("reference_vector", "Reference vector|reference vector", "参考参数组",
       "The one vector in the middle of the ensemble whose run the lines show.",
       "位于参数组中央的一组，图中线条即其运行结果。"),
    _t("structure", "Structure|structures|structure", "结构",
       "A set of assumptions about how the market works. There are two, A and B, which the data do "
       "not choose between; they are never mixed.",
       "关于市场如何运作的一套假设。共有A、B两种，数据无法取舍，从不混合。"),
    _t("t_plus_1", "T+1", "T+1",
       "Shares bought today cannot be sold before the next session.",
       "今日买入的股票下一交易日才能卖出。", EXCHANGE),
    _t("price_limit", "Price limit|price limits|daily limit|Price limits", "涨跌停板|涨跌停|跌停",
       "A stock may move 10 % a day, 20 % on ChiNext and STAR. At the limit orders wait and hardly "
       "trade.",
       "个股每日涨跌幅10%，创业板与科创板20%。触及后订单排队、难以成交。", EXCHANGE),
    _t("stress_multiplier", "Stress multiplier|liquidity stress|Liquidity stress", "流动性压力|压力乘数",
       "A number of at least 1 by which the price of absorbing orders is multiplied after large "
       "moves.",
       "不低于1的乘数，大幅波动后承接订单的价格按其放大。"),
    _t("excess_return", "Excess return|excess returns|excess", "超额收益|超额",
       "What a product earned beyond its index, added up day by day.",
       "产品相对其指数的收益差，逐日累加。", "definition"),
    _t("alpha", "Alpha|alpha", "Alpha|阿尔法",
       "The part of a product's return that its index does not give.",
       "产品收益中并非来自指数的部分。", "definition"),
    _t("beta", "Beta|beta", "Beta|贝塔",
       "The part of a product's return that comes from its index.",
       "产品收益中来自指数的部分。", "definition"),
    _t("double_blow", "Double blow|double blow", "双杀",
       "Index and excess return fall at once.",
       "指数与超额同时下跌。", "definition"),
    _t("micro_cap", "Micro-cap|micro-caps|Micro-caps|micro-cap", "微盘股|微盘",
       "The 400 smallest stocks, weighted equally every day. On days with many limits its index shows "
       "returns that nobody could trade.",
       "市值最小的400只股票，每日等权。涨跌停多的日子，其指数收益无法真正成交。",
       "Wind micro-cap index (M)"),
    _t("stop_line", "Stop line|stop lines|stop-loss line", "止损线",
       "The value of a unit at which a product must be sold out.",
       "产品必须清仓的单位净值。", "product contracts, press (M)"),
    _t("warning_line", "Warning line|warning line|warning lines", "预警线",
       "The value of a unit below which a product must cut its stock, here by half.",
       "单位净值低于该线时产品须减仓，此处减半。", "product contracts, press (M)"),
    _t("leverage", "Leverage|leverage", "杠杆",
       "Stock held as a multiple of own money.",
       "持有股票相对自有资金的倍数。", "definition"),
    _t("unwinding", "Unwind|unwinding|unwound", "平仓",
       "Closing a position: stock is sold, short futures are bought back.",
       "了结头寸：卖出股票，买回空头期货。", "definition"),
    _t("swap_trade", "Swap of small caps|swaps|swap small caps", "换仓",
       "Selling some stocks and buying others for the same money; allowed where net sales are not.",
       "卖出一些股票并以同额买入另一些；净卖出被禁时仍被允许。", "Yicai 2024-02-05 (M)"),
    _t("rotation", "Rotation|rotation", "轮动",
       "Selling what the national team does not buy in order to hold what it does.",
       "卖出国家队不买的，持有它买的。", "the commentary; disputed (M)"),
    _t("backlog", "Backlog|backlog", "积压",
       "What funds still have to sell: redemptions owed and cash missing from its usual ratio.",
       "基金仍需卖出的部分：欠付的赎回，以及低于惯常比例的现金缺口。"),
    _t("overhang", "Overhang|overhang", "待卖压力",
       "Price fall to be expected from what others still have to sell.",
       "他人仍待卖出部分预期造成的跌幅。"),
    _t("redemption", "Redemption|redemptions", "赎回",
       "Holders give fund units back for money, which the fund has to raise.",
       "持有人退回基金份额取回资金，基金须筹款。", "definition"),
    _t("arbitrage", "Arbitrage|arbitrage", "期现套利|套利",
       "Selling what is dear and buying what is cheap of two that are alike: stock and its future.",
       "在股票与其期货之间，卖出较贵者、买入较便宜者。", "definition"),
    _t("impact", "Price impact|price impact|Price multiplier|price multiplier", "价格冲击|价格乘数",
       "By how much a purchase of one per cent of the market moves its price, in per cent.",
       "买入市值的百分之一推动价格的百分比。", "Gabaix and Koijen 2021: 3 to 8"),
    _t("delta", "Delta", "Delta",
       "By how much a note's value changes with its index; dealers hold futures of that size.",
       "产品价值随指数的变动；对冲方持有相应数量的期货。", "definition"),
    _t("margin_trading", "Margin traders|margin traders|financing balance", "融资投资者|融资余额|两融",
       "Private investors who hold stock with money lent by a broker.",
       "借入券商资金持有股票的投资者。", "exchanges publish the balance daily (H)"),
    _t("crowding", "Crowding|crowded|crowding", "拥挤",
       "Many hold the same stocks, so each earns less and all want out at once.",
       "许多人持有同样的股票：各自赚得更少，又同时想退出。", "Stein 2009"),
    _t("trough", "Trough|trough", "最低点",
       "Lowest close from the last session of 2023 on.",
       "2023年最后交易日以来的最低收盘。"),
    _t("loss", "Loss of a fit|misfit", "拟合损失|损失",
       "How far a run lies from the targets; lower is better.",
       "运行结果与目标的偏差，越低越好。"),
    _t("margin_of_futures", "Futures support|futures support", "期货托市",
       "Buying index futures to narrow the discount.",
       "买入股指期货以收窄贴水。", "a lever of this model; none is known in 2024"),
)  # fmt: skip

GLOSSARY: Words = {
    "page.glossary": w("What do the words mean?", "这些词是什么意思？"),
    "page.glossary.menu": w("Glossary", "词汇"),
    "page.glossary.lead": w(
        "Terms of the field and of this model. Underlined words on every page show the same text when "
        "pointed at, tapped, or reached by keyboard.",
        "本领域与本模型的术语。各页带下划线的词，在指向、点按或键盘聚焦时显示同样的解释。",
    ),
    "glossary.filter": w("Filter", "筛选"),
    "glossary.hint": w("Term or words", "术语或文字"),
    "glossary.found": w("{n} of {all} terms", "{n} / {all} 个术语"),
    "glossary.none": w("No term has these words.", "没有包含这些文字的术语。"),
    "glossary.source": w("Source: {source}", "来源：{source}"),
    "glossary.definition": w("By definition.", "定义。"),
    "glossary.own": w("A word of this model.", "本模型的用语。"),
}
GLOSSARY |= {f"term.{term.key}": term.label for term in TERMS}
GLOSSARY |= {f"term.{term.key}.said": term.said for term in TERMS}


def terms_for_browser() -> list[dict[str, Any]]:
    """Return the terms as the script that marks them up reads them."""
    return [
        {
            "key": term.key,
            "find": {"en": term.en, "zh": term.zh},
            "label": term.label,
            "said": term.said,
            "source": term.source,
        }
        for term in TERMS
    ]
