"""Why it fell: bars that sum to the move, a case worked by hand, day and range alike."""

import numpy as np
import pytest

from model import laboratory
from model.impact import Trades, book, effects, trades_of
from model.inquiry import QUESTION, finish, read
from model.inquiry.question import Asked
from model.inquiry.why_fields import MEMBERS, part_labels, span
from model.links import LinkError, parse_link
from model.mechanisms import MECHANISMS
from model.names import INDICES

RUNS = (
    "",
    "v=1&ban=off&rescue=changed&rescue_target=csi2000",
    "v=1&structure=b&mode=unanchored&limit=off&futures=changed&futures_total=100",
)
RANGES = (("2023-12-29", "2024-02-07"), ("2023-07-31", "2024-03-29"), ("2024-02-05", "2024-02-06"))
EXACT = 1e-12


def _asked(query: str, name: str = "why") -> Asked:
    return read(QUESTION[name], query)


def _ask(query: str, name: str = "why") -> dict:
    return finish(QUESTION[name].answer(_asked(query, name)))


def _bars(query: str) -> dict:
    """Return the part of the answer that comes first: bars of the reference vector."""
    return next(step.part for step in QUESTION["why"].answer(_asked(query)) if step.part)


def test_two_lines_worked_by_hand() -> None:
    # One line sells 2 of 100 on day 1, the other 1 of 50 on day 2; a quarter of the impact stays.
    executed = np.array([[0.0, 0.0], [-2.0, 0.0], [0.0, -1.0]])
    given = Trades(
        executed,
        np.array([1.0, 100.0, 50.0]),
        np.array([5.0, 5.0, 10.0]),
        np.array([1.0, 0.9, 0.8]),
        np.float64(0.25),  # type: ignore[arg-type]
    )
    push, reversal = effects(given)
    assert push == pytest.approx(np.array([[0, 0], [-0.1, 0], [0, -0.2]]))
    # Carried 0.75 * 5 * 0.02 = 0.075; next day 0.75 * 10 * 0.8 * 0.02 = 0.12: stress doubled it.
    assert reversal == pytest.approx(np.array([[0, 0], [0, 0], [-0.12 + 0.075, 0]]))
    before = effects(given.until(1))
    assert before[1] == pytest.approx(reversal) and before[0][2] == pytest.approx(0.0)


@pytest.mark.parametrize("query", RUNS)
def test_lines_sum_to_causes_and_causes_to_the_move(query: str) -> None:
    chosen = parse_link(query)
    past = laboratory.solve(chosen.only("assumption"), 1)
    run = laboratory.replay(past, chosen)
    moves = np.diff(run.paths.log_index[..., 0], axis=0, prepend=0.0)
    for index in range(len(INDICES)):
        lines = np.add(*effects(trades_of(past, run, index)))
        for position in range(len(MECHANISMS)):
            mine = lines[:, book().of_mechanism == position].sum(axis=1)
            np.testing.assert_allclose(mine, run.detail.causes[:, index, position], atol=EXACT)
        rest = run.detail.news[:, index] + run.detail.limited[:, index]
        np.testing.assert_allclose(lines.sum(axis=1) + rest, moves[:, index], atol=EXACT)


@pytest.mark.parametrize("days", RANGES)
@pytest.mark.parametrize("query", RUNS)
@pytest.mark.parametrize("view", ["level", "difference"])
def test_bars_sum_to_the_move_either_way(query: str, days: tuple[str, str], view: str) -> None:
    first, last = days
    about = f"index=csi1000&from={first}&to={last}&view={view}&than=v%3D1%26ban%3Doff&{query}"
    answer = _bars(about)
    chosen, index = parse_link(query), INDICES.index("csi1000")
    past = laboratory.solve(chosen.only("assumption"), MEMBERS)
    of = span(_asked(about))
    ends = [of.first, of.last]
    mine = laboratory.replay(past, chosen).paths.log_index[ends, index, 0]
    other = past.run.paths.log_index[ends, index, 0]
    if view == "difference":
        than = parse_link("v=1&ban=off")
        other = laboratory.replay(past, than).paths.log_index[ends, index, 0]
    move = 100.0 * (np.diff(mine) - (np.diff(other) if view == "difference" else 0.0)).item()
    assert answer["move"]["log_points"] == pytest.approx(move, abs=100 * EXACT)
    for bars in answer["by"].values():
        assert sum(bar["log_points"] for bar in bars) == pytest.approx(move, abs=100 * EXACT)
        for bar in bars:
            assert sum(bar["daily"]) == pytest.approx(bar["log_points"], abs=100 * EXACT)
            assert bar["per_cent"] == pytest.approx(100 * np.expm1(bar["log_points"] / 100))
    table = answer["crossed"]
    for way, key in (("mechanism", "cause"), ("class", "class")):
        told = {bar["name"]: bar["log_points"] for bar in answer["by"][way]}
        for name in {row[key] for row in table}:
            part = sum(row["log_points"] for row in table if row[key] == name)
            assert part == pytest.approx(told.get(name, 0.0), abs=100 * EXACT)


def test_what_was_booked_before_reverts_inside_and_belongs_to_its_bar() -> None:
    answer = _bars("index=csi300&from=2024-02-08&to=2024-02-23")
    (team,) = (b for b in answer["by"]["mechanism"] if b["name"] == "cause.national_team")
    chain = _ask("index=csi300&from=2024-02-08&to=2024-02-23&of=cause.national_team", "why_day")
    side = chain["sides"]["scenario"]
    inside = team["log_points"] - team["before"]
    assert team["before"] and abs(inside) <= abs(sum(side["push"])) + 1e-9
    quiet = all(amount == 0.0 for amount in side["ordered"])
    assert quiet == (inside == pytest.approx(0.0, abs=1e-12))


def test_the_ranges_are_of_the_same_model() -> None:
    answer = _ask("view=difference&v=1&ban=off")
    for bar in answer["by"]["mechanism"]:
        assert bar["p05"] <= bar["p95"]
    one = _ask("from=2024-02-02&v=1&structure=b&mode=unanchored&limit=off")
    for bar in (*one["by"]["class"], one["move"]):
        assert np.isfinite([bar["p05"], bar["p95"]]).all()
    # The move itself is data under every vector where what happened is replayed.
    history = _ask("to=2024-01-31")
    ends = (history["move"]["p05"], history["move"]["p95"])
    assert ends == pytest.approx([history["move"]["log_points"]] * 2, abs=1e-9)


@pytest.mark.parametrize("of", ["cause.margin_traders", "class.dma", "cause.residual"])
@pytest.mark.parametrize("view", ["level", "difference"])
def test_the_chain_of_a_bar_is_the_bar(of: str, view: str) -> None:
    about = f"view={view}&v=1&rescue=off"
    bars = {b["name"]: b for way in _bars(about)["by"].values() for b in way}
    chain = _ask(f"of={of}&{about}", "why_day")
    whole = bars[of]["log_points"] if of in bars else 0.0
    assert chain["log_points"] == pytest.approx(whole, abs=1e-10)
    for side in chain["sides"].values():
        if not side["orders"]:
            continue
        met = np.array(side["capitalisation"])
        stress, ordered = np.array(side["stress"]), np.array(side["ordered"])
        push = 100.0 * side["multiplier"] * stress * ordered / met
        assert side["push"] == pytest.approx(push, abs=1e-10)
        daily = np.add(side["push"], side["reversal"])
        assert side["daily"] == pytest.approx(daily, abs=1e-10)
        assert np.sum(list(side["took"].values()), axis=0) == pytest.approx(0.0, abs=1e-9)


def test_the_other_scenario_has_the_assumptions_of_the_first() -> None:
    answer = _bars("view=difference&than=v%3D1%26ban%3Doff%26mode%3Dunanchored&v=1&ban=off")
    assert answer["than"] == "v=1&ban=off" and answer["move"]["log_points"] == 0.0
    assert answer["by"] == {"mechanism": [], "class": []}


def test_a_range_without_a_session_is_refused() -> None:
    with pytest.raises(LinkError, match="a session between"):
        _asked("from=2024-02-07&to=2024-02-07")
    with pytest.raises(LinkError, match="a session between"):
        _asked("from=2024-02-10&to=2024-02-17")
    weekend = _bars("from=2023-12-31&to=2024-01-02")
    assert weekend["from"] == "2023-12-29" and weekend["dates"] == ["2024-01-02"]


def test_every_part_has_words() -> None:
    labels = part_labels()
    assert all(label.en and label.zh for label in labels.values())
    answer = _bars("from=2023-07-31&to=2024-03-29")
    assert {bar["name"] for way in answer["by"].values() for bar in way} <= set(labels)
