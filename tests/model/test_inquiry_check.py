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
from model.record import PRODUCTS
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
            assert told["units"] * row["sd"] == pytest.approx(told["reference"] - row["target"])
    assert set(answer["counts"]["null"]) == set(answer["counts"]["peer"]) == {"path", "daily"}


def test_what_was_observed_is_never_what_was_only_aimed_for(answer: dict[str, Any]) -> None:
    rows = {(row["group"], row["name"]): row for row in answer["targets"]}
    for (group, name), row in rows.items():
        if group in ("path", "daily", "basis"):
            assert row["observed"] == row["target"] and row["why"] is None, name
        else:
            assert row["why"]["en"] and row["why"]["zh"]
            assert (row["observed"] is None) == (row["source"] is None)
    assert rows["excess", "index_enhanced_500"]["observed"] == -12
    assert rows["excess", "index_enhanced_500"]["target"] == -11
    for name in ("fund_redemptions", "quant_redemptions", "dma_gross_change"):
        assert rows["quantity", name]["observed"] is None, "nobody published it"
    assert rows["quantity", "fund_redemptions"]["unit"]["zh"] == "亿元"


def test_doubts_on_the_dma_limit_are_those_of_the_runs(answer: dict[str, Any]) -> None:
    told = answer["doubts"]["dma_ban"]
    closes = facts.closes()[told["index"]]
    fall = 100.0 * np.log(closes.loc["2024-02-07"] / closes.loc["2024-02-02"])
    moves = np.sign(facts.closes().pct_change().loc[told["from"]])
    for name, one in told["structures"].items():
        assert one["fall"] == pytest.approx(fall)
        asked = {"index": told["index"], "from": "2024-02-02", "to": told["to"]}
        why = QUESTION["why"]
        link = "&".join([*(f"{key}={value}" for key, value in asked.items()), f"structure={name}"])
        bars = finish(why.answer(read(why, link)))["by"]["mechanism"]
        bar = next(each for each in bars if each["name"] == "cause.dma_ban")
        assert one["bar"] == pytest.approx(bar["log_points"])
        run = _run(name)
        at = run.episode.dates.index(told["from"])
        log_index = run.paths.log_index
        free = np.sign(log_index[at, :, 0] - log_index[at - 1, :, 0])
        missed = [index for index, k in INDEX.items() if free[k] != moves[index]]
        assert [each["index"] for each in one["missed"]] == missed
        rebound = (
            log_index[at + 3, INDEX[told["index"]], 0] - log_index[at + 2, INDEX[told["index"]], 0]
        )
        seen = np.log(closes.loc[told["rebound_day"]] / closes.loc[told["to"]])
        assert one["rebound"] == pytest.approx(rebound / seen, rel=2e-3)


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
        apart = [aim.name for aim in AIMS if aim.held_out]
        assert told["counts"][name] == {
            "met": int(own.sum()), "missed": int((~own).sum()), "all": len(own),
            "held_out": len(apart), "held_out_missed": int((~own[apart]).sum()),
        }  # fmt: skip


def test_published_numbers_that_no_fit_aimed_for_are_told_with_their_publisher() -> None:
    told = {row["name"]: row for row in report()["aims"] if row["held_out"]}
    assert told and all(row["source"] == "held_out" for row in told.values())
    assert told["neutral_week_free"]["observed"] == -5.4
    assert told["dma_week_free"]["observed"] is None
    assert told["dma_week_free"]["range"] == [-30.0, -20.0]
    aimed = targets()["excess"]["published"]["value"]
    assert next(row for row in report()["aims"] if row["name"] == "excess")["observed"] == aimed
    run = _run(STRUCTURES[0])
    value = run.paths.value[:, PRODUCTS.index("dma"), 0]
    first, last = (run.episode.dates.index(day) for day in ("2024-02-02", "2024-02-08"))
    found = told["dma_week_free"]["structures"][STRUCTURES[0]]["reference"]
    assert found == pytest.approx(100.0 * (value[last] / value[first] - 1.0), rel=2e-3)


def test_the_longest_bar_of_a_sensitivity_stands_first() -> None:
    told = report()
    tops = [bars for row in told["sensitivity"] for bars in row["structures"].values()]
    assert tops
    assert all(
        [bar["total"] for bar in bars] == sorted((b["total"] for b in bars), reverse=True)
        for bars in tops
    )
