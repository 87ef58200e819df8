"""The bar on top: scenario gallery, undo and redo, share, export, present, language, settings."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.catalogue import LANGUAGES, Catalogue
from components.pages import PAGES
from components.say import Say
from components.tokens import COLOUR_CONVENTIONS, THEMES

LANGUAGE_NAMES = {"en": "EN", "zh": "中文"}


def header(say: Say, catalogue: Catalogue, home: str) -> Component:
    """Return the bar on top of the page."""
    return html.Header(
        [
            html.H1(say("app.title"), title=say.text("app.subtitle")),
            _episodes(say, catalogue, home),
            _gallery(say, catalogue),
            _button(say, "undo", icon="↶"),
            _button(say, "redo", icon="↷"),
            html.Span(className="spring"),
            _menu(say, "pages.open", _pages(say, home)),
            _button(say, "share"),
            _menu(say, "export", _exports(say, home)),
            _button(say, "present"),
            _language(say),
            _menu(say, "settings", _settings(say)),
        ],
        className="header",
    )


def _episodes(say: Say, catalogue: Catalogue, home: str) -> Component:
    """Return links to the episodes; one without levers has a page of its own."""
    links = [
        html.A(
            say(f"episode.{each['name']}"),
            href=home if each["policies"] else f"{home}episodes/{each['name']}",
            **{"data-episode": each["name"]},
            **({"aria-current": "page"} if each["policies"] else {}),
        )
        for each in catalogue.episodes
    ]
    return html.Nav(links, className="episodes", **say.name("episode"))


def _pages(say: Say, home: str) -> list[Component]:
    """Return links to the pages beside the lab; they open with the scenario on screen."""
    return [
        html.A(
            [say(f"page.{page.name}.menu", "page-name"), say(f"page.{page.name}", "page-about")],
            href=f"{home}{page.path}",
            className="item",
            **{"data-page": page.name},
        )
        for page in PAGES
    ]


def _gallery(say: Say, catalogue: Catalogue) -> Component:
    return dmc.Select(
        id="gallery",
        data=[
            {"value": scenario["id"], "label": say.text(f"scenario.{scenario['id']}")}
            for scenario in catalogue.scenarios
        ],
        value=catalogue.scenarios[0]["id"],
        placeholder=say.text("gallery.own"),
        allowDeselect=False,
        size="xs",
        maxDropdownHeight=420,
        className="gallery",
        **say.name("gallery.label"),
    )


def _button(say: Say, action: str, icon: str = "") -> Component:
    inside = [say(action, "label")]
    if icon:
        inside.insert(0, html.Span(icon, **{"aria-hidden": "true"}))
    return html.Button(
        inside, type="button", className="button", id=action, **{"data-action": action}
    )


def _menu(say: Say, key: str, children: list[Component]) -> Component:
    """Return a native disclosure: keyboard and screen readers know it without help."""
    return html.Details(
        [html.Summary(say(key), className="button"), html.Div(children, className="menu")],
        className="disclosure",
        id=f"menu-{key.split('.')[0]}",
    )


def _exports(say: Say, home: str) -> list[Component]:
    """Return what can be taken along: images, files, and the page that gives code and addresses."""
    made = [
        html.Button(
            say(f"export.{what}"),
            type="button",
            className="item",
            **{"data-action": f"export-{what}"},
        )
        for what in ("hero", "basis", "alpha", "csv", "xlsx")
    ]
    code = html.A(say("export.python"), href=f"{home}api", className="item", **{"data-page": "api"})
    return [*made, code]


def _language(say: Say) -> Component:
    return dmc.SegmentedControl(
        id="language",
        data=[{"value": tongue, "label": LANGUAGE_NAMES[tongue]} for tongue in LANGUAGES],
        value=LANGUAGES[0],
        size="xs",
        transitionDuration=0,
        **say.name("language"),
    )


def _settings(say: Say) -> list[Component]:
    """Return the switches of theme and of the colours of rise and fall."""
    switches = (("theme", tuple(THEMES)), ("colours", tuple(COLOUR_CONVENTIONS)))
    return [
        html.Div(
            [
                say(key, "setting"),
                dmc.SegmentedControl(
                    id=key,
                    data=[{"value": v, "label": say(f"{key}.{v}")} for v in values],
                    value=values[0],
                    size="xs",
                    transitionDuration=0,
                    **say.name(key),
                ),
            ]
        )
        for key, values in switches
    ]
