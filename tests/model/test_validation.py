"""Validation: its measures on cases worked out by hand, and its results against the model."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import model
from model import facts, targets
from model.arrays import Array
from model.calibration import Plan
from model.calibration.waves import _cube
from model.episode import history
from model.mechanisms import MECHANISMS
from model.mode import ANCHOR_END
from model.names import INDEX, INDICES
from model.simulation import ALL
from model.structure import Structure, structure
from model.validation import (
    ablation,
    aims,
    peers,
    refits,
    sensitivity,
    skill,
    support,
    tables,
    verdicts,
)
from model.validation.__main__ import main
from model.validation.evidence import (
    STORM,
    Evidence,
    autumn_days,
    crisis_days,
    gather,
    observed,
)

ROOT = Path(model.__file__).parent.parent
TINY = Plan(first_wave=24, later_waves=1, widening=0, wave=12, elite=8, members=4, slack=1e9)


def _table(chosen: Structure, count: int = 3) -> pd.DataFrame:
    return _cube(chosen.ranges, count, seed=5)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return gather(structure(), _table(structure()))


@pytest.fixture(scope="module")
def perfect(evidence: Evidence) -> Evidence:
    """A run that happens to be what was observed."""
    run, batch = evidence.free, len(evidence.table)
    seen = np.repeat(observed(run.episode)[..., None], batch, axis=2)
    basis = np.repeat(run.episode.basis[..., None], batch, axis=2)
    paths = replace(run.paths, log_index=seen, basis=basis)
    return replace(evidence, free=replace(run, record=replace(run.record, paths=paths)))


# -- skill -----------------------------------------------------------------------------------------


def test_without_mechanisms_the_one_step_skill_is_zero() -> None:
    bare = replace(structure(), off=tuple(ALL))
    for days in (crisis_days(), autumn_days()):
        found = skill.one_step(gather(bare, _table(bare)), days)
        np.testing.assert_allclose(found, 0.0, atol=1e-9)


def test_a_run_that_is_what_was_observed_has_skill_one(perfect: Evidence) -> None:
    np.testing.assert_allclose(skill.free(perfect, crisis_days()), 1.0)
    np.testing.assert_allclose(skill.basis(perfect, crisis_days()), 1.0)


def test_one_step_skill_by_hand(evidence: Evidence) -> None:
    day, row = STORM[0], INDEX["csi1000"]
    at = evidence.free.episode.dates.index(day)
    news = evidence.news.prices[at - 1, :, 1]
    beta = evidence.free.episode.news_loading[row, 0]
    seen = np.diff(observed(evidence.free.episode), axis=0)[at - 1]
    error, null = news[row] - beta * news[0], seen[row] - beta * seen[0]
    found = skill.one_step(evidence, [day])[targets.targets()["indices"].index("csi1000"), 1]
    assert found == pytest.approx(1.0 - error**2 / null**2)


def test_style_is_taken_from_what_the_model_left(evidence: Evidence) -> None:
    day = STORM[0]
    at = evidence.free.episode.dates.index(day) - 1
    plain, given = (skill.one_step_errors(evidence, [day], style=s) for s in (False, True))
    rows = [INDEX[name] for name in targets.targets()["indices"]]
    np.testing.assert_allclose(plain - given, evidence.news.style[[at]][:, rows], atol=1e-15)
    assert np.abs(plain - given).max() > 0


# -- the null model and the peer -------------------------------------------------------------------


def test_the_null_is_beta_times_the_csi_300() -> None:
    days = crisis_days()[:2]
    closes = facts.closes()["csi300"]
    move = float(np.log(closes.loc[days[1]] / closes.loc[ANCHOR_END]))
    beta = history().news_loading[INDEX["csi2000"], 0]
    assert peers.path("csi2000", days, peer=False)[-1] == pytest.approx(beta * move)


def _synthetic(monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    """Returns that follow .01 + .8 market + .5 own yesterday - .3 market yesterday, to a hair."""
    days = facts.calendar()
    rng = np.random.default_rng(1)
    market = 0.01 * rng.standard_normal(len(days))
    own = np.zeros(len(days))
    for at in range(1, len(days)):
        own[at] = 0.01 + 0.8 * market[at] + 0.5 * own[at - 1] - 0.3 * market[at - 1]
        own[at] += 1e-6 * rng.standard_normal()
    table = pd.DataFrame(dict.fromkeys(INDICES, own), index=days)
    table["csi300"] = market
    monkeypatch.setattr(peers, "_returns", lambda: table)
    return table


def test_the_peer_finds_the_regression_behind_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    table = _synthetic(monkeypatch)
    peer = peers.fit("csi500")
    assert peer.lags == 1, "more lags explain no more"
    np.testing.assert_allclose(peer.coefficients, [0.01, 0.8, 0.5, -0.3], atol=1e-3)
    for one_step in (True, False):
        told = peers.predict(peer, crisis_days(), one_step)
        np.testing.assert_allclose(told, table.loc[crisis_days(), "csi500"], atol=1e-4)


def test_a_free_peer_lives_on_its_own_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    table = _synthetic(monkeypatch)
    peer = peers.Peer("csi500", 1, np.array([0.0, 0.0, 0.5, 0.0]))
    days = crisis_days()[:3]
    yesterday = table["csi500"].to_numpy()[table.index.get_loc(pd.Timestamp(days[0])) - 1]
    told = peers.predict(peer, days, one_step=False)
    np.testing.assert_allclose(told, yesterday * np.array([0.5, 0.25, 0.125]))


# -- aims and tables -------------------------------------------------------------------------------


def test_aims_on_a_run_that_is_what_was_observed(perfect: Evidence) -> None:
    found = {aim.name: aim.of(perfect)[0] for aim in aims.AIMS if aim.of is not None}
    for index in targets.targets()["indices"]:
        assert found[f"path_{index}"] == pytest.approx(0.0, abs=1e-9)
    assert found["rebound_csi2000"] == found["rebound_microcap"] == pytest.approx(1.0)
    assert found["signs"] == len(INDICES)
    basis = facts.basis()["IM"]
    assert found["basis_IM_0205"] == pytest.approx(float(basis.loc["2024-02-05"]))
    prices = [aim for aim in aims.AIMS if aim.name.startswith(("path", "basis", "rebound", "sig"))]
    assert all(aim.met(np.array(found[aim.name])) for aim in prices), "history meets what it can"


def test_an_aim_is_met_between_its_ends() -> None:
    aim = next(aim for aim in aims.AIMS if aim.name == "excess")
    assert list(aim.met(np.array([-13.1, -13.0, -8.0, -7.9]))) == [False, True, True, False]
    names = [aim.name for aim in aims.AIMS]
    assert len(set(names)) == len(names)
    folds = {fold.name for fold in refits.FOLDS}
    assert all((aim.of is None) == bool(aim.fold) for aim in aims.AIMS)
    assert {aim.fold for aim in aims.AIMS if aim.fold} <= folds


def test_a_run_that_is_what_was_observed_has_no_loss_of_prices(perfect: Evidence) -> None:
    found = tables.losses(perfect).set_index(["days", "group"])["reference"]
    for days in ("all", "without_storm"):
        for group in ("path", "daily", "basis"):
            assert found[days, group] == pytest.approx(0.0, abs=1e-9)


def test_paths_tell_what_was_observed(evidence: Evidence) -> None:
    found = tables.paths(evidence).set_index(["kind", "name", "date"])
    closes = facts.closes()
    for name in INDICES:
        move = 100.0 * np.log(closes.loc["2024-02-07", name] / closes.loc[ANCHOR_END, name])
        assert found.loc[("index", name, "2024-02-07"), "observed"] == pytest.approx(move)
    basis = float(facts.basis().loc["2024-02-05", "IC"])
    assert found.loc[("basis", "IC", "2024-02-05"), "observed"] == pytest.approx(basis)
    pinned = found.sort_index().loc[("index", "csi300")]
    np.testing.assert_allclose(pinned["reference"], pinned["observed"], atol=1e-9)


# -- refits and ablations --------------------------------------------------------------------------


def test_folds_leave_out_what_they_say() -> None:
    folds = {fold.name: fold.days() for fold in refits.FOLDS}
    assert folds["all"] == []
    assert folds["storm"] == ["2024-02-06", "2024-02-07", "2024-02-08"]
    assert folds["to_0202"] == [day for day in crisis_days() if day > "2024-02-02"]
    assert sorted(folds["odd"] + folds["even"]) == crisis_days()
    assert "2024-01-08" in folds["even"] and "2024-01-15" in folds["odd"]


def test_without_a_mechanism_its_parameters_are_not_fitted() -> None:
    less = refits.without(structure(), "stop_loss")
    gone = set(structure().ranges) - set(less.ranges)
    assert gone and gone == {
        p.name for m in MECHANISMS if m.name == "stop_loss" for p in m.parameters
    } & set(structure().ranges)
    assert "stop_loss" in less.off


def test_a_refit_is_judged_on_the_days_it_did_not_see() -> None:
    fold = refits.FOLDS[1]
    found = refits.results(refits.refit(structure(), fold, TINY), fold, confidence=True)
    told = found.set_index("what")
    run = refits.refit(structure(), fold, TINY)
    free = skill.free(run, fold.days())
    for row, index in enumerate(targets.targets()["indices"]):
        assert told.loc[f"free_{index}", "p50"] == pytest.approx(np.median(free[row]))
    assert {f"left_out_{group}" for group in ("path", "daily", "basis")} <= set(told.index)
    assert (found["fold"] == "storm").all() and (found["confidence"] == "on").all()


def test_verdicts_follow_the_rule() -> None:
    assert verdicts.verdict(0.21, 0.2) == verdicts.SUPPORTED
    assert verdicts.verdict(0.2, 0.2) == verdicts.verdict(-0.2, 0.2) == verdicts.UNDECIDED
    assert verdicts.verdict(-0.21, 0.2) == verdicts.AGAINST
    assert verdicts.agreed([verdicts.SUPPORTED] * 2) == verdicts.SUPPORTED
    assert verdicts.agreed([verdicts.SUPPORTED, verdicts.UNDECIDED]) == verdicts.DISAGREE


def test_an_ablation_switches_its_mechanism_off(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [m for m in MECHANISMS if m.name in ("basis", "unwind")]
    monkeypatch.setattr(ablation, "MECHANISMS", shown)
    chosen = structure()
    table = _table(chosen, 12)
    found = ablation.ablations(chosen, table, 4, TINY).set_index("mechanism")
    whole, bare = (
        gather(each, table.head(4)).free for each in (chosen, refits.without(chosen, "basis"))
    )
    lost = targets.total(targets.implausibility(bare)) - targets.total(
        targets.implausibility(whole)
    )
    assert found.loc["basis", "change_loss"] == pytest.approx(np.median(lost))
    assert found.loc["basis", "change_loss"] != 0
    assert found.loc["unwind", "verdict"] == verdicts.IDLE, "no unwind is dated in this episode"


def test_futures_that_do_not_move_the_basis_support_nothing() -> None:
    chosen = structure()
    ranges = {**chosen.prior_only, "basis_per_interest": (0.0, 0.1)}
    found = support.futures_support(replace(chosen, prior_only=ranges), _table(chosen), 2)
    still = found[found["value"] == 0.0]
    assert len(still) == 2 * len(support.SHOWN)
    assert (still[["p05", "p50", "p95"]].to_numpy() == 0.0).all()
    moved = found[(found["value"] == 0.1) & (found["metric"] == "worst_basis_IC")]
    assert (moved["p50"] != 0).all(), "where they move it, something follows"


# -- sensitivity -----------------------------------------------------------------------------------


def test_sobol_indices_of_a_sum_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """For y = x1 + 2 x2 on unit ranges the shares of variance are 1/5 and 4/5."""
    chosen = replace(structure(), free={"one": (0.0, 1.0), "two": (0.0, 1.0)}, prior_only={})
    (first, second, *_), blocks = sensitivity.headline(), []

    def told(block: pd.DataFrame, same: Structure) -> Array:
        blocks.append(len(block))
        total = block["one"].to_numpy() + 2.0 * block["two"].to_numpy()
        return np.stack([np.ones_like(total), total])

    monkeypatch.setattr(sensitivity, "_metrics", told)
    monkeypatch.setattr(sensitivity, "headline", lambda: (first, second))
    found = sensitivity.sensitivity(chosen, samples=256).set_index("parameter")
    assert set(found["metric"]) == {second.name}, "what does not move has no indices"
    assert sum(blocks) == 256 * 4
    for name, share in (("one", 0.2), ("two", 0.8)):
        for order in ("S1", "ST"):
            assert abs(found.loc[name, order] - share) <= found.loc[name, f"{order}_conf"] + 0.02


def test_sensitivity_runs_the_model_over_the_ranges() -> None:
    found = sensitivity.sensitivity(structure(), samples=2)
    assert set(found["parameter"]) == set(structure().ranges)
    assert "trough_csi2000" in set(found["metric"]) and "trough_csi300" not in set(found["metric"])


# -- the command, and a structure of one's own -----------------------------------------------------


def _write_vectors(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    _table(structure(name), 4).to_csv(folder / f"ensemble_{name}.csv", index=False)


def test_the_command_writes_every_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [choice.value for choice in model.LEVER["structure"].choices]
    for name in names:
        _write_vectors(tmp_path / "vectors", name)
    main(["--no-refits", "--ensembles", "vectors", "--to", "out", "--processes", "1"])
    for topic in ("losses", "aims", "skills", "paths", "quantities", "futures_support"):
        found = pd.read_csv(tmp_path / "out" / f"{topic}.csv")
        assert list(dict.fromkeys(found["structure"])) == names, topic
    record = json.loads((tmp_path / "out" / "record.json").read_text())
    assert record["structures"] == names
    assert "crisis_loss" in capsys.readouterr().out


def _python(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment: dict[str, Any] = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, env=environment, capture_output=True, text=True
    )


def test_a_third_structure_is_one_data_file(tmp_path: Path) -> None:
    """A copy of the model with one more file: it is listed, validated and run."""
    shutil.copytree(ROOT / "model", tmp_path / "model")
    data = tmp_path / "model" / "data"
    own = json.loads((data / "structure_a.json").read_text("utf-8"))
    own |= {"name": "Q", "label": {"en": "Q: no rotation", "zh": "Q：无轮动"}, "off": ["rotation"]}
    (data / "structure_q.json").write_text(json.dumps(own, ensure_ascii=False), "utf-8")
    ranges = {n: tuple(r) for key in ("free", "prior_only") for n, r in own[key].items()}
    _cube(ranges, 4, 1).to_csv(data / "ensemble_q.csv", index=False)
    done = _python(tmp_path, "model", "run", "--scenario", "v=1&structure=q")
    assert done.returncode == 0, done.stderr
    causes = json.loads(done.stdout)["attribution"]["csi2000"]["rotation"]
    assert not any(causes), "what the structure switches off is off"
    words = ["--structure", "q", "--no-refits", "--processes", "1", "--to", "out"]
    done = _python(tmp_path, "model.validation", *words)
    assert done.returncode == 0, done.stderr
    assert (pd.read_csv(tmp_path / "out" / "losses.csv")["structure"] == "q").all()
    shown = _python(tmp_path, "model.calibration", "--help").stdout
    assert "{a,b,q}" in shown
