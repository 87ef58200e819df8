"""Figure template of who bought the index that is looked at: stacked bars under the index paths."""

from components.figures import MARGINS, Figure, layout
from components.tokens import CLASS_TOKEN, THEMES
from model.names import CLASSES


def templates() -> dict[str, Figure]:
    """Return {theme: figure}: one stack a session, one trace a class, aligned with the paths."""
    return {theme: _figure(colours) for theme, colours in THEMES.items()}


def _figure(colours: dict[str, str]) -> Figure:
    traces = [
        {
            "type": "bar",
            "meta": name,
            "x": [],
            "y": [],
            "marker": {"color": colours[CLASS_TOKEN.get(name, name)], "line": {"width": 0}},
            "showlegend": False,
        }
        for name in CLASSES
    ]
    looks = layout(MARGINS["hero"] | {"t": 8}, colours)
    looks |= {"barmode": "relative", "bargap": 0.12}
    looks["yaxis"] |= {"zeroline": True, "zerolinecolor": colours["control"]}
    return {"data": traces, "layout": looks}
