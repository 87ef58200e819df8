"""The switch between structures on a page that is not of a scenario: part of the link all the same.

The structure stays in the address as it stands in every link, so that it goes along to the lab and
comes back from there.
"""

from components.markup import Markup, tag
from components.pages.spec import Page
from model.inquiry.against_reality import STRUCTURES


def switch(page: Page, key: str) -> Markup:
    """Return the switch; `key` is the page's word for it."""
    buttons = [
        tag("button", name.upper(), type="button", data_value=name, aria_pressed="false",
            data_t=f"lever.structure.{name}")
        for name in STRUCTURES
    ]  # fmt: skip
    group = tag("div", *buttons, class_="segments", role="group", id="structure",
                aria_label="Structure", data_ta=key)  # fmt: skip
    return tag("div", page.say(key, "label"), group, class_="field")
