"""Fits to some of the days, and without confidence: what a fit says of days it did not see."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from model.arrays import Array
from model.calibration.evaluation import Tick, silent
from model.calibration.plan import Plan
from model.calibration.waves import search
from model.declare import Text
from model.mechanisms import MECHANISMS
from model.names import FUTURES
from model.structure import Structure
from model.targets import GROUPS, implausibility, leave_out, targets, total
from model.validation import peers, skill
from model.validation.aims import EARLY
from model.validation.evidence import STORM, Evidence, autumn_days, crisis_days, gather

CONFIDENCE = "confidence"


@dataclass(frozen=True)
class Fold:
    """Days of the crisis that a fit does not see."""

    name: str
    label: Text
    left_out: Callable[[str], bool]

    def days(self) -> list[str]:
        """Return the days that are left out."""
        return [day for day in crisis_days() if self.left_out(day)]


def _odd_week(day: str) -> bool:
    return date.fromisoformat(day).isocalendar().week % 2 == 1


ALL_DAYS = Fold("all", Text("all days", "全部交易日"), lambda day: False)
FOLDS = (
    ALL_DAYS,
    Fold("storm", Text("without 6 to 8 February", "去掉2月6日至8日"), lambda day: day in STORM[1:]),
    Fold(EARLY, Text("up to 2 February", "只到2月2日"), lambda day: day > "2024-02-02"),
    Fold("odd", Text("even weeks only", "仅双周"), _odd_week),
    Fold("even", Text("odd weeks only", "仅单周"), lambda day: not _odd_week(day)),
)


def without(chosen: Structure, *mechanisms: str) -> Structure:
    """Return a structure with mechanisms off; their own parameters are not fitted any more."""
    theirs = {p.name for m in MECHANISMS if m.name in mechanisms for p in m.parameters}
    return replace(
        chosen,
        off=tuple(dict.fromkeys((*chosen.off, *mechanisms))),
        free={n: r for n, r in chosen.free.items() if n not in theirs},
        prior_only={n: r for n, r in chosen.prior_only.items() if n not in theirs},
    )


def best(tried: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Return the best vector, then others whose loss is near it, as many as the plan's members."""
    near = tried[tried["loss"] <= tried["loss"].min() + plan.slack].sort_values("loss")
    others = near.iloc[1:].sample(min(plan.members, len(near)) - 1, random_state=plan.seed)
    kept: pd.DataFrame = pd.concat([near.iloc[:1], others])
    return kept.reset_index(drop=True)


def refit(
    chosen: Structure,
    fold: Fold,
    plan: Plan,
    pool: Executor | None = None,
    folder: Path | None = None,
    tick: Tick = silent,
) -> Evidence:
    """Fit a structure to the days that a fold leaves, and run the best vectors over all days."""
    goal = leave_out(fold.days()) if fold.days() else None
    members = best(search(chosen, plan, goal, pool, folder, tick), plan)
    return gather(chosen, members)


def _quantiles(values: Array) -> dict[str, float]:
    cuts = np.quantile(values, (0.05, 0.5, 0.95))
    return {"best": float(values[0]), **dict(zip(("p05", "p50", "p95"), cuts, strict=True))}


def _losses(evidence: Evidence, fold: Fold) -> dict[str, Array]:
    """Misfit by group on the days that were fitted; of paths, returns and basis on the others."""
    fitted = implausibility(evidence.free, leave_out(fold.days()))
    rows = {f"fitted_{name}": fitted[name] for name in GROUPS}
    rows["fitted_loss"] = total(fitted)
    if fold.days():
        others = [day for day in crisis_days() if day not in fold.days()]
        held = implausibility(evidence.free, leave_out(others))
        rows |= {f"left_out_{name}": held[name] for name in ("path", "daily", "basis")}
    return rows


def results(evidence: Evidence, fold: Fold, confidence: bool) -> pd.DataFrame:
    """Return losses and skills of a refit on the days it did not see, with the peer's beside it.

    The fold that leaves nothing out is judged on all days.
    """
    days = fold.days() or crisis_days()
    rows = [{"what": what, **_quantiles(v)} for what, v in _losses(evidence, fold).items()]
    fitted_on = [day for day in crisis_days() if day not in fold.days()]
    for one_step, of in ((True, skill.one_step), (False, skill.free)):
        found, kind = of(evidence, days), "one_step" if one_step else "free"
        peer = peers.skill(days, one_step, [*autumn_days(), *fitted_on])
        for row, index in enumerate(targets()["indices"]):
            what = {"what": f"{kind}_{index}", **_quantiles(found[row]), "peer": peer[row]}
            rows.append(what)
    basis = skill.basis(evidence, days)
    futures = targets()["basis_futures"]
    at = [FUTURES.index(name) for name in futures]
    rows += [
        {"what": f"basis_{name}", **_quantiles(basis[row])}
        for name, row in zip(futures, at, strict=True)
    ]
    return pd.DataFrame(rows).assign(fold=fold.name, confidence="on" if confidence else "off")
