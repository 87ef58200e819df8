"""The aims that a fit is held against: declared once, each with what the research prototype had.

The last of them were published and never aimed for (model/validation/held_out.py).
"""

from collections.abc import Callable

import numpy as np

from model.arrays import Array
from model.dates import said
from model.declare import NO_UNIT, PERCENT, Text
from model.excess import excess_points
from model.names import FUTURES, INDEX, INDEX_LABEL, INDICES
from model.targets import implausibility, targets, total
from model.validation import held_out, skill
from model.validation.aim import HEADED, Aim, position
from model.validation.evidence import Evidence, autumn_days, crisis_days, observed

LOG_POINTS = Text("log points", "对数点")
REBOUND_DAY, SIGN_DAY, LOW_DAY = "2024-02-08", "2024-02-05", "2024-02-07"
EARLY = "to_0202"
"""Name of the fold that is fitted to 2 February and extrapolates."""


def _loss(evidence: Evidence) -> Array:
    return total(implausibility(evidence.free))


def _parameters(evidence: Evidence) -> Array:
    return np.full(len(evidence.table), float(len(evidence.chosen.free)))


def _one_step(index: str, days: Callable[[], list[str]]) -> Callable[[Evidence], Array]:
    row = targets()["indices"].index(index)
    return lambda evidence: np.asarray(skill.one_step(evidence, days())[row])


def _error(index: str) -> Callable[[Evidence], Array]:
    """Model less observed cumulated log return to the low, log points."""

    def of(evidence: Evidence) -> Array:
        base, at, row = (
            position(evidence, targets()["window"][0]),
            position(evidence, LOW_DAY),
            INDEX[index],
        )
        path, seen = evidence.free.paths.log_index[:, row], observed(evidence.free.episode)[:, row]
        return np.asarray(100.0 * (path[at] - path[base] - (seen[at] - seen[base])))

    return of


def _basis(future: str, day: str) -> Callable[[Evidence], Array]:
    row = FUTURES.index(future)
    return lambda e: np.asarray(100.0 * e.free.paths.basis[position(e, day), row])


def excess(evidence: Evidence) -> Array:
    """Excess over the window of its target, percentage points, (B,)."""
    goal = targets()["excess"]
    path = excess_points(evidence.free, goal["product"])
    return np.asarray(path[position(evidence, goal["to"])] - path[position(evidence, goal["from"])])


def _day_return(evidence: Evidence, day: str) -> tuple[Array, Array]:
    """Modelled (K, B) and observed (K, 1) log returns of a day."""
    at, path = position(evidence, day), evidence.free.paths.log_index
    seen = observed(evidence.free.episode)
    return path[at] - path[at - 1], (seen[at] - seen[at - 1])[:, None]


def _rebound(index: str) -> Callable[[Evidence], Array]:
    def of(evidence: Evidence) -> Array:
        modelled, seen = _day_return(evidence, REBOUND_DAY)
        return np.asarray(modelled[INDEX[index]] / seen[INDEX[index]])

    return of


def _signs(evidence: Evidence) -> Array:
    modelled, seen = _day_return(evidence, SIGN_DAY)
    return np.asarray((np.sign(modelled) == np.sign(seen)).sum(axis=0).astype(float))


def _each(
    name: str,
    words: tuple[str, str],
    ends: dict[str, tuple[float | None, float | None, str]],
    of: Callable[[str], Callable[[Evidence], Array]] | None,
    unit: Text = NO_UNIT,
    fold: str = "",
) -> tuple[Aim, ...]:
    """Declare the same aim for several indices: ends and the prototype's figure by index."""
    return tuple(
        Aim(
            f"{name}_{index}",
            Text(f"{words[0]}, {INDEX_LABEL[index].en}", f"{words[1]}（{INDEX_LABEL[index].zh}）"),
            unit,
            low,
            high,
            told,
            of(index) if of else None,
            fold,
        )
        for index, (low, high, told) in ends.items()
    )


def _basis_aim(day: str, low: float | None, high: float | None, told: str) -> Aim:
    name = f"basis_IM_{day[5:].replace('-', '')}"
    label = Text(f"IM basis on {said(day).en}", f"{said(day).zh}IM基差")
    return Aim(name, label, PERCENT, low, high, told, _basis("IM", day))


AIMS: tuple[Aim, ...] = (
    Aim(
        "crisis_loss",
        Text("Fit error, crisis", "危机期拟合误差"),
        NO_UNIT,
        None,
        2.0,
        "2.95; beta-only benchmark 16.6",
        _loss,
    ),
    Aim(
        "free_parameters",
        Text("Free parameters", "自由参数个数"),
        NO_UNIT,
        None,
        16.0,
        "13 to 15",
        _parameters,
    ),
    *_each(
        "one_step",
        ("One-step skill in the crisis", "危机期一步预测改进度"),
        {
            "csi500": (0.0, None, "−.17"),
            "csi1000": (0.0, None, ".03"),
            "csi2000": (0.0, None, ".53"),
            "microcap": (0.0, None, ".57"),
        },
        lambda index: _one_step(index, crisis_days),
    ),
    *_each(
        "extrapolated",
        ("Skill after 2 February, fitted up to it", "仅拟合至2月2日，其后的外推改进度"),
        {
            "csi500": (0.0, None, ".09"),
            "csi1000": (0.0, None, "−.14"),
            "csi2000": (0.0, None, "−.09"),
            "microcap": (0.0, None, "−1.6"),
        },
        None,
        fold=EARLY,
    ),
    *_each(
        "autumn",
        ("One-step skill, August to December", "8月至12月一步预测改进度"),
        {
            "csi500": (0.0, None, "−.04"),
            "csi1000": (0.0, None, "−.03"),
            "csi2000": (0.0, None, "−.12"),
            "microcap": (0.0, None, "−.18"),
        },
        lambda index: _one_step(index, autumn_days),
    ),
    *_each(
        "path",
        ("Cumulated return to 7 February, model less observed", "截至2月7日累计收益：模型减实际"),
        {
            "csi500": (-4.0, 4.0, "−4"),
            "csi1000": (-4.0, 4.0, "8"),
            "csi2000": (-6.0, 6.0, "4"),
            "microcap": (-10.0, 10.0, "−1"),
        },
        _error,
        LOG_POINTS,
    ),
    _basis_aim("2024-01-22", None, -4.0, ""),
    _basis_aim("2024-02-05", None, -4.0, "−.6"),
    _basis_aim("2024-02-06", -1.5, None, ""),
    Aim(
        "excess",
        Text(
            "Excess, CSI 500 enhanced, 26 January to 8 February",
            "中证500指增超额，1月26日至2月8日",
        ),
        HEADED,
        -13.0,
        -8.0,
        "−9",
        excess,
    ),
    *_each(
        "rebound",
        ("Share of the rebound on 8 February", "2月8日反弹：模型占实际的比例"),
        {"csi2000": (0.5, None, ""), "microcap": (0.5, None, "")},
        _rebound,
    ),
    Aim(
        "signs",
        Text("Indices with the right sign on 5 February", "2月5日方向正确的指数个数"),
        NO_UNIT,
        float(len(INDICES)),
        None,
        "",
        _signs,
    ),
    *held_out.aims(),
)
