"""Fair money: the same money in each thing that it can buy, and a search for its best split."""

from collections.abc import Mapping
from typing import Any

from components.catalogue import Catalogue
from components.figures import layout, line
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_money import MONEY_WORDS
from components.tokens import token_of
from model.inquiry import QUESTION
from model.inquiry.money import WEEKS
from model.inquiry.rescue_plan import ALL_USES, HISTORICAL, SMALL_CAPS_AND_OUTCOMES

DEFAULT = "market_value_lost"
"""The outcome shown first: what all holders of stocks lose together."""
OWN_SEARCH = ("earlier", "over")
"""Fields of the search that stand in the address as keys of this page."""
FUTURES = ("IC", "IM")
SCALES = ("per_ten", "all")


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    del catalogue
    return [
        tag("section", tag("div", _metric(), fields.controls("money"), class_="fields"),
            class_="card"),
        _uses(page),
        tag("div", _sizes(page), _every(page), class_="columns"),
        _search(page),
        tag("section", page.say("money.limits", "h3"), page.say("money.limits.prices", "p"),
            page.say("money.limits.futures", "p"), page.say("money.limits.search", "p"),
            class_="card limits"),
    ]  # fmt: skip


def _uses(page: Page) -> Markup:
    return tag(
        "section",
        tag("p", id="said", class_="headline", aria_live="polite"),
        tag("div", _own(page, "scale", SCALES), _own(page, "weeks", WEEKS), class_="fields"),
        tag("h3", id="uses-title"),
        tag("div", id="uses-key", class_="money-key"),
        tag("div", id="chart-uses", class_="chart", role="img", aria_label=""),
        page.say("money.uses.key", "p", class_="note"),
        tag("p", id="source", class_="source"),
        class_="card result",
    )


def _sizes(page: Page) -> Markup:
    return tag(
        "section",
        tag("h3", id="sizes-title"),
        tag("div", id="chart-sizes", class_="chart", role="img", aria_label=""),
        page.say("money.sizes.note", "p", class_="note"),
        class_="card result",
    )


def _every(page: Page) -> Markup:
    return tag(
        "section",
        tag("h3", id="table-title"),
        tag("div", id="money-table"),
        page.say("money.starts", "h3"),
        tag("div", id="starts-table"),
        class_="card result",
    )


def _search(page: Page) -> Markup:
    """Return the search: started by its button, with a bar of its own, so the page stays usable."""
    bar = tag("progress", id="search-bar", max="1", value="0", aria_label="", data_ta="loading")
    cancel = page.say("money.search.cancel", "button", type="button", class_="button",
                      id="search-cancel")  # fmt: skip
    return tag(
        "section",
        page.say("money.search", "h3"),
        page.say("money.search.lead", "p", class_="note"),
        tag("p", id="search-about"),
        tag("div", *[_asked(name) for name in OWN_SEARCH],
            page.say("money.search.run", "button", type="button", class_="button main",
                     id="search-run"), class_="fields"),
        tag("div", bar, tag("span", id="search-step", role="status"), cancel,
            class_="money-progress", id="search-progress", hidden=True),
        tag("p", id="search-problem", class_="problem", role="alert", hidden=True),
        tag("div", tag("p", id="search-said", class_="headline", aria_live="polite"),
            tag("p", id="search-stale", class_="note", hidden=True),
            tag("div", id="search-split"),
            tag("div", id="search-table"),
            tag("div", _figure("course"), _figure("frontier"), class_="money-figures"),
            tag("div", id="search-outcomes"),
            tag("p", id="search-facts", class_="source"),
            id="search-result", hidden=True),
        class_="card money-search",
    )  # fmt: skip


def _figure(name: str) -> Markup:
    return tag("div", tag("h4", id=f"{name}-title"),
               tag("div", id=f"chart-{name}", class_="chart", role="img", aria_label=""),
               id=f"{name}-box")  # fmt: skip


def _metric() -> Markup:
    """Return the list of outcomes, with the equal mix that this page adds."""
    options = [
        (m.name, tag("option", m.label.en, value=m.name, data_t=f"metric.{m.name}"))
        for m in SMALL_CAPS_AND_OUTCOMES
    ]
    label = tag("label", "Outcome", data_t="ask.metric")
    name = {"aria_label": "Outcome", "data_ta": "ask.metric"}
    return tag("div", label, fields.own_list("metric", options, DEFAULT, name), class_="field")


def _own(page: Page, key: str, values: tuple[Any, ...]) -> Markup:
    """Return a choice of the page itself: how effects are scaled, which start is told."""
    label = page.say(f"money.{key}", "label")
    name = {"aria_label": page.words[f"money.{key}"]["en"], "data_ta": f"money.{key}"}
    if len(values) <= fields.SIDE_BY_SIDE:
        choices = [(str(v), page.say(f"money.{key}.{v}")) for v in values]
    else:
        choices = [(str(v), page.say(f"money.{key}.{v}", "option", value=str(v))) for v in values]
    return fields.own_choice(key, label, choices, str(values[0]), name)


def _asked(name: str) -> Markup:
    """Return a field of the search as a key of this page: it does not ask the first question."""
    field, key = QUESTION["rescue_search"].field(name), f"field.rescue_search.{name}"
    label = tag("label", field.label.en, data_t=key, title=field.help.en, data_tt=f"{key}.help")
    choices = [(c.value, tag("span", c.label.en, data_t=f"{key}.{c.value}")) for c in field.choices]
    said = {"aria_label": field.label.en, "data_ta": key}
    return fields.own_choice(name, label, choices, str(field.default), said)


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the charts: effect by start, effect by budget, course of a search, frontier."""
    found, even, historical = (colours[name] for name in ("accent", "csi1000", "muted"))
    course = [line("best", found, "solid", 2.4), line("mean", colours["muted"], "dash", 1.6)]
    frontier = [
        _with_range(line("best", found, "solid", 2.4), found, "circle"),
        _with_range(line("even", even, "dot", 1.8), even, "square"),
        _with_range(line("historical", historical, "dash", 1.8), historical, "diamond"),
    ]
    return {
        "uses": {"data": [_use(use, colours) for use in ALL_USES], "layout": _looks(colours)},
        "sizes": {"data": [_use(use, colours) for use in ALL_USES], "layout": _looks(colours)},
        "course": {"data": course, "layout": _looks(colours)},
        "frontier": {"data": frontier, "layout": _looks(colours)},
    }


def _looks(colours: Mapping[str, str]) -> dict[str, Any]:
    looks = layout({"l": 56, "r": 14, "t": 8, "b": 46}, dict(colours))
    looks["xaxis"] |= {"type": "linear"}
    looks["yaxis"] |= {"zeroline": True, "zerolinecolor": colours["control"]}
    looks["hovermode"] = "closest"
    return looks


def _use(use: str, colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the line of one use: funds solid, futures dashed in the colour of their index."""
    historical = use == HISTORICAL
    colour = colours["muted"] if historical else colours[token_of(use)]
    dash = "dot" if historical else "dash" if use in FUTURES else "solid"
    symbol = "diamond" if historical else "square-open" if use in FUTURES else "circle"
    return _with_range(line(use, colour, dash, 1.8), colour, symbol)


def _with_range(drawn: dict[str, Any], colour: str, symbol: str) -> dict[str, Any]:
    error = {"type": "data", "symmetric": False, "color": colour, "thickness": 1.2, "width": 2}
    return drawn | {
        "mode": "lines+markers",
        "marker": {"color": colour, "symbol": symbol, "size": 8},
        "error_y": error,
        "hovertemplate": "%{text}<extra></extra>",
    }


def facts() -> dict[str, Any]:
    """Return the outcomes of this page: those of all pages and the equal mix."""
    return {"metrics": [metric.json() for metric in SMALL_CAPS_AND_OUTCOMES]}


PAGE = Page(
    "money",
    MONEY_WORDS,
    body,
    questions=("money", "rescue_search"),
    scripts=("money_words.js", "money_search.js", "money.js"),
    styles=("money.css",),
    figures=figures,
    facts=facts,
    keys=("metric", "scale", "weeks", *OWN_SEARCH),
)
