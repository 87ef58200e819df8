"""The equal problem in Mesa, as its users write it: a model per draw, a fund per agent.

Nothing is collected on the way and agents use plain floats, which is quicker than numpy for five
assets: the comparison is meant to be kind to the peer.
"""

import math

import mesa
import numpy as np

from benchmarks.equal_problem import REDEMPTION_CAP, TINY, Array, Problem


class Fund(mesa.Agent):  # type: ignore[misc]
    """One fund; `model` is its market."""

    model: "Market"

    def __init__(self, model: "Market", problem: Problem, row: int) -> None:
        super().__init__(model)
        self.shares = problem.shares[row].tolist()
        self.debt = float(problem.debt[row])
        self.units = sum(self.shares) - self.debt
        self.target = float(problem.target[row])
        self.cap = float(problem.cap[row])
        self.sensitivity = float(problem.sensitivity[row])
        self.last = 1.0
        self.sold = 0.0
        self.paid = 0.0

    def decide(self) -> None:
        """Mark, apply the leverage rule, meet redemptions; tell the market what is sold."""
        price = self.model.price
        held = sum(s * p for s, p in zip(self.shares, price, strict=True))
        equity = held - self.debt
        net_value = equity / self.units
        kept, redeemed = 1.0, 0.0
        if held > self.cap * equity and held > TINY:
            kept = 1.0 - min(max(1.0 - self.target * equity / held, 0.0), 1.0)
        if equity > 0.0:
            fall = 1.0 - net_value / self.last
            redeemed = min(max(self.sensitivity * fall, 0.0), REDEMPTION_CAP)
        self.sold = 1.0 - kept * (1.0 - redeemed)
        self.paid = redeemed * equity
        self.units *= 1.0 - redeemed
        self.last = net_value
        sales = self.model.sales
        for k, shares in enumerate(self.shares):
            sales[k] += self.sold * shares * price[k]

    def settle(self) -> None:
        """Receive the money of the sales, pay investors, repay debt."""
        middle = self.model.middle
        proceeds = sum(s * p for s, p in zip(self.shares, middle, strict=True))
        self.debt += self.paid - self.sold * proceeds
        kept = 1.0 - self.sold
        self.shares = [s * kept for s in self.shares]


class Market(mesa.Model):  # type: ignore[misc]
    """One draw: prices, and the day in order."""

    def __init__(self, problem: Problem, draw: int) -> None:
        super().__init__(seed=0)
        self.depth = problem.depth.tolist()
        self.shocks = problem.shocks[:, :, draw].tolist()
        self.price = [1.0] * len(self.depth)
        self.middle = self.price
        self.sales = [0.0] * len(self.depth)
        self.today = 0
        for row in range(len(problem.target)):
            Fund(self, problem, row)

    def step(self) -> None:
        """One day."""
        shocks = self.shocks[self.today]
        self.today += 1
        self.price = [p * math.exp(x) for p, x in zip(self.price, shocks, strict=True)]
        self.sales = [0.0] * len(self.price)
        self.agents.do("decide")
        after = [
            p * math.exp(-v / d) for p, v, d in zip(self.price, self.sales, self.depth, strict=True)
        ]
        self.middle = [0.5 * (p + a) for p, a in zip(self.price, after, strict=True)]
        self.agents.do("settle")
        self.price = after


def run_mesa(problem: Problem) -> Array:
    """Return final prices (K, M), one model a draw."""
    days, assets, draws = problem.shocks.shape
    final = np.empty((assets, draws))
    for draw in range(draws):
        market = Market(problem, draw)
        for _ in range(days):
            market.step()
        final[:, draw] = market.price
    return final
