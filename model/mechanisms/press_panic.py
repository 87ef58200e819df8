r"""Exaggerated reports of knock-ins make money short futures ahead of sales by dealers.

$$ X_j = 2^{-1/5} X_j + \chi_P\,\frac{[N^{in}_j - N^{told}_j]^{+}}{F_j},\qquad
   \Delta\varphi_{SF,j} = -\Delta X_j,\qquad N^{told}_j \leftarrow \max(N^{told}_j, N^{in}_j) $$

N^in is the notional that yesterday's close has knocked in, N^told what was reported before, X the
contracts that small mutual and private funds are short for this reason: a share chi of each newly
reported notional, bought back with a half-life of five sessions. It works through the discount,
since others must take the futures over, and on stock through arbitrage. The press wrote of about
USD 50 bn of notes, two fifths of them knocked in by 23 January 2024 (M); officials and several
brokers called the effect on the market limited, one broker saw speculative shorts behind the
discount (M). No data give chi: its prior runs from 0 to 50% of the notional (L).
"""

import numpy as np

from model.arrays import Array
from model.declare import TIMES, Lever, Parameter, Text
from model.knock_in import knocked_in
from model.mechanism import Desire, Mechanism
from model.names import rows
from model.state import Constants, Morning, State, futures_price, ratio

ALARMED = ("small_funds",)
ROWS = rows(ALARMED)
FADE = 0.5 ** (1 / 5)
"""Share of the short that is left a session later: half-life of 5 sessions, assumed (L)."""

PARAMETERS = (
    Parameter(
        "press_exaggeration",
        0.25,
        0.0,
        0.5,
        Text(
            "Futures shorted per unit of notional newly knocked in",
            "每单位新敲入名义本金引发的期货做空",
        ),
        Text(
            "assumed (L): midpoint of 0 and one half; officials and brokers called the effect "
            "limited",
            "假设（L）：取0与50%的中点；监管部门与券商称影响有限",
        ),
    ),
)

ASSUMPTIONS = (
    Lever(
        "press_panic",
        "assumption",
        "number",
        Text("Panic over knock-in reports", "敲入报道引发的恐慌"),
        Text(
            "0: nobody shorts futures because of reports about knock-ins. 1: as in the parameter "
            "sets. 2: twice as much.",
            "0：无人因敲入报道做空股指期货。1：参数组原值。2：加倍。",
        ),
        1.0,
        Text(
            "scales an assumed share (L): no series fixes it",
            "按比例调整假设的做空比例（L）：没有数据可以确定",
        ),
        kind="assumption",
        unit=TIMES,
        min=0.0,
        max=3.0,
        step=0.1,
        scales="press_exaggeration",
    ),
)


def act(morning: Morning) -> Desire:
    """Short futures on what is newly knocked in, buy back what was shorted before."""
    memory = morning.state.memory
    told, short = memory["reported_knock_ins"], memory["panic_short"]
    now = knocked_in(morning.price, morning.constants, morning["snowball_size"])
    fresh = np.maximum(now - told, 0.0)
    if not (fresh.any() or short.any()):
        return Desire()
    price = futures_price(morning.price, morning.state.basis)
    stock = morning.assets[ROWS]
    part = ratio(stock, stock.sum(axis=0))
    target = FADE * short + part[:, None, :] * (morning["press_exaggeration"] * fresh / price)
    return Desire(
        futures=short - target,
        memory={"panic_short": target, "reported_knock_ins": np.maximum(told, now)},
    )


def opening_memory(
    state: State, constants: Constants, parameters: dict[str, Array]
) -> dict[str, Array]:
    """Start with no short; what is knocked in at the opening is old news."""
    told = knocked_in(np.exp(state.log_price), constants, parameters["snowball_size"])
    short = np.zeros((len(ALARMED), *state.basis.shape))
    return {"panic_short": short, "reported_knock_ins": told}


MECHANISM = Mechanism(
    "press_panic",
    Text("Panic over knock-in reports", "敲入报道引发的恐慌做空"),
    PARAMETERS,
    ASSUMPTIONS,
    futures=ALARMED,
    act=act,
    opening_memory=opening_memory,
)
