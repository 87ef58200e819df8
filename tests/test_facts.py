"""The observed tables: calendar, gaps, ranges, the anchors of the episode, and their sidecars."""

import pandas as pd
import pytest

from model import facts
from model.names import FUTURES, INDICES


def _move(index: str, day: str) -> float:
    """Return the close-to-close move of one index on one day, in per cent."""
    return float(facts.closes()[index].pct_change().loc[day] * 100)


def test_calendar_is_shared_and_has_the_holiday() -> None:
    days = facts.calendar()
    assert (str(days[0].date()), str(days[-1].date()), len(days)) == (
        "2023-06-01", "2024-06-28", 261,
    )  # fmt: skip
    assert days.is_unique and (days.day_of_week < 5).all()
    assert facts.calendar("2024-02-09", "2024-02-18").empty
    assert len(facts.calendar("2023-08-01", "2024-03-29")) == 161
    for table in (facts.basis(), facts.open_interest(), facts.etf_creations()):
        assert table.index.equals(days)


def test_prices_are_ordered_and_moves_are_believable() -> None:
    table = facts.index_table()
    assert (table["low"] <= table[["open", "close"]].min(axis=1)).all()
    assert (table["high"] >= table[["open", "close"]].max(axis=1)).all()
    closes = facts.closes()
    assert tuple(closes.columns) == INDICES
    assert closes.pct_change().abs().max().max() < 0.14
    assert closes["csi300"].between(3000, 4100).all()
    assert closes["microcap"].between(150_000, 300_000).all()


def test_missing_values_are_empty_never_zero() -> None:
    turnover = facts.turnover()
    assert turnover[["csi2000", "microcap"]].isna().all(axis=None)
    assert turnover[["csi300", "csi500", "csi1000"]].gt(20).all(axis=None)
    creations = facts.etf_creations()
    covered = creations["csi500"].dropna().index
    assert (str(covered[0].date()), str(covered[-1].date()), len(covered)) == (
        "2024-01-02", "2024-03-01", 38,
    )  # fmt: skip
    for partial in ("csi1000", "sse50"):
        assert creations[partial].dropna().index.equals(covered)
    assert creations[["csi300", "chinext"]].notna().all(axis=None)
    assert str(facts.csi2000_etf_turnover().index[0].date()) == "2023-09-18"


def test_anchors_of_the_indices() -> None:
    assert _move("csi2000", "2024-02-05") == pytest.approx(-9.49, abs=0.005)
    assert _move("csi2000", "2024-02-08") == pytest.approx(8.75, abs=0.005)
    assert _move("microcap", "2024-02-05") == pytest.approx(-13.70, abs=0.005)
    assert _move("csi500", "2024-02-06") == pytest.approx(7.75, abs=0.005)
    rows = facts.index_table().xs("csi1000", level="index")
    top, bottom = rows.loc["2023-11-21", "high"], rows.loc["2024-02-05", "low"]
    assert (bottom / top - 1) * 100 == pytest.approx(-33.34, abs=0.005)
    assert rows["high"].loc["2023-10-01":"2024-02-05"].idxmax() == pd.Timestamp("2023-11-21")


def test_anchors_of_futures_and_flows() -> None:
    basis = facts.basis()
    assert tuple(basis.columns) == FUTURES
    assert basis.loc["2024-02-05", "IM"] == pytest.approx(-5.8, abs=0.05)
    assert basis["IM"].idxmin() == pd.Timestamp("2024-02-05")
    assert basis.loc["2024-01-22", "IM"] == pytest.approx(-5.37, abs=0.005)
    assert facts.open_interest().loc["2024-02-05", "IM"] == 321_451
    rescue = facts.etf_creations().loc["2024-01-16":"2024-02-08"].sum()
    assert rescue["csi300"] == pytest.approx(205.3, abs=0.1)
    assert rescue.sum() == pytest.approx(300.6, abs=0.3)
    assert facts.csi2000_etf_turnover().loc["2024-02-08"] == pytest.approx(6.91, abs=0.005)


def test_main_contract_does_not_roll_in_the_crisis() -> None:
    inside = facts.futures_table()["main_contract"].loc["2024-01-02":"2024-03-07"]
    assert set(inside.str[-4:]) == {"2403"}


def test_a_roll_is_a_session_on_which_another_contract_is_the_main_one() -> None:
    rolls = facts.rolls("2024-01-03", "2024-03-11")
    assert rolls == {"IF": ["2024-03-11"], "IC": ["2024-03-08"], "IM": ["2024-03-11"]}
    whole = facts.rolls("2023-08-01", "2024-03-29")
    late = [day for day in whole["IC"] if "2023-12-15" <= day <= "2023-12-29"]
    assert len(late) == 8  # the sidecar says so
    held = facts.futures_table()["main_contract"].unstack("product")
    days = list(held.index)
    for name, sessions in whole.items():
        for day in sessions:
            at = days.index(pd.Timestamp(day))
            assert held[name].iloc[at] != held[name].iloc[at - 1]


def test_events_act_on_sessions_and_speak_both_languages() -> None:
    events = facts.events()
    assert len(events) >= 50 and events["flag"].sum() >= 8
    assert not events.duplicated(["date", "title_en"]).any()
    assert events["title_zh"].str.contains(r"[\u4e00-\u9fff]").all()
    assert not events["title_en"].str.contains(r"[\u4e00-\u9fff]").any()
    acts = events.set_index("date")["acts_on"]
    assert acts[pd.Timestamp("2024-02-04")] == pd.Timestamp("2024-02-05")
    assert acts[pd.Timestamp("2024-02-09")] == pd.Timestamp("2024-02-19")
    after_close = events[events["title_en"].str.contains("Wu Qing")].iloc[0]
    assert after_close["acts_on"] == pd.Timestamp("2024-02-08")
    assert events.loc[events["kind"] == "history", "acts_on"].isna().all()


def test_numbered_events_lie_in_the_default_window() -> None:
    flagged = facts.events().query("flag")
    assert flagged["acts_on"].isin(facts.calendar("2023-08-01", "2024-03-29")).all()


@pytest.mark.parametrize("table", facts.TABLES)
def test_sidecar_is_present_and_complete(table: str) -> None:
    card = facts.sources()[table]
    assert card["table"] == f"{table}.csv"
    for key in ("title", "publisher", "columns", "rounding", "checks", "gaps", "confidence"):
        assert card[key], key
    assert card["licence"] and card["period"]["from"] < card["period"]["to"]
    header = (facts.DATA / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.split(",") == list(card["columns"])
    days = pd.read_csv(facts.DATA / f"{table}.csv")["date"]
    assert (days.min(), days.max()) == (card["period"]["from"], card["period"]["to"])


def test_every_table_names_its_source() -> None:
    """A table has a sidecar, or a source and a confidence in every row."""
    for path in facts.DATA.glob("*.csv"):
        if path.stem not in facts.TABLES and not path.stem.startswith("ensemble_"):
            rows = pd.read_csv(path)
            assert rows[["source", "confidence"]].notna().all(axis=None), path.name


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2024-02-05,csi2000,", "2024-02-04,csi2000,", "order"),
        ("2024-02-05,csi2000,", "2024-02-05,csi1000,", "twice"),
        (",close,", ",last,", "columns"),
    ],
)
def test_a_damaged_table_is_refused(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    words: str,
) -> None:
    folder = tmp_path_factory.mktemp("data")
    for path in facts.DATA.glob("*"):
        if path.suffix in (".csv", ".json"):
            text = path.read_text(encoding="utf-8")
            damaged = text.replace(old, new, 1) if path.name == "indices.csv" else text
            (folder / path.name).write_text(damaged, encoding="utf-8")
    monkeypatch.setattr(facts, "DATA", folder)
    with pytest.raises(facts.FactsError, match=words):
        facts.index_table.__wrapped__()


def test_a_stray_day_is_told_with_its_table() -> None:
    with pytest.raises(facts.FactsError, match="futures.csv: not a session"):
        facts._check_days("futures", pd.DatetimeIndex(["2024-02-10"]))
    twice = pd.DatetimeIndex(["2024-02-05", "2024-02-05"])
    with pytest.raises(facts.FactsError, match="futures.csv: a date occurs twice"):
        facts._check_days("futures", twice)
