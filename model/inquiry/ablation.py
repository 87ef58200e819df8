"""What a mechanism does: one scenario with it and without it, on the same news.

The change is E_i(off) - E_i(on): E an outcome and i a parameter vector, so it is taken vector by
vector. What stays solved: anchored, the run without the mechanism replays the news that was solved
with everything on, so that what the mechanism did is missing and nothing takes its place;
unanchored, only what stood at the end of the anchored part is known, and the news of the CSI 300 is
solved again for the changed model. No parameter is fitted again here. The committed refits, which
are, stand beside it.
"""

from typing import Any

import numpy as np

from model import laboratory
from model.agreement import CERTAIN, COMBINATIONS, Combination, judged, plain
from model.arrays import Array
from model.declare import Choice, Lever, Text
from model.episode import history
from model.inquiry.outcomes import OUTCOMES, described
from model.inquiry.question import Asked, Question, Step, Steps
from model.links import Scenario, scenario
from model.measures import crisis_start
from model.mechanisms import MECHANISMS
from model.mode import MODE, STRUCTURE
from model.names import INDICES
from model.simulation import Run
from model.validation import store, verdicts

MEMBERS = 40
"""Vectors of the ensemble that take part, the reference vector first."""
CHECKED = 20
"""Vectors of each structure and mode when all four are compared: four times the runs."""
SLUG = {
    verdicts.SUPPORTED: "supported",
    verdicts.UNDECIDED: "undecided",
    verdicts.AGAINST: "against",
    verdicts.IDLE: "idle",
    verdicts.DISAGREE: "disagree",
}
"""Verdict of the validation -> its name in answers."""

FIELD = Lever(
    "mechanism",
    "question",
    "choice",
    Text("Mechanism", "机制"),
    Text("The mechanism that is switched on and off.", "要开启或关闭的机制。"),
    "leverage",
    Text("the list of mechanisms", "模型的机制清单"),
    kind="field",
    choices=tuple(Choice(m.name, m.label) for m in MECHANISMS),
)


def evidence(mechanism: str) -> dict[str, Any]:
    """Return what the committed refits say of a mechanism: by structure, and together."""
    table = store.read("ablations")
    own = table[table["mechanism"] == mechanism]
    numbers = ("change_loss", "share_worse", "refitted_change", "margin")
    structures = {
        str(row["structure"]): {
            **{name: float(row[name]) for name in numbers},
            "verdict": SLUG[str(row["verdict"])],
        }
        for _, row in own.iterrows()
    }
    together = verdicts.agreed([str(each) for each in own["verdict"]])
    return {"together": SLUG[together], "structures": structures}


def paths(run: Run) -> dict[str, dict[str, list[float]]]:
    """Return index paths: reference vector and 90% band, 100 at the observed close of 2023."""
    assert run.episode.log_index is not None
    base = run.episode.log_index[crisis_start(run)]
    levels = 100.0 * np.exp(run.paths.log_index - base[:, None])
    low, high = np.quantile(levels, (0.05, 0.95), axis=-1)
    each = {"reference": levels[..., 0], "p05": low, "p95": high}
    return {
        name: {what: np.round(values[:, k], 3).tolist() for what, values in each.items()}
        for k, name in enumerate(INDICES)
    }


def answer(asked: Asked) -> Steps:
    """Run the scenario with the mechanism, then without it."""
    chosen, name = asked.scenario, str(asked["mechanism"])
    yield Step(0, 3)
    past = laboratory.solve(chosen.only("assumption"), MEMBERS)
    yield Step(1, 3)
    on, _ = laboratory.run_scenario(chosen, MEMBERS)
    yield Step(2, 3)
    off, _ = laboratory.run_scenario(chosen, MEMBERS, (name,))
    outcomes = {}
    for metric in OUTCOMES:
        with_it, without = metric.of(on), metric.of(off)
        outcomes[metric.name] = {
            "on": described(with_it),
            "off": described(without),
            "change": described(without - with_it),
        }
    return {
        "scenario": chosen.link,
        "mechanism": name,
        "already_off": name in past.off,
        "news": "kept" if chosen["mode"] == "anchored" else "solved again",
        "members": MEMBERS,
        "dates": list(history().dates),
        "paths": {"on": paths(on), "off": paths(off)},
        "outcomes": outcomes,
        "evidence": evidence(name),
    }


def in_combination(chosen: Scenario, combination: Combination) -> Scenario:
    """Return the scenario under another structure and mode."""
    structure, mode = combination
    given = dict(plain(chosen).changes)
    return scenario(**given, **{STRUCTURE.name: structure, MODE.name: mode})


def hinges(asked: Asked) -> Steps:
    """Switch the mechanism off under every structure and mode, and judge each outcome."""
    name, total = str(asked["mechanism"]), 2 * len(COMBINATIONS)
    changes: dict[Combination, Array] = {}
    for at, each in enumerate(COMBINATIONS):
        yield Step(2 * at, total)
        both = in_combination(asked.scenario, each)
        on, _ = laboratory.run_scenario(both, CHECKED)
        yield Step(2 * at + 1, total)
        off, _ = laboratory.run_scenario(both, CHECKED, (name,))
        changes[each] = np.stack([metric.of(off) - metric.of(on) for metric in OUTCOMES])
    return {
        "scenario": plain(asked.scenario).link,
        "mechanism": name,
        "members": CHECKED,
        "certain": CERTAIN,
        "outcomes": {
            metric.name: judged({each: changes[each][at] for each in COMBINATIONS})
            for at, metric in enumerate(OUTCOMES)
        },
    }


QUESTION = Question(
    "ablation",
    Text("A mechanism on and off", "机制的开启与关闭"),
    Text(
        "The scenario with and without a mechanism, on the same exogenous part, and what refits "
        "say of it.",
        "外生因素相同时，含与不含某一机制的情景结果，以及重新拟合给出的证据。",
    ),
    (FIELD,),
    answer,
)
HINGES = Question(
    "ablation_hinges",
    Text("What a mechanism's effect depends on", "机制作用取决于什么"),
    Text(
        "Whether switching a mechanism off has the same sign under both structures and modes.",
        "关闭某一机制的影响方向，在两种结构、两种模式下是否一致。",
    ),
    (FIELD,),
    hinges,
    heavy=True,
)
