"""One possible path: a scenario under a single vector of the ensemble, by its number.

A band is made of whole paths, and no path runs along its edge. The vector is solved by itself; it
gives to rounding what it gives among the others.
"""

from model import laboratory
from model.declare import Lever, Text
from model.inquiry.draws import run_of
from model.inquiry.outcomes import OUTCOMES
from model.inquiry.question import Asked, Question, Step, Steps
from model.inquiry.spread import everyone, listed, series
from model.links import LinkError
from model.sources import OF_USER
from model.structure import structure, vectors
from model.tables import calibrated_structures

LARGEST = max(everyone(each) for each in calibrated_structures())

VECTOR = Lever(
    "vector",
    "question",
    "number",
    Text("Parameter set", "参数组"),
    Text(
        "Its number among the parameter sets; 1 is the reference parameter set.",
        "在校准参数组中的编号；1为参考参数组。",
    ),
    1.0,
    OF_USER,
    kind="field",
    min=1.0,
    max=float(LARGEST),
    step=1.0,
)


def check(asked: Asked) -> None:
    """Refuse a number that is not a vector of the scenario's structure."""
    number, last = float(asked["vector"]), everyone(asked.scenario["structure"])
    if not number.is_integer() or number > last:
        raise LinkError(
            "vector",
            Text(
                f"vector={number:g} is not allowed; allowed: a whole number from 1 to {last}",
                f"vector={number:g}无效；可用：1至{last}的整数",
            ),
        )


def answer(asked: Asked) -> Steps:
    """Solve and run one vector."""
    chosen, number = asked.scenario, int(asked["vector"])
    name = chosen["structure"]
    given = {each: values[-1:] for each, values in vectors(number, name).items()}
    yield Step(0, 2)
    past = laboratory.solve_vectors(given, chosen.only("assumption"), structure(name).off)
    yield Step(1, 2)
    run = run_of(past, chosen)
    return {
        "scenario": chosen.link,
        "vector": number,
        "members": everyone(name),
        "series": {each: listed(path[:, 0]) for each, path in series(run).items()},
        "outcomes": {metric.name: float(metric.of(run)[0]) for metric in OUTCOMES},
    }


QUESTION = Question(
    "one_path",
    Text("One possible path", "一条可能的路径"),
    Text(
        "A scenario under one of the calibrated parameter sets.",
        "情景在某一校准参数组下的走势。",
    ),
    (VECTOR,),
    answer,
    check=check,
)
