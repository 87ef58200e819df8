"""The document around every page beside the lab: head, menu, scenario, room for the page's body."""

from collections.abc import Callable, Sequence
from typing import Any

from components import units
from components.build import build_hash
from components.catalogue import (
    CALLOUTS,
    GROUPS,
    LANGUAGES,
    SHARES,
    VIEWS,
    Catalogue,
    all_words,
)  # fmt: skip
from components.header import LANGUAGE_NAMES
from components.markup import Markup, data, tag
from components.pages import fields, menu_words
from components.pages.spec import Page, Words
from components.text_glossary import terms_for_browser
from components.text_pages import PAGES
from components.tokens import COLOUR_CONVENTIONS, THEMES, style_sheet
from model.inquiry import QUESTION
from model.inquiry.outcomes import OUTCOMES
from model.labels import CAUSE_LABEL, CLASS_LABEL

PLOTTING = ("plotly-basic.min.js", "plotly-zh-cn.js", "days.js")
SCRIPTS = ("text.js", "units.js", "state.js", "scenarios.js", "fetch.js", "notices.js",
           "glossary.js")  # fmt: skip
SHELL = ("pages/ask.js", "pages/parts.js", "pages/fields.js", "pages/working.js",
         "pages/menu.js", "pages/shell.js")  # fmt: skip
STYLES = ("page.css", "episode.css", "glossary.css", "pages/pages.css")


def document(
    page: Page,
    pages: Sequence[Page],
    catalogue: Catalogue,
    asset: Callable[[str], str],
    told: dict[str, Any],
) -> str:
    """Return one page.

    Args:
        page: the one shown.
        pages: all of them, in the order of the menu.
        catalogue: what the model declares.
        asset: gives the address of a file of assets/.
        told: addresses for the script.
    """
    words = all_words(catalogue) | answer_words() | PAGES | fields.words_of(page.questions)
    words |= menu_words() | page.words | (page.computed() if page.computed else {})
    scripts = [*(PLOTTING if page.figures else ()), *SCRIPTS, *SHELL]
    scripts += [f"pages/{name}" for name in page.scripts]
    styles = [*STYLES, *(f"pages/{name}" for name in page.styles)]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{words['app.title']['en']} · {words[f'page.{page.name}']['en']}"),
        tag("link", rel="icon", href=asset("favicon.ico")),
        tag("script", src=asset("first_paint.js")),
        *[tag("link", rel="stylesheet", href=asset(css)) for css in styles],
        tag("style", Markup(style_sheet())),
        *[tag("script", src=asset(name), defer=True) for name in scripts],
    )
    body = tag(
        "body",
        tag("a", words["app.skip"]["en"], href="#page", class_="skip", data_t="app.skip"),
        _header(page, pages, words, told["home"]),
        _scenario(catalogue, words) if page.of_scenario else Markup(""),
        _messages(words),
        _main(page, catalogue),
        tag("footer", tag("p", id="version"), class_="foot"),
        data("told", _for_browser(page, pages, catalogue, words) | told),
    )
    whole = tag("html", head, body, lang="en", data_theme="light", data_colours="green_up")
    return f"<!DOCTYPE html>\n{whole}"


def answer_words() -> Words:
    """Return the words of answers: outcomes, agent classes, causes."""
    words = {f"metric.{m.name}": m.label.json() for m in OUTCOMES}
    words |= {f"class.{name}": label.json() for name, label in CLASS_LABEL.items()}
    return words | {f"cause.{name}": label.json() for name, label in CAUSE_LABEL.items()}


def _for_browser(
    page: Page, pages: Sequence[Page], catalogue: Catalogue, words: Words
) -> dict[str, Any]:
    """Return what the scripts read: declarations, words, figure templates, the page's own facts."""
    return {
        "page": page.name,
        "pages": {each.name: each.of_scenario for each in pages},
        "keys": list(page.keys),
        "version": catalogue.version,
        "hash": catalogue.model_hash,
        "build": build_hash(),
        "levers": catalogue.levers,
        "scenarios": catalogue.scenarios,
        "metrics": [metric.json() for metric in OUTCOMES],
        "units": units.for_browser(),
        "targets": {name: list(mix) for name, mix in catalogue.targets.items()},
        "shares": list(SHARES),
        "groups": list(GROUPS),
        "callouts": CALLOUTS,
        "views": list(VIEWS),
        "colours": list(COLOUR_CONVENTIONS),
        "questions": {name: QUESTION[name].json() for name in page.questions},
        "figures": {theme: page.figures(colours) for theme, colours in THEMES.items()}
        if page.figures
        else None,
        "facts": page.facts() if page.facts else None,
        "words": words,
        "glossary": terms_for_browser(),
    }


def _say(words: Words, key: str, element: str = "span", **attributes: str | bool | None) -> Markup:
    return tag(element, words[key]["en"], data_t=key, **attributes)


def _header(page: Page, pages: Sequence[Page], words: Words, home: str) -> Markup:
    links = [
        _say(words, f"page.{each.name}.menu", "a", href=f"{home}{each.path}", data_page=each.name,
             aria_current="page" if each is page else None)
        for each in pages
    ]  # fmt: skip
    lab = _say(words, "page.lab.menu", "a", href=home, data_page="lab")
    return tag(
        "header",
        tag("h1", tag("a", words["app.title"]["en"], href=home, data_page="lab",
                      data_t="app.title")),
        tag("nav", lab, *links, class_="pages", aria_label="Pages", data_ta="pages"),
        tag("span", class_="spring"),
        segments("lang", "language", [(c, tag("span", LANGUAGE_NAMES[c])) for c in LANGUAGES]),
        segments("theme", "theme", [(t, _say(words, f"theme.{t}")) for t in THEMES]),
        class_="header top",
    )  # fmt: skip


def segments(setting: str, label: str, values: list[tuple[str, Markup]]) -> Markup:
    """Return a few values of a setting side by side; one of them is pressed."""
    buttons = [
        tag("button", inside, type="button", data_setting=setting, data_value=value,
            aria_pressed="false")
        for value, inside in values
    ]  # fmt: skip
    return tag("div", *buttons, class_="segments", role="group", aria_label=label, data_ta=label)


def _scenario(catalogue: Catalogue, words: Words) -> Markup:
    """Return the bar by which the page's scenario, structure and mode are chosen."""
    options = [
        tag("option", words[f"scenario.{s['id']}"]["en"], value=s["id"],
            data_t=f"scenario.{s['id']}")
        for s in catalogue.scenarios
    ]  # fmt: skip
    own = tag("option", words["gallery.own"]["en"], value="", data_t="gallery.own")
    views = [
        tag("div", *[
            tag("button", words[f"lever.{view}.{value}"]["en"], type="button", data_value=value,
                data_t=f"lever.{view}.{value}", aria_pressed="false")
            for value in (catalogue.lever(view) or {})["choices"]
        ], class_="segments", role="group", data_view=view, data_ta=f"lever.{view}",
            aria_label=view)
        for view in VIEWS
    ]  # fmt: skip
    return tag(
        "section",
        _say(words, "gallery.label", "label", for_="scenario"),
        tag("select", own, *options, id="scenario", class_="select"),
        *views,
        tag("span", id="scenario-said", class_="note"),
        _say(words, "page.edit", "a", href="#", id="edit", data_page="lab", class_="button"),
        class_="scenario",
        id="scenario-bar",
        aria_label="Scenario",
        data_ta="gallery.label",
    )


def _messages(words: Words) -> Markup:
    """Return the places of notices, errors and progress."""
    bar = tag("progress", id="bar", max="1", value="0", aria_label="", data_ta="loading")
    return tag(
        "div",
        tag("div", id="notices", class_="notices", role="status"),
        tag("div", id="problem", class_="problem", role="alert", hidden=True),
        tag(
            "div",
            bar,
            tag("span", id="working-said", role="status"),
            _say(words, "ask.cancel", "button", type="button", class_="button", id="cancel"),
            class_="working",
            id="working",
            hidden=True,
        ),
    )


def _main(page: Page, catalogue: Catalogue) -> Markup:
    return tag(
        "main",
        tag("div", page.say(f"page.{page.name}", "h2"), page.say(f"page.{page.name}.lead", "p"),
            class_="lead"),
        *page.body(page, catalogue),
        id="page",
        data_page_name=page.name,
        tabindex="-1",
    )  # fmt: skip
