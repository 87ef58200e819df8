"""The symbols of docs/model.md: what each means, its unit, and where it is declared."""

from importlib import import_module
from inspect import isfunction

from docs.markdown import number, table
from model import market
from model.mechanisms import MECHANISMS
from model.parameter_symbols import PARAMETER_SYMBOLS
from model.symbols import SYMBOLS, Symbol, declared


def _where(symbol: Symbol) -> str:
    module, _, name = symbol.where.partition(":")
    package = import_module(module)
    path = module.replace(".", "/") + ("/__init__.py" if hasattr(package, "__path__") else ".py")
    call = "()" if isfunction(declared(symbol)) else ""
    return f"[`{name}{call}`](../{path})"


def symbols() -> str:
    """Return the table of state, inputs and constants."""
    rows = ((f"${s.latex}$", s.meaning.en, s.unit.en, _where(s)) for s in SYMBOLS)
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
