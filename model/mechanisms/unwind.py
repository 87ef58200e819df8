r"""One portfolio is liquidated for reasons that lie outside the model.

$$ s = \upsilon_t $$

upsilon is the share of the portfolio that its owner closes today: longs are sold, shorts are bought
back, in proportion. A dated input, not a behaviour: an episode's calendar dates it (Khandani and Lo
2007: the rapid unwind of one or more sizable market-neutral portfolios). What others then do is
theirs.
"""

from model.declare import Label, Text
from model.mechanism import Desire, Mechanism
from model.state import Morning


def act(morning: Morning) -> Desire:
    """Close today's share of the book."""
    share = morning.today.unwind
    if not share.any():
        return Desire()
    return Desire(sales=(share + 0.0 * morning["price_multiplier"])[None, :])


MECHANISM = Mechanism(
    "unwind",
    Label(
        "Liquidation of one portfolio (exogenous)",
        "单一机构清仓（外生）",
        Text("Liquidation of one portfolio", "单一机构清仓"),
    ),
    sells=("market_neutral",),
    act=act,
)
