"""The check against reality: identities, cases by hand, and the data files told as they are."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from model import facts, laboratory
from model.inquiry import QUESTION, against_reality, finish, read
from model.inquiry.against_reality import STRUCTURES
from model.links import scenario
from model.names import INDEX
from model.targets import implausibility, targets
from model.validation import misses, store
from model.validation.aims import AIMS
from model.validation.held import EDGES, all_targets, counted
from model.validation.report import report

FEW = 8


@pytest.fixture(scope="module")
def answer() -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(against_reality, "MEMBERS", FEW)
        question = QUESTION["against_reality"]
        yield finish(question.answer(read(question, "")))


def _run(name: str) -> Any:
    return laboratory.solve(scenario(mode="unanchored", structure=name), FEW).run


def test_targets_are_counted_between_the_edges() -> None:
    assert EDGES == (1.0, 2.0, 3.0)
    assert counted(np.array([0.0, -0.5, 1.5, -2.5, 2.0, 7.0, -3.0])) == [2, 1, 2, 2]


def test_single_targets_make_up_the_groups_of_the_fit() -> None:
    run = _run(STRUCTURES[0])
    whole = implausibility(run)
    held = all_targets(run)
    for group, expected in whole.items():
        units = np.stack([each.units for each in held if each.target.group == group])
        np.testing.assert_allclose(np.sqrt((units**2).mean(axis=0)), expected, rtol=1e-9)


def test_the_worst_target_comes_first_and_all_are_told(answer: dict[str, Any]) -> None:
    worst = [max(abs(s["units"]) for s in t["structures"].values()) for t in answer["targets"]]
    assert worst == sorted(worst, reverse=True)
    for name in STRUCTURES:
        assert sum(map(sum, answer["counts"][name].values())) == len(answer["targets"])
        for row in answer["targets"]:
            told = row["structures"][name]
            assert told["units"] * row["sd"] == pytest.approx(told["reference"] - row["observed"])
    assert set(answer["counts"]["null"]) == set(answer["counts"]["peer"]) == {"path", "daily"}


@pytest.mark.parametrize("name", STRUCTURES)
def test_paths_are_those_of_the_model_called_directly(answer: dict[str, Any], name: str) -> None:
    run = _run(name)
    first, last = (run.episode.dates.index(day) for day in targets()["window"])
    assert answer["dates"] == list(run.episode.dates[first : last + 1])
    told = answer["structures"][name]
    for index, k in INDEX.items():
        path = run.paths.log_index[first : last + 1, k]
        expected = 100.0 * np.exp(path - path[0])
        np.testing.assert_allclose(told["indices"][index]["reference"], expected[:, 0])
        low = np.quantile(expected, 0.05, axis=1)
        np.testing.assert_allclose(told["indices"][index]["p05"], low)
    committed = store.read("losses").set_index(["structure", "days", "group"])["reference"]
    assert answer["losses"][name]["loss"] == pytest.approx(committed[name, "all", "loss"], rel=2e-3)


def test_data_and_null_model_come_from_the_tables(answer: dict[str, Any]) -> None:
    closes = facts.closes().loc[answer["dates"][0] : answer["dates"][-1]]
    beta = _run(STRUCTURES[0]).episode.news_loading[:, 0]
    for index, k in INDEX.items():
        seen = closes[index].to_numpy(dtype=float)
        np.testing.assert_allclose(answer["observed"]["indices"][index], 100.0 * seen / seen[0])
        market = closes["csi300"].to_numpy(dtype=float)
        if index != "csi300":
            null = 100.0 * (market / market[0]) ** beta[k]
            np.testing.assert_allclose(answer["null"][index], null)
    np.testing.assert_allclose(
        answer["observed"]["basis"]["IM"],
        facts.basis()["IM"].loc[answer["dates"][0] : answer["dates"][-1]],
    )


def test_a_miss_is_what_lies_outside_the_aim() -> None:
    both = next(aim for aim in AIMS if aim.name == "path_csi500")
    least = next(aim for aim in AIMS if aim.name == "rebound_csi2000")
    assert [misses.missed_by(both, x) for x in (-5.0, 0.0, 6.5)] == [-1.0, 0.0, 2.5]
    assert misses.missed_by(least, 0.2) == pytest.approx(-0.3)
    assert misses.missed_by(least, 3.0) == 0.0
    assert misses.discrepancy(both) == pytest.approx(100.0 * targets()["path_sd"]["csi500"])


def test_misses_stand_first_and_counts_are_those_of_the_file() -> None:
    told = report()
    committed = store.read("aims").set_index(["structure", "aim"])
    assert [row["met"] for row in told["aims"]] == sorted(row["met"] for row in told["aims"])
    for row in told["aims"]:
        for name, each in row["structures"].items():
            assert each["met"] == bool(committed.loc[(name, row["name"]), "met"])
            assert each["reference"] == committed.loc[(name, row["name"]), "reference"]
            assert (each["missed_by"] == 0.0) == each["met"]
    stated = [row for row in told["aims"] if not row["met"] and row["sd"] is not None]
    worst = [max(abs(s["units"]) for s in row["structures"].values()) for row in stated]
    assert worst == sorted(worst, reverse=True)
    for name in STRUCTURES:
        own = committed.loc[name]["met"].astype(bool)
        assert told["counts"][name] == {
            "met": int(own.sum()), "missed": int((~own).sum()), "all": len(own),
        }  # fmt: skip


def test_the_longest_bar_of_a_sensitivity_stands_first() -> None:
    told = report()
    tops = [bars for row in told["sensitivity"] for bars in row["structures"].values()]
    assert tops
    assert all(
        [bar["total"] for bar in bars] == sorted((b["total"] for b in bars), reverse=True)
        for bars in tops
    )
