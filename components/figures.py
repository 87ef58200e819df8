"""Figure templates: everything about the charts except the numbers, made once as plain dicts.

The browser puts the numbers of a result into a template and draws it. Axis ranges come from what
happened, so a line that moves is never hidden by an axis that moves with it.
"""

import math
from typing import Any

import pandas as pd

from components.tokens import THEMES, token_of
from model import FUTURES, INDICES

Figure = dict[str, Any]

WINDOWS = {"quake": ("2023-12-01", "2024-03-15"), "all": ("2023-07-31", "2024-03-29")}
"""Dates shown."""
BASES = ("2023-12-29", "2023-11-20", "2023-07-31")
"""Days on which the index paths can be set to 100; the first is the default."""
CHARTS: dict[str, tuple[str, ...]] = {
    "hero": INDICES,
    "basis": FUTURES,
    "curve": FUTURES,
    "excess": ("index_enhanced_300", "index_enhanced_500", "index_enhanced_1000"),
    "nav": ("market_neutral", "dma"),
}
"""Chart -> its series, in the order of the traces."""
BANDS = (("p05", "p95", 0.13), ("p20", "p80", 0.17), ("p35", "p65", 0.22))
"""Lower and upper quantile and opacity: 90, 60 and 30%, one hue, no outline."""
RANGES = {"excess": (-12.0, 12.0), "nav": (0.7, 1.1)}
"""Starting ranges of charts of which nothing is observed day by day: points and net value."""
MARGINS = {
    "hero": {"l": 46, "r": 146, "t": 24, "b": 26},
    "basis": {"l": 46, "r": 92, "t": 8, "b": 26},
    "curve": {"l": 46, "r": 92, "t": 8, "b": 26},
    "excess": {"l": 46, "r": 160, "t": 8, "b": 26},
    "nav": {"l": 46, "r": 148, "t": 8, "b": 26},
}
"""Room around the plot; on the right for the labels at the ends of lines."""
FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
TICKS = {"en": "%-d %b", "zh": "%-m月%-d日"}
HOVER_DATES = {"en": "%-d %b %Y", "zh": "%Y年%-m月%-d日"}
STEP = {"hero": 5.0, "basis": 1.0, "curve": 5.0, "excess": 2.0, "nav": 0.05}
"""A range grows in whole steps when a result leaves it."""


def templates(closes: pd.DataFrame, basis: pd.DataFrame, curve: pd.DataFrame) -> dict[str, Any]:
    """Return {theme: {chart: figure}} with the ranges, ticks and steps that go with them."""
    return {
        "themes": {
            theme: {chart: _figure(chart, colours) for chart in CHARTS}
            for theme, colours in THEMES.items()
        },
        "series": {chart: list(names) for chart, names in CHARTS.items()},
        "ranges": _ranges(closes, basis, curve),
        "windows": {name: list(days) for name, days in WINDOWS.items()},
        "bases": list(BASES),
        "bands": [list(band[:2]) for band in BANDS],
        "steps": STEP,
        "ticks": TICKS,
        "hover_dates": HOVER_DATES,
        "decimals": {"hero": 1, "basis": 2, "curve": 1, "excess": 1, "nav": 3},
    }


def _figure(chart: str, colours: dict[str, str]) -> Figure:
    """One chart in one theme: bands, baseline, what happened, then the scenario on top."""
    names = CHARTS[chart]
    first = colours[token_of(names[0])]
    traces = [_band(first, opacity) for _, _, opacity in BANDS]
    for kind, dash in (("baseline", "dash"), ("observed", "dot")):
        traces += [
            line(
                f"{kind} {name}",
                colours[token_of(name)],
                dash=dash,
                width=1.4,
                hover=(chart, kind) == ("curve", "observed"),
            )
            for name in names
        ]
    traces += [line(name, colours[token_of(name)], dash="solid", width=2.4) for name in names]
    looks = layout(MARGINS[chart], colours, 6 if chart == "hero" else 5)
    return {"data": traces, "layout": looks, "styles": styles(colours)}


def line(name: str, colour: str, dash: str, width: float, hover: bool = True) -> Figure:
    """Return a line without numbers; `meta` says whose numbers it takes."""
    drawn: Figure = {
        "type": "scatter",
        "mode": "lines",
        "meta": name,
        "x": [],
        "y": [],
        "line": {"color": colour, "dash": dash, "width": width},
        "connectgaps": False,
        "showlegend": False,
    }
    return drawn if hover else drawn | {"hoverinfo": "skip"}


def _band(colour: str, opacity: float) -> Figure:
    """An area as one closed polygon: cheaper to draw than two lines with a fill between."""
    return {
        "type": "scatter",
        "mode": "lines",
        "meta": "band",
        "x": [],
        "y": [],
        "fill": "toself",
        "fillcolor": colour,
        "opacity": opacity,
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def layout(margin: dict[str, int], colours: dict[str, str], ticks: int = 5) -> Figure:
    """Return the looks of a chart: ground, axes that stay, room around the plot."""
    axis = {
        "gridcolor": colours["grid"],
        "linecolor": colours["edge"],
        "tickcolor": colours["edge"],
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }
    return {
        "paper_bgcolor": colours["panel"],
        "plot_bgcolor": colours["panel"],
        "font": {"family": FONT, "size": 14, "color": colours["ink"]},
        "margin": margin,
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": colours["panel"], "font": {"color": colours["ink"], "size": 13}},
        "dragmode": False,
        "xaxis": axis | {"type": "date", "tickangle": 0, "showgrid": False},
        "yaxis": axis | {"nticks": ticks},
        "annotations": [],
        "shapes": [],
    }


def styles(colours: dict[str, str]) -> dict[str, Figure]:
    """Looks of what the browser places itself: event flags, labels at line ends, zero line."""
    return _flags(colours) | {
        "end": {
            "showarrow": False,
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 6,
            "align": "left",
        },
        "badge": {
            "showarrow": False,
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 0,
            "xanchor": "left",
            "yanchor": "bottom",
            "xshift": 2,
            "font": {"color": colours["muted"]},
            "bgcolor": colours["panel"],
            "opacity": 0.9,
        },
        "zero_line": {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "line": {"color": colours["control"], "width": 1},
            "layer": "below",
        },
    }


def _flags(colours: dict[str, str]) -> dict[str, Figure]:
    return {
        "flag": {
            "showarrow": False,
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "font": {"size": 12, "color": colours["ink"]},
            "bgcolor": colours["tint"],
            "bordercolor": colours["control"],
            "borderpad": 1,
        },
        "flag_line": {
            "type": "line",
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": colours["edge"], "width": 1, "dash": "dot"},
            "layer": "below",
        },
    }


def _ranges(closes: pd.DataFrame, basis: pd.DataFrame, curve: pd.DataFrame) -> dict[str, Any]:
    """Return {chart: {window: {base: [low, high]}}}; charts without a base use the key `any`."""
    ranges: dict[str, Any] = {chart: {} for chart in CHARTS}
    for window, (first, last) in WINDOWS.items():
        ranges["hero"][window] = {
            base: _around(closes.loc[first:last] / closes.loc[base] * 100.0, "hero", 3.0)
            for base in BASES
        }
        ranges["basis"][window] = {"any": _around(basis.loc[first:last], "basis", 0.5)}
        ranges["curve"][window] = {"any": _around(curve.loc[first:last], "curve", 2.0)}
        for chart, extent in RANGES.items():
            ranges[chart][window] = {"any": list(extent)}
    return ranges


def _around(table: pd.DataFrame, chart: str, room: float) -> list[float]:
    """Return the extent of a table with some room, in whole steps."""
    step = STEP[chart]
    low = float(table.min().min()) - room
    high = float(table.max().max()) + room
    return [math.floor(low / step) * step, math.ceil(high / step) * step]
