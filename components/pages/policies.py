"""Which policy did it: shares of a scenario's policies in an outcome."""

from collections.abc import Mapping
from typing import Any

from components.catalogue import Catalogue
from components.figures import layout
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_policies import POLICIES


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    return [
        tag("section", tag("div", fields.outcomes(), fields.controls("policies"), class_="fields"),
            class_="card"),
        tag("section", tag("p", id="said", class_="headline", aria_live="polite"),
            tag("h3", id="chart-title"),
            tag("div", id="chart-shares", class_="chart", role="img", aria_label=""),
            page.say("policies.key", "p", class_="note"),
            tag("p", id="source", class_="source"), class_="card result"),
        tag("div",
            tag("section", page.say("policies.together", "h3"),
                page.say("policies.together.note", "p", class_="note"),
                tag("div", id="together"), class_="card result"),
            tag("section", page.say("policies.table", "h3"), tag("div", id="every"),
                class_="card result"),
            class_="columns"),
    ]  # fmt: skip


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the chart of shares: one horizontal bar a policy, the range as a line."""
    looks = layout({"l": 8, "r": 24, "t": 8, "b": 34}, dict(colours))
    looks["hovermode"] = False
    looks["xaxis"] |= {"type": "linear", "showgrid": True, "zeroline": True,
                       "zerolinecolor": colours["control"], "nticks": 7}  # fmt: skip
    looks["yaxis"] |= {
        "type": "category",
        "autorange": "reversed",
        "showgrid": False,
        "automargin": True,
    }
    bar = {
        "type": "bar",
        "orientation": "h",
        "marker": {"color": colours["accent"]},
        "error_x": {"type": "data", "symmetric": False, "color": colours["ink"], "thickness": 2},
        "textposition": "none",
        "hoverinfo": "skip",
        "width": 0.55,
    }
    return {"shares": {"data": [bar], "layout": looks}}


PAGE = Page(
    "policies",
    POLICIES,
    body,
    questions=("policies",),
    scripts=("policies.js",),
    figures=figures,
    keys=("metric",),
)
