r"""Fire sales of 48 banks (EBA 2018): the rule of Cont and Schaanning 2017 on other balance sheets.

Banks hold cash, corporate and government bonds and other assets. Government bonds fall; a bank
whose leverage ratio E/A is below a buffer pays debt from cash and sells bonds pro rata until the
ratio would be at its target; below a minimum it fails and sells everything. All sell at once, at
the middle of the old and the new price, and prices fall by $e^{-\beta\,\text{sold}/\text{held}}$.

Rules and settings: Farmer, Kleinnijenhuis, Nahai-Williamson and Wetzer, the simplified version of
their system-wide stress test (ox-inet-resilience, firesale_stresstest). Written afresh; how much
must go is asked of the model's own rule, `model.mechanisms.leverage.forced_sale`.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from model.arrays import Array
from model.mechanisms.leverage import forced_sale

DATA = Path(__file__).parent / "data"
CASH_SHARE, LOAN_SHARE = 0.05, 0.5
"""Cash in all assets; debt that can be paid back early in all debt."""
MINIMUM, ROUNDS = 0.03, 6
GOVERNMENT, STEP = 1, 0.05
"""Column of government bonds; share of all bonds at whose sale prices fall by the impact."""


@dataclass(frozen=True)
class Settings:
    """Shock and impact as shares of the price; leverage ratios at which banks act and stop."""

    shock: float
    impact: float
    buffer: float
    target: float


@dataclass(frozen=True)
class Outcome:
    """By round: banks that failed, and the share of all bonds sold so far."""

    failed: Array  # (ROUNDS,)
    sold: Array  # (ROUNDS,)


def balance_sheets() -> pd.DataFrame:
    """Return the 48 balance sheets, EUR mn."""
    return pd.read_csv(DATA / "eba_2018.csv", index_col="bank")


def _opening() -> tuple[Array, Array, Array, Array]:
    """Return bonds (banks, 2), cash, other assets and debt of each bank."""
    table = balance_sheets()
    capital, leverage, securities, government = table.to_numpy(dtype=float).T
    assets = capital / (leverage / 100.0)
    bonds = np.column_stack([securities - government, government])
    cash = CASH_SHARE * assets
    return bonds, cash, assets - cash - securities, assets - capital


def _must_go(total: Array, equity: Array, settings: Settings) -> Array:
    """Assets to be shed by payment of debt or sale, EUR mn: the rule of our leveraged funds."""
    cap, share = np.array(1.0 / settings.buffer), np.array(settings.buffer / settings.target)
    return total * forced_sale(total, equity, cap, share)


def run(settings: Settings) -> Outcome:
    """Shock government bonds and let six rounds of sales pass."""
    bonds, cash, other, debt = _opening()
    loans, existing = LOAN_SHARE * debt, bonds.sum(axis=0)
    slope = -np.log(1.0 - settings.impact) / STEP
    price = np.ones(2)
    price[GOVERNMENT] -= settings.shock
    for_sale, alive = np.zeros_like(bonds), np.ones(len(bonds), dtype=bool)
    gone, failed, sold = np.zeros(2), np.zeros(ROUNDS), np.zeros(ROUNDS)
    for turn in range(ROUNDS):
        # everybody's orders meet one market
        before = price
        price = price * np.exp(-slope * for_sale.sum(axis=0) / existing)
        cash = cash + for_sale @ (0.5 * (before + price))
        bonds = bonds - for_sale
        gone += for_sale.sum(axis=0)
        # what must go at the new prices: first debt is paid from cash, then bonds are sold
        value = bonds @ price
        total = cash + value + other
        equity = total - debt
        failing = alive & (equity / total < MINIMUM)
        alive = alive & ~failing
        must_go = _must_go(total, equity, settings)
        paid = np.where(alive, np.minimum(np.minimum(must_go, cash), loans), 0.0)
        cash, loans, debt = cash - paid, loans - paid, debt - paid
        wanted = np.minimum(np.maximum(must_go - paid - cash, 0.0), value)
        share = np.where(alive, wanted / np.where(value > 0.0, value, 1.0), failing)
        for_sale = bonds * share[:, None]
        failed[turn], sold[turn] = failing.sum(), gone.sum() / existing.sum()
    return Outcome(failed, sold)
