"""Figure templates of an episode without levers: returns, legs, leverage and net value.

The marks are those of the main page: solid is the model, dots are what was published, dashes the
run that a change is held against.
"""

from typing import Any

from components.figures import FONT, HOVER_DATES, TICKS, Figure, layout, line, styles
from components.tokens import THEMES, token_of

MARGIN = {"l": 46, "r": 14, "t": 10, "b": 26}
"""Room around the plot; the browser makes room for the labels at the ends of lines."""
CLASS_TOKENS = ("dma", "market_neutral", "csi1000", "csi300", "microcap")
"""Colours of the classes of an episode, those that borrow first: no two alike."""
DECIMALS = {"returns": 2, "legs": 1, "leverage": 1, "nav": 2}


def series(card: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return {chart: {series: colour token}} of an episode; a strategy wears its long leg's."""
    strategies = {name: token_of(legs["long"]) for name, legs in card["strategies"].items()}
    order = sorted(card["followed"], key=lambda name: name not in card["levered"])
    followed = dict(zip(order, CLASS_TOKENS, strict=False))
    return {
        "returns": strategies,
        "legs": {name: token_of(name) for name in card["buckets"]},
        "leverage": {name: followed[name] for name in card["levered"]},
        "nav": {name: followed[name] for name in card["followed"]},
    }


def templates(card: dict[str, Any]) -> dict[str, Any]:
    """Return {theme: {chart: figure}} with ticks and decimals."""
    charts = series(card)
    return {
        "themes": {
            theme: {chart: _figure(chart, names, colours) for chart, names in charts.items()}
            for theme, colours in THEMES.items()
        },
        "windows": {"episode": [card["opening"], card["sessions"][-1]]},
        "decimals": DECIMALS,
        "ticks": TICKS,
        "hover_dates": HOVER_DATES,
        "font": FONT,
    }


def _figure(chart: str, names: dict[str, str], colours: dict[str, str]) -> Figure:
    if chart == "returns":
        traces = [_bars(name, colours[token]) for name, token in names.items()]
        stated = [_marks(f"stated {name}", colours[t], "line-ew-open") for name, t in names.items()]
        traces += [*stated, _marks("published", colours["ink"], "diamond")]
    else:
        dashed = [
            line(f"stated {name}", colours[token], dash="dash", width=1.4, hover=False)
            for name, token in names.items()
        ]
        solid = [
            line(name, colours[token], dash="solid", width=2.4) for name, token in names.items()
        ]
        traces = [*dashed, *solid]
    return {"data": traces, "layout": layout(MARGIN, colours), "styles": styles(colours)}


def _bars(name: str, colour: str) -> Figure:
    """Simulated daily returns of one strategy."""
    return {
        "type": "bar",
        "meta": name,
        "x": [],
        "y": [],
        "marker": {"color": colour},
        "line": {"color": colour},
        "showlegend": False,
    }


def _marks(name: str, colour: str, symbol: str) -> Figure:
    """Daily returns that the bars are held against."""
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": name,
        "x": [],
        "y": [],
        "marker": {"color": colour, "symbol": symbol, "size": 10, "line": {"width": 2}},
        "showlegend": False,
    }
