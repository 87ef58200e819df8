"""Best rescue: the split of a budget, and its start, that make a chosen outcome best.

The rescue replaces the scenario's own ETF and futures buying; everything else stays. What is made
best is the outcome of the reference vector, or its mean or median over a few vectors. The plan
found then meets vectors that the search did not see: in how many of them does it beat an even
split and the historical mix of the same money on the same first day? The frontier repeats the
search for other budgets, each begun from what the main search ended with.
"""

from collections.abc import Generator, Sequence
from typing import Any

from model.arrays import Array
from model.declare import Choice, Lever, Text
from model.inquiry.evolution import PATIENCE, SEED, SETTINGS
from model.inquiry.outcomes import metric_field
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.rescue_plan import FIRST, GOAL, PURSE, SESSIONS, SMALL_CAPS, USES, WEEK, room
from model.inquiry.rescue_trial import (
    MEAN,
    MEDIAN,
    REFERENCE,
    SEEN,
    UNSEEN,
    Trial,
    checked,
    told_plan,
)  # fmt: skip
from model.inquiry.split_search import POPULATION, Progress, first_population, search
from model.sources import OF_USER

GENERATIONS = 24
FRONTIER = (25.0, 50.0, 100.0, 200.0, 350.0, 500.0)
"""CNY bn: budgets of the frontier, over the range of the field."""
SHORT = 4
"""Generations of a frontier budget, which starts from the population of the main search."""
GOAL_FIELD = Lever(
    "goal",
    "question",
    "choice",
    Text("Outcome to improve", "优化目标"),
    Text("The outcome that the search makes as good as it can.", "搜索所要优化的结果指标。"),
    "market_value_lost",
    Text("declared with the model's headline numbers", "随模型的主要指标一并定义"),
    kind="field",
    choices=(
        *metric_field().choices,
        Choice(SMALL_CAPS.name, SMALL_CAPS.label),
    ),
)
EARLIER = Lever(
    "earlier",
    "question",
    "choice",
    Text("May start earlier by, weeks", "最多可提前（周）"),
    Text("The search may also choose the first session.", "搜索时可同时选择首个交易日。"),
    "0",
    OF_USER,
    kind="field",
    choices=tuple(Choice(weeks, Text(weeks, weeks)) for weeks in ("0", "1", "2", "4")),
)
OVER_FIELD = Lever(
    "over",
    "question",
    "choice",
    Text("Best for", "最优标准"),
    Text(
        f"The reference parameter set, or the mean or median of {SEEN} parameter sets.",
        f"按参考参数组，或按{SEEN}个参数组的均值或中位数。",
    ),
    MEAN,
    OF_USER,
    kind="field",
    choices=(
        Choice(REFERENCE, Text("Reference parameter set", "参考参数组")),
        Choice(MEAN, Text(f"Mean of {SEEN}", f"{SEEN}组均值")),
        Choice(MEDIAN, Text(f"Median of {SEEN}", f"{SEEN}组中位数")),
    ),
)


def answer(asked: Asked) -> Steps:
    """Search, try the result on vectors that were not seen, then draw the frontier."""
    budgets = [each for each in FRONTIER if each != asked["budget"]]
    total = 1 + GENERATIONS + 2 + len(budgets) * (SHORT + 2)
    yield Step(0, total)
    trial = Trial(asked)
    yield Step(1, total)
    where, history = trial.where(float(asked["budget"])), []
    for progress in search(where, first_population(trial.mix), GENERATIONS):
        told = told_progress(trial, progress)
        if progress.refined is None:
            history.append({name: told[name] for name in ("generation", "value", "mean")})
        yield Step(1 + progress.generation, total, told)
    final = progress
    yield Step(1 + GENERATIONS + 1, total)
    found = {
        "scenario": asked.scenario.link,
        "history": history,
        **told_progress(trial, final),
        **told_settings(asked),
        **checked(trial, final.best, list(GOAL)),
    }
    yield Step(1 + GENERATIONS + 2, total, {"found": found})
    frontier = yield from along(trial, budgets, final.population, total)
    own = {"budget": float(asked["budget"]), "best": found["tried"]["found"]}
    own |= {name: found["tried"][name] for name in ("even", "historical")}
    return {**found, "frontier": sorted([own, *frontier], key=lambda point: point["budget"])}


def along(
    trial: Trial, budgets: Sequence[float], warm: Array, total: int
) -> Generator[Step, None, list[dict[str, Any]]]:
    """Search the other budgets of the frontier, from the population of the main search."""
    points = []
    start = total - len(budgets) * (SHORT + 2)
    for at, budget in enumerate(budgets):
        where, done = trial.where(budget), start + at * (SHORT + 2)
        for progress in search(where, warm, SHORT):
            yield Step(done + progress.generation, total)
        tried = checked(trial, progress.best, [trial.asked["goal"]])["tried"]
        points.append({"budget": budget, "best": tried["found"],
                       "even": tried["even"], "historical": tried["historical"]})  # fmt: skip
        yield Step(done + SHORT + 2, total, {"frontier": points[-1]})
    return points


def told_progress(trial: Trial, progress: Progress) -> dict[str, Any]:
    """Return how far the search is, with the best plan so far."""
    return {
        "generation": progress.generation,
        "value": -progress.loss,
        "mean": -progress.mean,
        "evaluations": progress.evaluations,
        "ended": progress.ended,
        "refined": progress.refined,
        "plan": told_plan(trial, progress.best),
    }


def told_settings(asked: Asked) -> dict[str, Any]:
    """Return what was asked and how it was searched."""
    fields = {field.name: asked[field.name] for field in asked.question.fields}
    return {
        **fields,
        "uses": list(USES),
        "seen": 1 if asked["over"] == REFERENCE else SEEN,
        "unseen": UNSEEN,
        "optimiser": "scipy.optimize.differential_evolution",
        "strategy": SETTINGS["strategy"],
        "seed": SEED,
        "population": POPULATION,
        "most": GENERATIONS,
        "patience": PATIENCE,
    }


QUESTION = Question(
    "rescue_search",
    Text("Best allocation", "最优买入方案"),
    Text(
        "The split of a budget over six uses, and its start, that make an outcome as good as it "
        "can be in this model; with the frontier of budget against outcome.",
        "在本模型中使某一结果最优的预算分配（六种用途）与开始时间，"
        "并给出资金规模与结果的有效前沿。",
    ),
    (PURSE, FIRST, SESSIONS, EARLIER, GOAL_FIELD, OVER_FIELD),
    answer,
    heavy=True,
    check=lambda asked: room(asked, WEEK * int(asked["earlier"])),
)
