"""The dilemma: games worked by hand, pay-offs that close, cells that are runs of their own."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model import laboratory
from model.inquiry import QUESTION, finish, game, read
from model.inquiry.decisions import ALL, NOBODY, ONE, PLAYERS, REDEEM, SELL, Plan
from model.inquiry.game_told import NAMES, least
from model.inquiry.payoffs import by_action, by_leaving, kept, open_with, sold_share
from model.inquiry.two_by_two import CELLS, Game, Kind, Trust, block_gains, trust
from model.links import LinkError, Scenario, parse_link
from model.many import apart, replay_schedules
from model.names import CLASS, CLASSES
from model.policies.schedule import Schedule, schedule
from model.simulation import Run
from model.solved import Solved
from model.structure import vectors

ABOUT = "v=1&overhang_strength=0"
MEMBERS = 3
PLAN = Plan(SELL, 0.1, first=95, sessions=4, end=120)
LEAVE = Plan(REDEEM, 0.2, first=130, sessions=3, end=150)


def block(hold_hold: Any, hold_sell: Any, sell_hold: Any, sell_sell: Any) -> Game:
    """A game of blocks from the two pay-offs of each cell."""
    rows = [[hold_hold, hold_sell], [sell_hold, sell_sell]]
    pay = np.moveaxis(np.array(rows, dtype=float), -1, 0)
    return Game(pay, block_gains(pay), 0.1)


@pytest.mark.parametrize(
    ("cells", "kind", "equilibria"),
    [
        (((0, 0), (-3, 1), (1, -3), (-2, -2)), Kind.PRISONERS, ["sell_sell"]),
        (((0, 0), (-3, -1), (-1, -3), (-2, -2)), Kind.STAG_HUNT, ["hold_hold", "sell_sell"]),
        (((0, 0), (-3, -1), (-1, -3), (1, -2)), Kind.COORDINATION, ["hold_hold", "sell_sell"]),
        (((0, 0), (-1, 2), (2, -1), (-3, -3)), Kind.CHICKEN, ["hold_sell", "sell_hold"]),
        (((0, 0), (1, -1), (-1, 1), (-2, -2)), Kind.NO_DILEMMA, ["hold_hold"]),
        (((0, 0), (-1, 2), (1, -2), (2, 1)), Kind.SELLING_PAYS, ["sell_sell"]),
        (((0, 0), (-3, 1), (-1, -3), (-2, -2)), Kind.ONE_SIDED, ["sell_sell"]),
        (((0, 0), (1, 1), (1, -1), (-1, 1)), Kind.SELLING_PAYS, ["hold_sell"]),
        (((0, 0), (-1, 1), (-1, 0), (1, -1)), Kind.NO_REST, []),
        (((0, 0), (0.05, 0), (0, 0), (0, 0.02)), Kind.NO_CHOICE, ["hold_hold"]),
    ],
)  # fmt: skip
def test_kinds_of_game_by_hand(cells: Any, kind: Kind, equilibria: list[str]) -> None:
    played = block(*cells)
    assert [NAMES[CELLS.index(cell)] for cell in played.equilibria()] == equilibria
    assert played.kind() == kind


def test_risk_dominance_and_the_mixed_equilibrium_by_hand() -> None:
    # Leaving hold/hold costs 1 and 1, leaving sell/sell 1 and 2: 1 x 1 < 1 x 2.
    played = block((0, 0), (-3, -1), (-1, -4), (-2, -2))
    assert played.risk_dominant() == (1, 1)
    # Indifferent where p x (-1) + (1 - p) x 1 = 0, and where p x (-1) + (1 - p) x 2 = 0.
    assert trust(-1.0, 1.0, 0.1) == (Trust.FROM, pytest.approx(1 / 2))
    assert trust(-1.0, 2.0, 0.1) == (Trust.FROM, pytest.approx(2 / 3))
    assert trust(2.0, -1.0, 0.1) == (Trust.UP_TO, pytest.approx(1 / 3))
    assert block((0, 0), (-3, 1), (1, -3), (-2, -2)).risk_dominant() is None
    for held, sold, rule in ((-1, -1, "always"), (1, 1, "never"), (0.05, -0.1, "same")):
        assert trust(held, sold, 0.1) == (rule, None)


def test_one_among_many_can_have_a_dilemma_where_blocks_have_none() -> None:
    pay = np.array([[[0.0, -5.0], [-2.0, -7.0]], [[0.0, -6.0], [-3.0, -8.0]]])
    assert Game(pay, block_gains(pay), 0.1).kind() == Kind.NO_DILEMMA
    assert Game(pay, np.full((2, 2, 2), 0.5), 0.1).kind() == Kind.PRISONERS


def test_equal_parts_by_hand() -> None:
    daily = Plan(SELL, 0.2, first=1, sessions=2, end=9, back=3).shares(8)
    assert daily == pytest.approx([0, 0.1, 0.1 / 0.9, 0, 0, -0.5, -1.0, 0])
    assert sold_share(daily, np.ones(8)) == pytest.approx([0, 0.1, 0.2, 0.2, 0.2, 0.1, 0, 0])
    half = sold_share(daily, np.full(8, 0.5))
    assert half[1] == pytest.approx(0.05) and half[-1] == 0.0


def test_values_by_hand() -> None:
    # 100, 100, 90, 80. A tenth is sold at the middle of the second session: 95; then 0.9 falls 10.
    worth, sold = np.array([[100.0], [100.0], [90.0], [80.0]]), np.array([0.0, 0.1, 0.1])
    hold, sell = by_action(worth, sold, 0, has_sold=False)
    assert hold[0] == 80.0 and sell[0] == pytest.approx(0.1 * 95 + 0.9 * 80)
    back, same = by_action(np.array([[100.0], [100.0], [90.5], [81.5]]), sold, 0, has_sold=True)
    assert back[0] == pytest.approx(80.0) and same[0] == pytest.approx(81.5)
    left = by_leaving(worth, np.array([0.5, 0.5, 0.0]), 0)
    assert left[0] == pytest.approx(0.5 * 100 + 0.25 * 90 + 0.25 * 80)


# -- the model -------------------------------------------------------------------------------------


def _past(about: str = ABOUT) -> tuple[Solved, Schedule]:
    chosen = parse_link(about)
    past = laboratory.solve(chosen.only("assumption"), MEMBERS)
    return past, schedule(chosen, past.episode)


def _kept(past: Solved, plan: Plan, days: Schedule) -> Any:
    run, columns = game.played(past, plan, days)
    return kept(run, plan, days, game.ACTS, columns, open_with(past))


@pytest.mark.parametrize("plan", [PLAN, LEAVE])
def test_no_sale_no_difference(plan: Plan) -> None:
    past, days = _past()
    ends = _kept(past, replace(plan, size=0.0), days)
    for values in (ends.acted, ends.hold, ends.sell):
        np.testing.assert_allclose(
            values, np.broadcast_to(ends.acted[:1], values.shape), rtol=1e-12
        )


def test_all_holding_is_the_plain_replay() -> None:
    about = f"{ABOUT}&ban=off"
    past, days = _past(about)
    run, columns = game.played(past, PLAN, days)
    plain = laboratory.replay(past, parse_link(about))
    holds = apart(run.paths.log_index, len(columns))[..., columns[0], :]
    np.testing.assert_allclose(holds, plain.paths.log_index, atol=1e-11)


@pytest.mark.parametrize("plan", [PLAN, LEAVE])
def test_cells_are_runs_of_their_own(plan: Plan) -> None:
    past, days = _past()
    run, columns = game.played(past, plan, days)
    together = apart(run.paths.worth, max(columns) + 1)
    for at, acts in enumerate(game.ACTS):
        alone = replay_schedules(past, [plan.decided(days, acts)])
        np.testing.assert_allclose(together[..., columns[at], :], alone.paths.worth, atol=1e-10)


@pytest.mark.parametrize("plan", [PLAN, LEAVE])
def test_limits_stop_those_they_cover(plan: Plan) -> None:
    past, days = _past()

    def path(covers: str, acts: tuple[bool, bool]) -> Any:
        limited = plan.limited(days, covers)
        return replay_schedules(past, [plan.decided(limited, acts)]).paths.log_index

    np.testing.assert_allclose(path(ALL, (True, True)), path(ALL, (False, False)), atol=1e-12)
    assert (path(NOBODY, (True, False)) != path(NOBODY, (False, False))).any()
    assert game.able(plan, plan.limited(days, ALL)) == (False, False)
    assert game.able(plan, plan.limited(days, ONE)) == (plan.game == REDEEM, True)
    if plan.game == SELL:
        np.testing.assert_allclose(path(ONE, (True, False)), path(ONE, (False, False)), atol=1e-12)


def test_outside_the_sessions_of_selling_policies_are_those_of_the_scenario() -> None:
    _, days = _past()
    other = PLAN.limited(days, ALL)
    inside = np.zeros(len(days.rescue), dtype=bool)
    inside[PLAN.first : PLAN.last + 1] = True
    assert (other.limit.large[inside] == 1.0).all() and (other.limit.others[inside] == 1.0).all()
    assert (other.limit.large[~inside] == days.limit.large[~inside]).all()
    assert (other.ban.net_sales[~inside] == days.ban.net_sales[~inside]).all()


def test_where_selling_moves_no_price_one_among_many_is_the_whole_side() -> None:
    # Nothing but the sales themselves: no impact, nobody who redeems or answers to cash.
    off = ("closed_funds", "redemptions", "net_sell_limit", "confidence", "take_profit")
    given = vectors(1) | {"price_multiplier": np.zeros(1)}
    past = laboratory.solve_vectors(given, parse_link(ABOUT), off)
    ends = _kept(past, PLAN, past.schedule.without_limit())
    np.testing.assert_allclose(ends.acted[2, 0], ends.sell[0, 0], rtol=5e-4)
    np.testing.assert_allclose(ends.acted[1, 1], ends.sell[0, 1], rtol=5e-4)
    holds = np.broadcast_to(ends.hold[:1], ends.hold.shape)
    np.testing.assert_allclose(ends.hold, holds, rtol=5e-4)


def test_those_who_leave_take_their_share_of_the_units() -> None:
    past, days = _past()
    row = CLASS["index_enhanced_500"]
    run, plain = (_run(past, each) for each in (LEAVE.decided(days, (True, False)), days))
    share = run.end.units[row] / plain.end.units[row]
    np.testing.assert_allclose(share, 1.0 - LEAVE.size, rtol=0.02)
    assert not run.end.unpaid[row].any()


def _run(past: Solved, days: Schedule) -> Run:
    return replay_schedules(past, [days])


# -- the answer ------------------------------------------------------------------------------------


def _ask(query: str) -> dict[str, Any]:
    return finish(QUESTION["game"].answer(read(QUESTION["game"], query)))


def test_an_answer_is_what_its_parts_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(game, "MEMBERS", MEMBERS)
    query = "size=5&sessions=4&first=2023-12-19&end=2024-02-05&v=1&ban=off"
    found = _ask(query)
    past, days = _past(f"{ABOUT}&ban=off")
    plan = Plan(SELL, 0.05, past.episode.sessions.index("2023-12-19"), 4,
                past.episode.dates.index("2024-02-05"))  # fmt: skip
    ends = _kept(past, plan, plan.limited(days, NOBODY))
    pay = 100.0 * (ends.acted / ends.acted[0] - 1.0)
    gain = 100.0 * (ends.sell - ends.hold) / ends.acted[0]
    told = found["policies"]["nobody"]
    for at in range(len(CELLS)):
        for player in (0, 1):
            assert told["pay"][at][player]["reference"] == pytest.approx(
                pay[at, player, 0], abs=1e-8
            )
            shown = told["views"]["single"]["gain"][at][player]["reference"]
            assert shown == pytest.approx(gain[at, player, 0], abs=1e-8)
    assert found["least"] == least(plan) == pytest.approx(0.01)
    for policy in found["policies"].values():
        assert all(pay["reference"] == 0.0 for pay in policy["pay"][0])
        for view in policy["views"].values():
            assert sum(view["kinds"].values()) == MEMBERS
            assert view["trust"][0]["held"]["hold"]["reference"] == pytest.approx(0.0, abs=1e-12)
    chosen = next(each for each in found["by_end"] if each["date"] == "2024-02-05")
    views = found["policies"]["scenario"]["views"]
    assert {name: view["kinds"] for name, view in views.items()} == {
        name: view["kinds"] for name, view in chosen["views"].items()
    }


def test_dates_must_go_together() -> None:
    for query in ("first=2024-02-06", "game=redeem&leave_end=2024-02-20", "first=2024-03-29"):
        with pytest.raises(LinkError):
            read(QUESTION["game"], query)
    read(QUESTION["game"], "game=redeem&first=2024-03-29")


def test_players_are_classes_and_nobody_plays_on_both_sides() -> None:
    for one, two in PLAYERS.values():
        assert not set(one) & set(two) and set(one) | set(two) <= set(CLASSES)
    assert not game.without_runners(Scenario()).only("lever").changes
