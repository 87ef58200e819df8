"""The parameters of a mechanism on its page: values, ranges as pictures, sources."""

import re
from collections.abc import Sequence
from functools import cache

from components.markup import Markup, tag
from components.mathematics import mathml
from components.pages.spec import Page, Words
from model import market
from model.agreement import STRUCTURES
from model.arrays import Array
from model.declare import Parameter
from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.parameter_symbols import PARAMETER_SYMBOLS
from model.parameters import PARAMETERS
from model.structure import calibrated, structure, vectors

MECHANISM: dict[str, Mechanism] = {m.name: m for m in MECHANISMS}
BAR = (150, 26)
"""Width and height of the picture of a range."""


def number(value: float) -> str:
    """Return a number with three digits and a true minus sign."""
    return f"{value:.3g}".replace("-", "−")


def card(page: Page, heading: str, *inside: Markup) -> Markup:
    """Return a card with a heading."""
    return tag("section", page.say(heading, "h3"), *inside, class_="card")


def table(page: Page, heads: Sequence[str], rows: Sequence[Sequence[Markup]]) -> Markup:
    """Return a table that scrolls where it is too wide; the first cell of a row may be a head."""
    cells = [page.say(key, "th", scope="col") for key in heads]
    lines = [tag("tr", *row) for row in rows]
    grid = tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *lines))
    return tag("div", grid, class_="wide", tabindex="0", role="region",
               aria_label=page.words[heads[0]]["en"], data_ta=heads[0])  # fmt: skip


def symbol_of(given: Parameter) -> str:
    """Return the symbol of a parameter in LaTeX; none if it is only part of one."""
    found = re.match(r"\$(.+?)\$", PARAMETER_SYMBOLS.get(given.name, ""))
    return found[1] if found else ""


def parameters(name: str) -> tuple[Parameter, ...]:
    """Return the parameters of a mechanism or part."""
    if name in MECHANISM:
        return MECHANISM[name].parameters
    return market.PARAMETERS if name == "market" else ()


def section(page: Page, name: str) -> Markup:
    """Return the card with all parameters of a mechanism or part."""
    given = parameters(name)
    if not given:
        return card(page, "mechanisms.parameters", page.say("mechanisms.parameters.none", "p"))
    note = page.say("mechanisms.parameters.note", "p", class_="note")
    rows = [_parameter(page, each) for each in given]
    heads = ["mechanisms.parameters", "mechanisms.symbols.symbol"]
    heads += [f"mechanisms.structure.{name}" for name in STRUCTURES]
    heads += ["mechanisms.range", "mechanisms.source"]
    grid = tag("div", table(page, heads, rows), class_="parameters")
    return card(page, "mechanisms.parameters", note, grid)


def _parameter(page: Page, given: Parameter) -> list[Markup]:
    shown = symbol_of(given)
    name = tag(
        "th", page.say(f"parameter.{given.name}"), Markup("<br>"), tag("code", given.name),
        scope="row",
    )  # fmt: skip
    values = [_value(page, given, s) for s in STRUCTURES]
    return [
        name,
        tag("td", mathml(shown) if shown else ""),
        *values,
        tag("td", _range(page, given)),
        tag("td", page.say(f"parameter.{given.name}.source", "cite"), class_="origin"),
    ]


def amounts() -> Words:
    """Return the words of reference values that the two languages count differently."""
    return {
        f"parameter.{each.name}.{name}": {
            language: each.unit.said(_reference(each, name), language) for language in ("en", "zh")
        }
        for each in PARAMETERS
        if each.unit.zh_factor != 1.0
        for name in STRUCTURES
    }


def _value(page: Page, given: Parameter, name: str) -> Markup:
    """Return the reference value as a cell: a plain number, or an amount in each language."""
    if given.unit.zh_factor != 1.0:
        return page.say(f"parameter.{given.name}.{name}", "td", class_="figure")
    return tag("td", number(_reference(given, name)), class_="figure")


@cache
def _vector(structure_name: str) -> dict[str, float]:
    return {name: float(values[0]) for name, values in vectors(1, structure_name).items()}


def _reference(given: Parameter, name: str) -> float:
    return _vector(name)[given.name]


def prior(given: Parameter, name: str) -> tuple[float, float]:
    """Return the range that a structure draws a parameter from; both ends alike if fixed."""
    chosen = structure(name)
    if given.name in chosen.ranges:
        return chosen.ranges[given.name]
    fixed = _reference(given, name)
    return fixed, fixed


def drawn(given: Parameter, name: str) -> tuple[float, float] | None:
    """Return 5 and 95% of the calibrated vectors, or none if it is held fixed."""
    table = calibrated(name)
    if given.name not in table.columns or given.name not in structure(name).ranges:
        return None
    values: Array = table[given.name].to_numpy(dtype=float)
    low, high = (float(v) for v in (values.min(), values.max()))
    if low == high:
        return None
    return float(table[given.name].quantile(0.05)), float(table[given.name].quantile(0.95))


def _range(page: Page, given: Parameter) -> Markup:
    """Return the range of the prior as a line, and of each structure's vectors as a bar on it."""
    each = {name: drawn(given, name) for name in STRUCTURES}
    if not any(each.values()):
        return page.say("mechanisms.fixed")
    ends = [end for name in STRUCTURES for end in prior(given, name)]
    low, high = min(ends), max(ends)
    width, height = BAR

    def x(value: float) -> float:
        return 2.0 + (width - 4.0) * (value - low) / (high - low)

    marks, told = [], []
    for at, (name, found) in enumerate(each.items()):
        y = 4.0 + 11.0 * at
        start, end = prior(given, name)
        marks.append(f'<path class="prior" d="M{x(start):.1f} {y + 3.5}H{x(end):.1f}"/>')
        if found:
            span = x(found[1]) - x(found[0])
            marks.append(f'<rect class="drawn {name}" x="{x(found[0]):.1f}" y="{y}" '
                         f'width="{span:.1f}" height="7" rx="2"/>')  # fmt: skip
            told.append(f"{name.upper()} {number(found[0])} – {number(found[1])}")
        middle = x(_reference(given, name))
        marks.append(f'<path class="mark" d="M{middle:.1f} {y - 2}V{y + 9}"/>')
    picture = Markup(
        f'<svg class="span" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true">{"".join(marks)}</svg>'
    )
    words = tag(
        "span", page.say("mechanisms.prior"), f" {number(low)} – {number(high)} · ",
        page.say("mechanisms.calibrated"), f" {' · '.join(told)}", class_="note",
    )  # fmt: skip
    return tag("div", picture, words, class_="range")
