"""The whole page: layout and the document around it."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.build import build_hash
from components.catalogue import Catalogue, all_words, for_browser
from components.header import header
from components.pages import menu_words
from components.panel import panel
from components.results import results
from components.say import Say
from components.tokens import style_sheet

STORE = "catalogue"
"""Id of the store that tells the browser what the page is about."""

DOCUMENT = """<!DOCTYPE html>
<html lang="en" data-theme="light" data-colours="green_up" data-mantine-color-scheme="light"
  data-build="{build}">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
{%favicon%}
<script src="{first_paint}"></script>
{%css%}
<style>{tokens}</style>
</head>
<body>
{%app_entry%}
<noscript>QuantQuake needs JavaScript. · 本页需要JavaScript。</noscript>
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def document(first_paint: str) -> str:
    """Return the HTML around the app; `first_paint` sets theme and language before it shows."""
    places = {"{first_paint}": first_paint, "{build}": build_hash(), "{tokens}": style_sheet()}
    text = DOCUMENT
    for place, filled in places.items():
        text = text.replace(place, filled)
    return text


def layout(catalogue: Catalogue, api: str) -> Component:
    """Return the page; the browser fills in numbers and words."""
    words = all_words(catalogue) | menu_words()
    say, home = Say(words), api.partition("api/")[0]
    return dmc.MantineProvider(
        id="provider",
        forceColorScheme="light",
        theme={"primaryColor": "indigo", "primaryShade": {"light": 8, "dark": 5}},
        children=[
            dcc.Store(id=STORE, data=for_browser(catalogue, api) | {"words": words}),
            html.A(say("app.skip"), href="#results", className="skip"),
            header(say, catalogue, home),
            html.Div(
                id="progress",
                className="progress",
                role="progressbar",
                hidden=True,
                **say.name("loading"),
            ),
            html.Div(id="notices", className="notices", role="status"),
            html.Div(id="problem", className="problem", role="alert", hidden=True),
            html.Div([panel(say, catalogue), results(say, catalogue, home)], className="desk"),
            html.Div(id="help", className="help", role="dialog", hidden=True, tabIndex=-1),
            html.Div(id="live", className="unseen", role="status", **{"aria-live": "polite"}),
            _presenting(say),
        ],
    )


def _presenting(say: Say) -> Component:
    """Return the bar that shows while presenting."""
    return html.Div(
        [
            html.Button(
                "←",
                type="button",
                **{"data-action": "present-previous"},
                **say.name("present.previous"),
            ),
            html.Strong(id="present-title"),
            html.Button(
                "→", type="button", **{"data-action": "present-next"}, **say.name("present.next")
            ),
            html.Span(say("present.keys"), className="keys"),
            html.Button(say("present.leave"), type="button", **{"data-action": "present"}),
        ],
        id="presenting",
        className="presenting",
        hidden=True,
    )
