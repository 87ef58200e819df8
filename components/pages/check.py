"""Check against reality: misses first, then paths, skill, mechanisms, sensitivity."""

from collections.abc import Mapping
from typing import Any

from components.catalogue import Catalogue
from components.markup import Markup, tag
from components.pages import fields, structures
from components.pages.lines import held_against
from components.pages.spec import Page
from components.text_check import CHECK
from components.tokens import token_of
from model import FUTURES, INDEX_LABEL
from model.result import EXCESS
from model.validation.report import report

FOCUS = "csi2000"
"""Index shown first: the one that the rescue did not reach."""
METRIC = "trough_csi2000"
"""Headline number whose sensitivity is shown first."""


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the scripts fill."""
    return [
        tag("section", tag("p", id="said", class_="headline", aria_live="polite"),
            tag("p", id="worst-said"), tag("p", id="others-said"), tag("p", id="tried-said"),
            tag("p", id="provenance", class_="source"), class_="card"),
        _card(page, "misses", tag("div", id="misses"),
              tag("p", id="misses-sources", class_="source"),
              _more(page, "met", "met")),
        _paths(page),
        _card(page, "targets", tag("div", id="counts"), tag("div", id="targets"),
              tag("p", id="targets-sources", class_="source"), live=True),
        _card(page, "skill", tag("div", id="skill")),
        tag("div",
            _card(page, "mechanisms", tag("div", id="mechanisms")),
            tag("div", _card(page, "losses", tag("div", id="losses")),
                tag("section", page.say("check.sensitivity", "h3"),
                    page.say("check.sensitivity.note", "p", class_="note"), _numbers(page),
                    tag("div", id="sensitivity", class_="sobol"), class_="card"),
                class_="stack"), class_="columns"),
        _card(page, "tried", tag("p", id="tried"), _more(page, "specifications", "tried.list")),
    ]  # fmt: skip


def _card(page: Page, key: str, *inside: Markup, live: bool = False) -> Markup:
    return tag("section", page.say(f"check.{key}", "h3"),
               page.say(f"check.{key}.note", "p", class_="note"), *inside,
               class_="card result" if live else "card")  # fmt: skip


def _more(page: Page, place: str, key: str) -> Markup:
    """Return a place that is folded until somebody wants it."""
    return tag("details", page.say(f"check.{key}", "summary"), tag("div", id=place), class_="more")


def _paths(page: Page) -> Markup:
    """Return the charts with their switches."""
    charts = [
        tag("div", tag("h4", id=f"title-{name}"),
            tag("div", id=f"chart-{name}", class_="chart", role="img", aria_label=""),
            class_=f"plot {name}")
        for name in ("index", "IC", "IM", "excess")
    ]  # fmt: skip
    return tag("section", page.say("check.paths", "h3"),
               page.say("check.paths.note", "p", class_="note"),
               tag("div", structures.switch(page, "check.structure"), _focus(page),
                   class_="fields"),
               tag("div", *charts, class_="plots"), tag("p", id="key", class_="key"),
               tag("p", id="source", class_="source"), class_="card result")  # fmt: skip


def _focus(page: Page) -> Markup:
    options = [
        (name, tag("option", label.en, value=name, data_t=f"check.index.{name}"))
        for name, label in INDEX_LABEL.items()
    ]
    label = page.say("check.focus", "label")
    name = {"aria_label": "Index", "data_ta": "check.focus"}
    return tag("div", label, fields.own_list("index", options, FOCUS, name), class_="field")


def _numbers(page: Page) -> Markup:
    options = [
        (row["metric"], tag("option", row["label"]["en"], value=row["metric"],
                            data_t=f"metric.{row['metric']}"))
        for row in report()["sensitivity"]
    ]  # fmt: skip
    label = tag("label", "Outcome", data_t="ask.metric")
    name = {"aria_label": "Outcome", "data_ta": "ask.metric"}
    return tag("div", label, fields.own_list("number", options, METRIC, name), class_="field")


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return a template for each index, future and product, in its colour."""
    names = (*INDEX_LABEL, *FUTURES, *EXCESS)
    charts = {
        name: held_against(colours[token_of(name)], colours["muted"], colours) for name in names
    }
    for name in EXCESS:
        charts[name]["data"] += [_published(colours), _target(colours)]
    return charts


def _published(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the mark of a published number: filled, as observed lines are drawn in ink."""
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": "published",
        "marker": {"symbol": "diamond", "size": 11, "color": colours["ink"]},
        "showlegend": False,
    }


def _target(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the mark of what a fit aimed for with its tolerance: open, as nobody observed it."""
    mark = {"symbol": "square-open", "size": 10, "color": colours["muted"], "line": {"width": 2}}
    return _published(colours) | {
        "meta": "target",
        "marker": mark,
        "error_y": {"type": "data", "color": colours["muted"], "thickness": 1.5},
    }


PAGE = Page(
    "check",
    CHECK,
    body,
    questions=("against_reality",),
    of_scenario=False,
    scripts=("structures.js", "check_charts.js", "check_tables.js", "check.js"),
    styles=("check.css",),
    figures=figures,
    facts=report,
    group="check",
    keys=("index", "number"),
)
