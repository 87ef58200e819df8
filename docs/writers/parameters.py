"""docs/parameters.md: every lever, assumption and parameter as it was declared."""

import model
from docs.markdown import number, span, table
from model import market
from model.declare import Lever, Parameter
from model.identified import Fitted, fitted
from model.mechanisms import MECHANISMS
from model.parameters import PARAMETER
from model.structure import Structure, structure
from model.tables import calibrated_structures, choices

GROUPS = {
    "net_sell_limit": "Net-sell limit",
    "dma_ban": "DMA net-sell limit",
    "dma_cap": "DMA leverage cap",
    "rescue": "National team's ETF purchases",
    "futures_support": "Index futures purchases",
}


def _range(lever: Lever) -> str:
    if lever.choices:
        return ", ".join(f"`{choice.value}`" for choice in lever.choices)
    return f"{_value(lever.min)} to {_value(lever.max)}"


def _value(value: object) -> str:
    return number(float(value)) if isinstance(value, (int, float)) else f"{value}"


def _lever(lever: Lever) -> tuple[str, ...]:
    default = f"`{lever.default}`" if lever.choices else _value(lever.default)
    return (
        f"`{lever.name}`",
        f"{lever.label.en} / {lever.label.zh}",
        _range(lever),
        "" if lever.step is None else number(lever.step),
        lever.unit.en,
        default,
        lever.source.en,
    )


LEVER_HEADINGS = ("name", "label", "range", "step", "unit", "default", "source")


def levers() -> str:
    """Return a table for each policy group."""
    parts = []
    for group, heading in GROUPS.items():
        rows = [_lever(lever) for lever in model.LEVERS if lever.group == group]
        parts.append(f"### {heading} · `{group}`\n\n{table(LEVER_HEADINGS, rows)}")
    return "\n\n".join(parts)


def assumptions() -> str:
    """Return the table of assumptions and what each scales."""
    rows = [
        (
            *_lever(lever)[:-1],
            f"`{lever.scales}`" if lever.scales else "",
            lever.source.en,
        )
        for lever in model.LEVERS
        if lever.group == "assumption"
    ]
    return table((*LEVER_HEADINGS[:-1], "scales", "source"), rows)


def _in_structure(parameter: Parameter, chosen: Structure) -> str:
    if parameter.name in chosen.fixed:
        return f"fixed {number(chosen.fixed[parameter.name])}"
    for word, ranges in (("free", chosen.free), ("prior only", chosen.prior_only)):
        if parameter.name in ranges:
            return f"{word} {span(*ranges[parameter.name])}"
    return "default"


def _declared(parameter: Parameter) -> str:
    if parameter.low == parameter.high:
        return "fixed"
    return span(parameter.low, parameter.high)


def _quantiles(name: str) -> dict[str, Fitted]:
    """Return the calibrated quantiles of a structure by parameter; none before its first fit."""
    return {f.name: f for f in fitted(name)} if name in calibrated_structures() else {}


def _calibrated(parameter: Parameter, quantiles: dict[str, Fitted]) -> str:
    if parameter.name not in quantiles:
        return ""
    found = quantiles[parameter.name]
    return f"{number(found.p05)} – {number(found.p50)} – {number(found.p95)}"


def parameters() -> str:
    """Return a table of parameters for each module, with the ranges of every structure."""
    chosen = {name: (structure(name), _quantiles(name)) for name in choices("structure")}
    headings = [*PARAMETER_HEADINGS]
    for name in chosen:
        headings += [f"structure {name.upper()}", f"{name.upper()}, 5 – 50 – 95%"]
    parts = []
    sections = {"market": market.PARAMETERS, **{m.name: m.parameters for m in MECHANISMS}}
    for module, declared in sections.items():
        rows = []
        for p in declared:
            row = [f"`{p.name}`", f"{p.label.en} / {p.label.zh}", p.unit.en, number(p.default)]
            row += [_declared(p), p.source.en]
            for each, quantiles in chosen.values():
                row += [_in_structure(p, each), _calibrated(p, quantiles)]
            rows.append(row)
        if rows:
            parts.append(f"### {module}\n\n{table(headings, rows)}")
    return "\n\n".join(parts)


PARAMETER_HEADINGS = ("name", "label", "unit", "default", "declared range", "source")


def beyond() -> str:
    """List parameters whose range in a structure leaves the declared one."""
    wider = []
    for name in choices("structure"):
        for parameter, (low, high) in structure(name).ranges.items():
            declared = PARAMETER[parameter]
            if low < declared.low or high > declared.high:
                allowed = span(declared.low, declared.high)
                wider.append(
                    f"`{parameter}` in {name.upper()} ({span(low, high)} against {allowed})"
                )
    return ", ".join(wider) if wider else "none"


def blocks() -> dict[str, str]:
    """Return the blocks of docs/parameters.md."""
    return {
        "levers": levers(),
        "assumptions": assumptions(),
        "parameters": parameters(),
        "beyond": beyond(),
    }
