"""Why did it fall: the waterfall of a move, and the chain behind each of its bars."""

from collections.abc import Mapping
from typing import Any

from components.catalogue import Catalogue
from components.figures import layout
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_doubts import computed
from components.text_why import CHAIN, WHY
from model.stories import LABELS, stories

NEWS, LIMITS = "news", "price_limits"
TOLD = {
    **{f"cause.{name}": name for name in LABELS},
    **dict.fromkeys(("cause.market_news", "cause.style_news"), NEWS),
    "cause.limited": LIMITS,
}
"""Part of a move -> the mechanism or part of the day that has a page; the rest has none."""


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    return [
        tag("section", _questions(page, catalogue), class_="card"),
        tag("section",
            tag("p", id="said", class_="headline", aria_live="polite"),
            tag("p", id="sum", class_="note"),
            tag("div", _waterfall(page),
                tag("div", id="bars", class_="bars", data_own="part", data_default=""),
                class_="waterfall"),
            tag("p", id="doubts", class_="note", hidden=True),
            page.say("why.note", "p", class_="note"),
            tag("p", id="source", class_="source"),
            class_="card result"),
        _chain(page),
    ]  # fmt: skip


def _questions(page: Page, catalogue: Catalogue) -> Markup:
    ways = [(way, page.say(f"why.by.{way}")) for way in ("mechanism", "class")]
    name = {"aria_label": "Parts are", "data_ta": "why.by"}
    return tag(
        "div",
        fields.controls("why", ("index", "from", "to")),
        fields.own_choice("by", page.say("why.by", "label"), ways, "mechanism", name),
        fields.controls("why", ("view",)),
        _than(catalogue),
        class_="fields",
    )


def _than(catalogue: Catalogue) -> Markup:
    """Return the list of scenarios to compare with; the script adds one that is not in it."""
    options = [
        tag("option", scenario["name"]["en"], value=scenario["link"],
            data_t=f"scenario.{scenario['id']}")
        for scenario in catalogue.scenarios
    ]  # fmt: skip
    key = "field.why.than"
    label = tag("label", "compared with", data_t=key, for_="field-than", data_tt=f"{key}.help")
    named = {"aria_label": "compared with", "data_ta": key, "data_field": "than"}
    return tag("div", label, tag("select", *options, id="field-than", class_="select", **named),
               class_="field", id="than")  # fmt: skip


def _waterfall(page: Page) -> Markup:
    stroke = [
        tag("span", tag("i", class_=f"patch {kind}"), page.say(f"why.key.{kind}"))
        for kind in ("orders", "news", "rest", "range")
    ]
    return tag(
        "div",
        page.say("why.chart", "h3"),
        tag("div", id="chart-waterfall", class_="chart", role="img", aria_label=""),
        tag("div", *stroke, class_="patches"),
    )


def _chain(page: Page) -> Markup:
    days = tag("select", id="day", class_="select", data_own="day", data_default="",
               aria_label="Session", data_ta="why.day")  # fmt: skip
    step = [
        tag("button", sign, type="button", class_="button", id=f"day-{way}",
            aria_label=way, data_ta=f"why.{way}")
        for way, sign in (("previous", "←"), ("next", "→"))
    ]  # fmt: skip
    return tag(
        "section",
        tag("h3", id="chain-title"),
        tag("p", id="chain-said", class_="headline", aria_live="polite"),
        tag("p", id="chain-limits", class_="note", hidden=True),
        page.say("why.days", "h4"),
        tag("div", id="chart-days", class_="chart days", role="img", aria_label=""),
        tag("div", page.say("why.day", "label", for_="day"), step[0], days, step[1],
            class_="field", id="day-choice"),
        tag("div", id="chain"),
        tag("details",
            page.say("why.all_days", "summary"),
            tag("div", id="every"), class_="every"),
        tag("p", page.say("why.unit"), " ",
            page.say("why.flows", "a", href="#", id="to-flows"), " ",
            page.say("why.mechanism", "a", href="#", id="to-mechanism", hidden=True),
            class_="note"),
        class_="card",
        id="chain-card",
        hidden=True,
    )  # fmt: skip


def limits() -> dict[str, dict[str, str]]:
    """Return what cannot be known of each mechanism that a part of a move can lead to."""
    told = stories()
    return {name: told[name].limits.json() for name in dict.fromkeys(TOLD.values())}


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the waterfall, one horizontal bar a part, and the days of one part."""
    looks = layout({"l": 250, "r": 18, "t": 4, "b": 30}, dict(colours))
    looks["hovermode"] = False
    looks["xaxis"] |= {"type": "linear", "showgrid": True, "zeroline": True,
                       "zerolinecolor": colours["control"], "nticks": 7}  # fmt: skip
    looks["yaxis"] |= {"type": "linear", "showgrid": False}
    bar = {
        "type": "bar",
        "orientation": "h",
        "error_x": {"type": "data", "symmetric": False, "color": colours["ink"],
                    "thickness": 1.5, "width": 3},
        "textposition": "none",
        "hoverinfo": "skip",
        "width": 0.62,
    }  # fmt: skip
    days = layout({"l": 46, "r": 14, "t": 8, "b": 26}, dict(colours))
    days["hovermode"] = False
    days["xaxis"] |= {"type": "category"}
    days["yaxis"] |= {"zeroline": True, "zerolinecolor": colours["control"]}
    column = {"type": "bar", "hoverinfo": "skip"}
    return {
        "waterfall": {"data": [bar], "layout": looks},
        "days": {"data": [column], "layout": days},
    }


PAGE = Page(
    "why",
    WHY | CHAIN,
    body,
    questions=("why", "why_day"),
    scripts=("why_parts.js", "why_chain.js", "why.js"),
    styles=("why.css",),
    figures=figures,
    computed=computed,
    facts=lambda: {"told": TOLD, "limits": limits()},
    keys=("by", "part", "day"),
)
