"""What stands below the charts and may need scrolling: trades, events, all numbers, limits."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.catalogue import Catalogue, flags
from components.say import Say
from components.traded_card import traded


def below(say: Say, catalogue: Catalogue) -> Component:
    """Return what may need scrolling: events, all numbers, what is and is not simulated."""
    return html.Section(
        [
            traded(say),
            html.Div(
                [html.H2(say("events.title")), html.Ol(_events(catalogue), className="events")],
                className="card",
            ),
            html.Div(
                [
                    html.H2(say("table.title")),
                    html.Div(id="table", tabIndex=0, role="region", **say.name("table.title")),
                ],
                className="card",
            ),
            html.Div(
                [
                    html.H2(say("about.title")),
                    html.P(say("about.text")),
                    html.P(id="about-basis"),
                    html.P(say("about.data")),
                    html.P(id="run"),
                    html.P(id="version"),
                ],
                className="card",
            ),
        ],
        className="below",
    )


def _events(catalogue: Catalogue) -> list[Component]:
    """Return the list that the numbered flags of the chart refer to."""
    return [
        html.Li(
            [
                html.Time(flag["date"], dateTime=flag["date"], **{"data-day": flag["date"]}),
                *[_event(item, f"{flag['number']}.{i}") for i, item in enumerate(flag["items"])],
            ],
            value=str(flag["number"]),
        )
        for flag in flags(catalogue.events, catalogue.sessions)
    ]


def _event(item: dict[str, Any], place: str) -> Component:
    return html.Div(
        [
            html.Span(item["title"]["en"], **{"data-event": place}),
            html.Small(html.Cite(**{"data-event-source": place})),
        ]
    )
