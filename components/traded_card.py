"""The card of who bought and sold the index that is looked at, below the charts."""

from dash import html
from dash.development.base_component import Component

from components.say import Say


def traded(say: Say) -> Component:
    """Return the place of the stacked bars, of their key, and the way to all flows."""
    return html.Div(
        [
            html.Div(
                [
                    html.H2(id="title-traded"),
                    html.A(say("traded.open"), href="flows", **{"data-page": "flows"}),
                ],
                className="chart-head",
            ),
            html.Div(id="chart-traded", className="chart", role="img", **say.name("traded.open")),
            html.Ul(id="key-traded", className="key-traded"),
            html.P(say("traded.note")),
        ],
        className="card traded",
        id="card-traded",
    )
