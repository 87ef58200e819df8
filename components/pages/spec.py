"""What a page beside the lab is: a path, its words, the questions that it asks, what it draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from components.catalogue import Catalogue
from components.markup import Markup, tag

Words = dict[str, dict[str, str]]


def w(en: str, zh: str) -> dict[str, str]:
    """Return the same words in both languages."""
    return {"en": en, "zh": zh}


@dataclass(frozen=True)
class Page:
    """One page. Its title, menu entry and lead are the words `page.NAME`, `.menu` and `.lead`."""

    name: str
    words: Words
    body: Callable[["Page", Catalogue], list[Markup]]
    """What stands below the lead; the script fills it in."""
    questions: tuple[str, ...] = ()
    """Questions whose declarations the script needs; the first has its fields in the address."""
    of_scenario: bool = True
    """Whether the page is about a scenario, which then can be chosen on it."""
    scripts: tuple[str, ...] = ()
    """Files of assets/pages/, after the shell."""
    styles: tuple[str, ...] = ()
    """Style sheets of assets/pages/, after the shared one."""
    figures: Callable[[Mapping[str, str]], Mapping[str, Any]] | None = None
    """Colours of a theme -> figure templates by chart; a page with charts has them."""
    computed: Callable[[], Words] | None = None
    """Words with numbers of the model in them, made when the page is."""
    facts: Callable[[], Any] | None = None
    """What the page is told besides: data that no question gives."""
    group: str = "ask"
    """Where it stands in the menu: `ask` or `check`."""
    keys: tuple[str, ...] = field(default=())
    """Names in the address that belong to the page itself, beside the fields of its question."""

    @property
    def path(self) -> str:
        """Where the page lies, below the root."""
        return self.name

    def say(self, key: str, element: str = "span", **attributes: str | bool | None) -> Markup:
        """Return the words of a key of this page as an element that follows the language."""
        return tag(element, self.words[key]["en"], data_t=key, **attributes)
