"""Symbols of the equations: what each means, its unit, and where it is declared."""

from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from typing import Any

from model.declare import Text


@dataclass(frozen=True)
class Symbol:
    """A symbol in LaTeX, and the name in the code that carries it (`module:name` or `.field`)."""

    latex: str
    meaning: Text
    unit: Text
    where: str


SYMBOLS = (
    Symbol("a", Text("class of investors", "投资者类别"), Text("", ""), "model.names:CLASSES"),
    Symbol(
        "k",
        Text("stock index, disjoint from the others", "股票指数（成分互不重叠）"),
        Text("", ""),
        "model.names:INDICES",
    ),
    Symbol(
        "j",
        Text("index future, written on an index", "以指数为标的的股指期货"),
        Text("", ""),
        "model.names:FUTURES",
    ),
    Symbol(
        "m",
        Text("mechanism (in clearing)", "机制（在出清中）"),
        Text("", ""),
        "model.mechanisms:MECHANISMS",
    ),
    Symbol(
        "p",
        Text("price, 1 at the opening; log p is carried", "价格，期初为1；模型携带其对数"),
        Text("1", "1"),
        "model.state:State.log_price",
    ),
    Symbol(
        "C",
        Text("capitalisation", "市值"),
        Text("CNY bn", "十亿元"),
        "model.state:Morning.capitalisation",
    ),
    Symbol(
        "V",
        Text("turnover of a calm day", "平静日成交额"),
        Text("CNY bn a day", "十亿元/日"),
        "model.state:Constants.turnover",
    ),
    Symbol(
        "h",
        Text("shares held", "持股"),
        Text("CNY bn at opening prices", "十亿元（期初价格）"),
        "model.state:State.shares",
    ),
    Symbol(
        "A",
        Text("stock at market", "股票市值"),
        Text("CNY bn", "十亿元"),
        "model.state:Morning.assets",
    ),
    Symbol(
        "c_a",
        Text("cash, below zero: borrowed", "现金，负值为借入"),
        Text("CNY bn", "十亿元"),
        "model.state:State.cash",
    ),
    Symbol(
        "E",
        Text("net assets, stock and cash", "净资产（股票加现金）"),
        Text("CNY bn", "十亿元"),
        "model.state:Morning.equity",
    ),
    Symbol(
        "w",
        Text("weight in the stock book", "在股票组合中的权重"),
        Text("share", "比例"),
        "model.state:Morning.weights",
    ),
    Symbol(
        "u_a",
        Text("fund units", "基金份额"),
        Text("CNY bn at the opening", "十亿元（期初）"),
        "model.state:State.units",
    ),
    Symbol(
        "v",
        Text("value of a unit", "单位净值"),
        Text("1", "1"),
        "model.state:Morning.net_asset_value",
    ),
    Symbol(
        "Q_a",
        Text("redemptions due and not yet paid", "已到期未支付的赎回"),
        Text("CNY bn", "十亿元"),
        "model.state:State.unpaid",
    ),
    Symbol(
        "s",
        Text("part of the stock book sold pro rata", "按比例卖出的股票组合份额"),
        Text("a day", "每日"),
        "model.mechanism:Desire.sales",
    ),
    Symbol(
        "d",
        Text("order, bought > 0", "订单，买入为正"),
        Text("CNY bn", "十亿元"),
        "model.mechanism:Desire.trades",
    ),
    Symbol(
        r"\varphi",
        Text("futures held", "期货持仓"),
        Text("units of the index", "指数单位"),
        "model.state:State.futures",
    ),
    Symbol(
        "F",
        Text("price of the main contract", "主力合约价格"),
        Text("1", "1"),
        "model.state:futures_price",
    ),
    Symbol(
        "b",
        Text("basis, F / p − 1", "基差，F / p − 1"),
        Text("share of spot", "占现货比例"),
        "model.state:State.basis",
    ),
    Symbol(
        "b^0",
        Text("basis of a calm day", "平静日基差"),
        Text("share of spot", "占现货比例"),
        "model.state:Constants.calm_basis",
    ),
    Symbol(
        "OI",
        Text("open interest", "持仓量"),
        Text("CNY bn", "十亿元"),
        "model.state:Constants.open_interest",
    ),
    Symbol(
        "S",
        Text("liquidity stress, at least 1", "流动性压力，不低于1"),
        Text("×", "倍"),
        "model.state:State.stress",
    ),
    Symbol(
        r"\sigma_0",
        Text("calm volatility", "平静时波动率"),
        Text("a day", "每日"),
        "model.state:Constants.calm_volatility",
    ),
    Symbol(
        "y",
        Text("decaying sum of flows over capitalisation", "资金流占市值之比的衰减累计"),
        Text("1", "1"),
        "model.state:State.inventory",
    ),
    Symbol(
        "z",
        Text("log price of carrying it", "承接存货的对数价格"),
        Text("log", "对数"),
        "model.state:State.inventory_price",
    ),
    Symbol(
        "r",
        Text("log return of the day", "当日对数收益"),
        Text("log", "对数"),
        "model.mechanism:Evening.returns",
    ),
    Symbol("n_k", Text("news", "消息"), Text("log", "对数"), "model.news:News.prices"),
    Symbol(
        r"\beta_k",
        Text("loading on CSI 300 news", "对沪深300消息的载荷"),
        Text("1", "1"),
        "model.episode:Episode.news_loading",
    ),
    Symbol(
        "f_k",
        Text("slow style cycle, part of the news", "风格慢周期（消息的一部分）"),
        Text("log", "对数"),
        "model.news:News.style",
    ),
    Symbol(
        "u_j",
        Text("residual of the basis", "基差的残差"),
        Text("share of spot", "占现货比例"),
        "model.news:News.basis",
    ),
    Symbol(
        r"\nu_a",
        Text("strength of the net-sell limit", "净卖出限制强度"),
        Text("share", "比例"),
        "model.state:Today.limit_large",
    ),
    Symbol(
        r"\beta",
        Text("strength of the DMA ban (in its rule)", "DMA禁令强度（在其规则中）"),
        Text("share", "比例"),
        "model.state:Today.ban",
    ),
    Symbol(
        "NT",
        Text("national-team purchases", "国家队买入"),
        Text("CNY bn", "十亿元"),
        "model.state:Today.rescue",
    ),
    Symbol(
        r"\text{support}",
        Text("futures bought", "买入的期货"),
        Text("CNY bn notional", "十亿元名义本金"),
        "model.state:Today.futures_support",
    ),
    Symbol(
        "G_t",
        Text("new DMA money today", "当日新增DMA资金"),
        Text("CNY bn", "十亿元"),
        "model.state:Today.dma_inflow",
    ),
    Symbol(
        "a_t",
        Text("announcements since yesterday, net", "昨日以来的公告净数"),
        Text("count", "次"),
        "model.state:Today.announcement",
    ),
    Symbol(
        "m_t",
        Text("units whose lock-up ends today", "当日锁定期届满的份额"),
        Text("share", "比例"),
        "model.state:Today.maturing",
    ),
    Symbol(
        r"\upsilon_t",
        Text("part of a book closed from outside", "由外部原因平仓的组合比例"),
        Text("share", "比例"),
        "model.state:Today.unwind",
    ),
    Symbol(
        "BL",
        Text("backlog of large funds", "大型基金的积压"),
        Text("CNY bn", "十亿元"),
        "model.backlog:backlog",
    ),
)
"""State, inputs and constants. A symbol that one equation alone uses is explained below it."""

PARAMETER_SYMBOLS = {
    "price_multiplier": "$M$",
    "own_multiplier_csi300": "factor of $M$ for the CSI 300",
    "permanent_share": r"$\pi$",
    "inventory_half_life": "$h$ of the clearing",
    "value_buying": r"$\kappa_V$",
    "redemption_ceiling": r"$n_{\max}$",
    "drawdown_weight": r"$\kappa_D$",
    "run_incentive": r"$\kappa_X$",
    "run_threshold": r"$\tau$",
    "run_noise": r"$\varsigma$",
    "sold_share": r"$\varsigma_p$",
    "boom_loss": "$D^0_a$",
    "quant_notice": "$h_a$",
    "expiry_redemption": r"$\eta$",
    "release_rate": "$v_{rel}$",
    "overhang_weight": "$k_O$",
    "overhang_share": "$f_O$",
    "overhang_dma": r"$\gamma_D$",
    "heavyweight_tilt": r"$\pi_s$",
    "leverage_cap": r"$\lambda_{max}$",
    "leverage_target": r"$\lambda_{tgt}$ over the cap",
    "deleveraging_speed": "$v$ of the forced cut",
    "gains_paid_out": "$o$",
    "leverage_spread": "spread of $E_i$ at the opening",
    "dma_gross": "factor of $G_t$, and of the opening stock",
    "inflow_scale": "factor of $G_t$",
    "margin_selling": r"$\kappa_{MT}$",
    "warning_line": r"$\theta_{w}$",
    "stop_loss_line": r"$\theta_{s}$",
    "value_spread": "$s_v$",
    "share_with_lines": r"$\chi$",
    "snowball_size": "sum of $N_{jl}$",
    "delta_far": "$D_0$",
    "delta_peak": "$D_{pk}$",
    "delta_after": "$D_{post}$",
    "press_exaggeration": r"$\chi_P$",
    "spill_share": r"$\eta_L$",
    "switcher_share": r"$\sigma_y$",
    "crowding_capacity": r"$\kappa_c$",
    "profit_taking": r"$\gamma_b$",
    "profit_threshold": "$b_{TP}$",
    "rotation_speed": r"$\omega$",
    "rotation_signal": r"$\theta_N$",
    "swap_rate": "$v_{rot}$",
    "arbitrage_speed": r"$\kappa_A$",
    "arbitrage_cost": "$c_A$",
    "confidence_response": r"$\kappa_C$",
    "basis_per_interest": r"$\lambda_b$",
    "panic_slope": "$g$",
    "panic_memory": "$h_b$",
    "stress_rise": "$v_S$",
    "support_relief": "$a_{NT}$",
}
"""Parameter -> its symbol in the equation, or its part in one; a test asks for every parameter."""


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
