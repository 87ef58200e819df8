"""The glossary: every term with its meaning and source, and a filter."""

from components.catalogue import Catalogue
from components.glossary_term import Term
from components.markup import Markup, tag
from components.pages.spec import Page
from components.text_glossary import GLOSSARY, TERMS


def body(page: Page, catalogue: Catalogue) -> list[Markup]:
    """Return the filter and all terms."""
    box = tag("input", type="search", id="filter", class_="input", aria_label="Filter",
              data_ta="glossary.filter")  # fmt: skip
    search = tag(
        "div", page.say("glossary.filter", "label", for_="filter"), box,
        tag("span", id="found", class_="note", role="status"), class_="field",
    )  # fmt: skip
    return [
        tag("section", search, class_="card"),
        tag("dl", *[_term(page, term) for term in TERMS], class_="terms", id="terms"),
    ]


def _term(page: Page, term: Term) -> Markup:
    return tag(
        "div",
        page.say(f"term.{term.key}", "dt"),
        tag("dd", page.say(f"term.{term.key}.said", "p"),
            tag("small", data_source=term.key, class_="note")),
        class_="card", id=f"term-{term.key}", data_term_entry=term.key,
    )  # fmt: skip


PAGE = Page(
    "glossary",
    GLOSSARY,
    body,
    of_scenario=False,
    scripts=("glossary_page.js",),
    styles=("glossary.css",),
    group="check",
    keys=("find",),
)
