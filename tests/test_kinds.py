"""Every number of model/data is observed, a target, an assumption, or of a recorded run."""

import json
from pathlib import Path

import pandas as pd
import pytest

from model import kinds
from model.facts import DATA
from model.kinds import ASSUMPTION, OBSERVED, OF_A_RUN, TARGET, Told

FILES = kinds.files()


def _kinds(file: str) -> dict[str, str | None]:
    return {each.place: each.kind for each in kinds.told(DATA / file)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_every_number_says_what_it_is_and_why(path: Path) -> None:
    wrong = [(each.place, each.wrong) for each in kinds.told(path) if each.wrong]
    assert not wrong, wrong[:5]
    if path.suffix == ".csv" and len(pd.read_csv(path).select_dtypes("number").columns):
        assert list(kinds.told(path)), "numbers that nothing is told of"


def test_what_was_mislabelled_says_what_it_is() -> None:
    targets = _kinds("targets.json")
    assert targets[".excess.value"] == TARGET
    assert targets[".excess.published.value"] == OBSERVED
    for name in ("fund_redemptions", "quant_redemptions"):
        assert targets[f".quantities.{name}.value"] == TARGET
    assert targets[".held_out.numbers.neutral_week.published.value"] == OBSERVED
    sheets = _kinds("balance_sheets.json")
    assert sheets[".classes.dma.gross"] == OBSERVED
    assert sheets[".classes.dma.inflow"] == sheets[".classes.dma.leverage"] == ASSUMPTION
    recalled = _kinds("episodes/us_2007/published.csv")
    assert recalled == {"return_percent": OBSERVED, "recalled_percent": ASSUMPTION}
    calendar = pd.read_csv(DATA / "policy_calendar.csv").query("series == 'net_sell_limit'")
    days = calendar.set_index("date")["kind"]
    assert days["2023-08-28"] == OBSERVED, "a day that was reported"
    assert days["2023-10-09"] == ASSUMPTION, "days that were never published"


@pytest.mark.parametrize(
    ("kind", "reasons", "fine"),
    [
        (OBSERVED, {"source": "CSI"}, True),
        (OBSERVED, {"why": "it must have been"}, False),
        (TARGET, {"why": "half of what was reported"}, True),
        (TARGET, {"source": "CSI"}, False),
        (ASSUMPTION, {"why": "nobody knows", "confidence": "L"}, True),
        (ASSUMPTION, {"source": "middle of a range (L)"}, True),
        (ASSUMPTION, {"why": "nobody knows"}, False),
        (OF_A_RUN, {"model_version": "1", "seed": 7}, True),
        (OF_A_RUN, {"model_version": "1"}, False),
        (None, {"source": "CSI"}, False),
        ("fact", {"source": "CSI"}, False),
    ],
)
def test_each_kind_needs_its_own_reason(
    kind: str | None, reasons: dict[str, object], fine: bool
) -> None:
    assert (not Told("a.json", "", kind, reasons).wrong) == fine


def test_what_is_deeper_overrides_what_is_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "DATA", tmp_path)
    value = {
        "kind": ASSUMPTION, "why": "guessed", "confidence": "L",
        "kinds": {"seen": OBSERVED}, "seen": 1, "guess": 2, "yes": True,
        "inner": {"kind": TARGET, "why": "aimed for", "value": [3, 4]},
        "unit": {"zh_factor": 10},
    }  # fmt: skip
    path = tmp_path / "some.json"
    path.write_text(json.dumps(value), "utf-8")
    told = [(each.place, each.kind) for each in kinds.told(path)]
    assert told == [
        (".seen", OBSERVED), (".guess", ASSUMPTION), (".inner.value", TARGET),
        (".inner.value", TARGET),
    ]  # fmt: skip
