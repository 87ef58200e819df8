"""The research commands: what they are asked, what they hand on, where they write.

The work itself is replaced by a note of what was asked for; tests/model has runs of the whole.
"""

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model import __main__ as model_command
from model import calibration, validation
from model.calibration import __main__ as calibration_command
from model.calibration.plan import FULL, QUICK, Plan
from model.mechanisms import MECHANISMS
from model.mode import STRUCTURE
from model.structure import structure
from model.validation import __main__ as validation_command
from model.validation import ablation, refits, store
from model.validation.__main__ import Effort

NAMES = [choice.value for choice in STRUCTURE.choices]
COMMANDS: dict[str, tuple[Callable[..., Any], str | None]] = {
    "python -m model": (model_command.main, model_command.__doc__),
    "model.calibration": (calibration_command.main, calibration.__doc__),
    "model.validation": (validation_command.main, validation.__doc__),
}


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_says_what_a_command_is_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main, says = COMMANDS[name]
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert ended.value.code in (0, None) and f"usage: {name}" in told
    assert says is not None and " ".join(says.split())[:60] in told


def test_each_command_of_the_model_has_its_words() -> None:
    """In the list of commands every line has more than the name."""
    lines = model_command._arguments().format_help().splitlines()
    listed = [line.split() for line in lines if line.startswith("    ") and line[4] != " "]
    names = {"levers", "scenarios", "episodes", "mechanisms", "metrics", "run"}
    assert names <= {words[0] for words in listed}
    assert all(len(words) > 1 for words in listed), listed


# -- calibrate -------------------------------------------------------------------------------------

Call = tuple[str, Plan, Path, Path | None]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Call]]:
    """Calls of `calibrate`, which writes a record only."""
    calls: list[Call] = []
    record = tmp_path / "record.json"
    record.write_text("{}\n")

    def note(name: str, plan: Plan, pool: object, to: Path, folder: Path | None) -> dict[str, Path]:
        calls.append((name, plan, to, folder))
        return {"json": record}

    monkeypatch.setattr(calibration_command, "calibrate", note)
    monkeypatch.setattr(
        calibration_command, "processes", lambda count, scheduler: contextlib.nullcontext()
    )
    yield calls


def test_calibrate_fits_every_structure_into_the_model(asked: list[Call]) -> None:
    calibration_command.main([])
    to, cache = calibration_command.DATA, calibration_command.CACHE
    assert asked == [(name, FULL, to, cache) for name in NAMES]
    assert to.samefile(Path(store.__file__).parents[1] / "data")


def test_a_trial_of_calibrate_writes_below_the_cache(asked: list[Call]) -> None:
    calibration_command.main(["--quick", "--structure", NAMES[-1], "--seed", "7", "--fresh"])
    folder = calibration_command.CACHE / "quick"
    assert asked == [(NAMES[-1], replace(QUICK, seed=7), folder, None)]
    asked.clear()
    calibration_command.main(["--quick", "--to", "elsewhere"])
    assert asked[0][2:] == (Path("elsewhere"), calibration_command.CACHE)
    assert asked[0][1] == replace(QUICK, seed=FULL.seed), "a trial has the seed of the whole"


# -- validate --------------------------------------------------------------------------------------


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What `validate` was asked for and what was written."""
    notes: list[dict[str, Any]] = []

    def note(
        name: str, effort: Effort, folder: Path, pool: object, tick: object
    ) -> dict[str, pd.DataFrame]:
        notes.append({"name": name, "effort": effort, "folder": folder})
        row = {"aim": "crisis_loss", "reference": 1.0, "met": True}
        return {"aims": pd.DataFrame([row]), "losses": pd.DataFrame([{"loss": 2.0}])}

    def write(tables: dict[str, pd.DataFrame], told: dict[str, Any], to: Path) -> None:
        notes.append({"tables": tables, "record": told, "to": to})

    monkeypatch.setattr(validation_command, "validate", note)
    monkeypatch.setattr(
        validation_command, "processes", lambda count, scheduler: contextlib.nullcontext()
    )
    monkeypatch.setattr(validation_command, "_work", lambda names, effort, folder: 0)
    monkeypatch.setattr(store, "write", write)
    yield notes


def test_validate_writes_every_structure_into_the_model(
    validated: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    validation_command.main([])
    *runs, written = validated
    assert [run["name"] for run in runs] == NAMES
    assert all(run["effort"] == Effort() and run["effort"].refits for run in runs)
    assert {run["folder"] for run in runs} == {validation_command.ENSEMBLES}
    assert written["to"] == store.DATA and set(written["tables"]) == {"aims", "losses"}
    assert written["tables"]["losses"]["structure"].tolist() == NAMES
    assert written["record"]["structures"] == NAMES
    assert written["record"]["vectors_of_a_refit"] == Effort().refit.vectors
    assert "crisis_loss" in capsys.readouterr().out, "the aims are printed"


@pytest.mark.parametrize(
    "words",
    [["--no-refits"], ["--structure", NAMES[0]], ["--ensembles", "elsewhere"]],
    ids=lambda words: words[0],
)
def test_a_trial_of_validate_leaves_the_committed_tables_alone(
    validated: list[dict[str, Any]], words: list[str]
) -> None:
    validation_command.main(words)
    assert validated[-1]["to"] == Path(".cache") / "validation"
    assert validated[0]["effort"].refits == (words[0] != "--no-refits")
    validation_command.main([*words, "--to", "there"])
    assert validated[-1]["to"] == Path("there")


def test_sensitivity_is_written_by_structure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = []

    def note(chosen: Any, samples: int, pool: object, tick: Callable[[int], None]) -> pd.DataFrame:
        calls.append((chosen.name, samples, pool))
        tick(samples * (len(chosen.ranges) + 2))
        return pd.DataFrame({"metric": ["trough"], "ST": [0.123456]})

    monkeypatch.setattr(validation_command, "sensitivity", note)
    validation_command._sobol(NAMES, tmp_path / "new", 8, None)
    assert calls == [(structure(name).name, 8, None) for name in NAMES]
    for name in NAMES:
        written = (tmp_path / "new" / f"sensitivity_{name}.csv").read_text()
        assert written == "metric,ST\ntrough,0.123\n"


def test_every_fold_is_fitted_with_and_without_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = []

    def refit(used: Any, fold: Any, plan: Plan, *rest: Any) -> Any:
        fitted.append((refits.CONFIDENCE in used.off, fold.name, plan))
        return fold

    monkeypatch.setattr(validation_command, "refit", refit)
    monkeypatch.setattr(
        validation_command, "results", lambda found, fold, on: pd.DataFrame({"on": [on, on]})
    )
    chosen = replace(structure(), off=())
    table = validation_command.refitted(chosen, Effort(), None, lambda count: None)
    folds = [fold.name for fold in refits.FOLDS]
    plan = Effort().refit
    assert fitted == [(off, fold, plan) for off in (False, True) for fold in folds]
    assert table.index.tolist() == list(range(4 * len(folds)))
    fitted.clear()
    bare = replace(structure(), off=(refits.CONFIDENCE,))
    validation_command.refitted(bare, Effort(), None, lambda count: None)
    assert [fold for _, fold, _ in fitted] == folds, "what is off is not switched off again"


def test_the_bar_counts_the_vectors_of_refits_and_ablations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # 10 + 2 x 5 = 20 vectors a refit, folds with and without confidence; each seed and mechanism
    # of the ablations starts from 7 vectors and adds 3 waves of 4
    monkeypatch.setattr(validation_command, "ensemble", lambda name, folder: range(7))
    effort = Effort(
        refit=Plan(first_wave=10, later_waves=2, wave=5),
        ablation=Plan(first_wave=99, later_waves=3, wave=4),
    )
    expected = 0
    for name in NAMES:
        off = structure(name).off
        folds = len(refits.FOLDS) * (1 if refits.CONFIDENCE in off else 2)
        active = len(MECHANISMS) - len(off)
        expected += 20 * folds + (7 + 12) * (ablation.SEEDS + active)
    assert validation_command._work(NAMES, effort, Path()) == expected
    assert validation_command._work(NAMES, replace(effort, refits=False), Path()) == 0


def test_an_ensemble_is_written_with_its_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Columns in the order of the ranges; the record tells of the first vector."""
    chosen, rng = structure(NAMES[0]), np.random.default_rng(3)
    columns = [*chosen.ranges, *calibration_command.GROUPS, "loss"]
    columns += list(calibration_command.targets()["quantities"])
    tried = pd.DataFrame(rng.uniform(0.1, 1.0, (9, len(columns))), columns=columns)
    monkeypatch.setattr(calibration_command, "search", lambda *given: tried)
    monkeypatch.setattr(calibration_command, "select", lambda table, plan: (table.tail(4), 6))
    monkeypatch.setattr(calibration_command, "reference_first", lambda members, chosen: members)
    plan = replace(QUICK, seed=11)
    written = calibration_command.calibrate(NAMES[0], plan, None, tmp_path / "to", None)
    kept = pd.read_csv(written["csv"])
    assert kept.columns.tolist() == list(chosen.ranges)
    assert kept.to_numpy() == pytest.approx(tried.tail(4)[list(chosen.ranges)].to_numpy(), 1e-9)
    told = json.loads(written["json"].read_text())
    first = tried.iloc[5]
    assert (told["seed"], told["vectors_tried"], told["not_ruled_out"]) == (11, 9, 6)
    assert told["best_loss"] == pytest.approx(tried["loss"].min(), abs=5e-4)
    assert told["reference"]["loss"] == pytest.approx(first["loss"], abs=5e-4)
    middle = told["fit_5_50_95"]["loss"][1]
    assert middle == pytest.approx(tried["loss"].tail(4).median(), abs=5e-5)
    for name, value in told["quantities_of_the_reference"].items():
        assert value == pytest.approx(first[name], abs=5e-4)
