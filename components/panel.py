"""The left side: five policy groups, and the assumptions behind a button."""

from dash import html
from dash.development.base_component import Component

from components.catalogue import CALLOUTS, GROUPS, SHARES, VIEWS, Catalogue
from components.controls import Lever, dates_row, row, segmented
from components.say import Say


def panel(say: Say, catalogue: Catalogue) -> Component:
    """Return the lever panel with everything that the model declares."""
    present = [name for name in GROUPS if catalogue.group(name)]
    groups = [_group(say, catalogue, name) for name in present]
    return html.Aside(
        [
            html.Div([*groups, *_absent(say, catalogue)], className="policies", id="policies"),
            _assumptions(say, catalogue),
            _foot(say, catalogue),
        ],
        id="panel",
        className="panel",
        **say.name("app.levers"),
    )


def _group(say: Say, catalogue: Catalogue, name: str) -> Component:
    """Return a group: its switch on top, all its other levers below, visible in every state.

    Beside the switch is room for the short name; the group as a whole is called by the full one.
    """
    switch, *others = catalogue.group(name)
    return html.Section(
        [
            html.Div(
                [
                    html.H2(
                        html.Button(
                            say(f"group.{name}.short"),
                            className="caption",
                            type="button",
                            **{"data-action": "help", "data-help": switch["name"]},
                        )
                    ),
                    segmented(say, switch),
                ],
                className="row head",
            ),
            *_rows(say, others, catalogue),
        ],
        className="group",
        id=f"group-{name}",
        **say.name(f"group.{name}"),
    )


def _rows(say: Say, levers: list[Lever], catalogue: Catalogue) -> list[Component]:
    """Return the rows of a group: paired dates and the four shares stand together."""
    rule = CALLOUTS[levers[0]["group"]] if levers else {}
    names = {lever["name"] for lever in levers}
    by_name = {lever["name"]: lever for lever in levers}
    paired = rule.get("to") in names and rule.get("from") in names
    rows: list[Component] = []
    for lever in levers:
        name = lever["name"]
        if paired and name == rule["from"]:
            rows.append(dates_row(say, lever, by_name[rule["to"]], catalogue.sessions))
        elif paired and name == rule["to"]:
            continue
        elif name == SHARES[0]:
            shares = [row(say, by_name[n], catalogue.sessions) for n in SHARES if n in names]
            rows.append(html.Div(shares, className="shares"))
        elif name not in SHARES:
            rows.append(row(say, lever, catalogue.sessions))
    return rows


def _absent(say: Say, catalogue: Catalogue) -> list[Component]:
    """Name the policy groups that this version of the model does not have."""
    missing = [name for name in GROUPS if not catalogue.group(name)]
    if not missing:
        return []
    names = [say(f"group.{name}", "absent-name") for name in missing]
    return [html.P([say("group.absent"), *names], className="absent")]


def _assumptions(say: Say, catalogue: Catalogue) -> Component:
    """Return the drawer that lies over the policies while it is open."""
    levers = [lever for lever in catalogue.group("assumption") if lever["name"] not in VIEWS]
    rows = [row(say, lever, catalogue.sessions) for lever in levers]
    return html.Section(
        [
            html.H2(say("assumptions")),
            html.Div(
                [
                    _button(say, "assumptions.close", "assumptions", "assumptions-close"),
                    _button(say, "reset.assumptions", "reset-assumptions"),
                ],
                className="buttons",
            ),
            html.P(say("assumptions.note"), className="note"),
            *rows,
        ],
        id="assumptions",
        className="assumptions",
        hidden=True,
        **say.name("assumptions"),
    )


def _foot(say: Say, catalogue: Catalogue) -> Component:
    buttons: list[Component] = []
    if catalogue.group("assumption"):
        buttons.append(
            html.Button(
                [say("assumptions"), html.Span(id="assumptions-chip", className="chip")],
                type="button",
                className="button",
                id="assumptions-open",
                **{
                    "data-action": "assumptions",
                    "aria-expanded": "false",
                    "aria-controls": "assumptions",
                },
            )
        )
    buttons.append(_button(say, "reset.policies", "reset-policies"))
    return html.Div(buttons, className="panel-foot")


def _button(say: Say, key: str, action: str, name: str = "") -> Component:
    identity = {"id": name} if name else {}
    return html.Button(
        say(key), type="button", className="button", **{"data-action": action}, **identity
    )
