"""One row of controls for each lever: what it is called, how it is moved, its exact value."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.say import Say

Lever = dict[str, Any]
SELECT_FROM = 5
"""A choice of this many values or more, each with a long name, is a drop-down list."""


def identity(lever: str, part: str) -> dict[str, str]:
    """Return the id of one control of a lever."""
    return {"lever": lever, "part": part}


def row(say: Say, lever: Lever, sessions: list[str]) -> Component:
    """Return the row of a lever by its type."""
    if lever["type"] == "choice":
        return choice_row(say, lever)
    if lever["type"] == "date":
        return date_row(say, lever, sessions)
    return number_row(say, lever)


def caption(say: Say, lever: Lever) -> Component:
    """Return the lever's name as a button that opens its help, with the unit."""
    key = f"lever.{lever['name']}"
    short = f"short.{lever['name']}"
    unit = [say(f"{key}.unit", "unit")] if lever["unit"] else []
    return html.Button(
        [say(short if say.has(short) else key), *unit],
        className="caption",
        type="button",
        **{"data-action": "help", "data-help": lever["name"], "aria-haspopup": "dialog"},
    )


def choice_row(say: Say, lever: Lever) -> Component:
    """Return a caption and the choices side by side, or a list when they are many."""
    many = len(lever["choices"]) >= SELECT_FROM and lever["name"] != "rescue_target"
    control = choices_list(say, lever) if many else segmented(say, lever)
    wide = " wide" if len(lever["choices"]) >= SELECT_FROM and not many else ""
    return html.Div([caption(say, lever), control], className=f"row choice{wide}")


def segmented(say: Say, lever: Lever) -> Component:
    """Return the choices of a lever as one segmented switch."""
    name = lever["name"]
    return dmc.SegmentedControl(
        id=identity(name, "choice"),
        data=[
            {"value": choice, "label": say(f"lever.{name}.{choice}")} for choice in lever["choices"]
        ],
        value=lever["default"],
        size="xs",
        fullWidth=True,
        transitionDuration=0,
        **say.name(f"lever.{name}"),
    )


def choices_list(say: Say, lever: Lever) -> Component:
    """Return the choices of a lever as a drop-down list."""
    name = lever["name"]
    return dmc.Select(
        id=identity(name, "choice"),
        data=[
            {"value": choice, "label": say.text(f"lever.{name}.{choice}")}
            for choice in lever["choices"]
        ],
        value=lever["default"],
        size="xs",
        allowDeselect=False,
        **say.name(f"lever.{name}"),
    )


def number_row(say: Say, lever: Lever) -> Component:
    """Return a slider with words at its ends and a tick at the default, and a number box."""
    name = lever["name"]
    slider = dmc.Slider(
        id=identity(name, "slider"),
        min=lever["min"],
        max=lever["max"],
        step=lever["step"],
        value=lever["default"],
        marks=[{"value": lever["default"]}],
        updatemode="drag",
        label=None,
        size="sm",
        thumbSize=16,
        thumbLabel=say.text(f"lever.{name}"),
        className="slider",
    )
    ends = []
    if say.has(f"ends.{name}.low"):
        ends = [html.Div([say(f"ends.{name}.low"), say(f"ends.{name}.high")], className="ends")]
    return html.Div(
        [caption(say, lever), html.Div([slider, *ends], className="track"), _box(say, lever)],
        className="row number",
        **{"data-lever": name},
    )


def _box(say: Say, lever: Lever) -> Component:
    return dmc.NumberInput(
        id=identity(lever["name"], "box"),
        value=lever["default"],
        step=lever["step"],
        size="xs",
        hideControls=True,
        clampBehavior="none",
        debounce=True,
        className="box",
        **say.name(f"lever.{lever['name']}"),
    )


def date_row(say: Say, lever: Lever, sessions: list[str]) -> Component:
    """Return a slider over the sessions and a box for the exact date."""
    name = lever["name"]
    slider = dmc.Slider(
        id=identity(name, "slider"),
        min=0,
        max=len(sessions) - 1,
        step=1,
        value=position(sessions, lever["default"]),
        marks=[{"value": position(sessions, lever["default"])}],
        updatemode="drag",
        label=None,
        size="sm",
        thumbSize=16,
        thumbLabel=say.text(f"lever.{name}"),
        className="slider",
    )
    return html.Div(
        [caption(say, lever), html.Div(slider, className="track"), _date_box(say, lever)],
        className="row date",
        **{"data-lever": name},
    )


def dates_row(say: Say, first: Lever, last: Lever, sessions: list[str]) -> Component:
    """Return one row for a first and a last session: two thumbs on one track, two boxes."""
    ends = [position(sessions, lever["default"]) for lever in (first, last)]
    slider = dmc.RangeSlider(
        id=identity(f"{first['name']}+{last['name']}", "range"),
        min=0,
        max=len(sessions) - 1,
        step=1,
        minRange=0,
        value=ends,
        updatemode="drag",
        label=None,
        size="sm",
        thumbSize=16,
        thumbFromLabel=say.text(f"lever.{first['name']}"),
        thumbToLabel=say.text(f"lever.{last['name']}"),
        className="slider",
    )
    name = html.Button(
        say("part.dates"),
        className="caption",
        type="button",
        **{"data-action": "help", "data-help": f"{first['name']}+{last['name']}"},
    )
    boxes = [_date_box(say, first), _date_box(say, last)]
    return html.Div(
        [name, html.Div(slider, className="track"), *boxes],
        className="row dates",
        **{"data-lever": f"{first['name']}+{last['name']}"},
    )


def _date_box(say: Say, lever: Lever) -> Component:
    return dmc.TextInput(
        id=identity(lever["name"], "box"),
        value=lever["default"],
        size="xs",
        debounce=True,
        className="box day",
        **say.name(f"lever.{lever['name']}"),
    )


def position(sessions: list[str], day: str) -> int:
    """Return the position of the first session on or after a day (the last one if none is)."""
    return next((i for i, session in enumerate(sessions) if session >= day), len(sessions) - 1)
