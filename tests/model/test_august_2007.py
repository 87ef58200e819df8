"""The second episode: the same day, another folder of data, and what was published of it."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

import model
from model import cases, episode
from model.__main__ import main
from model.arrays import Array
from model.links import Scenario
from model.mechanisms import MECHANISMS, leverage, unwind
from model.names import CLASS, INDEX, INDICES
from model.opening import open_books
from model.parameters import PARAMETER, complete
from model.policies.schedule import schedule
from model.simulation import ALL, blank_news
from model.state import Today, mark
from tests.model.workbench import Trace, trace

NAME = "us_2007"
BOOK, OTHERS = CLASS["market_neutral"], CLASS["dma"]


def vectors() -> dict[str, Array]:
    stated = episode.card(NAME)["parameters"]
    return complete({each: np.array([given["value"]]) for each, given in stated.items()}, 1)


@cache
def traced() -> Trace:
    used = episode.load(NAME)
    off = ALL - set(episode.card(NAME)["active"])
    return trace(used, vectors(), schedule(Scenario(), used), blank_news(used, 1), off)


@cache
def answer() -> dict[str, Any]:
    return model.run_episode(NAME)


def reversal(told: dict[str, Any]) -> Array:
    return np.array(told["strategies"]["reversal"])


# -- the published figures -------------------------------------------------------------------------


def test_three_days_down_and_the_rebound_on_the_published_day() -> None:
    """The shape, day by day, and sizes within a point a day of what was published."""
    told = answer()
    days = {row["date"]: row["return_percent"] for row in told["published"]}
    mine = dict(zip(told["dates"][1:], reversal(told), strict=True))
    assert len(days) == 4 and set(days) <= set(mine)
    assert sum(min(theirs, 0.0) for theirs in days.values()) == pytest.approx(-6.85)
    for day, theirs in days.items():
        assert np.sign(mine[day]) == np.sign(theirs), day
        assert abs(mine[day] - theirs) < 1.0, day
    assert max(mine, key=lambda day: mine[day]) == max(days, key=lambda day: days[day])


def test_at_eight_to_one_the_published_loss_and_gain() -> None:
    """Half of 8 long, half short: about -28 % in three days, +24 % on the next (published)."""
    told = answer()["metrics"]
    assert 4.0 * told["loss"] == pytest.approx(-28.0, abs=4.0)
    assert 4.0 * told["rebound"] == pytest.approx(24.0, abs=4.0)
    assert told["published_ratio"] == pytest.approx(0.86, abs=0.005)


def test_nothing_much_happens_after_the_rebound() -> None:
    """Not fitted: the fortnight ends quietly, as the one push has worn off."""
    last = answer()["dates"].index(answer()["published"][-1]["date"])
    after = reversal(answer())[last:]
    assert len(after) >= 4 and abs(after).max() < 0.2 * answer()["metrics"]["rebound"]


def test_the_market_stands_still() -> None:
    assert abs(answer()["metrics"]["market_furthest"]) < 0.25
    rest = np.array(answer()["indices"]["csi300"])
    assert (rest == rest[0]).all(), "nobody trades the rest of the market"


def test_two_to_one_leaves_no_quake() -> None:
    """The same stock with more own money, the cap in proportion: the same push dies out."""
    calm = model.run_episode(NAME, leverage=2.0)
    assert reversal(calm)[0] == pytest.approx(reversal(answer())[0], rel=1e-9), "the same push"
    assert abs(calm["metrics"]["loss"]) < 0.1 * abs(answer()["metrics"]["loss"])
    assert (reversal(calm)[1:] >= 0.0).all(), "nobody is forced to sell"


def test_losses_come_from_forced_sales_only() -> None:
    """Without the cap the unwind of one book is a scratch that heals."""
    without = reversal(model.run_episode(NAME, off=("leverage",)))
    assert without[0] < 0.0 and (without[1:] > -1e-12).all()
    still = model.run_episode(NAME, off=("unwind",))
    assert not reversal(still).any(), "something happens without a cause"


def test_long_only_holders_lose_less_than_the_levered() -> None:
    told = answer()["metrics"]
    assert told["nav_trough_dma"] < 5.0 * told["nav_trough_index_enhanced_500"] < 0.0


# -- the unwind by hand ----------------------------------------------------------------------------


def test_an_unwind_sells_longs_and_buys_shorts_back_in_proportion() -> None:
    """A tenth of a book of +20, -20, +10, -10: sell 2 and 1, buy back 2 and 1."""
    used = episode.load(NAME)
    state, fixed = open_books(used, vectors())
    shares = np.zeros_like(state.shares)
    shares[BOOK, :, 0] = [0.0, 20.0, -20.0, 10.0, -10.0]
    plan = schedule(Scenario(), used)
    today = replace(plan.today(0), unwind=np.array([0.1]))
    morning = mark(replace(state, shares=shares), today, vectors(), fixed)
    sales = unwind.act(morning).sales
    assert sales is not None and sales.shape == (1, 1)
    assert (-sales[0] * morning.value[BOOK, :, 0])[0:5].tolist() == [0.0, -2.0, 2.0, -1.0, 1.0]


def test_no_date_no_unwind() -> None:
    used = episode.load(NAME)
    state, fixed = open_books(used, vectors())
    quiet: Today = replace(schedule(Scenario(), used).today(0), unwind=np.zeros(1))
    assert unwind.act(mark(state, quiet, vectors(), fixed)).sales is None


def test_first_day_by_hand() -> None:
    """0.05 of 80 x 0.15 is sold of 1,750 long: impact 5 moves it by 5 x 0.6 / 1750."""
    first = traced().days[0]
    book = episode.load(NAME).sheets["classes"]["market_neutral"]
    level = float(episode.load(NAME).unwind[0, 0])
    assert level > 0.0 and not episode.load(NAME).unwind[1:].any()
    capital = episode.load(NAME).sheets["capitalisation"]
    impact = vectors()["price_multiplier"][0]
    moves = first.causes.sum(axis=0)[:, 0]
    for weight, bucket in zip(book["weights"], INDICES, strict=True):
        sold = level * book["gross"] * weight
        assert moves[INDEX[bucket]] == pytest.approx(-impact * sold / capital[bucket], rel=1e-12)


# -- identities with books that are short ----------------------------------------------------------


def test_shares_and_money_are_neither_made_nor_lost() -> None:
    run = traced()
    money = (run.states[0].cash.sum(axis=0) + run.states[0].households)[0]
    for state in run.states:
        assert abs(state.shares.sum(axis=0) / run.fixed.issued - 1.0).max() < 1e-11
        assert abs((state.cash.sum(axis=0) + state.households) / money - 1.0).max() < 1e-11
        assert not state.futures.any(), "there are no futures in this episode"


def test_prices_move_by_causes_alone() -> None:
    run = traced()
    for before, after, day in zip(run.states, run.states[1:], run.days, strict=False):
        moved = after.log_price - before.log_price
        assert day.causes.sum(axis=0) == pytest.approx(moved, abs=1e-15)
        assert not day.news.any() and not day.limited.any()


def test_books_open_at_their_leverage_and_never_change_side() -> None:
    run, sheets = traced(), episode.load(NAME).sheets["classes"]
    for position, name in ((BOOK, "market_neutral"), (OTHERS, "dma")):
        opening = run.states[0].shares[position, :, 0]
        own = opening.sum() + run.states[0].cash[position, 0]
        assert abs(opening).sum() / own == pytest.approx(sheets[name]["leverage"], rel=1e-12)
        assert abs(opening).sum() == pytest.approx(sheets[name]["gross"], rel=1e-12)
        for state in run.states:
            assert (state.shares[position, :, 0] * np.sign(opening) >= 0.0).all()
            assert (abs(state.shares[position, :, 0]) <= abs(opening) + 1e-12).all()


def test_the_loss_of_a_book_is_the_loss_of_what_it_holds() -> None:
    """On a day without trades of its own the value moves by gross / own money x strategies."""
    run = traced()
    before, after = run.states[0], run.states[1]
    moved = np.exp(after.log_price[:, 0]) - np.exp(before.log_price[:, 0])
    gain = (before.shares[OTHERS, :, 0] * moved).sum()
    own = [
        (state.shares[OTHERS] * np.exp(state.log_price)).sum() + state.cash[OTHERS, 0]
        for state in (before, after)
    ]
    assert (before.shares[OTHERS] == after.shares[OTHERS]).all(), "forced on the first day"
    assert own[1] - own[0] == pytest.approx(gain, rel=1e-9)


def test_forced_sales_begin_when_a_cap_binds() -> None:
    """Not before the first loss, and only of books above the cap."""
    run, cap = traced(), vectors()["leverage_cap"]
    row = next(i for i, m in enumerate(MECHANISMS) if m.name == "leverage")
    assert not run.days[0].causes[row].any() and run.days[1].causes[row].any()
    stock, own = run.states[1].memory["cohort_stock"], run.states[1].memory["cohort_equity"]
    value = run.states[1].shares[OTHERS] * np.exp(run.states[1].log_price)
    now = value.sum(axis=0) + run.states[1].cash[OTHERS]
    own = own + stock * (now - own.sum(axis=0))
    forced = leverage.forced_sale(
        stock * abs(value).sum(axis=0), own, cap, vectors()["leverage_target"]
    )
    assert 0 < (forced > 0.0).sum() < len(forced)


# -- a folder of data ------------------------------------------------------------------------------


def test_every_episode_is_a_folder_with_words_and_sources() -> None:
    listed = model.episodes()
    assert [each["name"] for each in listed][0] == episode.HOME
    assert {each["name"] for each in listed} == set(episode.names())
    for each in listed:
        assert all(each[key]["en"] and each[key]["zh"] for key in ("label", "story", "unit"))
        assert episode.path(each["name"], each["balance_sheets"]).exists()
        assert episode.path(each["name"], each["calendar"]).exists()
        assert episode.load(each["name"]).days > 0


@pytest.mark.parametrize("file", ["calendar", "published", "fund_losses"])
def test_rows_of_a_stated_episode_have_source_and_confidence(file: str) -> None:
    rows = pd.read_csv(episode.path(NAME, episode.card(NAME)[file]))
    assert rows[["source", "source_zh", "confidence"]].notna().all(axis=None)
    assert set(rows["confidence"]) <= {"H", "M", "L"}
    if "date" in rows:
        assert set(rows["date"]) <= set(episode.load(NAME).sessions)


def test_a_day_is_published_or_remembered_and_losses_of_funds_are_ranges() -> None:
    rows = pd.read_csv(episode.path(NAME, episode.card(NAME)["published"]))
    assert (rows["return_percent"].isna() != rows["recalled_percent"].isna()).all()
    told = answer()
    assert [row["recalled_percent"] for row in told["recalled"]] == [-0.4]
    for row in told["fund_losses"]:
        assert row["low_percent"] <= row["high_percent"] < 0.0


def test_parameters_are_known_and_say_whether_they_were_fitted() -> None:
    stated, sheets = episode.card(NAME)["parameters"], episode.load(NAME).sheets["classes"]
    assert set(stated) <= set(PARAMETER)
    assert all(each["source"]["en"] and each["source"]["zh"] for each in stated.values())
    assert all(isinstance(each["fitted"], bool) for each in stated.values())
    assert stated["dma_gross"]["value"] == sheets["dma"]["gross"]
    active = set(episode.card(NAME)["active"])
    assert active <= {m.name for m in MECHANISMS}
    for mechanism in MECHANISMS:
        if mechanism.name in active:
            missing = {each.name for each in mechanism.parameters} - set(stated)
            assert not missing, "a number would be inherited from another episode"


def test_no_code_knows_an_episode_or_its_days() -> None:
    root = episode.FOLDER.parent.parent
    days = episode.load(NAME).dates
    for path in root.rglob("*.py"):
        text = path.read_text("utf-8")
        assert NAME not in text, path.name
        assert not [day for day in days if day in text], path.name


def test_the_home_episode_has_no_unwind() -> None:
    assert not episode.history().unwind.any()
    assert model.run_episode(episode.HOME) == model.run(model.parse_link(""))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: model.run_episode("atlantis"), "unknown episode"),
        (lambda: model.run_episode(NAME, leverage=80.0), "leverage must be"),
        (lambda: model.run_episode(NAME, leverage=float("nan")), "leverage must be"),
        (lambda: model.run_episode(NAME, off=("rotation",)), "not active"),
        (lambda: model.run_episode(episode.HOME, leverage=2.0), "lever for leverage"),
    ],
)
def test_a_wrong_call_says_what_is_allowed(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_shape_by_hand() -> None:
    told = cases.shape(np.array([-0.5, -1.0, -2.0, -3.0, 4.5, 1.0]))
    assert told == {"loss": -6.0, "rebound": 4.5, "ratio": 0.75}
    assert cases.shape(np.array([1.0, 0.0, 0.0, 0.5]))["ratio"] == 0.0


def test_the_command_line_gives_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--episode", NAME]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(answer()))
    assert main(["episodes"]) == 0
    assert json.loads(capsys.readouterr().out) == model.episodes()
    for wrong in (["--episode", NAME, "--ensemble", "3"], ["--leverage", "2"]):
        assert main(["run", *wrong]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
