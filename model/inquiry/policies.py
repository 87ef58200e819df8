r"""Which policy did it: Shapley shares of a scenario's policies, with what only sets of them do.

$$ v(S) = E(\text{policies } S) - E(\varnothing),\qquad
   d(S) = \sum_{R \subseteq S} (-1)^{|S|-|R|} v(R),\qquad
   \phi_i = \sum_{S \ni i} d(S) / |S| $$

E is an outcome with the policies of S as in the scenario and all others as they are in the
comparison: switched off, or as they happened. The dividend d(S) (Harsanyi 1963) is what the set S
does beyond all its parts: a policy alone, or policies that only work together. The shares phi
(Shapley 1953) sum to v of all policies, to rounding. All 2^k combinations run in one batch.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, combinations

import numpy as np

from model import laboratory
from model.arrays import Array
from model.catalogue import LEVERS, SWITCH
from model.declare import Choice, Lever, Text
from model.inquiry.outcomes import OUTCOMES, described
from model.inquiry.question import Asked, Question, Step, Steps
from model.links import Scenario
from model.many import apart, replay_many
from model.sources import OF_USER

GROUPS = tuple(SWITCH)
OFF, HAPPENED = "off", "as_happened"
MEMBERS = 40
"""Vectors of the ensemble that take part, the reference vector first."""

Coalition = tuple[str, ...]

AGAINST = Lever(
    "against",
    "question",
    "choice",
    Text("Compared with", "比较基准"),
    Text(
        "No policy at all, or the historical policies.",
        "没有任何政策，或按历史政策。",
    ),
    OFF,
    OF_USER,
    kind="field",
    choices=(
        Choice(OFF, Text("No policies", "无政策")),
        Choice(HAPPENED, Text("Historical", "按历史")),
    ),
)


def players(chosen: Scenario, against: str) -> Coalition:
    """Return the policies in which a scenario differs from the comparison."""
    if against == OFF:
        none = (OFF,)
        return tuple(g for g in GROUPS if chosen[SWITCH[g]] not in none and not _idle(chosen, g))
    return tuple(group for group in GROUPS if chosen[SWITCH[group]] != HAPPENED)


def _idle(chosen: Scenario, group: str) -> bool:
    """Nobody bought futures in what happened: there is no policy to share in."""
    return group == "futures_support" and chosen["futures"] != "changed"


def coalitions(of: Sequence[str]) -> list[Coalition]:
    """Return every set of policies, the empty one first, the whole one last."""
    return list(chain.from_iterable(combinations(of, size) for size in range(len(of) + 1)))


def with_only(chosen: Scenario, kept: Iterable[str], against: str) -> Scenario:
    """Return a scenario with some of its policies; the others are as in the comparison."""
    group_of = {lever.name: lever.group for lever in LEVERS}
    others = [group for group in GROUPS if group not in set(kept)]
    changes = {n: v for n, v in chosen.changes if group_of[n] not in others}
    if against == OFF:
        changes |= {SWITCH[group]: OFF for group in others}
    order = [lever.name for lever in LEVERS]
    return Scenario(tuple(sorted(changes.items(), key=lambda change: order.index(change[0]))))


def dividends(worth: dict[Coalition, Array]) -> dict[Coalition, Array]:
    """Return what each set of policies does beyond its parts; `worth` has every subset."""
    return {
        each: np.asarray(
            sum((-1) ** (len(each) - len(part)) * worth[part] for part in coalitions(each))
        )
        for each in worth
        if each
    }


def shares(of: Sequence[str], gains: dict[Coalition, Array]) -> dict[str, Array]:
    """Return each policy's Shapley share from the dividends."""
    none = np.zeros_like(next(iter(gains.values()))) if gains else np.zeros(1)
    return {
        player: np.asarray(sum((g / len(s) for s, g in gains.items() if player in s), none))
        for player in of
    }


def answer(asked: Asked) -> Steps:
    """Run every combination at once, then share out each outcome."""
    chosen, against = asked.scenario, asked["against"]
    of = players(chosen, against)
    sets = coalitions(of)
    yield Step(0, 2)
    past = laboratory.solve(chosen.only("assumption"), MEMBERS)
    yield Step(1, 2)
    run = replay_many(past, [with_only(chosen, each, against) for each in sets])
    outcomes = {}
    for metric in OUTCOMES:
        values = apart(metric.of(run), len(sets))
        worth = {each: values[at] - values[0] for at, each in enumerate(sets)}
        gains = dividends(worth)
        outcomes[metric.name] = {
            "none": described(values[0]),
            "all": described(values[-1]),
            "shares": {name: described(v) for name, v in shares(of, gains).items()},
            "together": [
                {"policies": list(each), **described(gain)}
                for each, gain in gains.items()
                if len(each) > 1
            ],
        }
    return {
        "scenario": chosen.link,
        "against": against,
        "policies": list(of),
        "members": MEMBERS,
        "combinations": len(sets),
        "links": {"+".join(s): with_only(chosen, s, against).link for s in sets},
        "outcomes": outcomes,
    }


QUESTION = Question(
    "policies",
    Text("Which policy did it", "政策贡献分解"),
    Text(
        "What each of the scenario's policies contributes to each outcome, and what they do only "
        "together.",
        "情景中各项政策对每个结果的贡献，以及只有组合实施才有的交互作用。",
    ),
    (AGAINST,),
    answer,
)
