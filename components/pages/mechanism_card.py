"""One mechanism in full: sentence, equation, symbols, parameters, sources, limits, evidence."""

import re
from collections.abc import Sequence

from components.markup import Markup, tag
from components.mathematics import equation, mathml
from components.pages.spec import Page
from model import market
from model.agreement import STRUCTURES
from model.arrays import Array
from model.catalogue import LEVER
from model.connections import moves
from model.declare import Parameter
from model.docstrings import citations, equations, prose
from model.inquiry.ablation import evidence
from model.mechanism import Mechanism
from model.mechanisms import MECHANISMS
from model.stories import Story
from model.structure import calibrated, structure, vectors
from model.symbols import PARAMETER_SYMBOLS

MECHANISM: dict[str, Mechanism] = {m.name: m for m in MECHANISMS}
BAR = (150, 26)
"""Width and height of the picture of a range."""


def number(value: float) -> str:
    """Return a number with three digits and a true minus sign."""
    return f"{value:.3g}".replace("-", "−")


def article(page: Page, story: Story) -> Markup:
    """Return what is told of a mechanism or part; the script shows one at a time."""
    left = [_equations(page, story), _symbols(page, story)]
    right = [_limits(page, story), _place(page, story), _sources(page, story)]
    if story.name in MECHANISM:
        right.insert(1, _evidence(page, story.name))
    return tag(
        "article",
        tag("section", page.say(f"mechanism.{story.name}", "h3", class_="name"),
            page.say(f"mechanism.{story.name}.story", "p", class_="headline"),
            class_="card top-card"),
        tag("div", data_switch=story.name if story.name in MECHANISM else ""),
        tag("div", tag("div", *left, class_="stack"), tag("div", *right, class_="stack"),
            class_="columns"),
        _parameters(page, story),
        id=f"mechanism-{story.name}", data_mechanism_page=story.name, hidden=True,
    )  # fmt: skip


def _card(page: Page, heading: str, *inside: Markup) -> Markup:
    return tag("section", page.say(heading, "h3"), *inside, class_="card")


def _equations(page: Page, story: Story) -> Markup:
    said = page.words["mechanisms.equation"]["en"]
    drawn = [equation(each, said, "mechanisms.equation") for each in equations(story.file)]
    return _card(page, "mechanisms.equation", *drawn)


def _table(page: Page, heads: Sequence[str], rows: Sequence[Sequence[Markup]]) -> Markup:
    cells = [page.say(key, "th", scope="col") for key in heads]
    lines = [tag("tr", *row) for row in rows]
    grid = tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *lines))
    return tag("div", grid, class_="wide", tabindex="0", role="region",
               aria_label=page.words[heads[0]]["en"], data_ta=heads[0])  # fmt: skip


def _symbols(page: Page, story: Story) -> Markup:
    rows = [
        (tag("td", mathml(symbol.latex)), page.say(f"mechanism.{story.name}.symbol.{at}", "td"))
        for at, symbol in enumerate(story.symbols)
    ]
    for given in parameters(story.name):
        shown = symbol_of(given)
        if shown:
            rows.append((tag("td", mathml(shown)), page.say(f"parameter.{given.name}", "td")))
    heads = ("mechanisms.symbols.symbol", "mechanisms.symbols.meaning")
    return _card(page, "mechanisms.symbols", _table(page, heads, rows))


def symbol_of(given: Parameter) -> str:
    """Return the symbol of a parameter in LaTeX."""
    found = re.search(r"\$(.+?)\$", PARAMETER_SYMBOLS.get(given.name, ""))
    return found[1] if found else ""


def parameters(name: str) -> tuple[Parameter, ...]:
    """Return the parameters of a mechanism or part."""
    if name in MECHANISM:
        return MECHANISM[name].parameters
    return market.PARAMETERS if name == "market" else ()


# ---- parameters ----------------------------------------------------------------------------------


def _parameters(page: Page, story: Story) -> Markup:
    given = parameters(story.name)
    if not given:
        return _card(page, "mechanisms.parameters", page.say("mechanisms.parameters.none", "p"))
    note = page.say("mechanisms.parameters.note", "p", class_="note")
    rows = [_parameter(page, each) for each in given]
    heads = ["mechanisms.parameters", "mechanisms.symbols.symbol"]
    heads += [f"mechanisms.structure.{name}" for name in STRUCTURES]
    heads += ["mechanisms.range", "mechanisms.source"]
    return _card(page, "mechanisms.parameters", note, _table(page, heads, rows))


def _parameter(page: Page, given: Parameter) -> list[Markup]:
    shown = symbol_of(given)
    name = tag(
        "th", page.say(f"parameter.{given.name}"), Markup("<br>"), tag("code", given.name),
        scope="row",
    )  # fmt: skip
    values = [tag("td", number(_reference(given, s)), class_="figure") for s in STRUCTURES]
    return [
        name,
        tag("td", mathml(shown) if shown else ""),
        *values,
        tag("td", _range(page, given)),
        tag("td", given.source, class_="said", lang="en"),
    ]


def _reference(given: Parameter, name: str) -> float:
    return float(vectors(1, name)[given.name][0])


def prior(given: Parameter, name: str) -> tuple[float, float]:
    """Return the range that a structure draws a parameter from; both ends alike if fixed."""
    chosen = structure(name)
    if given.name in chosen.ranges:
        return chosen.ranges[given.name]
    fixed = _reference(given, name)
    return fixed, fixed


def drawn(given: Parameter, name: str) -> tuple[float, float] | None:
    """Return 5 and 95 % of the calibrated vectors, or none if it is held fixed."""
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


# ---- limits, evidence, place, sources ------------------------------------------------------------


def _limits(page: Page, story: Story) -> Markup:
    return _card(page, "mechanisms.limits", page.say(f"mechanism.{story.name}.limits", "p"))


def _evidence(page: Page, name: str) -> Markup:
    found = evidence(name)
    rows = [
        (
            page.say(f"mechanisms.structure.{at}", "th", scope="row"),
            *(tag("td", number(row[key]), class_="figure")
              for key in ("change_loss", "refitted_change", "margin")),
            page.say(f"verdict.{row['verdict']}", "td"),
        )
        for at, row in found["structures"].items()
    ]  # fmt: skip
    heads = [f"mechanisms.evidence.{key}" for key in
             ("structure", "as_is", "again", "margin", "verdict")]  # fmt: skip
    return _card(
        page,
        "mechanisms.evidence",
        page.say(f"verdict.{found['together']}", "p", class_=f"verdict {found['together']}"),
        _table(page, heads, rows),
        page.say("mechanisms.evidence.rule", "p", class_="note"),
        page.say("mechanisms.evidence.source", "p", class_="note"),
    )


def _place(page: Page, story: Story) -> Markup:
    mechanism = MECHANISM.get(story.name)
    items: list[Markup] = []
    if mechanism:
        acting = dict.fromkeys((*mechanism.sells, *mechanism.trades, *mechanism.futures))
        classes = [tag("span", name, data_t=f"class.{name}", class_="tag") for name in acting]
        nobody = page.say("mechanisms.acts.nobody")
        items += _pair(page, "mechanisms.acts", *(classes or [nobody]))
        moved = [page.say(f"moves.{name}", class_="tag") for name in moves(mechanism)]
        items += _pair(page, "mechanisms.moves", *moved)
        scaled = [tag("span", lever.label.en, data_t=f"lever.{lever.name}", class_="tag")
                  for lever in mechanism.assumptions if lever.name in LEVER]  # fmt: skip
        if scaled:
            items += _pair(page, "mechanisms.levers", *scaled)
        command = f"python -m model run --off {mechanism.name}"
        items += _pair(page, "mechanisms.switch", tag("code", command))
    else:
        items += _pair(page, "mechanisms.switch", page.say("mechanisms.switch.none"))
    items += _pair(page, "mechanisms.place", tag("code", story.file))
    return _card(page, "mechanisms.place", tag("dl", *items, class_="facts"))


def _pair(page: Page, key: str, *inside: Markup) -> list[Markup]:
    return [page.say(key, "dt"), tag("dd", *inside)]


def _sources(page: Page, story: Story) -> Markup:
    works = citations(story.file)
    said = [tag("li", work, lang="en") for work in works]
    listed = tag("ul", *said) if said else page.say("mechanisms.sources.none", "p")
    words = [tag("p", part, lang="en") for part in prose(story.file)]
    return _card(
        page,
        "mechanisms.sources",
        listed,
        tag("details", page.say("mechanisms.words", "summary"), *words, class_="words"),
        page.say("mechanisms.sources.grade", "p", class_="note"),
    )
