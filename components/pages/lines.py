"""Looks of a chart that holds a run against data: bands, what happened, a comparison, the run."""

from collections.abc import Mapping
from typing import Any

from components.figures import BANDS, TICKS, Figure, layout, line

COMPARISON = "dashdot"
"""Dash of the null model: neither the model's nor the data's."""
PEER = "longdash"
"""Dash of the statistical peer."""


def band(colour: str, opacity: float, name: str) -> Figure:
    """Return an area between two quantiles as one closed polygon."""
    looks = {"fill": "toself", "fillcolor": colour, "opacity": opacity, "line": {"width": 0}}
    return line(name, colour, dash="solid", width=0, hover=False) | looks


def held_against(colour: str, other: str, colours: Mapping[str, str]) -> dict[str, Any]:
    """Return one series: its bands, a comparison, what happened as dots, the run as a line.

    Args:
        colour: colour of the series.
        other: colour of the comparison.
        colours: those of the theme.
    """
    looks = layout({"l": 46, "r": 16, "t": 8, "b": 28}, dict(colours))
    looks["xaxis"] |= {"ticklen": 4, "ticks": "outside"}
    bands = [band(colour, opacity, f"{low} {high}") for low, high, opacity in BANDS]
    lines = [
        line("peer", other, dash=PEER, width=1.2),
        line("null", other, dash=COMPARISON, width=1.6),
        line("observed", colour, dash="dot", width=2.2),
        line("reference", colour, dash="solid", width=2.4),
    ]
    return {"data": [*bands, *lines], "layout": looks, "ticks": TICKS}
