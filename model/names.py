"""The names the whole model speaks in, in the order of its arrays."""

from model.declare import Text

INDICES: tuple[str, ...] = ("csi300", "csi500", "csi1000", "csi2000", "microcap")
"""Stock buckets. They are disjoint: micro-caps are what lies outside the four CSI indices."""

INDEX_LABEL = {
    "csi300": Text("CSI 300", "沪深300"),
    "csi500": Text("CSI 500", "中证500"),
    "csi1000": Text("CSI 1000", "中证1000"),
    "csi2000": Text("CSI 2000", "中证2000"),
    "microcap": Text("Micro-cap", "微盘股"),
}
"""Names of the indices as readers know them."""

FUTURES: tuple[str, ...] = ("IF", "IC", "IM")
"""Index futures, written on the first three buckets."""

UNDERLYING: tuple[int, ...] = (0, 1, 2)
"""Position in INDICES of the index that each future is written on."""
SPOT = slice(0, len(UNDERLYING))
"""The same positions as a slice, which numpy reads without copying."""

CLASSES: tuple[str, ...] = (
    "large_funds",
    "small_funds",
    "index_enhanced_300",
    "index_enhanced_500",
    "index_enhanced_1000",
    "market_neutral",
    "dma",
    "snowball_dealers",
    "margin_traders",
    "national_team",
    "arbitrage",
    "residual_liquidity",
)
"""Agent classes. The last one takes the other side of every trade."""


def rows(classes: tuple[str, ...]) -> slice:
    """Return the rows of neighbouring classes as a slice, which numpy reads without copying."""
    first = CLASSES.index(classes[0])
    if CLASSES[first : first + len(classes)] != classes:
        raise ValueError(f"{classes} are not neighbours in CLASSES")
    return slice(first, first + len(classes))


INDEX = {name: position for position, name in enumerate(INDICES)}
FUTURE = {name: position for position, name in enumerate(FUTURES)}
CLASS = {name: position for position, name in enumerate(CLASSES)}
