"""Take it along: the scenario on screen as files, address, code and citation, and the whole API."""

from components import reproduce
from components.catalogue import Catalogue
from components.markup import Markup, tag
from components.pages import fields
from components.pages.spec import Page
from components.text_api import API

FILES = ("xlsx", "csv", "json")
CITED = ("text", "bibtex")
MEANINGS = ("holds", "model", "never", "cache", "open")


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the places that the script fills."""
    return [
        tag("section", tag("p", id="said", class_="headline", aria_live="polite"),
            tag("div", *[_file(page, kind) for kind in FILES], class_="files"),
            page.say("api.files.note", "p", class_="note"),
            page.say("api.inside", "h3"), tag("div", id="inside"), class_="card result"),
        tag("section", page.say("api.reproduce", "h3"), _ways(page),
            _code(page, "code"),
            page.say("api.prints", "p", class_="note", id="prints-label"),
            tag("pre", id="prints", class_="code", tabindex="0"), class_="card"),
        tag("div",
            tag("section", page.say("api.address", "h3"),
                page.say("api.address.data", "p", class_="note"), _code(page, "address-data"),
                page.say("api.address.page", "p", class_="note"), _code(page, "address-page"),
                class_="card"),
            tag("section", page.say("api.cite", "h3"),
                *[part for kind in CITED for part in (
                    page.say(f"api.cite.{kind}", "p", class_="note"), _code(page, f"cite-{kind}"))],
                class_="card"),
            class_="columns"),
        tag("section", page.say("api.link", "h3"),
            tag("ul", *[tag("li", id=f"link-{each}") for each in MEANINGS], class_="meanings"),
            class_="card"),
        tag("section", page.say("api.reference", "h3"),
            tag("p", page.say("api.reference.note"), " ",
                tag("a", "openapi.json", id="openapi", href="#"), class_="note"),
            tag("div", id="reference", class_="reference"), class_="card"),
    ]  # fmt: skip


def _file(page: Page, kind: str) -> Markup:
    """Return the link to a file; the script gives its address."""
    return page.say(f"api.{kind}", "a", href="#", id=f"file-{kind}", class_="button file",
                    download=True)  # fmt: skip


def _ways(page: Page) -> Markup:
    choices = [(way, page.say(f"api.way.{way}")) for way in reproduce.WAYS]
    label = page.say("api.way", "span", class_="field-name")
    name = {"aria_label": page.words["api.way"]["en"], "data_ta": "api.way"}
    return fields.own_choice("way", label, choices, reproduce.WAYS[0], name)


def _code(page: Page, name: str) -> Markup:
    """Return a place for text to copy, with its button."""
    button = page.say("api.copy", "button", type="button", class_="button copy", data_copy=name)
    return tag("div", tag("pre", id=name, class_="code", tabindex="0"), button, class_="copied")


PAGE = Page(
    "api",
    API,
    body,
    scripts=("api_reference.js", "api.js"),
    styles=("api.css",),
    facts=reproduce.facts,
    group="check",
    keys=("way",),
)
