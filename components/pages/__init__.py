"""Every page beside the lab, in the order of the menu, registered in one line each."""

from components.pages import (
    api,
    check,
    claims,
    dilemma,
    flows,
    glossary,
    mechanisms,
    money,
    policies,
    quakes,
    sure,
    why,
)
from components.pages import map as map_page
from components.pages.spec import Page, Words
from components.text_pages import MENU

PAGES: tuple[Page, ...] = (
    why.PAGE,
    flows.PAGE,
    policies.PAGE,
    claims.PAGE,
    sure.PAGE,
    money.PAGE,
    map_page.PAGE,
    dilemma.PAGE,
    quakes.PAGE,
    check.PAGE,
    mechanisms.PAGE,
    glossary.PAGE,
    api.PAGE,
)


def menu_words() -> Words:
    """Return the words of the menu: what each page is called, and what it is for."""
    words = dict(MENU)
    for page in PAGES:
        for key in (f"page.{page.name}", f"page.{page.name}.menu"):
            words[key] = page.words[key]
    return words


__all__ = ["PAGES", "Page", "menu_words"]
