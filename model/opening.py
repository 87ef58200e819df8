"""The opening state: an episode's balance sheets worked back to its first day.

Shares at the opening are those of the balance-sheet date less what is documented as bought in
between; docs/balances.md tells how and compares the run's own 2023-12-29 with the sheets.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from model.arrays import Array
from model.episode import Episode, constants
from model.mechanisms import MECHANISMS, snowballs
from model.names import CLASS, CLASSES, INDICES
from model.state import Constants, State, futures_price

RESIDUAL = CLASS["residual_liquidity"]
DEALERS = CLASS["snowball_dealers"]


def open_books(episode: Episode, parameters: dict[str, Array]) -> tuple[State, Constants]:
    """Return the opening state and the constants that follow from it."""
    batch = len(parameters["price_multiplier"])
    sheets = episode.sheets["classes"]
    shares = np.zeros((len(CLASSES), len(INDICES), batch))
    cash = np.zeros((len(CLASSES), batch))
    for name, position in CLASS.items():
        if name == "residual_liquidity":
            continue
        bought = _opening_shares(name, sheets[name], episode, parameters)
        shares[position] = bought
        cash[position] = _cash(sheets[name], np.abs(bought).sum(axis=0), bought.sum(axis=0))
    cash[RESIDUAL] = sheets["residual_liquidity"]["cash"]
    equity = shares.sum(axis=1) + cash
    share = np.where(equity != 0.0, cash / np.where(equity != 0.0, equity, 1.0), 0.0)
    total = np.abs(shares).sum(axis=1, keepdims=True)
    weights = np.where(total > 0.0, shares / np.where(total > 0.0, total, 1.0), 0.0)
    fixed = constants(episode, share, weights)
    shares[RESIDUAL] = fixed.issued - shares.sum(axis=0)
    return _state(episode, parameters, shares, cash, fixed), fixed


def _opening_shares(
    name: str, sheet: Mapping[str, Any], episode: Episode, parameters: dict[str, Array]
) -> Array:
    """Shares on the opening day, (K, B), in billions at opening prices; a weight < 0 is short."""
    gross = (sheet["gross"] - sheet.get("inflow", 0.0)) * np.ones(
        len(parameters["price_multiplier"])
    )
    if name == "dma":
        gross = gross * parameters["dma_gross"] / sheet["gross"]
    per_index = np.array(sheet["weights"], dtype=float) / episode.price_at_balances
    return np.asarray(per_index[:, None] * gross)


def _cash(sheet: Mapping[str, Any], gross: Array, net: Array) -> Array:
    """Cash that gives the class its cash share or its leverage.

    Leverage is gross stock over equity; what was sold short has brought cash in.
    """
    if "leverage" in sheet:
        return np.asarray(gross * (1.0 / sheet["leverage"] - 1.0) + (gross - net))
    if "cash_share" in sheet:
        return np.asarray(net * sheet["cash_share"] / (1.0 - sheet["cash_share"]))
    return np.full_like(net, sheet["cash"])


def _futures(
    shares: Array, price: Array, basis: Array, fixed: Constants, parameters: dict[str, Array]
) -> Array:
    """Hedged books short their stock, dealers at their hedge, the residual class against them."""
    held = -fixed.short_weights * shares.sum(axis=1)[:, None, :] / futures_price(price, basis)
    held[DEALERS] = snowballs.hedge(price, price, fixed, parameters)
    held[RESIDUAL] = 0.0
    held[RESIDUAL] = -held.sum(axis=0)
    return np.asarray(held)


def _state(
    episode: Episode, parameters: dict[str, Array], shares: Array, cash: Array, fixed: Constants
) -> State:
    batch = shares.shape[-1]
    log_price = np.zeros((len(INDICES), batch))
    basis = np.repeat(episode.basis[0][:, None], batch, axis=1)
    equity = shares.sum(axis=1) + cash
    state = State(
        log_price=log_price,
        basis=basis,
        shares=shares,
        cash=cash,
        futures=_futures(shares, np.exp(log_price), basis, fixed, parameters),
        units=np.maximum(equity, 0.0),
        unpaid=np.zeros_like(cash),
        requested=np.zeros_like(cash),
        households=np.full(batch, float(episode.sheets["households_cash"])),
        stress=np.ones_like(log_price),
        inventory=np.zeros((len(MECHANISMS), len(INDICES), batch)),
        carried=np.zeros((len(MECHANISMS), len(INDICES), batch)),
        held_back=np.zeros_like(log_price),
        memory={"unsold": np.zeros_like(shares)},
    )
    for mechanism in MECHANISMS:
        if mechanism.opening_memory is not None:
            state.memory.update(mechanism.opening_memory(state, fixed, parameters))
    return state
