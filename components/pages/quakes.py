"""Two quant crises, aligned on their worst day: simulated beside observed or published."""

from collections.abc import Mapping
from typing import Any

from components.catalogue import Catalogue
from components.figures import layout, line
from components.markup import Markup, tag
from components.pages import fields, structures
from components.pages.lines import band
from components.pages.spec import Page
from components.text_quakes import QUAKES
from components.tokens import token_of
from model.high_to_low import falls
from model.inquiry.quakes import ABROAD, FIRST, LEGS
from model.inquiry.quakes import EXCESS as FUNDS

HOME = "china_2024"
PANELS = ("strategies", "funds", "value", "leverage")
"""What is drawn of each episode, in this order."""
LINES: dict[str, dict[str, str]] = {
    HOME: {"small": "csi2000", "micro": "microcap", "excess_500": "csi500",
           "excess_1000": "csi1000", "dma": "dma"},
    ABROAD: {"reversal": "csi500", "value": "csi2000", "index_enhanced_500": "csi1000",
             "market_neutral": "market_neutral", "dma": "dma"},
}  # fmt: skip
"""Episode -> series -> colour token."""


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    return [
        tag("section", tag("p", id="said", class_="headline", aria_live="polite"),
            tag("p", id="model-said"), tag("p", id="source", class_="source"),
            class_="card result"),
        tag("section", page.say("quakes.charts", "h3"),
            tag("p", id="aligned", class_="note"), structures.switch(page, "quakes.structure"),
            *[_row(episode) for episode in (HOME, ABROAD)],
            tag("p", id="key", class_="key"), class_="card result"),
        tag("section", page.say("quakes.measures", "h3"),
            page.say("quakes.measures.note", "p", class_="note"), _strategies(page),
            tag("div", id="measures"), tag("p", id="sources", class_="source"),
            class_="card result"),
        tag("div", *[
            tag("section", tag("h3", id=f"forced-{episode}"),
                page.say("quakes.forced", "h4"), tag("div", id=f"cut-{episode}"),
                page.say("quakes.causes", "h4"), tag("div", id=f"causes-{episode}"),
                page.say("quakes.policies", "h4"), tag("div", id=f"policies-{episode}"),
                class_="card result")
            for episode in (HOME, ABROAD)], class_="columns"),
        tag("section", page.say("quakes.falls", "h3"),
            page.say("quakes.falls.note", "p", class_="note"), tag("div", id="falls"),
            class_="card"),
        tag("section", page.say("quakes.limits", "h3"),
            tag("ul", *[page.say(f"quakes.limit.{at}", "li") for at in range(_limits())]),
            tag("p", tag("a", QUAKES["quakes.open"]["en"], href=f"episodes/{ABROAD}",
                         id="open-episode", data_t="quakes.open")), class_="card"),
    ]  # fmt: skip


def _limits() -> int:
    return sum(key.startswith("quakes.limit.") for key in QUAKES)


def _row(episode: str) -> Markup:
    """Return the charts of one episode side by side."""
    charts = [
        tag("div", tag("h5", id=f"title-{episode}-{panel}"),
            tag("div", id=f"chart-{episode}-{panel}", class_="chart", role="img", aria_label=""),
            class_="side")
        for panel in PANELS
    ]  # fmt: skip
    return tag("div", tag("h4", id=f"name-{episode}"), tag("div", *charts, class_="panels"))


def _strategies(page: Page) -> Markup:
    names = (*LEGS, *FUNDS)
    choices = [(name, page.say(f"quakes.strategy.{name}")) for name in names]
    label = page.say("quakes.strategy", "label")
    name = {"aria_label": "Strategy of 2024", "data_ta": "quakes.strategy"}
    return fields.own_choice("strategy", label, choices, FIRST, name)


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return for each episode the looks of its series, and of the axes that both share."""
    looks = layout({"l": 44, "r": 12, "t": 6, "b": 26}, dict(colours), 4)
    looks["xaxis"] |= {"type": "linear", "zeroline": True, "zerolinecolor": colours["control"]}
    looks["yaxis"] |= {"autorange": True}
    return {
        episode: {"layout": looks, "series": {n: _series(colours[token_of(t)])
                                              for n, t in names.items()}}
        for episode, names in LINES.items()
    }  # fmt: skip


def _series(colour: str) -> dict[str, Any]:
    mark = {"mode": "lines+markers", "marker": {"color": colour, "symbol": "diamond", "size": 7}}
    seen = line("observed", colour, dash="dot", width=2)
    return {
        "band": band(colour, 0.15, "p05 p95"),
        "observed": seen,
        "published": seen | mark,
        "reference": line("reference", colour, dash="solid", width=2.4),
    }


def facts() -> dict[str, Any]:
    """Return which episodes, panels and series the script draws."""
    return {
        "episodes": [HOME, ABROAD],
        "panels": {
            HOME: {"strategies": list(LEGS), "funds": list(FUNDS)},
            ABROAD: {"strategies": ["reversal", "value"], "funds": ["index_enhanced_500"]},
        },
        "falls": falls(),
    }


PAGE = Page(
    "quakes",
    QUAKES,
    body,
    questions=("quakes",),
    of_scenario=False,
    scripts=("structures.js", "quakes_charts.js", "quakes.js"),
    styles=("check.css", "quakes.css"),
    figures=figures,
    facts=facts,
    group="check",
    keys=("strategy",),
)
