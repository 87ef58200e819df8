"""The dilemma: pay-offs of selling early or holding, the kind of game, what policy changes."""

from collections.abc import Mapping
from typing import Any

from components.catalogue import Catalogue
from components.figures import layout
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_dilemma import DILEMMA, LIMITS
from model.inquiry.game import POLICIES
from model.inquiry.game_fields import OF_ONE_GAME
from model.inquiry.game_told import BLOCK, SINGLE
from model.inquiry.two_by_two import Kind

TRUST_STEP = 5
"""Per cent of trust between two stops of the slider."""
KIND_COLOUR = {
    Kind.PRISONERS: "csi2000",
    Kind.ONE_SIDED: "orange",
    Kind.STAG_HUNT: "csi500",
    Kind.COORDINATION: "csi1000",
    Kind.CHICKEN: "csi300",
    Kind.SELLING_PAYS: "control",
    Kind.NO_DILEMMA: "accent",
    Kind.NO_CHOICE: "edge",
    Kind.NO_REST: "microcap",
}
"""Colour token of each kind of game."""


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    view = fields.own_choice(
        "view",
        page.say("dilemma.view", "label"),
        [(name, page.say(f"dilemma.view.{name}")) for name in (SINGLE, BLOCK)],
        SINGLE,
        {"aria_label": "Who decides", "data_ta": "dilemma.view"},
    )
    return [
        tag("section", fields.controls("game"), tag("div", view, class_="fields"), class_="card"),
        tag("section", tag("p", id="said", class_="headline", aria_live="polite"),
            tag("p", id="other"), tag("p", id="played", class_="note"),
            tag("h3", id="table-title"), tag("div", id="matrix", class_="wide"),
            tag("p", id="mixed", hidden=True), tag("p", id="table-note", class_="note"),
            page.say("dilemma.outside", "p", id="outside", class_="note", hidden=True),
            tag("p", id="source", class_="source"), class_="card result"),
        tag("section", page.say("dilemma.policies", "h3"), _policies(),
            tag("p", id="policies-note", class_="note"), class_="card result"),
        _trust(page),
        tag("div",
            tag("section", page.say("dilemma.ends", "h3"),
                tag("div", id="chart-ends", class_="chart", role="img", aria_label=""),
                page.say("dilemma.ends.note", "p", class_="note"), class_="card result"),
            tag("section", page.say("dilemma.limits", "h3"),
                tag("ul", *[page.say(key, "li") for key in LIMITS],
                    class_="limits"), class_="card"),
            class_="columns"),
        tag("section",
            tag("details", page.say("dilemma.every", "summary"), tag("div", id="every")),
            class_="card result"),
    ]  # fmt: skip


def _policies() -> Markup:
    """Return one button a policy; each is filled with its small table."""
    buttons = [
        tag("button", type="button", data_value=name, aria_pressed="false", id=f"policy-{name}",
            class_="mini")
        for name in POLICIES
    ]  # fmt: skip
    return tag("div", *buttons, class_="minis", role="group", data_own="policy",
               data_default=POLICIES[0], aria_label="Policy", data_ta="dilemma.policy")  # fmt: skip


def _trust(page: Page) -> Markup:
    """Return the slider of trust, which asks nothing of the model, and what it weighs."""
    stops = [tag("option", value=f"{at}") for at in range(0, 101, TRUST_STEP)]
    slider = tag("div",
        tag("label", id="trust-label", for_="trust"),
        tag("input", type="range", id="trust", min="0", max="100", step=f"{TRUST_STEP}",
            list="trust-stops"),
        tag("datalist", *stops, id="trust-stops"), tag("output", id="trust-value", for_="trust"),
        class_="field trust", data_own="trust", data_default="50")  # fmt: skip
    sides = [
        tag("div", tag("h4", id=f"trust-{side}"),
            tag("p", id=f"trust-said-{side}", class_="trust-said", aria_live="polite"),
            tag("div", id=f"chart-trust-{side}", class_="chart", role="img", aria_label=""))
        for side in ("one", "two")
    ]  # fmt: skip
    return tag("section", page.say("dilemma.trust", "h3"), slider,
               tag("div", *sides, class_="columns"),
               tag("p", id="trust-note", class_="note"), class_="card result")  # fmt: skip


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return two charts: pay-offs against trust, and kinds of game by the day of counting."""
    lines = layout({"l": 64, "r": 16, "t": 8, "b": 48}, dict(colours))
    lines["hovermode"] = False
    lines["xaxis"] |= {"type": "linear", "range": [0, 100], "nticks": 6, "showgrid": True}
    lines["yaxis"] |= {"type": "linear", "zeroline": True, "zerolinecolor": colours["control"]}
    line = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"width": 3}}
    hold = line | {"line": {"width": 3, "color": colours["accent"]}}
    sell = line | {"line": {"width": 3, "color": colours["orange"], "dash": "dash"}}
    crossing = {"type": "scatter", "mode": "markers", "hoverinfo": "skip",
                "marker": {"size": 12, "color": colours["ink"], "symbol": "diamond"}}  # fmt: skip
    now = {"type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1,
           "line": {"width": 2, "color": colours["control"], "dash": "dot"}}  # fmt: skip
    bars = layout({"l": 60, "r": 12, "t": 8, "b": 60}, dict(colours))
    bars |= {"hovermode": False, "barmode": "stack", "showlegend": True}
    bars["legend"] = {"orientation": "h", "y": -0.22, "x": 0, "yanchor": "top"}
    bars["xaxis"] |= {"type": "category", "showgrid": False}
    bars["yaxis"] |= {"type": "linear"}
    kinds = {
        str(kind): {"type": "bar", "hoverinfo": "skip", "marker": {"color": colours[token]}}
        for kind, token in KIND_COLOUR.items()
    }
    return {
        "trust": {"data": [hold, sell, crossing], "layout": lines, "now": now,
                  "colours": {"hold": colours["accent"], "sell": colours["orange"]}},
        "ends": {"data": [], "layout": bars, "kinds": kinds},
    }  # fmt: skip


PAGE = Page(
    "dilemma",
    DILEMMA,
    body,
    questions=("game",),
    scripts=("dilemma_trust.js", "dilemma.js"),
    styles=("dilemma.css",),
    figures=figures,
    facts=lambda: {"of_one_game": OF_ONE_GAME},
    keys=("view", "policy", "trust"),
)
