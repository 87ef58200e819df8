"""Calibration: same numbers on any number of processes; goes on where it stopped; omits days."""

import json
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model import calibration, targets
from model.calibration import Plan, evaluation, waves
from model.calibration.__main__ import main
from model.calibration.evaluation import filled, processes, unanchored
from model.episode import history
from model.simulation import Run
from model.structure import structure

TINY = Plan(first_wave=24, later_waves=2, widening=1, wave=12, elite=8, members=4, slack=1e9)
STORM = ("2024-02-06", "2024-02-07", "2024-02-08")


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "BATCH", 6)


def _killed_after(wave: int, folder: Path) -> None:
    """Search until a wave is done, then die without a word."""

    def say(text: str) -> None:
        if f"wave {wave}:" in text:
            os.kill(os.getpid(), signal.SIGKILL)

    calibration.search(structure(), TINY, folder=folder, say=say)


def test_two_processes_give_the_numbers_of_one() -> None:
    alone = calibration.search(structure(), TINY)
    with processes(2) as pool:
        assert isinstance(pool, ProcessPoolExecutor)
        together = calibration.search(structure(), TINY, pool=pool)
    pd.testing.assert_frame_equal(alone, together, check_exact=True)


@pytest.mark.parametrize("wave", [0, 1])
def test_a_killed_search_goes_on_to_the_same_bit(
    wave: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = calibration.search(structure(), TINY)
    process = multiprocessing.get_context("fork").Process(
        target=_killed_after, args=(wave, tmp_path)
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    ran: list[int] = []

    def counted(table: pd.DataFrame, *rest: Any) -> pd.DataFrame:
        ran.append(len(table))
        return calibration.evaluate(table, *rest)

    monkeypatch.setattr(waves, "evaluate", counted)
    again = calibration.search(structure(), TINY, folder=tmp_path)
    pd.testing.assert_frame_equal(whole, again, check_exact=True)
    assert len(ran) == TINY.later_waves - wave, "finished waves are not run again"


def test_a_half_written_wave_is_run_again(tmp_path: Path) -> None:
    whole = calibration.search(structure(), TINY, folder=tmp_path)
    (folder,) = tmp_path.iterdir()
    last = folder / f"wave_{TINY.later_waves:02d}.npz"
    last.rename(folder / f"wave_{TINY.later_waves:02d}.part.npz")
    pd.testing.assert_frame_equal(
        whole, calibration.search(structure(), TINY, folder=tmp_path), check_exact=True
    )


def _killed_with_helpers(sender: Connection) -> None:
    """Set two helpers to work, tell so, then die without a word."""
    with processes(2) as pool:
        assert pool is not None
        list(pool.map(abs, range(8)))
        sender.send(len(multiprocessing.active_children()))
        os.kill(os.getpid(), signal.SIGKILL)


def test_helpers_of_a_killed_calibration_end() -> None:
    """Whoever lives holds the pipe's other end, which helpers inherit: it closes with the last."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    killed = context.Process(target=_killed_with_helpers, args=(sender,))
    killed.start()
    sender.close()
    assert receiver.recv() == 2
    killed.join()
    assert receiver.poll(20), "helpers still live"
    with pytest.raises(EOFError):
        receiver.recv()


def test_kept_waves_belong_to_structure_targets_and_plan() -> None:
    chosen = structure()
    key = calibration.key(chosen, TINY)
    assert key == calibration.key(chosen, TINY)
    others = {
        calibration.key(replace(chosen, off=("basis",)), TINY),
        calibration.key(chosen, replace(TINY, seed=1)),
        calibration.key(chosen, TINY, targets.leave_out(STORM)),
        key,
    }
    assert len(others) == 4


def test_kept_waves_do_not_hang_on_what_calibration_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "engine.py").write_text("day = 1")
    (data / "indices.csv").write_text("1")
    monkeypatch.setattr(waves, "MODEL", tmp_path)
    key = calibration.key(structure(), TINY)
    for written in ("ensemble_a.csv", "ensemble_a.json", "validation/aims.csv"):
        (data / written).parent.mkdir(exist_ok=True)
        (data / written).write_text("new")
    assert calibration.key(structure(), TINY) == key
    (data / "indices.csv").write_text("2")
    assert calibration.key(structure(), TINY) != key


def test_switched_off_mechanisms_stay_off_in_a_fit() -> None:
    table = waves._cube(structure().ranges, 4, 1)
    bare = replace(structure(), off=("basis",))
    calm = unanchored(filled(table, bare), bare)
    goal = targets.targets()
    days = [calm.episode.dates.index(day) for day in goal["path_dates"]]
    assert (calm.paths.basis[days] == calm.episode.calm_basis).all()
    found = calibration.evaluate(table, bare)
    assert (found["basis"] != calibration.evaluate(table, structure())["basis"]).all()


def _shaken(run: Run, days: tuple[str, ...], levels: bool = False) -> Run:
    """The same run with other returns and basis on some days; paths are back a session later."""
    log_index, basis = run.paths.log_index.copy(), run.paths.basis.copy()
    at = [run.episode.dates.index(day) for day in days]
    basis[at] -= 0.05
    if levels:
        log_index[at] -= 0.2
    record = replace(run.record, paths=replace(run.paths, log_index=log_index, basis=basis))
    return replace(run, record=record)


def test_days_left_out_do_not_count() -> None:
    run = unanchored(filled(waves._cube(structure().ranges, 3, 2), structure()), structure())
    goal = targets.leave_out(STORM)
    shaken = _shaken(run, STORM)
    before, after = targets.implausibility(run, goal), targets.implausibility(shaken, goal)
    assert (before["basis"] == after["basis"]).all()
    whole = targets.implausibility(shaken)["basis"]
    assert (whole > targets.implausibility(run)["basis"]).all()
    # Levels of the days left out do not count; the return of the day after would, so leave it too.
    wider = targets.leave_out([*STORM, "2024-02-19"])
    before = targets.implausibility(run, wider)
    after = targets.implausibility(_shaken(run, STORM, levels=True), wider)
    assert all((before[group] == after[group]).all() for group in ("path", "daily", "basis"))


def test_what_tells_of_days_left_out_is_left_out_too() -> None:
    goal = targets.targets()
    storm = targets.leave_out(STORM)
    assert storm["excess"] is None, "its window holds the days"
    assert storm["quantities"] == goal["quantities"], "they end later"
    early = targets.leave_out([day for day in _sessions() if day > "2024-02-02"])
    assert early["quantities"] == {}, "every one of them ends later"
    run = unanchored(filled(waves._cube(structure().ranges, 3, 2), structure()), structure())
    misfit = targets.implausibility(run, early)
    assert (misfit["excess"] == 0).all() and (misfit["quantity"] == 0).all()
    assert goal == targets.targets() and goal["excess"] is not None, "the targets stay as they are"


def _sessions() -> list[str]:
    first, last = targets.targets()["window"]
    return [day for day in history().sessions if first < day <= last]


def test_a_fit_to_some_days_is_blind_to_the_others() -> None:
    """With the same vectors, the search ranks by what is left: its losses are those groups' sum."""
    goal = targets.leave_out([day for day in _sessions() if day > "2024-02-02"])
    tried = calibration.search(structure(), TINY, goal)
    parts = tried[["path", "daily", "basis"]].to_numpy()
    np.testing.assert_allclose(tried["loss"], (parts**2).sum(axis=1), rtol=1e-12)
    assert (tried[["excess", "quantity"]] == 0).all(axis=None)


def test_the_command_writes_vectors_and_their_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("model.calibration.__main__.QUICK", TINY)
    monkeypatch.setattr("model.calibration.__main__.select", lambda tried, plan: (tried[:4], 4))
    command = ["--structure", "a", "--quick", "--to", "out", "--processes", "1", "--seed", "3"]
    main(command)
    written = (tmp_path / "out" / "ensemble_a.csv").read_bytes()
    record = json.loads((tmp_path / "out" / "ensemble_a.json").read_text())
    assert record["seed"] == 3 and record["vectors_tried"] == TINY.vectors
    assert record["specifications_tried"] >= 1
    assert set(record["fit_5_50_95"]) == {*structure().ranges, *targets.GROUPS, "loss"}
    assert "wave 2" in capsys.readouterr().err, "progress is told"
    main(command)
    assert (tmp_path / "out" / "ensemble_a.csv").read_bytes() == written


def test_widening_waves_draw_around_all_that_are_near_the_best() -> None:
    """The best vectors lie on one spot, others that are nearly as good all over the priors."""
    chosen = structure()
    near = waves._cube(chosen.ranges, 40, 1).assign(loss=1.0)
    near.loc[1] = near.loc[0]
    near.loc[[0, 1], "loss"] = 0.9
    plan = replace(TINY, later_waves=2, widening=1, elite=2, wave=200, slack=0.5)
    name, (low, high) = next(iter(chosen.free.items()))
    narrow, wide = (
        waves._draw(wave, near, chosen, plan)[name].std() / (high - low) for wave in (1, 2)
    )
    assert narrow < 0.03, "the least step is 2 % of the range"
    assert wide > 0.2, "a uniform draw has 0.29"
