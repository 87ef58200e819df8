"""Who traded with whom: sellers, buckets and buyers of a session, and the same as a table."""

from components.catalogue import Catalogue
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_flows import FLOWS


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    ways = [(way, page.say(f"flows.show.{way}")) for way in ("day", "total")]
    name = {"aria_label": "Show", "data_ta": "flows.show"}
    show = fields.own_choice("show", page.say("flows.show", "label"), ways, "day", name)
    return [
        tag("section", tag("div", fields.controls("flows"), show, class_="fields"), class_="card"),
        tag("section",
            tag("p", id="said", class_="headline", aria_live="polite"),
            _player(page),
            tag("div", tag("svg", id="canvas", aria_hidden="true"), id="picture", class_="picture",
                role="img", aria_label=""),
            tag("p", id="balance", class_="note"),
            tag("p", id="source", class_="source"),
            class_="card result"),
        tag("section",
            tag("h3", id="table-title"),
            tag("div", id="every"),
            tag("p", page.say("flows.why", "a", href="#", data_page="why"), class_="note"),
            class_="card result"),
    ]  # fmt: skip


def _player(page: Page) -> Markup:
    """Return the slider over sessions, with steps and play."""
    step = {
        way: tag("button", sign, type="button", class_="button", id=f"step-{way}",
                 aria_label=way, data_ta=f"flows.{way}")
        for way, sign in (("previous", "←"), ("next", "→"))
    }  # fmt: skip
    slider = tag("input", type="range", id="session", min="0", max="0", value="0", step="1",
                 aria_label="Session", data_ta="flows.session")  # fmt: skip
    return tag(
        "div",
        page.say("flows.play", "button", type="button", class_="button", id="play"),
        step["previous"],
        slider,
        step["next"],
        tag("output", id="session-said", for_="session"),
        class_="player",
    )


PAGE = Page(
    "flows",
    FLOWS,
    body,
    questions=("flows",),
    scripts=("flows_picture.js", "flows.js"),
    styles=("flows.css",),
    keys=("show", "day"),
)
