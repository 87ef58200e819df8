"""Which model gives the numbers: its structure and its mode, each a switch that says what it is."""

from dash import html
from dash.development.base_component import Component

from components.catalogue import VIEWS, Catalogue
from components.controls import SELECT_FROM, Lever, choices_list, segmented
from components.say import Say


def model_bar(say: Say, catalogue: Catalogue) -> Component:
    """Return the switches of the model's views that this model declares, in one row."""
    levers = [lever for lever in map(catalogue.lever, VIEWS) if lever]
    return html.Section(
        [_view(say, lever) for lever in levers],
        id="model-bar",
        className="model-bar",
        hidden=not levers,
        **say.name("view.title"),
    )


def _view(say: Say, lever: Lever) -> Component:
    """Return one switch and the line that says what it is; a click on the line says more."""
    name = lever["name"]
    many = len(lever["choices"]) >= SELECT_FROM
    line = html.Button(
        say(f"view.{name}"),
        className="caption",
        type="button",
        **{"data-action": "help", "data-help": name, "aria-haspopup": "dialog"},
    )
    return html.Div(
        [choices_list(say, lever) if many else segmented(say, lever), line], className="view"
    )
