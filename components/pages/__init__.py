"""Every page beside the lab, in the order of the menu, registered in one line each."""

from components.pages import map as map_page
from components.pages import policies
from components.pages import api, policies
from components.pages import money, policies
from components.pages.spec import Page, Words
from components.text_pages import MENU

PAGES: tuple[Page, ...] = (
    policies.PAGE,
    map_page.PAGE,
)
from components.pages import check, policies, quakes
from components.pages.spec import Page, Words
from components.text_pages import MENU

PAGES: tuple[Page, ...] = (policies.PAGE, check.PAGE, quakes.PAGE)
from components.pages import flows, policies, why
from components.pages.spec import Page, Words
from components.text_pages import MENU

PAGES: tuple[Page, ...] = (policies.PAGE, why.PAGE, flows.PAGE)
    api.PAGE,
)
from components.pages import claims, policies
from components.pages.spec import Page, Words
from components.text_pages import MENU

PAGES: tuple[Page, ...] = (policies.PAGE, claims.PAGE)
from components.pages import policies, sure
from components.pages.spec import Page, Words
from components.text_pages import MENU

PAGES: tuple[Page, ...] = (policies.PAGE, sure.PAGE)
    money.PAGE,
)
from components.pages import dilemma, policies
from components.pages.spec import Page, Words
from components.text_pages import MENU

PAGES: tuple[Page, ...] = (policies.PAGE, dilemma.PAGE)


def menu_words() -> Words:
    """Return the words of the menu: what each page is called, and what it is for."""
    words = dict(MENU)
    for page in PAGES:
        for key in (f"page.{page.name}", f"page.{page.name}.menu"):
            words[key] = page.words[key]
    return words


__all__ = ["PAGES", "Page", "menu_words"]
