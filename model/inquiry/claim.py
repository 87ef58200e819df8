"""Claims against the model: what a claim says would be so, run under every structure and mode.

Rule. In each combination of structure and mode the effect (with less without) is taken vector by
vector. A vector agrees with the claim if the effect has the claimed sign and at least the size that
the claim needs; what a page shows as zero never agrees. A combination agrees if at least CERTAIN
of its vectors do, disagrees if as many do not, and is else undecided. Then the model

- `agrees` if every combination agrees, `disagrees` if every one disagrees;
- `depends on structure` if under one and the same mode one structure agrees, another disagrees;
- `depends on mode` if anchored and unanchored so differ and structures do not;
- `cannot tell` if too many vectors differ; if the claim is about what the model lacks; or if the
  test switches off a mechanism that the validation does not support in every structure, unless the
  effect is not as claimed even with the mechanism at work.

Structures are never pooled. Without a mechanism an anchored run meets the news of the whole model;
unanchored, the news up to the end of 2023 is found anew.
"""

from collections.abc import Generator, Mapping
from typing import Any

import numpy as np

from model import laboratory
from model.agreement import (
    CERTAIN,
    COMBINATIONS,
    MEMBERS,
    ON_MODE,
    ON_STRUCTURE,
    RESOLUTION,
    Combination,
    described,
)
from model.arrays import Array
from model.declare import Choice, Lever, Text
from model.inquiry.claims import Claim, Side, claims, unsupported
from model.inquiry.hinges import hinges, noise
from model.inquiry.question import Asked, Question, Step, Steps
from model.links import Scenario, scenario
from model.many import apart, replay_many
from model.mode import MODE, STRUCTURE
from model.simulation import Run
from model.solved import Solved
from model.structure import vectors

AGREES, DISAGREES, UNDECIDED = "agrees", "disagrees", "undecided"
CANNOT_TELL = "cannot tell"
VERDICTS = (AGREES, DISAGREES, ON_STRUCTURE, ON_MODE, CANNOT_TELL)
BY_VECTORS, BY_DATA, OUTSIDE = "vectors", "data", "outside"
"""Why the model cannot tell."""
PIECES = 3
"""Pieces of work a combination: what happened, the pair, what the effect hinges on."""

CLAIM = Lever(
    "claim",
    "question",
    "choice",
    Text("Claim", "观点"),
    Text("Which claim of the commentary is tested.", "要检验评论文章中的哪一项观点。"),
    next(iter(claims())),
    Text("commentary of February 2024", "2024年2月的评论文章"),
    kind="field",
    choices=tuple(Choice(each.id, each.question) for each in claims().values()),
)


def answer(asked: Asked) -> Steps:
    """Ask one claim of every structure and mode; each combination is a part."""
    claim, told = claims()[asked["claim"]], []
    total = PIECES * len(COMBINATIONS)
    for at, combination in enumerate(COMBINATIONS):
        step = PIECES * at
        assumed = _assumed(combination)
        yield Step(step, total)
        past = laboratory.solve(assumed, MEMBERS)
        yield Step(step + 1, total)
        values = yield from _measured(claim, past, assumed, Step(step + 2, total))
        told.append(combined(claim, combination, values, past.parameters))
        yield Step(step + PIECES, total, {"claim": claim.id, "combination": told[-1]})
    stances = {(one["structure"], one["mode"]): str(one["stance"]) for one in told}
    return {
        "claim": claim.id,
        "members": MEMBERS,
        "certain": CERTAIN,
        "noise": noise(MEMBERS, _varying(past)),
        "numbers": verdict(stances),
        **overall(claim, stances),
        "combinations": told,
        "declared": claim.json(),
    }


def _assumed(combination: Combination) -> Scenario:
    return scenario(**{STRUCTURE.name: combination[0], MODE.name: combination[1]})


def _varying(past: Solved) -> int:
    return sum(bool(np.ptp(values) > 0.0) for values in past.parameters.values())


def _measured(
    claim: Claim, past: Solved, assumed: Scenario, on_the_way: Step
) -> Generator[Step, None, Array]:
    """Return every measure of both sides, (measures, sides, members); one side has one."""
    sides = [claim.with_it, *([claim.without] if claim.without else [])]
    if all(_plain(side) for side in sides):
        run = replay_many(past, [side.scenario for side in sides])
        yield on_the_way
        return np.stack([apart(measure.of(run), len(sides)) for measure in claim.measures])
    runs = [_run(side, past, assumed) for side in sides]
    yield on_the_way
    return np.array([[measure.of(run) for run in runs] for measure in claim.measures])


def _plain(side: Side) -> bool:
    """Whether a side is policies other than what happened, which run in one batch."""
    return bool(side.scenario.changes) and not side.off


def _run(side: Side, past: Solved, assumed: Scenario) -> Run:
    """Run one side on the news of what happened.

    Where a link changes what was bought, which is an assumption, the news still stays. Unanchored,
    a model without a mechanism has its own market news of 2023, which one run finds and uses.
    """
    if side.off and not side.scenario.changes and assumed[MODE.name] == "unanchored":
        name = assumed[STRUCTURE.name]
        off = (*past.off, *side.off)
        return laboratory.solve_vectors(vectors(MEMBERS, name), assumed, off).run
    if side.off:
        both = scenario(**dict(side.scenario.changes), **dict(assumed.changes))
        return laboratory.run_scenario(both, MEMBERS, side.off)[0]
    return laboratory.replay(past, side.scenario) if side.scenario.changes else past.run


def combined(
    claim: Claim, combination: Combination, values: Array, parameters: Mapping[str, Array]
) -> dict[str, Any]:
    """Describe one combination from every measure of both sides, (measures, sides, members)."""
    effects = values[:, 0] - (values[:, 1] if values.shape[1] > 1 else 0.0)
    shares = counted(effects[0], claim.direction, claim.least)
    return {
        "structure": combination[0],
        "mode": combination[1],
        "stance": stance(shares["agree"]),
        **shares,
        "measures": [
            {**described(effect), "sides": [described(side) for side in both]}
            for effect, both in zip(effects, values, strict=True)
        ],
        "hinges": hinges(effects[0], parameters),
    }


def counted(effects: Array, direction: int, least: float) -> dict[str, float]:
    """Return the shares of vectors that agree, that go the claimed way too little, or the other."""
    along = direction * effects
    agree = along >= max(least, RESOLUTION / 2)
    opposite = along <= -RESOLUTION / 2
    return {
        "agree": float(agree.mean()),
        "opposite": float(opposite.mean()),
        "small": float((~agree & ~opposite).mean()),
    }


def stance(agree: float) -> str:
    """Return what one combination says, from the share of its vectors that agree."""
    if agree >= CERTAIN - 1e-9:
        return AGREES
    return DISAGREES if 1.0 - agree >= CERTAIN - 1e-9 else UNDECIDED


def verdict(stances: Mapping[Combination, str]) -> str:
    """Apply the rule to what the combinations say."""
    said = set(stances.values())
    if said in ({AGREES}, {DISAGREES}):
        return said.pop()
    modes = dict.fromkeys(mode for _, mode in stances)
    by_mode = [{s for (_, m), s in stances.items() if m == mode} for mode in modes]
    if any({AGREES, DISAGREES} <= each for each in by_mode):
        return ON_STRUCTURE
    return ON_MODE if {AGREES, DISAGREES} <= said else CANNOT_TELL


def overall(claim: Claim, stances: Mapping[Combination, str]) -> dict[str, Any]:
    """Return the verdict on a claim and, where the model cannot tell, why."""
    found = verdict(stances)
    if claim.outside:
        return {"verdict": CANNOT_TELL, "reason": OUTSIDE}
    if found != DISAGREES and unsupported(claim):
        return {"verdict": CANNOT_TELL, "reason": BY_DATA}
    return {"verdict": found, "reason": BY_VECTORS if found == CANNOT_TELL else ""}


QUESTION = Question(
    "claim",
    Text("A claim tested in the model", "用模型检验一项观点"),
    Text(
        "A claim of the commentary of February 2024, under every structure and mode: the effect, "
        "the share of parameter sets that agree, what it depends on, and a verdict by a declared "
        "rule.",
        "2024年2月评论文章中的一项观点，在各结构、各模式下的影响幅度、方向一致的参数组占比、"
        "取决于哪些参数，以及按既定规则给出的结论。",
    ),
    (CLAIM,),
    answer,
    of_scenario=False,
)
