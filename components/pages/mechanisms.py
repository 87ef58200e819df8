"""Mechanisms: all of them in a list and a picture, and each by itself with a switch."""

from collections.abc import Mapping
from typing import Any

from components import diagram
from components.catalogue import FOCUS, Catalogue
from components.figures import layout
from components.markup import Markup, tag
from components.pages import fields
from components.pages.mechanism_card import article
from components.pages.mechanism_parameters import MECHANISM, amounts
from components.pages.spec import Page
from components.text_mechanisms import MECHANISMS
from components.text_purchases import PURCHASES
from model.inquiry.ablation import evidence
from model.labels import CLASS_LABEL
from model.mode import STRUCTURE
from model.names import INDEX_LABEL
from model.stories import LABELS, Story, stories

WORDS = MECHANISMS | PURCHASES | {
    f"mechanisms.structure.{c.value}": c.label.json() for c in STRUCTURE.choices
}  # fmt: skip
WORDS |= amounts()


def link(name: str) -> str:
    """Return the address of a mechanism on this page; the script adds what else is chosen."""
    return f"?name={name}"


def verdict(name: str) -> str:
    """Return what the data say of a mechanism; a part that is none has no switch."""
    return str(evidence(name)["together"]) if name in MECHANISM else "part"


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the list with the picture, the switch, and every mechanism, of which one is shown."""
    every = stories()
    return [
        _choice(page),
        tag("p", id="unknown", class_="note warning", role="status", hidden=True),
        tag("div", _list(page, every), _picture(page), id="overview", class_="overview"),
        _switch(page),
        *[article(page, story) for story in every.values()],
    ]


def _choice(page: Page) -> Markup:
    options = [("", page.say("mechanisms.all", "option", value=""))]
    options += [(n, page.say(f"mechanism.{n}", "option", value=n)) for n in LABELS]
    name = {"aria_label": "Mechanism", "data_ta": "mechanisms.choose", "id": "choice"}
    search = tag("input", type="search", id="search", class_="input", placeholder="Name or words",
                 data_tp="mechanisms.search.hint", aria_label="Search",
                 data_ta="mechanisms.search")  # fmt: skip
    return tag(
        "section",
        tag("div",
            tag("a", page.words["mechanisms.back"]["en"], href="?", data_t="mechanisms.back",
                data_mechanism="", class_="button", id="back", hidden=True),
            tag("div", page.say("mechanisms.choose", "label", for_="choice"),
                fields.own_list("name", options, "", name), class_="field"),
            tag("div", page.say("mechanisms.search", "label", for_="search"), search,
                tag("span", id="found", class_="note", role="status"), class_="field",
                id="searching"),
            class_="fields"),
        class_="card",
    )  # fmt: skip


def _list(page: Page, every: Mapping[str, Story]) -> Markup:
    items = [
        tag("li",
            tag("a", LABELS[name].en, href=link(name), data_t=f"mechanism.{name}",
                data_mechanism=name),
            page.say(f"verdict.{verdict(name)}", class_=f"verdict {verdict(name)}"),
            page.say(f"mechanism.{name}.story", "p"),
            data_item=name)
        for name in every
    ]  # fmt: skip
    return tag("section", tag("ul", *items, class_="mechanisms", id="list"), class_="card")


def _picture(page: Page) -> Markup:
    words = page.words | {f"class.{n}.short": c.brief.json() for n, c in CLASS_LABEL.items()}
    return tag(
        "section",
        page.say("mechanisms.diagram", "h3"),
        tag("div", diagram.on_page(words, link), class_="wide", tabindex="0", role="region",
            aria_label="Diagram", data_ta="mechanisms.diagram"),
        page.say("mechanisms.diagram.note", "p", class_="note"),
        class_="card picture",
    )  # fmt: skip


def _switch(page: Page) -> Markup:
    """Return the card of the switch, which the script puts into the mechanism that is shown."""
    indices = [(n, page.say(f"index.{n}", "option", value=n)) for n in INDEX_LABEL]
    index = {"aria_label": "Index", "data_ta": "mechanisms.index"}
    button = tag("button", page.say("mechanisms.in_run"), tag("span", class_="knob"),
                 tag("span", id="switch-said"), type="button", role="switch", id="switch",
                 class_="switch", aria_checked="true")  # fmt: skip
    chosen = tag(
        "div", button,
        tag("div", page.say("mechanisms.index", "label"),
            fields.own_list("index", indices, FOCUS, index), class_="field"),
        fields.outcomes(), class_="fields",
    )  # fmt: skip
    compare = page.say("mechanisms.hinges.ask", "button", type="button", class_="button",
                       id="compare")  # fmt: skip
    return tag(
        "section",
        tag("div",
            tag("div", page.say("mechanisms.switch", "h3"), chosen,
                tag("p", id="said", class_="headline", aria_live="polite"),
                tag("p", id="sure"), tag("p", id="news", class_="note"),
                tag("h3", id="hinges-title", data_t="mechanisms.hinges"),
                tag("p", compare, page.say("mechanisms.hinges.note", class_="note"),
                    class_="hinge"),
                tag("p", id="hinges-said", role="status"), tag("div", id="hinges"),
                tag("details", page.say("mechanisms.table", "summary"), tag("div", id="every")),
                class_="stack"),
            tag("div", tag("h4", id="chart-title"),
                tag("div", id="chart-paths", class_="chart", role="img", aria_label=""),
                page.say("mechanisms.key", "p", class_="note"),
                tag("p", id="source", class_="source")),
            class_="columns"),
        id="switch-card", class_="card result", hidden=True,
    )  # fmt: skip


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the chart of two paths: with the mechanism a full line, without it a dashed one."""
    looks = layout({"l": 46, "r": 12, "t": 8, "b": 30}, dict(colours))
    looks |= {"showlegend": True, "hovermode": "x unified"}
    looks["legend"] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}
    looks["yaxis"] |= {"nticks": 6}
    shade = {"type": "scatter", "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip",
             "showlegend": False}  # fmt: skip
    on = {"color": colours["accent"], "width": 2.5}
    off = {"color": colours["csi2000"], "width": 2.5, "dash": "dash"}
    return {
        "paths": {
            "data": [
                shade,
                shade | {"fill": "tonexty", "fillcolor": colours["tint"]},
                {"type": "scatter", "mode": "lines", "line": on},
                {"type": "scatter", "mode": "lines", "line": off},
            ],
            "layout": looks,
        }
    }


PAGE = Page(
    "mechanisms",
    WORDS,
    body,
    questions=("ablation", "ablation_hinges"),
    scripts=("mechanisms_list.js", "mechanisms.js"),
    styles=("mechanisms.css",),
    figures=figures,
    facts=lambda: {"switches": list(MECHANISM)},
    group="check",
    keys=("name", "index", "metric"),
)
