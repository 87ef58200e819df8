"""Colours of the page, once for both themes; the style sheet and the figures read them here.

Series colours are never red or green: those two mean up or down and nothing else, follow the
reader's market convention, and always come with an arrow and a sign.
"""

THEMES: dict[str, dict[str, str]] = {
    "light": {
        "page": "#F4F5F7",
        "panel": "#FFFFFF",
        "edge": "#C9CDD6",
        "control": "#7A8194",
        "ink": "#171A21",
        "muted": "#525968",
        "accent": "#1F4E96",
        "on_accent": "#FFFFFF",
        "tint": "#E4ECF8",
        "warn": "#FFF3D6",
        "warn_ink": "#5C4300",
        "red": "#B3261E",
        "green": "#0B6B37",
        "orange": "#9C4A00",
        "blue": "#1F5FBF",
        "grid": "#E3E6EC",
        "csi300": "#0000D9",
        "csi500": "#2474C4",
        "csi1000": "#857000",
        "csi2000": "#8C0046",
        "microcap": "#2B2B33",
        "market_neutral": "#2474C4",
        "dma": "#8C0046",
        "large_funds": "#1D3F8A",
        "small_funds": "#5578C8",
        "enhanced_300": "#5B2A86",
        "enhanced_500": "#8455BA",
        "enhanced_1000": "#A77BD6",
        "neutral_quants": "#0F6E84",
        "leveraged_quants": "#8C0046",
        "snowball_dealers": "#B0548A",
        "margin_traders": "#6E5D00",
        "national_team": "#A87400",
        "arbitrage": "#2592AA",
        "residual_liquidity": "#7A8194",
    },
    "dark": {
        "page": "#0F1116",
        "panel": "#171A21",
        "edge": "#3A4150",
        "control": "#8A92A6",
        "ink": "#F1F3F8",
        "muted": "#B4BBCB",
        "accent": "#9DC1FF",
        "on_accent": "#0B1424",
        "tint": "#22304A",
        "warn": "#3B2F10",
        "warn_ink": "#FFE2A0",
        "red": "#FF8A80",
        "green": "#5FD394",
        "orange": "#FFB168",
        "blue": "#8FBCFF",
        "grid": "#2A2F3A",
        "csi300": "#9B85F6",
        "csi500": "#7ED0F3",
        "csi1000": "#C38F0A",
        "csi2000": "#EF548D",
        "microcap": "#E9ECF5",
        "market_neutral": "#7ED0F3",
        "dma": "#EF548D",
        "large_funds": "#7FA0F5",
        "small_funds": "#B9CBFA",
        "enhanced_300": "#9B6BD0",
        "enhanced_500": "#B896EA",
        "enhanced_1000": "#DCC8FA",
        "neutral_quants": "#4DB6CF",
        "leveraged_quants": "#EF548D",
        "snowball_dealers": "#F29BC4",
        "margin_traders": "#B89B12",
        "national_team": "#FFC861",
        "arbitrage": "#9BE2F0",
        "residual_liquidity": "#8A92A6",
    },
}
"""Theme -> token -> colour, six hexadecimal digits."""

TEXT_PAIRS = (
    ("ink", "page"),
    ("ink", "panel"),
    ("muted", "page"),
    ("muted", "panel"),
    ("accent", "panel"),
    ("on_accent", "accent"),
    ("ink", "tint"),
    ("warn_ink", "warn"),
    ("red", "panel"),
    ("green", "panel"),
    ("orange", "panel"),
    ("blue", "panel"),
)
"""Text on its ground: at least 4.5 to 1."""

GRAPHIC_PAIRS = tuple(
    (token, "panel")
    for token in ("csi300", "csi500", "csi1000", "csi2000", "microcap", "dma", "control")
)
"""Lines and edges of controls on their ground: at least 3 to 1."""

COLOUR_CONVENTIONS = {
    "red_up": ("red", "green"),
    "green_up": ("green", "red"),
    "colour_blind": ("blue", "orange"),
}
"""Convention -> tokens for up and for down."""

SERIES_TOKEN = {
    "IF": "csi300",
    "IC": "csi500",
    "IM": "csi1000",
    "index_enhanced_300": "csi300",
    "index_enhanced_500": "csi500",
    "index_enhanced_1000": "csi1000",
}
"""Series drawn in the colour of the index that they follow."""

CLASS_TOKEN = {
    "index_enhanced_300": "enhanced_300",
    "index_enhanced_500": "enhanced_500",
    "index_enhanced_1000": "enhanced_1000",
    "market_neutral": "neutral_quants",
    "dma": "leveraged_quants",
}
"""Classes whose colour has another name: beside an index they do not wear that of an index."""


def token_of(series: str) -> str:
    """Return the colour token of a series."""
    return SERIES_TOKEN.get(series, series)


def style_sheet() -> str:
    """Return the tokens as CSS variables, both themes and the three colour conventions."""
    blocks = []
    for theme, colours in THEMES.items():
        lines = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in colours.items())
        blocks.append(f'html[data-theme="{theme}"]{{{lines}color-scheme:{theme};}}')
    for name, (up, down) in COLOUR_CONVENTIONS.items():
        blocks.append(f'html[data-colours="{name}"]{{--up:var(--{up});--down:var(--{down});}}')
    return "\n".join(blocks)
