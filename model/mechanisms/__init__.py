"""The registry: one line a mechanism, in the order in which a day asks them."""

from model.mechanism import Mechanism
from model.mechanisms import (
    arbitrage,
    basis,
    confidence,
    dma_ban,
    dma_inflow,
    leverage,
    margin_traders,
    national_team,
    net_sell_limit,
    overhang,
    price_limits,
    redemptions,
    rotation,
    snowballs,
    stop_loss,
    stress,
    take_profit,
)

MECHANISMS: tuple[Mechanism, ...] = (
    redemptions.MECHANISM,
    net_sell_limit.MECHANISM,
    overhang.MECHANISM,
    leverage.MECHANISM,
    dma_inflow.MECHANISM,
    margin_traders.MECHANISM,
    stop_loss.MECHANISM,
    snowballs.MECHANISM,
    take_profit.MECHANISM,
    national_team.MECHANISM,
    rotation.MECHANISM,
    dma_ban.MECHANISM,
    arbitrage.MECHANISM,
    confidence.MECHANISM,
    price_limits.MECHANISM,
    basis.MECHANISM,
    stress.MECHANISM,
)
