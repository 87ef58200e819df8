r"""The national team buys ETFs, and futures if the scenario says so.

$$ d_{NT,k} = \text{purchases}_{k,t},\qquad \Delta\varphi_{NT,j} = \text{support}_{j,t}/F_j $$

In history what is counted of observed creations (model/policies/purchases.py), in a scenario a
policy setting; it never sells inside the window.
"""

from model.declare import Text
from model.mechanism import Desire, Mechanism
from model.state import Morning, futures_price


def act(morning: Morning) -> Desire:
    """Buy today's amounts."""
    if not (morning.today.rescue.any() or morning.today.futures_support.any()):
        return Desire()
    bought = morning.today.rescue + 0.0 * morning.price
    price = futures_price(morning.price, morning.state.basis)
    return Desire(trades=bought[None], futures=(morning.today.futures_support / price)[None])


MECHANISM = Mechanism(
    "national_team",
    Text("National team's purchases", "国家队买入"),
    trades=("national_team",),
    futures=("national_team",),
    act=act,
)
