"""How sure: bands, one possible path, counts, sensitivity, badges of mechanisms, sources."""

from collections.abc import Mapping
from typing import Any

from components.catalogue import Catalogue
from components.figures import BANDS, TICKS, WINDOWS, layout, line
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_sure import SURE
from components.tokens import token_of
from model import identified, vocabulary
from model.catalogue import LEVERS
from model.inquiry.one_path import LARGEST
from model.inquiry.spread import GROUP
from model.sources import confidence

OWN_LINK, AS_OUTCOME, NO_VECTOR = "own", "outcome", "none"
"""Values of lists that stand for something else than what they name."""
TOP = 10
"""Bars shown of the parameters until a reader asks for all."""


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    return [
        tag("section", tag("div", fields.outcomes(), _than(page, catalogue),
            page.say("sure.than.note", class_="note"), class_="fields"), class_="card"),
        tag("section", tag("p", id="said", class_="headline", aria_live="polite"),
            tag("p", id="agreed", class_="agreed", role="status"),
            tag("div", id="collapsed", class_="collapsed", hidden=True),
            _fan(page), class_="card result"),
        tag("section", tag("h3", id="duel-title"), tag("p", id="duel-lead", class_="note"),
            _status("duel"), tag("div", id="duel", class_="duel"),
            page.say("sure.duel.note", "p", class_="note"), class_="card"),
        _tornado(page),
        tag("section", page.say("sure.mechanisms", "h3"), tag("p", id="mechanisms-said"),
            tag("ul", id="mechanisms-key", class_="badges"),
            tag("div", id="mechanisms"), page.say("sure.mechanisms.note", "p", class_="note"),
            class_="card"),
        tag("div",
            tag("section", tag("div", page.say("sure.assumptions", "h3"),
                page.say("sure.assumptions.open", "a", href="#", id="open-assumptions",
                         class_="button"), class_="head"),
                tag("p", id="assumptions-said"), tag("div", id="assumptions"),
                page.say("sure.confidence.note", "p", class_="note"), class_="card"),
            tag("section", page.say("sure.terms", "h3"), tag("div", id="terms"),
                page.say("sure.terms.note", "p", class_="note"),
                tag("p", tag("cite", id="terms-source"), class_="source"), class_="card"),
            class_="sources"),
    ]  # fmt: skip


def _than(page: Page, catalogue: Catalogue) -> Markup:
    """Return the list of scenarios to compare with, and the box of a link of one's own."""
    options = [
        tag("option", s["name"]["en"], value=s["link"], data_t=f"scenario.{s['id']}")
        for s in catalogue.scenarios
    ]
    own = page.say("sure.than.own", "option", value=OWN_LINK)
    box = tag("input", type="text", class_="input", id="than-link", data_field="than", hidden=True,
              value="", aria_label="Link", data_ta="sure.than.link")  # fmt: skip
    return tag("div", page.say("sure.than", "label", for_="than"),
               tag("select", *options, own, id="than", class_="select"), box,
               class_="field")  # fmt: skip


def _status(name: str) -> Markup:
    return tag("p", id=f"{name}-status", class_="status", role="status", hidden=True)


def _own(page: Page, key: str, label: str, choices: Mapping[str, str], default: str) -> Markup:
    """Return a control of the page itself; choices are values and the keys of their words."""
    made = [(v, tag("span", _english(page, k), data_t=k)) for v, k in choices.items()]
    if len(choices) > fields.SIDE_BY_SIDE:
        made = [
            (v, tag("option", _english(page, k), value=v, data_t=k)) for v, k in choices.items()
        ]
    name = {"aria_label": _english(page, label), "data_ta": label}
    return fields.own_choice(key, page.say(label, "label"), made, default, name)


def _english(page: Page, key: str) -> str:
    return page.words[key]["en"] if key in page.words else key


def _fan(page: Page) -> Markup:
    """Return the two fans with their controls, key and the bands in words."""
    of_series = {AS_OUTCOME: "sure.series.of", **{name: f"series.{name}" for name in GROUP}}
    vectors = [
        tag("option", page.words["sure.path.none"]["en"], value=NO_VECTOR, data_t="sure.path.none")
    ]
    vectors += [
        tag("option", str(n), value=str(n), data_vector=str(n)) for n in range(2, LARGEST + 1)
    ]
    path = {"aria_label": "One possible path", "data_ta": "sure.path"}
    controls = tag(
        "div",
        _own(page, "series", "sure.series", of_series, AS_OUTCOME),
        _own(page, "window", "sure.window", {n: f"window.{n}" for n in WINDOWS}, "quake"),
        tag("div", page.say("sure.path", "label"),
            fields.own_list("vector", [("", each) for each in vectors], NO_VECTOR, path),
            tag("button", "", type="button", class_="button", id="draw"), class_="field"),
        class_="fields",
    )  # fmt: skip
    charts = [
        tag("figure", tag("figcaption", id=f"{side}-title"),
            tag("div", id=f"chart-{side}", class_="chart", role="img", aria_label=""))
        for side in ("here", "there")
    ]  # fmt: skip
    return tag(
        "div", tag("h3", id="fan-title"), controls, tag("div", *charts, class_="fans"),
        tag("p", id="path-said", class_="path-said", role="status"),
        _key(page), tag("p", id="source", class_="source"),
        page.say("sure.bands", "h3"), tag("div", id="bands"), class_="fan",
    )  # fmt: skip


def _key(page: Page) -> Markup:
    marks = [
        tag("span", tag("i", class_=f"mark {name}", aria_hidden="true"),
            page.say(f"sure.key.{name}"), class_="key")
        for name in ("band", "reference", "observed", "path")
    ]  # fmt: skip
    return tag("p", *marks, class_="keys note")


def _tornado(page: Page) -> Markup:
    about = {"level": "sure.tornado.level", "effect": "sure.tornado.effect"}
    many = {"top": "sure.tornado.top", "all": "sure.tornado.all"}
    blocks = [
        tag("section", page.say(f"sure.tornado.{kind}", "h4"), tag("div", id=f"bars-{kind}"))
        for kind in ("parameters", "assumptions")
    ]
    return tag(
        "section",
        page.say("sure.tornado", "h3"),
        tag("p", id="tornado-said", class_="strong"),
        tag("div", _own(page, "about", "sure.tornado.about", about, "level"),
            _own(page, "many", "sure.tornado.many", many, "top"), class_="fields"),
        page.say("sure.tornado.lead", "p", class_="note"),
        page.say("sure.tornado.note", "p", class_="warning"),
        _status("tornado"),
        tag("div", *blocks, class_="columns"),
        page.say("sure.tornado.key", "p", class_="note"),
        class_="card",
        id="tornado",
    )  # fmt: skip


def figures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the fan: bands, what was observed, the reference vector, one possible path on top."""
    looks = layout({"l": 44, "r": 14, "t": 8, "b": 26}, dict(colours))
    looks["hovermode"] = False
    looks["yaxis"] |= {"zeroline": True, "zerolinecolor": colours["control"]}
    ink = colours["ink"]
    bands = [
        {"type": "scatter", "mode": "lines", "meta": [low, high], "fill": "toself",
         "opacity": opacity, "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
        for low, high, opacity in BANDS
    ]  # fmt: skip
    lines = [
        line("observed", ink, dash="dot", width=1.6, hover=False),
        line("reference", ink, dash="solid", width=2.4, hover=False),
        line("path", ink, dash="dashdot", width=1.8, hover=False),
    ]
    label = {"showarrow": False, "xref": "paper", "yref": "paper", "x": 0, "y": 0, "xshift": 4,
             "xanchor": "left", "yanchor": "bottom", "bgcolor": colours["panel"],
             "font": {"color": ink}}  # fmt: skip
    hues = {name: colours[token_of(name)] for name in GROUP}
    return {"fan": {"data": [*bands, *lines], "layout": looks, "hues": hues, "label": label}}


def facts() -> dict[str, Any]:
    """Return what the page is told besides: badges, words of shares, letters of sources."""
    return {
        "mechanisms": identified.mechanisms(),
        "terms": vocabulary.declared(),
        "terms_source": vocabulary.SOURCE.json(),
        "confidence": {each.name: confidence(each.source) for each in LEVERS},
        "group": GROUP,
        "windows": {name: list(days) for name, days in WINDOWS.items()},
        "ticks": TICKS,
        "top": TOP,
    }


PAGE = Page(
    "sure",
    SURE,
    body,
    questions=("spread", "one_path", "duel", "tornado"),
    scripts=(
        "sure_say.js",
        "sure_fan.js",
        "sure_duel.js",
        "sure_tornado.js",
        "sure_tables.js",
        "sure.js",
    ),  # fmt: skip
    styles=("sure.css",),
    figures=figures,
    facts=facts,
    keys=("metric", "series", "window", "vector", "about", "many"),
)
