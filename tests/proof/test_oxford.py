"""An external check: the fire sales of 48 banks as a published model has them."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.proof.oxford import DATA, Settings, balance_sheets, run

CURVE = pd.read_csv(DATA / "oxford_sold_share.csv")
TARGET, IMPACT = 0.05, 0.01
BUFFER = {"threshold": 0.04, "targeting": 1.0}
"""Banks act below 4 %, or always."""


@pytest.mark.parametrize("rule", list(BUFFER))
@pytest.mark.parametrize("row", range(len(CURVE)), ids=lambda row: f"{CURVE['shock'][row]:.3f}")
def test_the_sold_share_curve_is_reproduced(rule: str, row: int) -> None:
    expected = CURVE.iloc[row]
    found = run(Settings(float(expected["shock"]), IMPACT, BUFFER[rule], TARGET))
    assert found.sold[-1] == pytest.approx(expected[f"{rule}_sold"], abs=1e-9)
    assert found.failed.sum() == expected[f"{rule}_defaults"]


def test_failures_by_round_of_the_published_program() -> None:
    """A 20 % shock at 5 % price impact: none in the opening, then 7, 35, 2 and none."""
    found = run(Settings(0.20, 0.05, BUFFER["threshold"], TARGET))
    assert found.failed.tolist() == [7, 35, 2, 0, 0, 0]
    assert found.sold[0] == 0.0 and (np.diff(found.sold) >= 0.0).all()


def test_without_price_impact_there_is_no_contagion() -> None:
    """Nobody fails but those whom the shock itself takes below the minimum."""
    found = run(Settings(0.20, 0.0, BUFFER["threshold"], TARGET))
    sheets = balance_sheets()
    assets = sheets["core_capital"] / (sheets["leverage_percent"] / 100.0)
    lost = 0.20 * sheets["government_bonds"]
    hit = (sheets["core_capital"] - lost) / (assets - lost) < 0.03
    assert found.failed.tolist() == [hit.sum(), 0, 0, 0, 0, 0]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_every_table_names_its_publisher(path: Path) -> None:
    source = path.with_suffix(".source.json")
    described = json.loads(source.read_text("utf-8"))
    assert described["table"] == path.name and all(described["publisher"]) and described["checks"]
    assert set(described["columns"]) == set(pd.read_csv(path).columns)


def test_balance_sheets_add_up() -> None:
    sheets = balance_sheets()
    assets = sheets["core_capital"] / (sheets["leverage_percent"] / 100.0)
    assert len(sheets) == 48 and sheets.index.is_unique and (sheets >= 0).all(axis=None)
    assert (sheets["government_bonds"] <= sheets["debt_securities"]).all()
    assert (sheets["debt_securities"] <= 0.95 * assets).all()
