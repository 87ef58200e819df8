"""Symbols of the equations: what each means, its unit, and where it is declared."""

from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from typing import Any

from model.declare import BILLION, NO_UNIT, TIMES, Text

SHARE, ONE, LOG = Text("share", "比例"), Text("1", "1"), Text("log", "对数")
A_DAY, OF_SPOT = Text("a day", "每日"), Text("share of spot", "占现货比例")
AT_OPENING = Text("CNY bn at opening prices", "亿元，按期初价格")


@dataclass(frozen=True)
class Symbol:
    """A symbol in LaTeX, and the name in the code that carries it (`module:name` or `.field`)."""

    latex: str
    meaning: Text
    unit: Text
    where: str


SYMBOLS = (
    Symbol("a", Text("class of investors", "投资者类别"), NO_UNIT, "model.names:CLASSES"),
    Symbol(
        "k",
        Text("stock index, disjoint from the others", "股票指数（成分互不重叠）"),
        NO_UNIT,
        "model.names:INDICES",
    ),
    Symbol(
        "j",
        Text("index future, written on an index", "以指数为标的的股指期货"),
        NO_UNIT,
        "model.names:FUTURES",
    ),
    Symbol(
        "m",
        Text("mechanism (in clearing)", "机制（撮合环节）"),
        NO_UNIT,
        "model.mechanisms:MECHANISMS",
    ),
    Symbol(
        "p",
        Text("price, 1 at the opening; log p is carried", "价格（期初为1，模型以对数记录）"),
        ONE,
        "model.state:State.log_price",
    ),
    Symbol(
        "C", Text("free-float value", "自由流通市值"), BILLION, "model.state:Morning.capitalisation"
    ),
    Symbol(
        "V",
        Text("turnover of a calm day", "平静时期日成交额"),
        Text("CNY bn a day", "亿元/日"),
        "model.state:Constants.turnover",
    ),
    Symbol("h", Text("shares held", "持股数量"), AT_OPENING, "model.state:State.shares"),
    Symbol(
        "A", Text("stock at market value", "股票持仓市值"), BILLION, "model.state:Morning.assets"
    ),
    Symbol(
        "c_a",
        Text("cash; negative: borrowed", "现金（负值为融入）"),
        BILLION,
        "model.state:State.cash",
    ),
    Symbol(
        "E",
        Text("net assets, stock and cash", "净资产（股票加现金）"),
        BILLION,
        "model.state:Morning.equity",
    ),
    Symbol(
        "w",
        Text("weight in the stock portfolio", "在股票组合中的权重"),
        SHARE,
        "model.state:Morning.weights",
    ),
    Symbol("u_a", Text("fund units", "基金份额"), AT_OPENING, "model.state:State.units"),
    Symbol("v", Text("NAV", "单位净值"), ONE, "model.state:Morning.net_asset_value"),
    Symbol(
        "Q_a",
        Text("redemptions due and not yet paid", "应付未付的赎回款"),
        BILLION,
        "model.state:State.unpaid",
    ),
    Symbol(
        "s",
        Text("part of the stock portfolio sold pro rata", "按持仓比例卖出的股票占比"),
        A_DAY,
        "model.mechanism:Desire.sales",
    ),
    Symbol(
        "d", Text("order, bought > 0", "订单（买入为正）"), BILLION, "model.mechanism:Desire.trades"
    ),
    Symbol(
        r"\varphi",
        Text("futures held", "期货持仓"),
        Text("units of the index", "指数单位"),
        "model.state:State.futures",
    ),
    Symbol(
        "F", Text("price of the main contract", "主力合约价格"), ONE, "model.state:futures_price"
    ),
    Symbol("b", Text("basis, F / p − 1", "基差＝期货÷现货−1"), OF_SPOT, "model.state:State.basis"),
    Symbol(
        "b^0",
        Text("basis of a calm day", "平静时期基差"),
        OF_SPOT,
        "model.state:Constants.calm_basis",
    ),
    Symbol(
        "OI",
        Text("open interest", "持仓量（合约名义价值）"),
        BILLION,
        "model.state:Constants.open_interest",
    ),
    Symbol(
        "S",
        Text("liquidity stress, at least 1", "流动性压力（不低于1）"),
        TIMES,
        "model.state:State.stress",
    ),
    Symbol(
        r"\sigma_0",
        Text("calm volatility", "平静时期波动率"),
        A_DAY,
        "model.state:Constants.calm_volatility",
    ),
    Symbol(
        "y",
        Text(
            "decaying sum of net flows over free-float value",
            "净资金流/自由流通市值的指数衰减累计",
        ),
        ONE,
        "model.state:State.inventory",
    ),
    Symbol(
        "z",
        Text("log price of carrying that inventory", "承接该存货的价格折让"),
        LOG,
        "model.state:State.inventory_price",
    ),
    Symbol(
        "r", Text("log return of the day", "当日对数收益率"), LOG, "model.mechanism:Evening.returns"
    ),
    Symbol("n_k", Text("exogenous part", "外生因素"), LOG, "model.news:News.prices"),
    Symbol(
        r"\beta_k",
        Text(
            "loading on the exogenous part of the CSI 300 (beta)",
            "对沪深300外生因素的载荷（β）",
        ),
        ONE,
        "model.episode:Episode.news_loading",
    ),
    Symbol(
        "f_k",
        Text("style factor, part of the exogenous part", "风格因素（外生因素的一部分）"),
        LOG,
        "model.news:News.style",
    ),
    Symbol("u_j", Text("residual of the basis", "基差残差"), OF_SPOT, "model.news:News.basis"),
    Symbol(
        r"\nu_a",
        Text("strength of the net-sell limit", "净卖出限制强度"),
        SHARE,
        "model.state:Today.limit_large",
    ),
    Symbol(
        r"\beta",
        Text("strength of the DMA net-sell limit (in its rule)", "DMA净卖出限制强度"),
        SHARE,
        "model.state:Today.ban",
    ),
    Symbol(
        "NT", Text("national-team purchases", "国家队买入"), BILLION, "model.state:Today.rescue"
    ),
    Symbol(
        r"\text{support}",
        Text("futures bought", "买入的股指期货"),
        Text("CNY bn notional", "亿元，合约名义价值"),
        "model.state:Today.futures_support",
    ),
    Symbol(
        "G_t",
        Text("new DMA money today", "当日新增DMA资金"),
        BILLION,
        "model.state:Today.dma_inflow",
    ),
    Symbol(
        "a_t",
        Text(
            "announcements since yesterday, net of adverse ones", "昨日以来的公告数（利好减利空）"
        ),
        Text("count", "次"),
        "model.state:Today.announcement",
    ),
    Symbol(
        "m_t",
        Text("units whose lock-up ends today", "当日封闭期（持有期）届满的份额"),
        SHARE,
        "model.state:Today.maturing",
    ),
    Symbol(
        r"\upsilon_t",
        Text("share of a portfolio liquidated for outside reasons", "组合中因外部原因清仓的部分"),
        SHARE,
        "model.state:Today.unwind",
    ),
    Symbol(
        "e_a",
        Text("share of a portfolio decided to be sold", "决定抢先卖出的持仓"),
        SHARE,
        "model.state:Today.early",
    ),
    Symbol(
        r"\ell_a",
        Text("share of units decided to be redeemed", "决定赎回的份额"),
        SHARE,
        "model.state:Today.leaving",
    ),
    Symbol(
        "BL",
        Text("backlog of large mutual funds", "大型公募的待卖积压"),
        BILLION,
        "model.backlog:backlog",
    ),
)
"""State, inputs and constants. A symbol that one equation alone uses is explained below it."""


def declared(symbol: Symbol) -> Any:
    """Return what a symbol names in the code: a constant, a function, or a field's class.

    Raises:
        AttributeError: the code has no such name.
    """
    module, _, name = symbol.where.partition(":")
    owner, _, field = name.partition(".")
    found = getattr(import_module(module), owner)
    if field and is_dataclass(found) and field not in {f.name for f in fields(found)}:
        getattr(found, field)
    return found
