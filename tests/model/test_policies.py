"""The daily series that each group of levers makes."""

import numpy as np
import pytest

import model
import model.links
from model import facts
from model.catalogue import LEVER
from model.episode import history, neutral
from model.gallery import gallery
from model.links import Scenario
from model.names import FUTURE, INDEX
from model.policies import (
    calendar,
    dma_ban,
    dma_cap,
    futures_support,
    net_sell_limit,
    purchases,
    rescue,
)
from model.policies.schedule import NO_CAP, schedule

SESSIONS = history().sessions


def at(day: str) -> int:
    return SESSIONS.index(day)


def bought(**values: float | str) -> np.ndarray:
    return rescue.series(model.scenario(**values), SESSIONS)[..., 0]


def test_the_limit_as_it_happened_was_intermittent() -> None:
    series = net_sell_limit.series(Scenario(), SESSIONS)
    large = series.large[:, 0]
    assert not series.others.any()
    assert large[: at("2023-08-16")].max() == 0.0
    assert 0.0 < large[at("2023-08-16")] < 1.0 and large[at("2023-08-28")] == 1.0
    assert large[at("2023-08-29")] < 1.0
    assert large[at("2024-01-05")] == 1.0 and large[at("2024-01-08") :].max() == 0.0
    assert large.min() >= 0.0 and large.max() <= 1.0


def test_the_limit_off_and_changed() -> None:
    off = net_sell_limit.series(model.scenario(limit="off", limit_strength=0.5), SESSIONS)
    assert not off.large.any() and not off.others.any()
    values = {"limit_strength": 0.4, "limit_from": "2023-12-01", "limit_to": "2023-12-29"}
    for covers in ("large", "all"):
        chosen = model.scenario(limit="changed", limit_covers=covers, **values)
        series = net_sell_limit.series(chosen, SESSIONS)
        inside = np.array(["2023-12-01" <= day <= "2023-12-29" for day in SESSIONS])
        assert (series.large[:, 0] == 0.4 * inside).all()
        assert (series.others == (series.large if covers == "all" else 0.0)).all()


def test_details_mean_nothing_until_the_policy_is_changed() -> None:
    for link in (
        "v=1&limit_strength=0.3&limit_covers=all",
        "v=1&ban_level=partial",
        "v=1&rescue_total=900&rescue_target=csi2000",
        "v=1&futures_total=200",
        "v=1&cap_level=1.5&cap_from=2023-11-09",
    ):
        changed = schedule(model.parse_link(link), history())
        plain = schedule(Scenario(), history())
        for day in (at("2023-12-28"), at("2024-01-16"), at("2024-02-06")):
            for name, value in vars(plain.today(day)).items():
                assert (getattr(changed.today(day), name) == value).all(), f"{link}: {name}"


def test_a_policy_that_ends_before_it_starts_is_empty() -> None:
    chosen = model.scenario(
        limit="changed", limit_from="2024-02-01", limit_to="2024-01-02",
        ban="changed", ban_from="2024-02-07", ban_to="2024-02-05",
        futures="changed", futures_from="2024-02-07", futures_to="2024-02-05",
    )  # fmt: skip
    plan = schedule(chosen, history())
    assert not plan.limit.large.any() and not plan.ban.net_sales.any() and not plan.futures.any()


def test_the_ban() -> None:
    past = dma_ban.series(Scenario(), SESSIONS)
    days = [at(day) for day in ("2024-02-02", "2024-02-05", "2024-02-06", "2024-02-07")]
    strength = past.net_sales[[*days, at("2024-02-08")], 0]
    assert strength[0] == 0.0 and strength[4] == 0.0
    assert 0.0 < strength[1] < strength[2] <= 1.0 and strength[2] == strength[3]
    assert np.flatnonzero(past.refused[:, 0]).tolist() == [at("2024-02-06")]
    off = dma_ban.series(model.scenario(ban="off"), SESSIONS)
    assert not off.net_sales.any() and not off.refused.any()
    by_level = {}
    for level in ("partial", "full"):
        values = {"ban_level": level, "ban_from": "2024-01-22", "ban_to": "2024-01-23"}
        series = dma_ban.series(model.scenario(ban="changed", **values), SESSIONS)
        assert np.flatnonzero(series.net_sales[:, 0]).tolist() == [
            at("2024-01-22"),
            at("2024-01-23"),
        ]
        assert not series.refused.any()
        by_level[level] = series.net_sales.max()
    assert by_level["partial"] < by_level["full"] <= 1.0


def test_the_rescue_as_it_happened_follows_its_rule() -> None:
    """Creations of nine funds from 16 January to 1 March 2024 as they were, never negative."""
    daily, table = bought(), facts.etf_creations()
    assert daily.min() == 0.0
    began, ended = at("2024-01-16"), at("2024-03-01")
    for series, columns in (("csi300", ["csi300", "sse50"]), ("csi500", ["csi500"]),
                            ("csi1000", ["csi1000"])):  # fmt: skip
        for position, day in enumerate(SESSIONS):
            counted = max(float(table.loc[day, columns].sum()), 0.0)
            expected = counted if began <= position <= ended else 0.0
            assert daily[position, INDEX[series]] == pytest.approx(expected, abs=1e-12), day
    assert not daily[:, INDEX["microcap"]].any()
    csi2000 = daily[:, INDEX["csi2000"]]
    assert np.flatnonzero(csi2000).tolist() == [at("2024-02-08")]
    assert csi2000.max() == LEVER["csi2000_rescue"].default
    assert not bought(rescue="off").any()


def test_a_day_of_purchases_by_hand() -> None:
    # 5 February: CSI 300 16.27, SSE 50 -0.37 (redeemed), CSI 500 14.09, CSI 1000 8.10; ChiNext out
    assert bought()[at("2024-02-05")] == pytest.approx([15.90, 14.09, 8.10, 0.0, 0.0])
    # 22 February: CSI 300 and SSE 50 0.04 + 0.21, CSI 500 -0.34, CSI 1000 -0.62
    assert bought()[at("2024-02-22")] == pytest.approx([0.25, 0.0, 0.0, 0.0, 0.0])
    # 9 January: CSI 300 took in 3.98, before the day from which creations count
    assert not bought()[at("2024-01-09")].any()


def test_no_day_before_purchases_began_had_creations_like_the_first_that_counts() -> None:
    raw = purchases.raw_creations().sum(axis=1)
    before = raw[raw.index < purchases.BEGAN]
    assert len(before) == 10 and raw[purchases.BEGAN] > 2.0 * before.max()
    assert purchases.first_day() == purchases.BEGAN == LEVER["rescue_start"].default


def test_what_is_told_of_the_purchases_are_the_sums_of_the_table() -> None:
    """Sums by hand from the table's two decimals: see decision 0019."""
    told = purchases.told()
    sums = {"raw": 302.30, "raw_since": 304.74, "raw_before": -2.44, "counted": 320.07,
            "above_calm": 349.77, "calm": -0.83, "assumed": 5.0}  # fmt: skip
    assert vars(told) == pytest.approx(sums)
    assert told.raw == pytest.approx(told.raw_since + told.raw_before)
    said = LEVER["rescue_total"].help
    for en, zh in (("320.1", "3201亿元"), ("302.3", "3023亿元"), ("349.8", "3498亿元")):
        assert f"CNY {en} bn" in said.en and zh in said.zh
    assert "nine ETFs (ChiNext left out)" in said.en and "九只ETF（不含创业板）" in said.zh
    assert "CNY 5 bn assumed for CSI 2000" in said.en and "50亿元（假设）" in said.zh


def test_a_month_earlier_follows_from_the_first_purchases() -> None:
    """16 December 2023 is a Saturday: the session before it, 21 sessions before the purchases."""
    assert purchases.a_month_earlier() == "2023-12-15"
    assert purchases.sessions_of_a_month() == at("2024-01-16") - at("2023-12-15") == 21
    earlier = next(story for story in gallery() if story.id == "one_month_earlier")
    assert earlier.scenario["rescue_start"] == purchases.a_month_earlier()
    assert f"{purchases.sessions_of_a_month()} sessions" in LEVER["rescue_start"].help.en


def test_the_rescue_changed_with_defaults_is_what_happened() -> None:
    """Moving the switch alone changes nothing but the rounding of the declared total."""
    past, changed = bought(), bought(rescue="changed")
    rounding = LEVER["rescue_total"].default / past.sum()
    assert rounding == pytest.approx(1.0, abs=0.01)
    assert changed == pytest.approx(past * rounding)


def test_default_shares_and_total_are_those_of_the_observed_purchases() -> None:
    shares = [float(LEVER[name].default) for name in model.links.SHARES]
    assert sum(shares) == 100.0
    daily = bought()
    assert shares == pytest.approx(100.0 * daily.sum(axis=0)[:4] / daily.sum(), abs=1.0)


@pytest.mark.parametrize("pace", ["profile", "5", "40"])
@pytest.mark.parametrize("target", ["csi300", "csi500_1000", "csi2000", "own"])
def test_total_and_mix_are_locked(pace: str, target: str) -> None:
    own = {"rescue_300": 10.0, "rescue_500": 20.0, "rescue_1000": 30.0, "rescue_2000": 40.0}
    daily = bought(
        rescue="changed", rescue_target=target, rescue_total=200.0, rescue_pace=pace,
        rescue_start="2023-11-01", **own,
    )  # fmt: skip
    assert daily.sum() == pytest.approx(200.0)
    mix = rescue.TARGETS.get(target, tuple(own.values()))
    assert daily.sum(axis=0)[:4] == pytest.approx(2.0 * np.array(mix))
    assert not daily[: at("2023-11-01")].any() and daily[at("2023-11-01")].any()
    if pace != "profile":
        per_day = daily.sum(axis=1)
        days = int(pace)
        assert np.count_nonzero(per_day) == days
        assert per_day[at("2023-11-01")] == pytest.approx(200.0 / days)


def test_the_profile_moves_with_its_start() -> None:
    past, moved = bought(rescue="changed"), bought(rescue="changed", rescue_start="2023-12-05")
    shift = at(str(LEVER["rescue_start"].default)) - at("2023-12-05")
    assert shift > 0
    assert moved[:-shift] == pytest.approx(past[shift:])


def test_money_that_starts_late_is_spent_inside_the_window_only() -> None:
    late = bought(rescue="changed", rescue_start=SESSIONS[-2], rescue_pace="5")
    assert np.count_nonzero(late.sum(axis=1)) == 2
    assert late.sum() == pytest.approx(0.4 * LEVER["rescue_total"].default)
    assert not bought(rescue="changed", rescue_total=0.0).any()


def test_assumptions_scale_the_rescue_as_it_happened() -> None:
    past = bought()
    half = bought(national_team_share=0.5, csi2000_rescue=20.0)
    assert half[:, :3] == pytest.approx(0.5 * past[:, :3])
    assert half[:, INDEX["csi2000"]].sum() == pytest.approx(20.0)


def test_futures_support_is_spread_evenly_and_split() -> None:
    assert not futures_support.series(Scenario(), SESSIONS).any()
    assert not futures_support.series(model.scenario(futures="off"), SESSIONS).any()
    chosen = model.scenario(
        futures="changed", futures_total=60.0, futures_ic_share=25.0,
        futures_from="2024-01-15", futures_to="2024-01-19",
    )  # fmt: skip
    series = futures_support.series(chosen, SESSIONS)[..., 0]
    assert series.sum() == pytest.approx(60.0)
    assert series[:, FUTURE["IC"]].sum() == pytest.approx(15.0)
    assert not series[:, FUTURE["IF"]].any()
    week = series[at("2024-01-15") : at("2024-01-19") + 1].sum(axis=1)
    assert week == pytest.approx([12.0] * 5)


def test_dated_inputs() -> None:
    plan = schedule(Scenario(), history())
    inflow = plan.dma_inflow[:, 0]
    assert (np.diff(inflow[: at("2023-11-08") + 1]) == 0.0).all() and inflow[0] > 0.0
    assert not inflow[at("2023-11-09") :].any()
    cap = plan.leverage_cap[:, 0]
    assert (cap[: at("2024-02-28")] == NO_CAP).all() and (np.diff(cap) <= 0.0).all()
    assert 1.0 < cap[-1] < cap[at("2024-02-28")] < NO_CAP


def test_the_cap_on_dma_leverage() -> None:
    past = dma_cap.series(Scenario(), SESSIONS)
    plan = schedule(Scenario(), history())
    assert (past.ordered == plan.leverage_cap).all() and (past.own_rule == 1.0).all()
    off = dma_cap.series(model.scenario(cap="off", cap_level=1.5), SESSIONS)
    assert (off.ordered == NO_CAP).all() and (off.own_rule == 1.0).all()
    for level, start in ((1.5, "2023-08-01"), (2.0, "2023-11-09"), (6.0, "2024-03-29")):
        chosen = model.scenario(cap="changed", cap_level=level, cap_from=start)
        cap = dma_cap.series(chosen, SESSIONS)
        first = at(start)
        assert (cap.ordered[:first] == NO_CAP).all() and (cap.own_rule[:first] == 1.0).all()
        assert (cap.ordered[first:] == level).all() and (cap.own_rule[first:] == 0.0).all()
    # a day without a session: the next one
    weekend = dma_cap.series(model.scenario(cap="changed", cap_from="2023-11-11"), SESSIONS)
    assert int(np.argmax(weekend.own_rule[:, 0] == 0.0)) == at("2023-11-13")


def test_capped_since_summer_2023_is_in_the_gallery() -> None:
    story = next(story for story in gallery() if story.id == "dma_cap_2023")
    cap = dma_cap.series(story.scenario, SESSIONS)
    assert (cap.ordered == 2.0).all() and not cap.own_rule.any()
    assert LEVER["cap_level"].min == LEVER["dma_leverage_cap"].min == 1.5


def test_an_episode_without_inputs_has_no_policies() -> None:
    chosen = model.scenario(
        limit="changed", ban="changed", cap="changed", rescue="changed", futures="changed"
    )
    plan = schedule(chosen, neutral(30))
    for name in ("rescue", "futures", "dma_inflow"):
        assert not getattr(plan, name).any()
    assert not plan.limit.large.any() and not plan.ban.net_sales.any()
    assert (plan.leverage_cap == NO_CAP).all() and (plan.own_leverage_rule == 1.0).all()


def test_a_window_after_the_inflow_has_none() -> None:
    plan = schedule(Scenario(), history("2023-12-01", "2024-02-08"))
    assert not plan.dma_inflow.any()


def test_calendar_levels_hold_until_the_next() -> None:
    levels = calendar.as_happened("dma_ban", ("2024-02-04", "2024-02-05", "2024-02-29"))
    assert levels[0, 0] == 0.0 and levels[1, 0] > 0.0 and levels[2, 0] == 0.0
    assert (calendar.table()["source"].str.len() > 0).all()
    assert set(calendar.table()["confidence"]) <= {"H", "M", "L"}
