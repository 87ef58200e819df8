"""The examples of docs/examples run, and print what the model says."""

import contextlib
import io
import re
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import model

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
CELL = re.compile(r"^# %% (.+)$", re.MULTILINE)


@cache
def _run(script: Path) -> tuple[str, dict[str, Any]]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        left = runpy.run_path(str(script))
    return printed.getvalue(), left


def test_there_are_examples() -> None:
    assert SCRIPTS


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_an_example_runs_and_prints_in_every_cell(script: Path) -> None:
    text = script.read_text("utf-8")
    cells = text.split("\n# %% ")[1:]
    assert len(cells) == len(CELL.findall(text)) > 2
    assert all("print(" in cell for cell in cells), "a cell shows nothing"
    printed, _ = _run(script)
    assert len(printed.splitlines()) > 5 * len(cells)


def test_the_scenario_in_python_prints_the_models_numbers() -> None:
    printed, left = _run(EXAMPLES / "a_scenario_in_python.py")
    for link in ("", "v=1&rescue=off"):
        trough = model.run(model.parse_link(link))["metrics"]["trough_csi2000"]
        assert f" {trough:.1f}\n" in printed
    flows = left["changed"]["flows"]
    dates = left["changed"]["dates"]
    first, last = dates.index("2024-02-01"), dates.index("2024-02-08")
    for name, bought in left["by_class"].items():
        own = sum(flows[name]["microcap"][first : last + 1])
        assert bought == pytest.approx(own, abs=1e-9)
    assert abs(left["by_class"].sum()) < 1e-9, "what some sell others buy"


def test_effects_are_called_robust_only_if_all_signs_agree() -> None:
    _, left = _run(EXAMPLES / "a_scenario_in_python.py")
    compared = left["compared"]
    for scenario, told in left["agree"].items():
        link = left["links"][scenario]
        for metric, robust in told.items():
            rows = compared[(compared["scenario"] == link) & (compared["name"] == metric)]
            signs = {(round(change, 2) > 0) - (round(change, 2) < 0) for change in rows["change"]}
            assert len(rows) >= 2 and robust == (len(signs) == 1)
