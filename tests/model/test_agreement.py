"""The rule of robustness on made-up changes, and on a run."""

import json
from collections.abc import Mapping

import numpy as np
import pytest

import model
from model import agreement as agree
from model.agreement import Combination, agreement, described, judged, plain
from model.arrays import Array
from model.measures import PATH_METRICS

CORNERS: tuple[Combination, ...] = (
    ("a", "anchored"),
    ("a", "unanchored"),
    ("b", "anchored"),
    ("b", "unanchored"),
)


def ten(up: int, size: float = 2.0) -> Array:
    """Ten vectors of which `up` say +size and the others -size."""
    return np.array([size] * up + [-size] * (10 - up))


def corners(*changes: Array) -> Mapping[Combination, Array]:
    return dict(zip(CORNERS, changes, strict=True))


def test_the_same_sign_in_nine_of_ten_vectors_everywhere_is_robust() -> None:
    said = judged(corners(ten(10), ten(9), ten(10), ten(9)))
    assert (said["verdict"], said["opposed"]) == ("robust", False)
    assert [one["share"] for one in said["combinations"]] == [1.0, 0.9, 1.0, 0.9]
    assert judged(corners(*[-ten(9)] * 4))["verdict"] == "robust"


def test_one_combination_with_eight_of_ten_vectors_is_not_robust() -> None:
    said = judged(corners(ten(10), ten(8), ten(10), ten(10)))
    assert (said["verdict"], said["opposed"]) == ("depends on parameters", False)


def test_structures_of_opposite_sign_part() -> None:
    said = judged(corners(ten(10), ten(10), ten(0), ten(0)))
    assert (said["verdict"], said["opposed"]) == ("depends on structure", True)


def test_a_structure_without_an_effect_parts_too_but_is_not_opposed() -> None:
    said = judged(corners(ten(10), ten(10), np.zeros(10), np.zeros(10)))
    assert (said["verdict"], said["opposed"]) == ("depends on structure", False)


def test_both_structures_turning_with_the_mode_depend_on_the_mode() -> None:
    said = judged(corners(ten(10), ten(0), ten(10), ten(0)))
    assert (said["verdict"], said["opposed"]) == ("depends on mode", False)


def test_structure_is_named_first_where_both_matter() -> None:
    said = judged(corners(ten(10), ten(0), ten(0), ten(0)))
    assert (said["verdict"], said["opposed"]) == ("depends on structure", True)


def test_what_is_shown_as_zero_is_no_effect() -> None:
    small = agree.RESOLUTION / 2 * 0.99
    assert judged(corners(*[ten(6, small)] * 4))["verdict"] == "no effect"
    large = agree.RESOLUTION / 2 * 1.01
    assert judged(corners(*[ten(10, large)] * 4))["verdict"] == "robust"


def test_few_vectors_with_an_effect_are_not_called_none() -> None:
    mixed = np.array([0.0] * 8 + [3.0, 3.0])
    assert judged(corners(*[mixed] * 4))["verdict"] == "depends on parameters"


def test_a_third_structure_counts() -> None:
    third: dict[Combination, Array] = {("c", "anchored"): ten(0), ("c", "unanchored"): ten(10)}
    said = judged({**corners(*[ten(10)] * 4), **third})
    assert (said["verdict"], said["opposed"]) == ("depends on structure", True)
    assert len(said["combinations"]) == 6


def test_a_combination_is_described_by_hand() -> None:
    told = described(np.array([4.0, -1.0, 0.04, 2.0, 3.0]))
    # Sorted: -1, 0.04, 2, 3, 4; quantiles .05 and .95 lie a fifth of a step inside the ends.
    assert told == pytest.approx(
        {"reference": 4.0, "p05": -0.792, "median": 2.0, "p95": 3.8, "sign": 1, "share": 0.6}
    )


def test_structure_and_mode_of_the_scenario_do_not_matter() -> None:
    chosen = model.scenario(ban="off", dma_size=300, structure="b", mode="unanchored")
    assert plain(chosen) == model.scenario(ban="off", dma_size=300)


def test_each_combination_is_the_run_of_its_own_link() -> None:
    answer = agreement(model.scenario(rescue="off"), members=3)
    assert json.loads(json.dumps(answer)) == answer
    assert list(answer["metrics"]) == [metric.name for metric in PATH_METRICS]
    for at, (structure, mode) in enumerate(agree.COMBINATIONS):
        link = f"v=1&rescue=off&structure={structure}&mode={mode}"
        run = model.run(model.parse_link(link), ensemble=3)
        for name, said in answer["metrics"].items():
            one = said["combinations"][at]
            assert (one["structure"], one["mode"]) == (structure, mode)
            for key in ("reference", "p05", "p95"):
                assert one[key] == run["changes"][name][key], (name, link)


def test_what_happened_has_no_effect() -> None:
    answer = agreement(model.scenario(), members=2)
    assert {said["verdict"] for said in answer["metrics"].values()} == {"no effect"}
