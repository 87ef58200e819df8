"""Claims of the commentary, each a question to the model with a verdict by a declared rule."""

from components.catalogue import Catalogue
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_claims import CLAIMS
from model.agreement import COMBINATIONS
from model.inquiry.claims import COMMENTARY, claims

SHOWN = ("all", "agrees", "disagrees", "depends", "cannot")
"""Verdicts by which the cards can be filtered."""


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the tally, the controls and an empty card for each claim."""
    return [
        tag("section",
            tag("p", id="said", class_="headline tally", aria_live="polite"),
            tag("div", _filter(page), _list(page),
                tag("div", tag("button", id="pause", type="button", class_="button", hidden=True),
                    tag("span", id="asked", class_="note", role="status"), class_="asking"),
                class_="fields"),
            tag("div", _source(page), page.say("claims.key", "p", class_="note"),
                tag("details", page.say("claims.rule", "summary"),
                    page.say("claims.rule.text", "p", class_="note"), class_="rule"),
                class_="reading"),
            class_="card"),
        tag("p", id="nothing", class_="note", hidden=True),
        tag("div", *[tag("article", id=f"claim-{name}", class_="card claim", tabindex="-1")
                     for name in claims()], id="claims", class_="claims"),
    ]  # fmt: skip


def _source(page: Page) -> Markup:
    """Return where the commentary stands, so that a reader can read it."""
    link = page.say("claims.commentary", "a", href=COMMENTARY.link, rel="noreferrer")
    colon = page.say("claims.colon")
    return tag("p", page.say("claims.source"), colon, link, class_="note", id="commentary")


def _filter(page: Page) -> Markup:
    """Return the verdicts as buttons, each with the number of claims that has it."""
    buttons = [
        tag("button", page.say(f"claims.filter.{each}"), tag("b", id=f"count-{each}"),
            type="button", data_value=each, aria_pressed="false")
        for each in SHOWN
    ]  # fmt: skip
    group = tag("div", *buttons, class_="segments counted", role="group", data_own="verdict",
                data_default="all", aria_label="Show", data_ta="claims.filter")  # fmt: skip
    return tag("div", page.say("claims.filter", "label"), group, class_="field")


def _list(page: Page) -> Markup:
    """Return the list by which one claim is opened."""
    options = [("all", page.say("claims.go.all", "option", value="all"))]
    options += [
        (name, tag("option", claim.question.en, value=name,
                   data_t=f"field.claim.claim.{name}"))
        for name, claim in claims().items()
    ]  # fmt: skip
    name = {"aria_label": "Claim", "data_ta": "claims.go"}
    return tag("div", page.say("claims.go", "label"),
               fields.own_list("claim", options, "all", name), class_="field")  # fmt: skip


def facts() -> dict[str, object]:
    """Return the declarations of all claims: cards stand before any answer does."""
    return {
        "claims": [claim.json() for claim in claims().values()],
        "combinations": [list(each) for each in COMBINATIONS],
    }


PAGE = Page(
    "claims",
    CLAIMS,
    body,
    questions=("claim",),
    of_scenario=False,
    scripts=("claims_parts.js", "claims.js"),
    styles=("claims.css",),
    facts=facts,
    keys=("verdict", "claim"),
)
