"""The model with one asset and one class, in plain numbers: what the engine must equal.

Own money, interest on what is borrowed, forced sales above a leverage cap, redemptions after
losses, price impact of which a part stays and the rest is the price of carrying an inventory that
decays. Symbols as in docs/model.md.
"""

from math import exp, log

News = tuple[float, float]
"""Log returns of one session by what is known before trading and by what arrives at the close."""


def run(
    rule: dict[str, float], start: dict[str, float], capitalisation: float, news: list[News]
) -> list[tuple[float, ...]]:
    """Return each evening's log price, shares, cash, units, debt to holders, inventory price."""
    price, shares, cash = 1.0, start["stock"], start["cash"]
    units = shares + cash
    owed = inventory = carried = rate = 0.0
    reference, days = 1.0, []
    for before_trading, at_the_close in news:
        price *= exp(before_trading)
        stock, cap_now = shares * price, capitalisation * price
        equity = stock + cash
        alive = max(equity, 0.0)
        # forced sale: down to the target when above the cap, at a speed per day
        cut = 0.0
        if equity <= 0.0:
            cut = 1.0
        elif stock > rule["cap"] * equity:
            cut = 1.0 - rule["target"] * rule["cap"] * equity / stock
        sale = 1.0 - (1.0 - cut) ** rule["speed"]
        # redemptions: the loss from a fading reference, and what waiting for a month would cost
        loss = 1.0 - (equity / units) / reference
        calm = 1.0 / (1.0 + exp(1.0 / rule["noise"]))
        for _ in range(3):
            waiting = 20.0 * rule["impact"] * rate * equity / cap_now
            push = rule["loss_weight"] * loss + rule["run_weight"] * waiting - 1.0
            wish = 1.0 / (1.0 + exp(-push / rule["noise"])) - calm
            rate = rule["ceiling"] * max(wish, 0.0) / (1.0 - calm)
        asked = rate * alive
        spare = max(cash - 0.05 * alive, 0.0)
        need = max(owed + asked - spare, rule["sold_share"] * asked)
        sale += min(need / stock, 1.0) if stock > 0.0 else 0.0
        # interest on what was borrowed overnight, as long as there is own money
        interest = rule["interest"] / 250.0 * max(-cash, 0.0) if equity > 0.0 else 0.0
        # the market: relative flow, decaying inventory, value buyers beyond ten per cent
        flow = -min(sale, 1.0) * stock
        kept = 0.5 ** (1.0 / rule["half_life"])
        kept *= exp(-rule["value_buying"] * max(abs(carried) - 0.1, 0.0))
        inventory = inventory * kept + flow / cap_now
        before = carried
        carried = (1.0 - rule["stays"]) * rule["impact"] * inventory
        moved = rule["stays"] * rule["impact"] * flow / cap_now + carried - before
        # settlement half-way between the two prices, late news, then redemptions out of cash
        cash -= flow * 0.5 * (1.0 + exp(moved)) + interest
        shares += flow / price
        price *= exp(moved + at_the_close)
        equity = shares * price + cash
        paid = min(owed + asked, max(min(cash, equity), 0.0))
        owed += asked - paid
        cash -= paid
        units *= 1.0 - paid / equity if equity > 0.0 else 1.0
        value = (shares * price + cash) / units
        reference = max(value, value + (reference - value) * 0.5 ** (1.0 / 60.0))
        days.append((log(price), shares, cash, units, owed, carried))
    return days
