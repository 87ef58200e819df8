"""The same money in each use, and the search for its best split: identities and a known best."""

from collections.abc import Sequence

import numpy as np
import pytest

from model import laboratory
from model.arrays import Array
from model.episode import history
from model.inquiry import QUESTION, Asked, finish, read
from model.inquiry import money as fair
from model.inquiry.best_use import counted
from model.inquiry.rescue_plan import (
    ALL_USES,
    FUNDS,
    GOAL,
    MOST_FUTURES,
    USES,
    Plan,
    days_of,
    position,
    rounded,
    scheduled,
    whole,
    with_levers,
)
from model.inquiry.rescue_trial import Trial
from model.inquiry.split_search import Field, first_population, search
from model.links import LinkError, Scenario, parse_link
from model.many import onward, replay_many, replay_schedules
from model.measures import crisis_start
from model.names import INDICES
from model.per_ten_billion import SMALL, TEN, effect
from model.policies.schedule import schedule

MIX = (0.6, 0.2, 0.1, 0.1, 0.0, 0.0)
SHORT = 3


def _asked(name: str, query: str = "") -> Asked:
    return read(QUESTION[name], query)


# ---- plans ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("budget", [10.0, 100.0, 123.4, 500.0])
def test_every_plan_spends_the_budget_and_is_the_scenario_that_it_opens(budget: float) -> None:
    random, episode = np.random.default_rng(1), history()
    base = schedule(Scenario(), episode)
    for weights in random.uniform(-0.5, 1.0, (30, len(USES))):
        plan = rounded(weights, budget, 120, 5)
        chosen = with_levers(parse_link("v=1&ban=off"), plan.levers(episode))
        assert parse_link(chosen.link) == chosen
        whole_day = schedule(chosen, episode)
        mine = scheduled(base, chosen, episode)
        assert np.array_equal(whole_day.rescue, mine.rescue)
        assert np.array_equal(whole_day.futures, mine.futures)
        spent = mine.rescue.sum() + mine.futures.sum()
        assert spent == pytest.approx(budget, abs=1e-9 * budget)
        assert sum(plan.amounts.values()) == pytest.approx(budget, abs=1e-9 * budget)
        bought = [*mine.rescue.sum(axis=0)[:FUNDS, 0], *mine.futures.sum(axis=0)[1:, 0]]
        assert bought == pytest.approx(list(plan.amounts.values()), abs=1e-9 * budget)
        assert plan.futures <= MOST_FUTURES
        for money in (mine.rescue, mine.futures):
            days = np.flatnonzero(money.reshape(len(money), -1).any(axis=1))
            assert list(days) in ([], [120, 121, 122, 123, 124])


def test_whole_per_cents_worked_by_hand() -> None:
    # 100/3 each: the hundredth per cent goes to the first; nothing at all is an even split.
    assert whole(np.array([1.0, 1.0, 1.0])) == (34, 33, 33)
    assert whole(np.array([0.0, 0.0, 0.0, 0.0])) == (25, 25, 25, 25)
    assert whole(np.array([0.126, 0.374, 0.5])) == (13, 37, 50)


def test_money_is_refused_where_it_cannot_be_spent() -> None:
    _asked("money", "first=2024-02-29&sessions=20")
    with pytest.raises(LinkError):
        _asked("money", "first=2024-02-29&sessions=40")
    with pytest.raises(LinkError):
        _asked("rescue_search", "budget=9")


# ---- the same money in each use ------------------------------------------------------------------


@pytest.fixture(scope="module")
def answered() -> dict:
    return finish(QUESTION["money"].answer(_asked("money")))


def test_the_smallest_budget_is_that_of_per_ten_billion(answered: dict) -> None:
    past = laboratory.solve(Scenario(), fair.MEMBERS)
    start = answered["starts"][1]
    last = past.episode.dates[-1]
    base = np.exp(past.episode.log_index[crisis_start(past.run)]) * past.episode.opening_level
    for use in ("csi1000", "IM"):
        found = effect(past.select([0]), use, (start["first"], start["last"]), last)
        for row, name in enumerate(INDICES):
            cells = answered["outcomes"][f"final_{name}"]["cells"]
            (cell,) = (c["starts"][1] for c in cells if c["use"] == use)
            mine = cell["ladder"][answered["rungs"].index(SMALL)] * TEN / SMALL
            assert mine == pytest.approx(100.0 * found.points[row, 0] / base[row], abs=1e-7)


def test_the_answer_of_the_reference_vector_comes_first(answered: dict) -> None:
    steps = QUESTION["money"].answer(_asked("money"))
    early = next(step.part for step in steps if step.part)
    steps.close()
    assert (early["members"], answered["members"]) == (1, fair.MEMBERS)
    assert set(early) == set(answered)
    for name, told in answered["outcomes"].items():
        first = early["outcomes"][name]
        assert first["first_choice"] == told["first_choice"], name
        assert first["without"]["reference"] == told["without"]["reference"]
        for mine, cell in zip(first["cells"], told["cells"], strict=True):
            for one, full in zip(mine["starts"], cell["starts"], strict=True):
                found = full["per_ten"]["reference"]
                assert one["per_ten"]["reference"] == pytest.approx(found, rel=1e-7, abs=1e-7)
                assert (one["ladder"], one["next"]) == (full["ladder"], full["next"])


def test_an_effect_is_a_run_of_its_own_minus_the_scenario(answered: dict) -> None:
    past = laboratory.solve(Scenario(), fair.MEMBERS)
    metric = GOAL["trough_csi1000"]
    first = position(past.episode, answered["starts"][2]["first"])
    tried = fair.variants(past.schedule, past, answered["budget"], first, answered["sessions"])
    for row, use in enumerate(ALL_USES):
        spent = tried[row].rescue.sum() + tried[row].futures.sum() - past.schedule.rescue.sum()
        assert spent == pytest.approx(answered["budget"], abs=1e-9 * answered["budget"])
        change = metric.of(replay_schedules(past, [tried[row]])) - metric.of(past.run)
        cell = answered["outcomes"][metric.name]["cells"][row]
        assert cell["use"] == use
        told = cell["starts"][2]
        assert told["all"]["reference"] == pytest.approx(change[0], abs=1e-9)
        assert told["all"]["p95"] == pytest.approx(np.quantile(change, 0.95), abs=1e-9)
        share = TEN / answered["budget"]
        assert told["per_ten"]["p05"] == pytest.approx(told["all"]["p05"] * share)


def test_the_best_use_is_counted_over_all_vectors(answered: dict) -> None:
    for told in answered["outcomes"].values():
        for start, choice in enumerate(told["first_choice"]):
            cells = {c["use"]: c["starts"][start] for c in told["cells"]}
            assert sum(c["best"] for c in cells.values()) <= answered["members"]
            most = max(c["all"]["reference"] for c in cells.values())
            if choice is not None:
                assert cells[choice]["all"]["reference"] == most
    worked = np.array([[1.0, 0.0, 3.0], [2.0, 0.0, 1.0]])  # nothing acts in the second vector
    assert counted(worked) == [1, 1]


def test_a_use_opens_in_the_lab_where_the_levers_can_say_it() -> None:
    asked = _asked("money", "beside=instead&budget=250&v=1&ban=off")
    past = laboratory.solve(Scenario(), 1)
    first = position(past.episode, "2024-01-29")
    found = fair.links(asked, [first])
    assert found["IC"] == found["IM"] == []  # the lever of futures ends at 200
    chosen = parse_link(found["csi500"][0])
    assert chosen["ban"] == "off"
    base = schedule(fair.base_of(asked), past.episode)
    tried = fair.variants(base, past, 250.0, first, 5)[ALL_USES.index("csi500")]
    mine = schedule(chosen, past.episode)
    assert np.allclose(mine.rescue, tried.rescue, rtol=0.0, atol=1e-12)
    assert not any(fair.links(_asked("money"), [first]).values())


def test_money_can_replace_the_rescue() -> None:
    asked = _asked("money", "beside=instead&v=1&ban=off&futures=changed")
    assert fair.base_of(asked).link == "v=1&ban=off&rescue=off"
    base = schedule(fair.base_of(asked), history())
    assert base.rescue.sum() == 0.0 and base.futures.sum() == 0.0


def test_a_scenario_to_start_from_is_the_scenario_itself() -> None:
    past = laboratory.solve(Scenario(), 3)
    chosen, later = parse_link("v=1&rescue=off"), parse_link("v=1&rescue=off&futures=changed")
    base = onward(past, chosen)
    other = replay_schedules(base, [schedule(later, past.episode)])
    assert np.array_equal(base.run.paths.log_index, laboratory.replay(past, chosen).paths.log_index)
    whole_run = replay_many(past, [later])
    assert np.allclose(other.paths.log_index, whole_run.paths.log_index, rtol=0.0, atol=1e-12)
    one = replay_schedules(base.select([0, 2]), [schedule(later, past.episode)])
    assert np.allclose(one.paths.log_index, whole_run.paths.log_index[..., [0, 2]], atol=1e-12)


# ---- the search ----------------------------------------------------------------------------------

TARGET = np.array([0.0, 0.3, 0.25, 0.45, 0.0, 0.0])


def _toy(plans: Sequence[Plan]) -> Array:
    """A convex loss with a known best: a split on the levers' grid, begun on session 118."""
    splits = np.array([list(plan.amounts.values()) for plan in plans]) / 100.0
    days = np.array([plan.start - 118 for plan in plans])
    return np.asarray(1.0 + ((splits - TARGET) ** 2).sum(axis=1) + 0.01 * days**2)


def _toy_field() -> Field:
    even = np.full(len(USES), 1.0 / len(USES))
    return Field(100.0, 5, range(110, 121), _toy, [even, np.array(MIX)])


def test_the_search_finds_a_known_best() -> None:
    where = _toy_field()
    *_, last = search(where, first_population(MIX), 60)
    assert last.best.start == 118
    assert np.array(list(last.best.amounts.values())) / 100.0 == pytest.approx(TARGET, abs=0.04)
    assert last.loss == min(where.known.values()) == pytest.approx(1.0, abs=2e-3)
    assert last.refined is True


def test_a_search_only_gets_better_and_asks_each_plan_once() -> None:
    asked: list[Plan] = []

    def counting(plans: Sequence[Plan]) -> Array:
        asked.extend(plans)
        return _toy(plans)

    where = Field(100.0, 5, range(110, 121), counting)
    course = [progress.loss for progress in search(where, first_population(MIX), 10)]
    assert course == sorted(course, reverse=True)
    assert len(asked) == len(set(asked)) == len(where.known)


@pytest.fixture(scope="module")
def trial() -> Trial:
    return Trial(_asked("rescue_search", "over=reference&goal=trough_csi1000&earlier=1"))


def test_the_search_is_the_same_each_time_and_beats_the_simple_splits(trial: Trial) -> None:
    found = []
    for _ in range(2):
        where = trial.where(50.0)
        *_, last = search(where, first_population(trial.mix), SHORT)
        found.append((last.best, last.loss, last.evaluations))
        for plan in where.known:
            bought = schedule(trial.scenario(plan), trial.episode)
            assert bought.rescue.sum() + bought.futures.sum() == pytest.approx(50.0, abs=1e-9)
    assert found[0] == found[1]
    plans = trial.beside(found[0][0])
    assert trial.loss(list(plans.values())).min() >= found[0][1] - 1e-9


def test_what_is_found_is_what_the_lab_runs(trial: Trial) -> None:
    plan = rounded(np.array([0.0, 0.2, 0.3, 0.1, 0.2, 0.2]), 50.0, trial.first - 2, 5)
    chosen = parse_link(trial.scenario(plan).link)
    past = laboratory.solve(chosen.only("assumption"), 1)
    run = laboratory.replay(past, chosen)
    assert run.schedule.rescue.sum() + run.schedule.futures.sum() == pytest.approx(50.0)
    alone = GOAL["trough_csi1000"].of(run)[0]
    assert -trial.loss([plan])[0] == pytest.approx(alone, abs=1e-9)
    (values,) = trial.outcomes([plan], trial.checked, ["trough_csi1000"])
    assert values[0, 0] == pytest.approx(alone, abs=1e-9)


def test_days_and_small_caps_worked_by_hand(trial: Trial) -> None:
    days = days_of(trial.episode, 3, 4)
    assert days.sum() == 4 and days[3] == 1 and days[6] == 1 and days[7] == 0
    run = trial.base.run
    start = crisis_start(run)
    level = np.exp(run.paths.log_index[start:, 2:, 0] - run.episode.log_index[start, 2:])
    lowest = 100.0 * (level.mean(axis=1).min() - 1.0)
    assert GOAL["trough_small_caps"].of(run)[0] == pytest.approx(lowest)


def test_a_search_tells_how_far_it_is_and_can_be_stopped() -> None:
    steps = QUESTION["rescue_search"].answer(_asked("rescue_search", "over=reference"))
    told = []
    for step in steps:
        told.append(step)
        if step.part and step.part.get("generation") == 2:
            break
    steps.close()
    done = [step.done for step in told]
    assert done == sorted(done) and all(step.done <= step.total for step in told)
    part = told[-1].part
    assert part is not None and sum(part["plan"]["amounts"].values()) == pytest.approx(100.0)
    with pytest.raises(StopIteration):
        next(steps)
