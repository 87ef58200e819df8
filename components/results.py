"""The right side: headline numbers, the sentence, three charts, and what explains them."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.below import below
from components.catalogue import FOCUS, Catalogue, headlines
from components.figures import BASES, WINDOWS
from components.model_bar import model_bar
from components.say import Say


def results(say: Say, catalogue: Catalogue, home: str) -> Component:
    """Return everything that a result fills."""
    return html.Main(
        [
            html.Div(
                [
                    model_bar(say, catalogue),
                    html.Section(_kpis(say, catalogue), id="kpis", **say.name("kpi.title")),
                    _sentence(say, home),
                    _hero(say, catalogue),
                    _basis(say),
                    _alpha(say),
                ],
                className="stage",
            ),
            below(say, catalogue),
        ],
        id="results",
        tabIndex=-1,
        **say.name("app.results"),
    )


def _kpis(say: Say, catalogue: Catalogue) -> list[Component]:
    return [
        html.Div(
            [
                say(_brief(say, f"metric.{name}"), "kpi-name"),
                html.Div(
                    [
                        html.Span(className="kpi-value", **{"data-part": "value"}),
                        html.Span(className="kpi-change", **{"data-part": "change"}),
                    ],
                    className="kpi-line",
                ),
            ],
            className="kpi",
            **{"data-metric": name},
        )
        for name in headlines(catalogue)
    ]


def _brief(say: Say, key: str) -> str:
    """Return the key of the short name where there is one: a card has little room."""
    return f"{key}.short" if say.has(f"{key}.short") else key


def _sentence(say: Say, home: str) -> Component:
    """Return the sentence, whether it is robust, the explained share, the place of callouts."""
    return html.Section(
        [
            html.Div(
                [
                    html.P(id="sentence", className="sentence"),
                    html.A(
                        say("why.open"),
                        href="why",
                        className="button",
                        **{"data-page": "why", "data-focus": "index"},
                        **say.name("why.open.name"),
                    ),
                ],
                className="sentence-line",
            ),
            _agreement(say, home),
            html.P(id="explained", className="explained"),
            html.Div(id="callouts", className="callouts"),
        ],
        className="said",
    )


def _agreement(say: Say, home: str) -> Component:
    """Return the place of the verdict over all structures and modes, its numbers one click away."""
    return html.Div(
        [
            html.Span(id="agreement-said", role="status"),
            html.Button(
                say("error.retry"),
                type="button",
                className="button",
                id="agreement-retry",
                hidden=True,
                **{"data-action": "agreement-retry"},
            ),
            html.Details(
                [
                    html.Summary(say("agree.open"), className="button"),
                    html.Div(id="agreement-numbers", className="menu"),
                ],
                className="disclosure",
                id="menu-agreement",
                hidden=True,
            ),
            html.A(
                say("page.sure"),
                href=f"{home}sure",
                className="button",
                id="how-sure",
                **{"data-page": "sure"},
            ),
        ],
        className="agreement",
        id="agreement",
    )


def _hero(say: Say, catalogue: Catalogue) -> Component:
    names = list(catalogue.closes.columns)
    return html.Section(
        [
            html.Div(
                [
                    html.H2(say("chart.hero.short"), className="short"),
                    html.H2(id="title-hero", className="full"),
                    _base(say),
                    _switch(say, "focus", [(n, f"series.{n}") for n in names], FOCUS),
                    _switch(say, "window", [(w, f"window.{w}") for w in WINDOWS], "quake"),
                ],
                className="chart-head",
            ),
            _chart("hero"),
            _key(say),
        ],
        className="card hero",
        id="card-hero",
    )


def _switch(say: Say, key: str, choices: list[tuple[str, str]], value: str) -> Component:
    return dmc.SegmentedControl(
        id=key,
        data=[{"value": name, "label": say(words)} for name, words in choices],
        value=value,
        size="xs",
        transitionDuration=0,
        **say.name(key),
    )


def _base(say: Say) -> Component:
    return dmc.Select(
        id="base",
        data=[{"value": day, "label": day} for day in BASES],
        value=BASES[0],
        size="xs",
        allowDeselect=False,
        className="base",
        **say.name("base"),
    )


def _chart(name: str) -> Component:
    return html.Div(id=f"chart-{name}", className="chart", role="img", **{"aria-label": name})


def _key(say: Say) -> Component:
    """Say which line is data, which is the model: they never look alike."""
    return html.Div(
        [
            html.Span([html.I(className="stroke solid"), say("key.model")]),
            html.Span([html.I(className="stroke dotted"), say("key.observed")]),
            html.Span([html.I(className="stroke dashed"), say("key.baseline")], id="key-baseline"),
            html.Span(id="key-bands"),
        ],
        className="key",
    )


def _basis(say: Say) -> Component:
    return html.Section(
        [
            html.Div(
                [
                    html.H2(id="title-basis"),
                    _switch(
                        say, "basis", [("basis", "basis.main"), ("curve", "basis.curve")], "basis"
                    ),
                ],
                className="chart-head",
            ),
            _chart("basis"),
            html.P(id="note-basis", className="note"),
        ],
        className="card basis",
    )


def _alpha(say: Say) -> Component:
    return html.Section(
        [
            html.Div(
                [
                    html.H2(id="title-alpha"),
                    _switch(
                        say, "alpha", [("excess", "alpha.excess"), ("nav", "alpha.nav")], "excess"
                    ),
                ],
                className="chart-head",
            ),
            _chart("alpha"),
        ],
        className="card alpha",
    )
