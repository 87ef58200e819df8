"""A map of two levers: an outcome for every pair of their values, each cell a scenario."""

from components.catalogue import Catalogue
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page, Words
from components.text import TEXT
from components.text_map import MAP
from model.inquiry.grid import AXES, FIELDS, QUESTION

COLON = {"en": ": ", "zh": "："}


def axis_words() -> Words:
    """Return the names of the axes: a lever's own name says too little without its policy."""
    words: Words = {}
    for lever in AXES:
        group = TEXT.get(f"group.{lever.group}")
        own = lever.label.json()
        named = {t: f"{group[t]}{COLON[t]}{own[t]}" if group else own[t] for t in own}
        words |= {f"field.{QUESTION.name}.{field.name}.{lever.name}": named for field in FIELDS}
    return words


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    shown = fields.own_choice(
        "shown",
        page.say("map.show", "label"),
        [(name, page.say(f"map.{name}")) for name in ("change", "level")],
        "change",
        {"aria_label": "Shown", "data_ta": "map.show"},
    )
    key = tag(
        "p",
        *[
            tag("span", tag("i", class_=f"swatch {name}"), page.say(f"map.key.{name}"))
            for name in ("better", "worse")
        ],
        page.say("map.key.doubt"),
        page.say("map.key.same"),
        class_="key",
    )
    return [
        tag(
            "section",
            tag("div", fields.controls("grid"), fields.outcomes(), shown, class_="fields"),
            class_="card",
        ),
        tag(
            "section",
            tag("p", id="said", class_="headline", aria_live="polite"),
            tag("div", id="map", class_="wide", tabindex="0", role="region", data_ta="page.map"),
            key,
            tag("p", id="source", class_="source"),
            class_="card result",
        ),
    ]


PAGE = Page(
    "map",
    MAP | axis_words(),
    body,
    questions=("grid",),
    scripts=("map.js",),
    styles=("map.css",),
    keys=("metric", "shown"),
)
