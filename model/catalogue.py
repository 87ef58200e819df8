"""Every lever and assumption, in the order of the page, the link and the documentation."""

from model import market
from model.declare import Lever
from model.mechanisms import MECHANISMS
from model.mode import MODE, STRUCTURE
from model.policies import creations, dma_ban, dma_cap, futures_support, net_sell_limit, rescue

LEVERS: tuple[Lever, ...] = (
    *net_sell_limit.LEVERS,
    *dma_ban.LEVERS,
    *dma_cap.LEVERS,
    *rescue.LEVERS,
    *futures_support.LEVERS,
    MODE,
    STRUCTURE,
    *market.ASSUMPTIONS,
    *(lever for mechanism in MECHANISMS for lever in mechanism.assumptions),
    *creations.ASSUMPTIONS,
)

LEVER: dict[str, Lever] = {lever.name: lever for lever in LEVERS}

SWITCH = {
    net_sell_limit.GROUP: net_sell_limit.LEVERS[0].name,
    dma_ban.GROUP: dma_ban.LEVERS[0].name,
    dma_cap.GROUP: dma_cap.LEVERS[0].name,
    rescue.GROUP: rescue.LEVERS[0].name,
    futures_support.GROUP: futures_support.LEVERS[0].name,
}
"""Policy group -> the lever that switches it: the first of the group."""
