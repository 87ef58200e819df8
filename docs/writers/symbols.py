"""The symbols of docs/model.md: what each means, its unit, and where it is declared."""

from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from inspect import isfunction
from typing import Any

from docs.markdown import number, table
from model import market
from model.mechanisms import MECHANISMS


@dataclass(frozen=True)
class Symbol:
    """A symbol in LaTeX, and the name in the code that carries it (`module:name` or `.field`)."""

    latex: str
    meaning: str
    unit: str
    where: str


SYMBOLS = (
    Symbol("a", "class of investors", "", "model.names:CLASSES"),
    Symbol("k", "stock index, disjoint from the others", "", "model.names:INDICES"),
    Symbol("j", "index future, written on an index", "", "model.names:FUTURES"),
    Symbol("m", "mechanism (in clearing)", "", "model.mechanisms:MECHANISMS"),
    Symbol("p", "price, 1 at the opening; log p is carried", "1", "model.state:State.log_price"),
    Symbol("C", "capitalisation", "CNY bn", "model.state:Morning.capitalisation"),
    Symbol("V", "turnover of a calm day", "CNY bn a day", "model.state:Constants.turnover"),
    Symbol("h", "shares held", "CNY bn at opening prices", "model.state:State.shares"),
    Symbol("A", "stock at market", "CNY bn", "model.state:Morning.assets"),
    Symbol("c_a", "cash, below zero: borrowed", "CNY bn", "model.state:State.cash"),
    Symbol("E", "net assets, stock and cash", "CNY bn", "model.state:Morning.equity"),
    Symbol("w", "weight in the stock book", "share", "model.state:Morning.weights"),
    Symbol("u_a", "fund units", "CNY bn at the opening", "model.state:State.units"),
    Symbol("v", "value of a unit", "1", "model.state:Morning.net_asset_value"),
    Symbol("Q_a", "redemptions due and not yet paid", "CNY bn", "model.state:State.unpaid"),
    Symbol("s", "part of the stock book sold pro rata", "a day", "model.mechanism:Desire.sales"),
    Symbol("d", "order, bought > 0", "CNY bn", "model.mechanism:Desire.trades"),
    Symbol(r"\varphi", "futures held", "units of the index", "model.state:State.futures"),
    Symbol("F", "price of the main contract", "1", "model.state:futures_price"),
    Symbol("b", "basis, F / p − 1", "share of spot", "model.state:State.basis"),
    Symbol("b^0", "basis of a calm day", "share of spot", "model.state:Constants.calm_basis"),
    Symbol("OI", "open interest", "CNY bn", "model.state:Constants.open_interest"),
    Symbol("S", "liquidity stress, at least 1", "×", "model.state:State.stress"),
    Symbol(r"\sigma_0", "calm volatility", "a day", "model.state:Constants.calm_volatility"),
    Symbol("y", "decaying sum of flows over capitalisation", "1", "model.state:State.inventory"),
    Symbol("z", "log price of carrying it", "log", "model.state:State.inventory_price"),
    Symbol("r", "log return of the day", "log", "model.mechanism:Evening.returns"),
    Symbol("n_k", "news", "log", "model.news:News.prices"),
    Symbol(r"\beta_k", "loading on CSI 300 news", "1", "model.episode:Episode.news_loading"),
    Symbol("f_k", "slow style cycle, part of the news", "log", "model.news:News.style"),
    Symbol("u_j", "residual of the basis", "share of spot", "model.news:News.basis"),
    Symbol(r"\nu_a", "strength of the net-sell limit", "share", "model.state:Today.limit_large"),
    Symbol(r"\beta", "strength of the DMA ban (in its rule)", "share", "model.state:Today.ban"),
    Symbol("NT", "national-team purchases", "CNY bn", "model.state:Today.rescue"),
    Symbol(
        r"\text{support}", "futures bought", "CNY bn notional", "model.state:Today.futures_support"
    ),
    Symbol("G_t", "new DMA money today", "CNY bn", "model.state:Today.dma_inflow"),
    Symbol("a_t", "announcements since yesterday, net", "count", "model.state:Today.announcement"),
    Symbol("m_t", "units whose lock-up ends today", "share", "model.state:Today.maturing"),
    Symbol(
        r"\upsilon_t", "part of a book closed from outside", "share", "model.state:Today.unwind"
    ),
    Symbol("e_a", "share of a book decided to be sold", "share", "model.state:Today.early"),
    Symbol(r"\ell_a", "share of units decided to leave", "share", "model.state:Today.leaving"),
    Symbol("BL", "backlog of large funds", "CNY bn", "model.backlog:backlog"),
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


def _where(symbol: Symbol) -> str:
    module, _, name = symbol.where.partition(":")
    package = import_module(module)
    path = module.replace(".", "/") + ("/__init__.py" if hasattr(package, "__path__") else ".py")
    call = "()" if isfunction(declared(symbol)) else ""
    return f"[`{name}{call}`](../{path})"


def symbols() -> str:
    """Return the table of state, inputs and constants."""
    rows = ((f"${s.latex}$", s.meaning, s.unit, _where(s)) for s in SYMBOLS)
    return table(("symbol", "meaning", "unit", "declared as"), rows)


def parameter_symbols() -> str:
    """Return the table of parameters: symbol, meaning, unit, declared range."""
    rows = []
    for name, given in (
        ("market", market.PARAMETERS),
        *((m.name, m.parameters) for m in MECHANISMS),
    ):
        for p in given:
            low, high = number(p.low), number(p.high)
            rows.append(
                (
                    PARAMETER_SYMBOLS.get(p.name, ""),
                    p.label.en,
                    p.unit.en,
                    low if p.low == p.high else f"{low} to {high}",
                    f"[`{p.name}`](parameters.md#{name})",
                )
            )
    return table(("symbol", "meaning", "unit", "declared range", "declared as"), rows)
